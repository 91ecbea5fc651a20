// SPDX-License-Identifier: GPL-3.0-or-later
// Inspectors and lists under mouse and keys.
#include "tests/support/read_text.h"
#include "tests/ui/opened.h"
#include "tests/ui/views/sample.h"
#include "ui/panels/entity_panel.h"
#include "ui/panels/event_inspector.h"
#include "ui/panels/sources_panel.h"
#include "ui/panels/token_highlighter.h"
#include "ui/panels/token_inspector.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTextEdit>
#include <QTextLayout>
#include <QTreeView>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr char kToken[] = "api-handler|550e8400-e29b-41d4-a716-446655440000|job-1";

QTableView& tableNamed(const QWidget& parent, const QString& name)
{
    for (QTableView* table : parent.findChildren<QTableView*>()) {
        if (table->accessibleName() == name)
            return *table;
    }
    qFatal("no such table");
}

void clickRow(QTableView& table, int row, int column)
{
    const QModelIndex index = table.model()->index(row, column);
    table.scrollTo(index);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
}

} // namespace

class TestPanels : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;
    Navigator m_navigator;
    ViewState m_state;
    EventMarks m_marks{m_navigator, m_state};
    OrderAttributions m_attributions{m_navigator};
    TokenIndexes m_indexes{m_navigator};

private Q_SLOTS:
    void cleanup() { m_navigator.setSnapshot(nullptr); }

    void clickInTheListGoesThere()
    {
        EntityPanel panel(m_navigator, m_attributions, {}, QStringLiteral("campaign"));
        panel.resize(300, 500);
        panel.show();
        m_navigator.setSnapshot(sample());
        auto& table = *panel.findChild<QTableView*>();
        QTRY_COMPARE(table.model()->rowCount(), 86);
        QTRY_VERIFY(!m_attributions.working());
        QTest::qWait(50); // the rows come anew with the attributions
        clickRow(table, 3, EntityModel::Value);
        QVERIFY(m_navigator.place().subject);
        QCOMPARE(m_navigator.place().subject->kind, std::string("order"));
        QCOMPARE(QString::fromStdString(m_navigator.place().subject->value),
                 table.model()->index(3, EntityModel::Value).data().toString());

        // By keys: down, Enter.
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(QString::fromStdString(m_navigator.place().subject->value),
                 table.model()->index(4, EntityModel::Value).data().toString());
    }

    void listFollowsTheSubject()
    {
        EntityPanel panel(m_navigator, m_attributions, {}, {});
        panel.show();
        m_navigator.setSnapshot(sample());
        auto& table = *panel.findChild<QTableView*>();
        QTRY_VERIFY(!m_attributions.working() && table.model()->rowCount() == 86);
        QTest::qWait(50);
        m_navigator.go(sampleOrder());
        QCOMPARE(table.currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("1006"));
        QVERIFY(table.viewport()->rect().contains(table.visualRect(table.currentIndex())));
        m_navigator.go({"contact", "c-000230"});
        QVERIFY(!table.selectionModel()->hasSelection());
    }

    void kindsOfTheDataAreTabs()
    {
        EntityPanel panel(m_navigator, m_attributions, {}, QStringLiteral("campaign"));
        panel.show();
        m_navigator.setSnapshot(sample());
        auto& tabs = *panel.findChild<QTabBar*>();
        QCOMPARE(tabs.tabText(0), QStringLiteral("Orders"));
        QCOMPARE(tabs.tabText(1), QStringLiteral("Contacts"));
        for (int i = 0; i < tabs.count(); ++i)
            QVERIFY(tabs.tabData(i).toString() != QStringLiteral("campaign"));
        tabs.setCurrentIndex(1);
        auto& table = *panel.findChild<QTableView*>();
        QTRY_VERIFY(table.model()->rowCount() > 100);
        auto& filter = *panel.findChild<QLineEdit*>();
        QTest::keyClicks(&filter, QStringLiteral("c-000230"));
        QTRY_COMPARE(table.model()->rowCount(), 1);
    }

    void inspectorShowsTheEvent()
    {
        EventInspector inspector(m_navigator, m_marks);
        inspector.resize(360, 700);
        inspector.show();
        m_navigator.setSnapshot(sample());
        m_navigator.go(sampleOrder());
        QTRY_VERIFY(!inspector.working());
        QVERIFY(inspector.findChild<QPlainTextEdit*>()->toPlainText().contains(
            QStringLiteral("\"order_id\": \"1006\"")));
        inspector.copyJson();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("{\"id\":")));
        inspector.copyAs(EventForm::Id);
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(),
                 sample()->eventName(m_navigator.place().event));
    }

    void fieldsCanBeClicked()
    {
        EventInspector inspector(m_navigator, m_marks);
        inspector.resize(360, 700);
        inspector.show();
        m_navigator.setSnapshot(sample());
        m_navigator.go(sampleOrder());
        QTableView& fields = tableNamed(inspector, QStringLiteral("Fields of the event"));
        int row = 0;
        while (fields.model()->index(row, 0).data().toString() != QStringLiteral("contact"))
            ++row;
        const QString contact = fields.model()->index(row, 1).data().toString();
        clickRow(fields, row, FieldModel::Value);
        QCOMPARE(m_navigator.place().subject->kind, std::string("contact"));
        QCOMPARE(QString::fromStdString(m_navigator.place().subject->value), contact);
    }

    void linksCanBeFollowed()
    {
        EventInspector inspector(m_navigator, m_marks);
        inspector.resize(360, 700);
        inspector.show();
        m_navigator.setSnapshot(sample());
        m_navigator.go(sampleOrder());
        const EventId order = m_navigator.place().event;
        QVERIFY(inspector.followIn());
        QCOMPARE(m_navigator.place().event, sample()->links.primaryCause(order));
        m_navigator.back();

        QTreeView* links = nullptr;
        for (QTreeView* tree : inspector.findChildren<QTreeView*>()) {
            if (tree->accessibleName().startsWith(QStringLiteral("Links")))
                links = tree;
        }
        QVERIFY(links);
        const QModelIndex cause = links->model()->index(0, 0, links->model()->index(LinksModel::Causes, 0));
        QTest::mouseClick(links->viewport(), Qt::LeftButton, {}, links->visualRect(cause).center());
        QVERIFY(m_navigator.place().link);
        const auto* evidence = inspector.findChild<QLabel*>(QStringLiteral("evidence"));
        QVERIFY(evidence->isVisible() && evidence->text().contains(QStringLiteral("exact")));
        QTest::mouseDClick(links->viewport(), Qt::LeftButton, {}, links->visualRect(cause).center());
        QCOMPARE(m_navigator.place().event, sample()->links.primaryCause(order));
        QVERIFY(m_navigator.canGoBack());
    }

    void followingEndsAtTheRoot()
    {
        EventInspector inspector(m_navigator, m_marks);
        QVERIFY(!inspector.followIn() && !inspector.followOut());
        m_navigator.setSnapshot(sample());
        m_navigator.go(sampleOrder());
        int steps = 0;
        while (inspector.followIn())
            ++steps;
        QVERIFY(steps > 3);
        QVERIFY(!sample()->links.primaryCause(m_navigator.place().event));
        QVERIFY(inspector.followOut());
    }

    void tokenIsTakenApart()
    {
        TokenInspector inspector(m_navigator, m_indexes);
        inspector.resize(360, 400);
        inspector.show();
        inspector.setToken(QStringLiteral("  %1 ").arg(QString::fromLatin1(kToken)));
        QCOMPARE(inspector.reason(), QString());
        QStringList texts;
        for (const QLabel* label : inspector.findChildren<QLabel*>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        for (const QTextEdit* value : inspector.findChildren<QTextEdit*>()) {
            if (value->isVisible())
                texts.append(value->toPlainText());
        }
        for (const char* part : {"api-handler", "550e8400-e29b-41d4-a716-446655440000", "job-1", "pipe"})
            QVERIFY2(texts.contains(QString::fromLatin1(part)), part);

        // Its parts are marked where they stand, the separators are not.
        const auto& text = *inspector.findChild<QPlainTextEdit*>();
        const auto formats = text.document()->firstBlock().layout()->formats();
        QCOMPARE(formats.size(), 3);
        QCOMPARE(formats[0].start, 2);
        QCOMPARE(formats[0].length, 11);
        QCOMPARE(formats[1].start, 14);
        QCOMPARE(formats[1].length, 36);
        QCOMPARE(formats[2].length, 5);
    }

    void badTokensSayWhy_data()
    {
        QTest::addColumn<QString>("token");
        QTest::newRow("no source") << QStringLiteral("|550e8400-e29b-41d4-a716-446655440000|j");
        QTest::newRow("no uuid") << QStringLiteral("a|not-a-uuid|j");
        QTest::newRow("four parts") << QStringLiteral("a|550e8400-e29b-41d4-a716-446655440000|j|k");
        QTest::newRow("long") << QString(10'000, u'|');
        QTest::newRow("markup") << QStringLiteral("<b>a</b>");
    }
    void badTokensSayWhy()
    {
        QFETCH(QString, token);
        TokenInspector inspector(m_navigator, m_indexes);
        inspector.show();
        inspector.setToken(token);
        QVERIFY(!inspector.reason().isEmpty());
        QVERIFY(inspector.reason().size() < 1'000);
        inspector.setToken(QString());
        QCOMPARE(inspector.reason(), QString());
    }

    void tokenListsItsEvents()
    {
        const auto snapshot = opened(writeFile(m_settings.folder(), "token.ndjson", kHostileEvents));
        QVERIFY(snapshot);
        TokenInspector inspector(m_navigator, m_indexes);
        inspector.show();
        m_navigator.setSnapshot(snapshot);
        inspector.setToken(QStringLiteral("<b>api</b>|550e8400-e29b-41d4-a716-446655440000|job-1"));
        QTRY_COMPARE(inspector.eventCount(), 1);
        inspector.setToken(QString::fromLatin1(kToken).replace(u'5', u'6'));
        QTRY_COMPARE(inspector.eventCount(), 0);
    }

    void tokenOfTheSelectionIsTaken()
    {
        const auto snapshot = opened(writeFile(m_settings.folder(), "selected.ndjson", kHostileEvents));
        TokenInspector inspector(m_navigator, m_indexes);
        m_navigator.setSnapshot(snapshot);
        auto& text = *inspector.findChild<QPlainTextEdit*>();
        m_navigator.go({"event", "two"});
        QVERIFY(text.toPlainText().startsWith(QStringLiteral("<b>api</b>|")));
        m_navigator.select(EventId(0)); // has none
        QCOMPARE(text.toPlainText(), QString());
        inspector.setToken(QString::fromLatin1(kToken));
        m_navigator.go({"event", "two"});
        QCOMPARE(text.toPlainText(), QString::fromLatin1(kToken)); // what was pasted stays
    }

    void reportListsWhatWasWrong()
    {
        const std::string good = eventLine();
        const auto snapshot =
            opened(writeFile(m_settings.folder(), "report.ndjson", good + "not json\n" + good));
        QVERIFY(snapshot);
        ReportPanel report(m_navigator);
        SourcesPanel sources(m_navigator);
        report.show();
        sources.show();
        m_navigator.setSnapshot(snapshot);
        QVERIFY(report.findChild<QTableView*>()->isVisible());
        QVERIFY(report.findChild<QLabel*>()->text().contains(QStringLiteral("1 rejected")));
        QVERIFY(summaryOf(snapshot->report).contains(QStringLiteral("1 record rejected")));
        LoadRequest many;
        for (int i = 0; i < 30; ++i)
            many.paths.push_back(writeFile(m_settings.folder(), "many-" + std::to_string(i) + ".ndjson",
                                           i % 3 == 0 ? good + "not json\n" : good));
        m_navigator.setSnapshot(load(many).value_or(nullptr));
        const QStringList lines = report.findChild<QLabel*>()->text().split(u'\n');
        QVERIFY2(lines.front().startsWith(QStringLiteral("30 sources")), qPrintable(lines.front()));
        QVERIFY2(lines.contains(QStringLiteral("native NDJSON: 30")), qPrintable(lines.join(u'\n')));
        QVERIFY(lines.size() < 12); // those with trouble, and not all of them
        m_navigator.setSnapshot(sample());
        QVERIFY(!report.findChild<QTableView*>()->isVisible());
        QVERIFY(summaryOf(sample()->report).isEmpty());
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
