// SPDX-License-Identifier: GPL-3.0-or-later
// An export whose fields nobody foresaw: told what they mean by hand, seen at once, opened that way.
#include "core/import/mapping_file.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/dialogs/mapping_dialog.h"
#include "ui/shell/field_choosing.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// Nothing here looks like a type or a time.
constexpr std::string_view kUnforeseen =
    R"({"w":"Asked now","m":"calm weather","n":1,"who":{"walk":"w1","step":"s1"},"note":"<b>hi</b>"})"
    "\n"
    R"({"w":"Paid it","m":"calm","n":2,"who":{"walk":"w1","step":"s2","above":"s1"}})"
    "\n"
    R"({"w":"Asked","m":"glad of it","n":3,"who":{"walk":"w2","step":"s3"}})"
    "\n";
// A type, but no time.
constexpr std::string_view kUntimed = R"({"event_type":"Asked","n":1})"
                                      "\n"
                                      R"({"event_type":"Paid","n":2})"
                                      "\n";

} // namespace

class TestMappingDialog : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;

    [[nodiscard]] QString write(const char* name, std::string_view text) const
    {
        return QString::fromStdString(writeFile(m_settings.folder(), name, text));
    }
    [[nodiscard]] static QComboBox* choice(const MappingDialog& dialog, const QString& field)
    {
        for (QComboBox* box : dialog.findChildren<QComboBox*>()) {
            if (box->accessibleName() == field)
                return box;
        }
        return nullptr;
    }
    // As a hand does: opens the list and goes to the entry.
    static bool choose(const MappingDialog& dialog, const QString& field, const QString& entry)
    {
        QComboBox* const box = choice(dialog, field);
        const int index = box->findText(entry, Qt::MatchStartsWith);
        if (index < 0)
            return false;
        box->setFocus();
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
        return QTest::qWaitFor([&] { return !dialog.working(); });
    }
    [[nodiscard]] static QString said(const MappingDialog& dialog)
    {
        return dialog.findChild<QLabel*>()->text();
    }
    [[nodiscard]] static QPushButton* button(const QWidget& dialog, const QString& text)
    {
        for (QPushButton* one : dialog.findChildren<QPushButton*>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] static QTableView* preview(const MappingDialog& dialog)
    {
        for (QTableView* table : dialog.findChildren<QTableView*>()) {
            if (table->accessibleName() == QStringLiteral("The first events"))
                return table;
        }
        return nullptr;
    }

private Q_SLOTS:
    void cleanup() { m_settings.forget(); }

    void whatIsFoundStandsThereToBeginWith()
    {
        auto* dialog = new MappingDialog(QString::fromStdString(sampleExport()), std::nullopt);
        dialog->show();
        QTRY_VERIFY(!dialog->working());
        QCOMPARE(choice(*dialog, QStringLiteral("Time"))->currentText(),
                 QStringLiteral("found: /occurred_at"));
        QCOMPARE(choice(*dialog, QStringLiteral("Trace"))->currentText(),
                 QStringLiteral("found: /metadata/trace_id"));
        QVERIFY(preview(*dialog)->model()->rowCount() > 100);
        QVERIFY(button(*dialog, QStringLiteral("Open this way"))->isEnabled());
        dialog->close();
    }

    void choicesAreSeenAtOnce()
    {
        const QString file = write("unforeseen.ndjson", kUnforeseen);
        auto* dialog = new MappingDialog(file, std::nullopt);
        dialog->show();
        QTRY_VERIFY(!dialog->working());
        QVERIFY2(said(*dialog).contains(QStringLiteral("no field looks like a time")),
                 qPrintable(said(*dialog)));
        QVERIFY(!button(*dialog, QStringLiteral("Open this way"))->isEnabled());
        QVERIFY(choose(*dialog, QStringLiteral("Type"), QStringLiteral("/w")));
        QVERIFY(choose(*dialog, QStringLiteral("Time"), QStringLiteral("/n")));
        QVERIFY(choose(*dialog, QStringLiteral("Trace"), QStringLiteral("/who/walk")));
        QVERIFY2(said(*dialog).contains(QStringLiteral("3 are events")), qPrintable(said(*dialog)));
        QCOMPARE(preview(*dialog)->model()->rowCount(), 3);
        QCOMPARE(preview(*dialog)->model()->index(1, MappedEventModel::Type).data().toString(),
                 QStringLiteral("Paid it"));
        QCOMPARE(preview(*dialog)->model()->index(2, MappedEventModel::Trace).data().toString(),
                 QStringLiteral("w2"));
        // The same path for something else: then it is that, and no longer this.
        QVERIFY(choose(*dialog, QStringLiteral("Type"), QStringLiteral("/m")));
        QCOMPARE(preview(*dialog)->model()->index(1, MappedEventModel::Type).data().toString(),
                 QStringLiteral("calm"));
        QVERIFY(choose(*dialog, QStringLiteral("Trace"), QStringLiteral("not read")));
        QCOMPARE(preview(*dialog)->model()->index(2, MappedEventModel::Trace).data().toString(), QString());
        dialog->close();
    }

    void isSavedForTheCommandLineAndLoadedAgain()
    {
        const QString file = write("unforeseen.ndjson", kUnforeseen);
        auto* dialog = new MappingDialog(file, std::nullopt);
        QTRY_VERIFY(!dialog->working());
        QVERIFY(choose(*dialog, QStringLiteral("Type"), QStringLiteral("/w")));
        QVERIFY(choose(*dialog, QStringLiteral("Time"), QStringLiteral("/n")));
        const QString saved = m_settings.path(QStringLiteral("mapping.json"));
        QVERIFY(dialog->saveTo(saved));
        const Result<FieldMappingData> read = loadMapping(saved.toStdString());
        QVERIFY(read && read->isChosen(ImportField::Type));
        auto* other = new MappingDialog(file, std::nullopt);
        QTRY_VERIFY(!other->working());
        QVERIFY(other->loadFrom(saved));
        QTRY_VERIFY(!other->working());
        QCOMPARE(preview(*other)->model()->rowCount(), 3);
        const QString bad = write("bad.json", "{\"fields\":7}");
        QVERIFY(!other->loadFrom(bad));
        QVERIFY2(said(*other).contains(QStringLiteral("bad.json")), qPrintable(said(*other)));
        QVERIFY(!other->saveTo(m_settings.path(QStringLiteral("no/such/folder/m.json"))));
        delete dialog;
        delete other;
    }

    void theWindowOffersItWhereNothingCouldBeUsed()
    {
        MainWindow window(QString::fromStdString(sampleExport()));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QString file = write("unforeseen.ndjson", kUnforeseen);
        window.workspace().open({file});
        Banner* banner = nullptr;
        QTRY_VERIFY([&] {
            for (Banner* one : window.findChildren<Banner*>())
                banner = one->isVisible() ? one : banner;
            return banner != nullptr;
        }());
        QPushButton* offer = button(*banner, QStringLiteral("Choose its fields…"));
        QVERIFY(offer && offer->isVisible());
        QTest::mouseClick(offer, Qt::LeftButton);
        auto* dialog = window.findChild<MappingDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(!dialog->working());
        QVERIFY(choose(*dialog, QStringLiteral("Type"), QStringLiteral("/w")));
        QVERIFY(choose(*dialog, QStringLiteral("Time"), QStringLiteral("/n")));
        QTest::mouseClick(button(*dialog, QStringLiteral("Open this way")), Qt::LeftButton);
        QTRY_VERIFY(window.workspace().navigator().snapshot());
        QCOMPARE(window.workspace().navigator().snapshot()->events.size(), 3U);
        QVERIFY(window.workspace().mapping());
        // And again with it.
        window.workspace().reload();
        QTRY_VERIFY(!window.workspace().busy());
        QCOMPARE(window.workspace().navigator().snapshot()->events.size(), 3U);
        // Another export knows nothing of it.
        window.openSample();
        QTRY_VERIFY(window.workspace().navigator().snapshot()->events.size() > 1000);
        QVERIFY(!window.workspace().mapping());
    }

    void theWindowOffersItWhereAFieldIsMissing()
    {
        MainWindow window(QString::fromStdString(sampleExport()));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.workspace().open({write("untimed.ndjson", kUntimed)});
        QTRY_VERIFY(window.workspace().navigator().snapshot());
        QPushButton* offer = nullptr;
        QTRY_VERIFY((offer = button(window, QStringLiteral("Choose its fields…"))) && offer->isVisible());
        QTest::mouseClick(offer, Qt::LeftButton);
        QTRY_VERIFY(window.findChild<MappingDialog*>());
        window.openSample();
        QTRY_VERIFY(window.workspace().navigator().snapshot()->events.size() > 1000);
        QTRY_VERIFY(!offer->isVisible());
    }

    void aFormatThatSaysItselfHasNothingToChoose()
    {
        const QString file = write(
            "trace.json",
            R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c",)"
            R"("spanId":"eee19b7ec3c1b174","name":"a","startTimeUnixNano":"1544712660000000000",)"
            R"("endTimeUnixNano":"1544712661000000000"}]}]}]})");
        auto* dialog = new MappingDialog(file, std::nullopt);
        QTRY_VERIFY(!dialog->working());
        QVERIFY2(said(*dialog).contains(QStringLiteral("says itself")), qPrintable(said(*dialog)));
        delete dialog;
        auto* nothing = new MappingDialog(m_settings.path(QStringLiteral("nowhere.json")), std::nullopt);
        QTRY_VERIFY(!nothing->working());
        QVERIFY(said(*nothing).startsWith(QStringLiteral("Its fields cannot be told")));
        delete nothing;
    }

    void withoutAnythingOpenItSaysSo()
    {
        MainWindow window{QString()};
        QSignalSpy said(&window.fieldChoosing(), &FieldChoosing::said);
        window.fieldChoosing().ask();
        QCOMPARE(said.size(), 1);
        QVERIFY(!window.findChild<MappingDialog*>());
    }
};

QTEST_MAIN(TestMappingDialog)
#include "tst_mapping_dialog.moc"
