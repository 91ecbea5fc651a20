// SPDX-License-Identifier: GPL-3.0-or-later
// Times in another zone: in lists, inspector and status bar, kept for the next start.
#include "core/base/shown_zone.h"
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/dialogs/zone_dialog.h"
#include "ui/models/text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/zone_choice.h"

#include <QLineEdit>
#include <QListWidget>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace throughline;
using namespace throughline::test;

class TestZone : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;

    // A text of some model below a widget.
    [[nodiscard]] static bool shows(const QWidget& widget, const QString& text)
    {
        for (const QAbstractItemView* view : widget.findChildren<QAbstractItemView*>()) {
            const QAbstractItemModel* const model = view->model();
            for (int row = 0; model && row < std::min(model->rowCount(), 40); ++row) {
                for (int column = 0; column < model->columnCount(); ++column) {
                    if (model->index(row, column).data().toString().contains(text))
                        return true;
                }
            }
        }
        return false;
    }
    [[nodiscard]] static QToolButton* zoneButton(const MainWindow& window)
    {
        return window.statusBar()->findChild<QToolButton*>();
    }

private Q_SLOTS:
    void cleanup()
    {
        m_settings.forget();
        QVERIFY(ShownZone::choose("UTC"));
    }

    void everythingWritesTimesAnew()
    {
        MainWindow window(QString::fromStdString(sampleExport()));
        window.show();
        window.workspace().open({QString::fromStdString(sampleExport())}, Selector{"order", "1006"});
        QTRY_VERIFY(window.workspace().navigator().place().event && window.settled());
        const Snapshot& snapshot = *window.workspace().navigator().snapshot();
        const TimeNs time = snapshot.events.time(window.workspace().navigator().place().event);
        const QString inUtc = zonedTimeText(time);
        QVERIFY(inUtc.endsWith(QStringLiteral(" UTC")));
        QVERIFY(shows(window.inspector(), inUtc));
        QCOMPARE(zoneButton(window)->text(), QStringLiteral("UTC"));

        QVERIFY(window.zoneChoice().choose(QStringLiteral("Asia/Tokyo")));
        QCOMPARE(zoneButton(window)->text(), QStringLiteral("Asia/Tokyo"));
        QVERIFY(!shows(window.inspector(), inUtc));
        QVERIFY(shows(window.inspector(), zonedTimeText(time)));
        QCOMPARE(zonedTimeText(time), timeText(time) + QStringLiteral(" Asia/Tokyo"));
        QVERIFY(timeText(time) != inUtc.left(timeText(time).size()));

        QVERIFY(!window.zoneChoice().choose(QStringLiteral("Nowhere")));
        QCOMPARE(zoneButton(window)->text(), QStringLiteral("Asia/Tokyo"));
    }
    void keptForTheNextStart()
    {
        {
            MainWindow window{QString()};
            QVERIFY(window.zoneChoice().choose(QStringLiteral("America/New_York")));
        }
        QVERIFY(ShownZone::choose("UTC"));
        const MainWindow window{QString()};
        QCOMPARE(zoneName(), QStringLiteral("America/New_York"));
        QCOMPARE(zoneButton(window)->text(), QStringLiteral("America/New_York"));
    }
    void chosenInTheDialogByKeys()
    {
        MainWindow window{QString()};
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.actionTable()[QStringLiteral("zone-other")]->trigger();
        auto* dialog = window.findChild<ZoneDialog*>();
        QTRY_VERIFY(dialog && dialog->isVisible());
        dialog->activateWindow();
        auto* filter = dialog->findChild<QLineEdit*>();
        const auto* zones = dialog->findChild<QListWidget*>();
        QCOMPARE(zones->currentItem()->text(), QStringLiteral("UTC"));
        QTest::keyClicks(filter, QStringLiteral("berl"));
        QCOMPARE(zones->currentItem()->text(), QStringLiteral("Europe/Berlin"));
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE(zoneName(), QStringLiteral("Europe/Berlin"));
    }
};

QTEST_MAIN(TestZone)
#include "tst_zone.moc"
