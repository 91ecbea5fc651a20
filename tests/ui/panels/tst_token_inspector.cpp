// SPDX-License-Identifier: GPL-3.0-or-later
// The token inspector under mouse and keys, on the golden case of tokens and on data that tries to break it.
#include "tests/support/read_text.h"
#include "tests/support/token_data.h"
#include "tests/ui/menu.h"
#include "tests/ui/opened.h"
#include "ui/models/job_tree_model.h"
#include "ui/models/mutation_model.h"
#include "ui/panels/token_inspector.h"
#include "ui/widgets/section.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace throughline;
using namespace throughline::test;

class TestTokenInspector : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;
    Navigator m_navigator;
    TokenIndexes m_indexes{m_navigator};
    std::unique_ptr<TokenInspector> m_inspector;

    // Opens data and shows the inspector with a token.
    void start(const std::string& path, const std::string& token)
    {
        m_inspector = std::make_unique<TokenInspector>(m_navigator, m_indexes);
        m_inspector->resize(390, 1000);
        m_inspector->show();
        m_inspector->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_inspector.get()));
        const auto snapshot = opened(path);
        QVERIFY(snapshot);
        m_navigator.setSnapshot(snapshot);
        inspect(token);
    }
    void inspect(const std::string& token)
    {
        m_inspector->setToken(QString::fromStdString(token));
        QTRY_VERIFY(!m_inspector->working());
        QCoreApplication::processEvents(); // layouts show what is new in them through the event loop
    }
    [[nodiscard]] QString file(const std::string& name, const std::string& text) const
    {
        return QString::fromStdString(writeFile(m_settings.folder(), name, text));
    }
    [[nodiscard]] Section& section(const QString& title)
    {
        for (Section* found : m_inspector->findChildren<Section*>()) {
            if (found->title() == title)
                return *found;
        }
        qFatal("no such section");
    }
    [[nodiscard]] QToolButton& heading(const QString& title)
    {
        return *section(title).findChild<QToolButton*>(QStringLiteral("sectionHeading"));
    }
    [[nodiscard]] QTreeView& jobs() { return *m_inspector->findChild<QTreeView*>(); }
    [[nodiscard]] QTableView& table(const QString& title) { return *section(title).findChild<QTableView*>(); }
    [[nodiscard]] QTableView& changes() { return table(QStringLiteral("Changes")); }
    [[nodiscard]] QString field() { return m_inspector->findChild<QPlainTextEdit*>()->toPlainText(); }
    [[nodiscard]] QStringList texts(QWidget& within)
    {
        QStringList all;
        for (const QLabel* label : within.findChildren<QLabel*>()) {
            if (label->isVisible() && !label->text().isEmpty())
                all.append(label->text());
        }
        return all;
    }
    [[nodiscard]] QPushButton* button(const QString& text)
    {
        for (QPushButton* found : m_inspector->findChildren<QPushButton*>()) {
            if (found->text() == text && found->isVisible())
                return found;
        }
        return nullptr;
    }
    // In the menu of the current cell.
    void choose(QAbstractItemView& view, const QString& text)
    {
        QVERIFY2(chooseInMenu(view, view.currentIndex(), text), qPrintable(text));
        QTRY_VERIFY(!m_inspector->working());
    }
    void doubleClick(QAbstractItemView& view, const QModelIndex& index)
    {
        view.scrollTo(index);
        const QPoint at = view.visualRect(index).center();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, at);
        QTRY_VERIFY(!m_inspector->working());
    }

private Q_SLOTS:
    void init() { m_settings.forget(); }
    void cleanup()
    {
        m_inspector.reset();
        m_navigator.setSnapshot(nullptr);
    }

    void aHealthyToken()
    {
        start(goldenTokensPath(), kPayToken);
        QCOMPARE(m_inspector->reason(), QString());
        QCOMPARE(heading(QStringLiteral("Findings")).text(), QStringLiteral("Findings  0"));
        QVERIFY(section(QStringLiteral("Findings")).note().startsWith(QStringLiteral("No finding")));
        QCOMPARE(heading(QStringLiteral("Jobs")).text(), QStringLiteral("Jobs  3"));
        QCOMPARE(heading(QStringLiteral("Changes")).text(), QStringLiteral("Changes  3"));
        QCOMPARE(heading(QStringLiteral("Events")).text(), QStringLiteral("Events  2"));
        // The token's own job is the current one, and all of the tree is open.
        QCOMPARE(jobs().currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("▸ payOrder"));
        QVERIFY(jobs().isExpanded(jobs().currentIndex().siblingAtColumn(0)));
        const auto& detail = *m_inspector->findChild<QLabel*>(QStringLiteral("jobDetail"));
        QVERIFY2(detail.text().contains(QStringLiteral("Job execution id: job-pay")),
                 qPrintable(detail.text()));
        // All of it can be seen.
        QCOMPARE(jobs().viewport()->height() / jobs().visualRect(jobs().currentIndex()).height(), 3);
    }

    void jobsLeadToTheirEvents()
    {
        start(goldenTokensPath(), kPayToken);
        QSignalSpy said(m_inspector.get(), &TokenInspector::said);
        doubleClick(jobs(), jobs().currentIndex());
        QCOMPARE(m_navigator.snapshot()->eventName(m_navigator.place().event), std::string("e2"));
        QVERIFY(m_navigator.canGoBack());
        // By keys, up to the root.
        jobs().setFocus();
        QTest::keyClick(&jobs(), Qt::Key_Up);
        QTest::keyClick(&jobs(), Qt::Key_Return);
        QTRY_VERIFY(!m_inspector->working());
        QCOMPARE(m_navigator.snapshot()->eventName(m_navigator.place().event), std::string("e1"));
        QVERIFY(said.isEmpty());
        // One that no event names says so, and nothing moves.
        QTest::keyClick(&jobs(), Qt::Key_End);
        QTest::keyClick(&jobs(), Qt::Key_Return);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said.front().front().toString().contains(QStringLiteral("job-ship")));
        QCOMPARE(m_navigator.snapshot()->eventName(m_navigator.place().event), std::string("e1"));
        // That job's own token.
        choose(jobs(), QStringLiteral("Inspect a token of this job"));
        QCOMPARE(field().toStdString(), "shop@example.com|" + std::string(kCorrelation) + "|job-ship");
        QTRY_COMPARE(jobs().currentIndex().siblingAtColumn(0).data().toString(),
                     QStringLiteral("▸ shipOrder"));
        // Undo returns to the token before.
        QTest::keyClick(m_inspector->findChild<QPlainTextEdit*>(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field().toStdString(), kPayToken);
    }

    void aJobThatIsAnEntityIsGoneTo()
    {
        start(file("entity.ndjson",
                   jobLine("job-1", "", 0) + eventLine("\"id\":\"e\",\"reference_id\":\"job:job-1\""))
                  .toStdString(),
              "a|" + std::string(kCorrelation) + "|job-1");
        doubleClick(jobs(), jobs().currentIndex());
        QVERIFY(m_navigator.place().subject == (Selector{"job", "job-1"}));
    }

    // Who goes to a token, such as that of an event's fields, wants to see it, whatever was pasted before.
    void aTokenAsSubjectIsTaken()
    {
        start(goldenTokensPath(), "a|00000000-0000-4000-8000-000000000000|j");
        QVERIFY(m_navigator.go({"token", kPayToken}));
        QCOMPARE(field().toStdString(), kPayToken);
        inspect("x");
        m_navigator.select(m_navigator.snapshot()->findEvent("e1"));
        QCOMPARE(field(), QStringLiteral("x")); // once, not with each selection
    }

    void changesLeadOn()
    {
        start(goldenTokensPath(), kPayToken);
        doubleClick(changes(), changes().model()->index(2, 0));
        QCOMPARE(field().toStdString(), "shop@example.com|" + std::string(kCorrelation) + "|job-ship");
        // Enter does the same.
        changes().setCurrentIndex(changes().model()->index(0, 0));
        changes().setFocus();
        QTest::keyClick(&changes(), Qt::Key_Return);
        QTRY_VERIFY(!m_inspector->working());
        QCOMPARE(field().toStdString(), "shop@example.com|" + std::string(kCorrelation) + "|job-create");
    }

    void eventsAreGoneTo()
    {
        start(goldenTokensPath(), kPayToken);
        QTableView& events = table(QStringLiteral("Events"));
        QTest::mouseClick(events.viewport(), Qt::LeftButton, {},
                          events.visualRect(events.model()->index(0, 1)).center());
        QCOMPARE(m_navigator.snapshot()->eventName(m_navigator.place().event), std::string("e1"));
        QCOMPARE(field().toStdString(), kPayToken); // what was pasted stays
    }

    void findingsSayWhatToDo()
    {
        start(goldenTokensPath(), "sweeper|7a1d0c52-9b1e-4c7e-8f60-2f3b1c9d0001|job-b");
        QCOMPARE(heading(QStringLiteral("Findings")).text(), QStringLiteral("Findings  4"));
        const QStringList said = texts(section(QStringLiteral("Findings")));
        QVERIFY(said.contains(QStringLiteral("Ensure TrackingTokenExtractionPlugin is registered and "
                                             "extractFromUpdatedBy is true.")));
        QVERIFY(said.contains(
            QStringLiteral("No job_executions row has the id job-pruned, which a job names as its parent.")));
        // About a job: it is selected in the tree, a ghost.
        QPushButton* job = button(QStringLiteral("Show job job-pruned"));
        QVERIFY(job);
        QTest::mouseClick(job, Qt::LeftButton);
        QCOMPARE(jobs().currentIndex().siblingAtColumn(JobTreeModel::Status).data().toString(),
                 QStringLiteral("no row"));
        QVERIFY(jobs().hasFocus());
        // About a row: all that was done to it, and back, by keys.
        QPushButton* row = button(QStringLiteral("All changes of carts:9"));
        QVERIFY(row);
        row->setFocus();
        QTest::keyClick(row, Qt::Key_Space);
        QTRY_COMPARE(changes().model()->rowCount(), 3);
        QVERIFY(texts(section(QStringLiteral("Changes"))).join(u' ').contains(QStringLiteral("carts:9")));
        QCOMPARE(heading(QStringLiteral("Changes")).text(), QStringLiteral("Changes  3"));
        QTest::mouseClick(button(QStringLiteral("Back")), Qt::LeftButton);
        QCOMPARE(changes().model()->rowCount(), 1);
        QVERIFY(!button(QStringLiteral("Back")));
    }

    void sectionsFoldAndRemember()
    {
        start(goldenTokensPath(), kPayToken);
        QVERIFY(jobs().isVisible());
        QTest::mouseClick(&heading(QStringLiteral("Jobs")), Qt::LeftButton);
        QVERIFY(!jobs().isVisible());
        heading(QStringLiteral("Events")).setFocus();
        QTest::keyClick(&heading(QStringLiteral("Events")), Qt::Key_Space);
        QVERIFY(!table(QStringLiteral("Events")).isVisible());
        m_inspector.reset();
        start(goldenTokensPath(), kPayToken);
        QVERIFY(!jobs().isVisible());
        QVERIFY(!table(QStringLiteral("Events")).isVisible());
        QVERIFY(changes().isVisible());
        // A finding about a job opens it again.
        inspect("sweeper|7a1d0c52-9b1e-4c7e-8f60-2f3b1c9d0001|job-b");
        QTest::mouseClick(button(QStringLiteral("Show job job-b")), Qt::LeftButton);
        QVERIFY(jobs().isVisible());
    }

    void rowsAreCopied()
    {
        start(goldenTokensPath(), kPayToken);
        changes().setFocus();
        changes().setCurrentIndex(changes().model()->index(0, 0));
        QTest::keyClick(&changes(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&changes(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(1).toStdString(),
                 "2026-03-02T09:00:05Z\torders:1\tshop@example.com\tjob-pay\tUPDATE\t" +
                     std::string(kCorrelation) + "\t" + kPayToken);
        jobs().setFocus();
        QTest::keyClick(&jobs(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("payOrder\tcompleted\t400 ms\t2026-03-02T09:00:03Z\tjob-pay"));
        choose(jobs(), QStringLiteral("Copy value"));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("payOrder"));
        QTableView& events = table(QStringLiteral("Events"));
        events.setCurrentIndex(events.model()->index(1, 0));
        choose(events, QStringLiteral("Copy event id"));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("e2"));
    }

    void theReportIsCopied()
    {
        start(goldenTokensPath(), kPayToken);
        QSignalSpy said(m_inspector.get(), &TokenInspector::said);
        m_inspector->copyReport();
        QTRY_COMPARE(said.size(), 1);
        const QString report = QGuiApplication::clipboard()->text();
        QVERIFY2(report.startsWith(QStringLiteral("Tracking token shop@example.com|")), qPrintable(report));
        QVERIFY(report.contains(QStringLiteral("payOrder (job-pay), completed")));
        QVERIFY(report.contains(QStringLiteral("Findings: none")));
    }

    void wrappedTokensAreOffered_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason"); // as the core says it
        const QString token = QString::fromStdString(kPayToken);
        QTest::newRow("quotes") << u'"' + token + u'"' << QString();
        QTest::newRow("encoded") << QString(token).replace(u'|', QStringLiteral("%7C"))
                                 << QStringLiteral("%7C");
    }
    void wrappedTokensAreOffered()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        start(goldenTokensPath(), text.toStdString());
        QVERIFY2(m_inspector->reason().contains(reason), qPrintable(m_inspector->reason()));
        QPushButton* take = button(QStringLiteral("Inspect that"));
        QVERIFY(take);
        QVERIFY(texts(*m_inspector).join(u' ').contains(QString::fromStdString(kPayToken)));
        QTest::mouseClick(take, Qt::LeftButton);
        QCOMPARE(field().toStdString(), kPayToken);
        QVERIFY(!take->isVisible());
        QTRY_COMPARE(m_inspector->eventCount(), 2);
    }

    void offersAreTakenOrLeft_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field"); // empty: left
        const QString token = QString::fromStdString(kPayToken);
        const QString uuid = QString::fromUtf8(kCorrelation.data(), qsizetype(kCorrelation.size()));
        QTest::newRow("token") << QStringLiteral(" \n") + token << token;
        QTest::newRow("in quotes") << u'"' + token + u'"' << u'"' + token + u'"';
        QTest::newRow("a correlation id") << uuid.toUpper() << uuid.toUpper();
        QTest::newRow("a correlation id in quotes") << u'\'' + uuid + u'\'' << uuid;
        QTest::newRow("an unknown UUID")
            << QStringLiteral("00000000-0000-4000-8000-000000000000") << QString();
        QTest::newRow("an order") << QStringLiteral("order:1") << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void offersAreTakenOrLeft()
    {
        QFETCH(QString, text);
        QFETCH(QString, field);
        start(goldenTokensPath(), {});
        std::optional<bool> taken;
        m_inspector->offer(text, [&](bool answer) { taken = answer; });
        QTRY_VERIFY(taken.has_value());
        QCOMPARE(*taken, !field.isEmpty());
        QCOMPARE(this->field(), field);
    }

    void aBareUuidShowsItsForest()
    {
        start(goldenTokensPath(), std::string(kCorrelation));
        QVERIFY(m_inspector->reason().contains(QStringLiteral("correlation id without a source")));
        QCOMPARE(heading(QStringLiteral("Jobs")).text(), QStringLiteral("Jobs  5"));
        QCOMPARE(heading(QStringLiteral("Events")).text(), QStringLiteral("Events  2"));
        QCOMPARE(heading(QStringLiteral("Findings")).text(), QStringLiteral("Findings  1"));
    }

    void whatNothingKnowsIsSaid()
    {
        start(goldenTokensPath(), "a|00000000-0000-4000-8000-000000000000|j");
        for (const char* title : {"Jobs", "Changes", "Events"}) {
            const Section& shown = section(QString::fromLatin1(title));
            QVERIFY2(shown.isVisible() && shown.note().startsWith(QStringLiteral("No ")), title);
        }
        // Of a text that is no token only that is said.
        inspect("hello");
        QVERIFY(!m_inspector->reason().isEmpty());
        QVERIFY(!section(QStringLiteral("Jobs")).isVisible());
        QVERIFY(texts(section(QStringLiteral("Findings"))).join(u' ').contains(QStringLiteral("isValid()")));
        inspect({});
        QVERIFY(!section(QStringLiteral("Findings")).isVisible());
        QVERIFY(texts(*m_inspector).join(u' ').contains(QStringLiteral("Ctrl+V")));
    }

    void theLatestTokenWins()
    {
        start(goldenTokensPath(), {});
        for (int i = 0; i < 20; ++i)
            m_inspector->setToken(QStringLiteral("x|00000000-0000-4000-8000-0000000000%1|j").arg(10 + i));
        m_inspector->setToken(QString::fromStdString(kPayToken));
        QTRY_COMPARE(m_inspector->eventCount(), 2);
        QTest::qWait(50);
        QCOMPARE(m_inspector->eventCount(), 2);
        QCOMPARE(heading(QStringLiteral("Jobs")).text(), QStringLiteral("Jobs  3"));
        // Other data is asked anew.
        m_navigator.setSnapshot(opened(writeFile(m_settings.folder(), "other.ndjson", eventLine())));
        QTRY_COMPARE(m_inspector->eventCount(), 0);
        QTRY_COMPARE(heading(QStringLiteral("Jobs")).text(), QStringLiteral("Jobs  0"));
        QVERIFY(section(QStringLiteral("Jobs")).note().contains(QStringLiteral("observability database")));
    }

    void dataIsNeverTakenForMarkup()
    {
        const std::string token = "<b>src</b>|" + std::string(kCorrelation) + "|<i>job</i>";
        start(file("hostile.ndjson",
                   jobLine("<i>job</i>", "<u>gone</u>", 0, "<b>odd</b>", "<img src=x>\\u202e") +
                       rowLine("<b>t</b>", "<a href=x>1</a>", token, 2) + std::string(kHostileEvents))
                  .toStdString(),
              token);
        QCOMPARE(changes().model()->index(0, MutationModel::Row).data().toString(),
                 QStringLiteral("<b>t</b>:<a href=x>1</a>"));
        int checked = 0;
        for (const QLabel* label : m_inspector->findChildren<QLabel*>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QVERIFY(!label->text().contains(QChar(0x202e)));
            QVERIFY(!Qt::mightBeRichText(label->toolTip()) ||
                    !label->toolTip().contains(QStringLiteral("<b>")));
            ++checked;
        }
        QVERIFY(checked > 8);
        for (const QPushButton* link : m_inspector->findChildren<QPushButton*>())
            QVERIFY(!link->toolTip().contains(QStringLiteral("<u>")));
        for (QAbstractItemView* view : m_inspector->findChildren<QAbstractItemView*>()) {
            const QString tip = view->model()->index(0, 0).data(Qt::ToolTipRole).toString();
            QVERIFY2(!tip.contains(QStringLiteral("<b>")) && !tip.contains(QStringLiteral("<i>")) &&
                         !tip.contains(QStringLiteral("<img")),
                     qPrintable(tip));
        }
    }

    void onlyJobsAreEnough()
    {
        start(file("jobs.ndjson", jobLine("job-1", "", 0) + jobLine("job-2", "job-1", 1)).toStdString(),
              "a|" + std::string(kCorrelation) + "|job-2");
        QCOMPARE(m_navigator.snapshot()->events.size(), 0U);
        QCOMPARE(heading(QStringLiteral("Jobs")).text(), QStringLiteral("Jobs  2"));
        QVERIFY(section(QStringLiteral("Changes")).note().contains(QStringLiteral("updated_by")));
        QSignalSpy said(m_inspector.get(), &TokenInspector::said);
        doubleClick(jobs(), jobs().currentIndex());
        QCOMPARE(said.size(), 1);
    }

    // A hundred thousand jobs: all are counted and can be reached, but only what is seen is made.
    void largeLineagesAreLazy_data()
    {
        QTest::addColumn<bool>("deep");
        QTest::newRow("deep") << true;
        QTest::newRow("wide") << false;
    }
    void largeLineagesAreLazy()
    {
        QFETCH(bool, deep);
        constexpr int kJobs = 100'000;
        start(file(deep ? "deep.ndjson" : "wide.ndjson", manyJobs(kJobs, deep)).toStdString(),
              "a|" + std::string(kCorrelation) + "|job-" + std::to_string(deep ? kJobs - 1 : 0));
        QTRY_COMPARE(heading(QStringLiteral("Jobs")).text(), QStringLiteral("Jobs  100\u2009000"));
        QVERIFY(jobs().height() < 400); // ten rows, the rest is scrolled to
        QVERIFY(jobs().currentIndex().isValid());
        QVERIFY(!jobs().visualRect(jobs().currentIndex()).isEmpty()); // the way to it is open
        jobs().setFocus();
        QTest::keyClick(&jobs(), Qt::Key_End);
        QCOMPARE(jobs().currentIndex().siblingAtColumn(JobTreeModel::Id).data().toString(),
                 deep ? QStringLiteral("job-99999") : QStringLiteral("job-97199")); // by time
        QTest::keyClick(&jobs(), Qt::Key_Home);
        QCOMPARE(jobs().currentIndex().siblingAtColumn(JobTreeModel::Id).data().toString(),
                 QStringLiteral("job-0"));
    }
};

QTEST_MAIN(TestTokenInspector)
#include "tst_token_inspector.moc"
