// SPDX-License-Identifier: GPL-3.0-or-later
// Where the overview leads in the real window: to lists and findings beside it.
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/shell/main_window.h"
#include "ui/views/findings/findings_view.h"
#include "ui/views/overview/figure_list.h"
#include "ui/views/overview/figure_tile.h"
#include "ui/views/overview/overview_page.h"

#include <QDockWidget>
#include <QTabBar>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestOverviewInWindow : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;

private Q_SLOTS:
    void figuresOfTheOverviewLeadToTheirLists()
    {
        MainWindow window(QString::fromStdString(sampleExport()));
        window.show();
        window.openSample();
        auto* overview = window.findChild<OverviewPage*>();
        window.showView(QStringLiteral("overview"));
        QTRY_VERIFY(window.workspace().navigator().snapshot() && overview->isVisible() && window.settled());
        const auto tile = [&](const QString& name) {
            for (FigureTile* one : overview->findChildren<FigureTile*>()) {
                if (one->name() == name)
                    return one;
            }
            return static_cast<FigureTile*>(nullptr);
        };
        QTest::mouseClick(tile(QStringLiteral("Contacts")), Qt::LeftButton);
        const auto* lists = window.findChild<QDockWidget*>(QStringLiteral("lists"));
        const auto* kinds = lists->findChild<QTabBar*>();
        QCOMPARE(kinds->tabText(kinds->currentIndex()), QStringLiteral("Contacts"));
        window.findChild<QDockWidget*>(QStringLiteral("findings"))->hide();
        QTest::mouseClick(tile(QStringLiteral("Broken chains")), Qt::LeftButton);
        auto* findings = window.findChild<FindingsView*>();
        QTRY_VERIFY(findings->isVisible());
        QTRY_COMPARE(findings->model().passing(), overview->figures().findings);
        FigureList* classes = nullptr;
        for (FigureList* list : overview->findChildren<FigureList*>()) {
            if (list->accessibleName() == QStringLiteral("Broken chains by class"))
                classes = list;
        }
        const QModelIndex row = classes->model()->index(0, 0);
        QTest::mouseClick(classes->viewport(), Qt::LeftButton, {}, classes->visualRect(row).center());
        QTRY_VERIFY(findings->model().passing() < overview->figures().findings);
        QTRY_VERIFY(findings->model().passing() >= overview->figures().breaksByClass[0].breaks);
    }
};

QTEST_MAIN(TestOverviewInWindow)
#include "tst_overview_in_window.moc"
