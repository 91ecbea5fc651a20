// SPDX-License-Identifier: GPL-3.0-or-later
// The overview under mouse and keys: every figure leads to what it counts, and a window holds for all.
#include "tests/support/snapshot_builder.h"
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "tests/ui/views/mouse.h"
#include "tests/ui/views/sample.h"
#include "ui/models/text.h"
#include "ui/views/overview/figure_list.h"
#include "ui/views/overview/figure_tile.h"
#include "ui/views/overview/overview_page.h"

#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestOverviewPage : public QObject {
    Q_OBJECT

private:
    struct Open {
        Navigator navigator;
        ViewState state;
        OverviewPage page{navigator, state};

        explicit Open(std::shared_ptr<const Snapshot> snapshot, QSize size = {900, 800})
        {
            navigator.setSnapshot(std::move(snapshot));
            page.resize(size);
            page.show();
            page.activateWindow();
        }
        [[nodiscard]] bool counted()
        {
            return QTest::qWaitFor([this] { return !page.working(); });
        }
        [[nodiscard]] FigureTile* tile(const QString& name) const
        {
            for (FigureTile* tile : page.findChildren<FigureTile*>()) {
                if (tile->name() == name && !tile->isHidden())
                    return tile;
            }
            return nullptr;
        }
        [[nodiscard]] FigureList* list(const QString& name) const
        {
            for (FigureList* list : page.findChildren<FigureList*>()) {
                if (list->accessibleName() == name)
                    return list;
            }
            return nullptr;
        }
        [[nodiscard]] EventSelection* events() const { return page.findChild<EventSelection*>(); }
        [[nodiscard]] HistogramPlot* plot() const { return page.findChild<HistogramPlot*>(); }
        [[nodiscard]] SceneCanvas* canvas() const { return page.findChild<SceneCanvas*>(); }
        [[nodiscard]] QString said() const
        {
            QString all;
            for (const QLabel* label : page.findChildren<QLabel*>()) {
                if (label->isVisible())
                    all += label->text() + u'\n';
            }
            return all;
        }
    };
    static void clickRow(FigureList* list, int row)
    {
        const QModelIndex index = list->model()->index(row, 0);
        list->scrollTo(index);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
    }

private Q_SLOTS:
    void emptyStatesAreInWords()
    {
        Open open(nullptr);
        QVERIFY(open.said().contains(QStringLiteral("Nothing is open")));
        open.navigator.setSnapshot(std::make_shared<Snapshot>());
        QTRY_VERIFY(open.said().contains(QStringLiteral("No events")));
        SnapshotBuilder b;
        b.add({.id = "a"});
        open.navigator.setSnapshot(b.reconstructed());
        QTRY_VERIFY(open.said().contains(QStringLiteral("No campaigns in this data.")));
        QVERIFY(open.said().contains(QStringLiteral("None: every trace, parent and cause")));
        QCOMPARE(open.tile(QStringLiteral("Events"))->figure(), QStringLiteral("1"));
        QVERIFY(!open.tile(QStringLiteral("Errors"))->isEnabled());
    }

    void figuresAreThoseOfTheData()
    {
        Open open(sample());
        QVERIFY(open.counted());
        QCOMPARE(open.page.figures().events, sample()->events.size());
        QCOMPARE(open.tile(QStringLiteral("Traces"))->figure(), number(sample()->events.traceCount()));
        QCOMPARE(open.tile(QStringLiteral("Orders"))->figure(), QStringLiteral("86"));
        QCOMPARE(open.tile(QStringLiteral("Campaigns"))->figure(), QStringLiteral("3"));
        const FigureList* campaigns = open.list(QStringLiteral("Campaigns"));
        QCOMPARE(campaigns->model()->index(0, 0).data().toString(), QStringLiteral("cmp-2"));
        QCOMPARE(campaigns->model()->index(0, 2).data().toString(), QStringLiteral("26"));
    }

    void tilesLeadToTheirLists()
    {
        Open open(sample());
        QVERIFY(open.counted());
        QSignalSpy lists(&open.page, &OverviewPage::listWanted);
        QSignalSpy views(&open.page, &View::viewWanted);
        QSignalSpy findings(&open.page, &OverviewPage::findingsWanted);
        QTest::mouseClick(open.tile(QStringLiteral("Orders")), Qt::LeftButton);
        QTest::mouseClick(open.tile(QStringLiteral("Traces")), Qt::LeftButton);
        QCOMPARE(lists.size(), 1);
        QCOMPARE(lists[0][0].toString(), QStringLiteral("order"));
        QCOMPARE(views.size(), 1);
        QCOMPARE(views[0][0].toString(), QStringLiteral("traces"));
        open.tile(QStringLiteral("Broken chains"))->setFocus();
        QTest::keyClick(open.tile(QStringLiteral("Broken chains")), Qt::Key_Space);
        QCOMPARE(findings.size(), 1);
        QVERIFY(findings[0][0].toString().isEmpty());
    }

    void errorsAreListedAndLeadToTheirEvents()
    {
        Open open(sample());
        QVERIFY(open.counted());
        QTest::mouseClick(open.tile(QStringLiteral("Errors")), Qt::LeftButton);
        QVERIFY(open.events()->isVisible());
        QTRY_COMPARE(open.events()->model().rowCount(), static_cast<int>(open.page.figures().errors));
        for (int row = 0; row < open.events()->model().rowCount(); ++row)
            QCOMPARE(sample()->events.status(open.events()->model().eventAt(row)), EventStatus::Error);
        auto* table = open.events()->findChild<QTableView*>();
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(open.navigator.place().event == open.events()->model().eventAt(0));
        QTest::keyClick(table, Qt::Key_Escape);
        QVERIFY(!open.events()->isVisible());
    }

    void rowsLeadToEventsCampaignsAndFindings()
    {
        Open open(sample());
        QVERIFY(open.counted());
        clickRow(open.list(QStringLiteral("Campaigns")), 0);
        QCOMPARE(open.navigator.place().subject->text(), std::string("campaign:cmp-2"));
        QSignalSpy findings(&open.page, &OverviewPage::findingsWanted);
        clickRow(open.list(QStringLiteral("Broken chains by class")), 1);
        QCOMPARE(findings.size(), 1);
        QVERIFY(findings[0][0].toString().startsWith(QStringLiteral("App\\")));
        clickRow(open.list(QStringLiteral("Most frequent types")), 0);
        QTRY_COMPARE(open.events()->model().rowCount(),
                     static_cast<int>(open.page.figures().types[0].events));
        QVERIFY(open.events()->title().contains(QStringLiteral("MessageSent")));
    }

    void aDragChoosesAWindowAndADoubleClickAll()
    {
        Open open(sample());
        QVERIFY(open.counted());
        const int y = open.canvas()->height() / 2;
        drag(*open.canvas(), {open.canvas()->width() / 4, y}, {open.canvas()->width() / 2, y});
        QVERIFY(open.page.window().has_value());
        QVERIFY(open.counted());
        QVERIFY(open.page.figures().events > 0 && open.page.figures().events < sample()->events.size());
        QCOMPARE(open.page.figures().events, overviewOf(*sample(), open.page.window()).events);
        QTest::mouseClick(open.tile(QStringLiteral("Events")), Qt::LeftButton);
        QTRY_COMPARE(open.events()->model().rowCount(), static_cast<int>(open.page.figures().events));
        QTest::mouseDClick(open.canvas(), Qt::LeftButton, {}, {20, y});
        QVERIFY(!open.page.window());
        QVERIFY(!open.events()->isVisible());
        QVERIFY(open.counted());
        QCOMPARE(open.page.figures().events, sample()->events.size());
    }

    void keysChooseAWindowToo()
    {
        Open open(sample());
        QVERIFY(open.counted());
        QVERIFY(QTest::qWaitForWindowActive(&open.page));
        HistogramPlot* plot = open.plot();
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_Right);
        QVERIFY(open.page.window().has_value());
        const TimeRange first = *open.page.window();
        QTest::keyClick(plot, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(open.page.window()->from == first.from && open.page.window()->to > first.to);
        QTest::keyClick(plot, Qt::Key_Right);
        QVERIFY(open.page.window()->from > first.from);
        QTest::keyClick(plot, Qt::Key_0);
        QVERIFY(!open.page.window());
    }

    void aWindowWithoutCampaignsSaysSo()
    {
        Open open(sample());
        QVERIFY(open.counted());
        // The first column, before any campaign.
        QTest::mouseClick(open.canvas(), Qt::LeftButton, {}, {12, open.canvas()->height() / 2});
        QVERIFY(open.page.window().has_value());
        QVERIFY(open.counted());
        QVERIFY(open.page.figures().events < 50);
        QVERIFY(open.said().contains(QStringLiteral("No campaign in this window.")));
    }

    void whatComesFromDataIsPlainText()
    {
        OwnSettings settings;
        QFile file(settings.path(QStringLiteral("hostile.ndjson")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kHostileEvents.data(), static_cast<qint64>(kHostileEvents.size()));
        file.close();
        Open open(opened(file.fileName().toStdString()));
        QVERIFY(open.counted());
        for (const QLabel* label : open.page.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        const FigureList* types = open.list(QStringLiteral("Most frequent types"));
        QVERIFY(types->model()->index(0, 0).data().toString().startsWith(QStringLiteral("<img")));
        QVERIFY(
            !types->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<img")));
        QCOMPARE(open.tile(QStringLiteral("Contacts"))->figure(), QStringLiteral("1"));
    }

    void narrowListsSpareAFigureForTheNames()
    {
        Open wide(sample(), {1200, 900});
        QVERIFY(wide.counted());
        QVERIFY(!wide.list(QStringLiteral("Most frequent types"))->isColumnHidden(2));
        Open narrow(sample(), {460, 500});
        QVERIFY(narrow.counted());
        const FigureList* types = narrow.list(QStringLiteral("Most frequent types"));
        QVERIFY(types->isColumnHidden(2));
        QVERIFY(!types->isColumnHidden(1));
    }

    void itsSceneTellsTheSame()
    {
        Open open(sample());
        QVERIFY(open.counted());
        const Scene scene = open.page.scene({1200, 900});
        const auto holds = [&](const std::string& text) {
            return std::ranges::any_of(
                scene.labels, [&](const Label& label) { return label.text.find(text) != std::string::npos; });
        };
        QVERIFY(holds("86 Orders") && holds("cmp-2") && holds("MessageSent"));
        QVERIFY(scene.fills.size() > 20);
        for (const Label& label : scene.labels)
            QVERIFY(label.box.bottom() <= scene.height && label.box.right() <= scene.width + 1);
    }

    void aNewSnapshotStartsAnew()
    {
        Open open(sample());
        QVERIFY(open.counted());
        drag(*open.canvas(), {200, 80}, {400, 80});
        QVERIFY(open.page.window().has_value());
        SnapshotBuilder b;
        b.add({.id = "a"});
        open.navigator.setSnapshot(b.reconstructed());
        QTRY_COMPARE(open.page.figures().events, 1U);
        QVERIFY(!open.page.window());
    }
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overview_page.moc"
