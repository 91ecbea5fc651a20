// SPDX-License-Identifier: GPL-3.0-or-later
// The view of campaigns under a real mouse and real keys, on the sample and on exports with nothing,
// something hostile and much in them.
#include "tests/support/scene_checks.h"
#include "tests/support/snapshot_builder.h"
#include "tests/ui/large_export.h"
#include "tests/ui/menu.h"
#include "tests/ui/opened.h"
#include "tests/ui/views/open_page.h"
#include "ui/models/roles.h"
#include "ui/models/text.h"
#include "ui/views/campaigns/campaigns_view.h"
#include "ui/views/campaigns/list_heading.h"
#include "ui/widgets/scene_canvas.h"
#include "ui/widgets/scene_painter.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace throughline;
using namespace throughline::test;

namespace {

void write(const QString& path, std::string_view text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text.data(), qint64(text.size())), qint64(text.size()));
}

std::string read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class TestCampaignsView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void campaignsOpenHere();
    void emptyStatesAreInWords();
    void previewIsMarked();
    void listsCampaignsWithTheirFigures();
    void clickGoesToTheCampaign();
    void placeFromElsewhereIsShown();
    void clickGoesToTheOrder();
    void keyShowsAllCampaigns();
    void filterFindsCampaigns();
    void headersSort();
    void funnelDrawsLinkedAndInferred();
    void absentStagesAreNamed();
    void stagesFromFile();
    void wrongStagesAreExplained();
    void tablesAreSavedAsCsv();
    void tablesAreCopiedAsCsv();
    void menusCopyAndGo();
    void filesAreAskedFor();
    void lowViewsShowOneAtATime();
    void hiddenViewDoesNothing();
    void namesArePlainText();
    void manyCampaignsAreListed();
    void muchWithoutCampaigns();
    void sceneIsTheFunnelWithItsTitle();

private:
    [[nodiscard]] CampaignsView& page() { return m_open->page; }
    [[nodiscard]] const CampaignModel& campaigns() { return page().campaigns().model(); }
    [[nodiscard]] const CampaignOrderModel& orders() { return page().orders().model(); }
    // Everything is in place.
    [[nodiscard]] bool settled()
    {
        return QTest::qWaitFor([&] { return !page().working() && page().counting().results(); }, 60'000);
    }
    [[nodiscard]] bool show(std::shared_ptr<const Snapshot> snapshot)
    {
        m_open->navigator.setSnapshot(std::move(snapshot));
        QCoreApplication::processEvents();
        return settled();
    }
    void click(QTableView& table, const QModelIndex& index);
    void trigger(const QString& command);

    std::optional<OpenPage<CampaignsView>> m_open; // anew for each test
    QTemporaryDir m_folder;
};

void TestCampaignsView::initTestCase()
{
    QVERIFY(sample());
    QVERIFY(m_folder.isValid());
}

void TestCampaignsView::init()
{
    QVERIFY(m_open.emplace().show({1300, 900}));
    QVERIFY(settled());
}

void TestCampaignsView::cleanup()
{
    m_open.reset();
}

void TestCampaignsView::click(QTableView& table, const QModelIndex& index)
{
    QVERIFY(index.isValid());
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
    QCoreApplication::processEvents();
}

void TestCampaignsView::trigger(const QString& command)
{
    const QList<QAction*> actions = page().actions();
    const auto action =
        std::ranges::find_if(actions, [&](const QAction* each) { return each->text() == command; });
    QVERIFY2(action != actions.end(), qPrintable(command));
    (*action)->trigger();
}

void TestCampaignsView::campaignsOpenHere()
{
    QCOMPARE(std::string_view(viewFor("campaign")), std::string_view("campaigns"));
    QCOMPARE(std::string_view(viewFor("order")), std::string_view("journey"));
    QVERIFY(std::ranges::any_of(viewList(), [](const ViewDescription& view) {
        return std::string_view(view.id) == "campaigns" && view.area == ViewArea::Centre;
    }));
}

void TestCampaignsView::emptyStatesAreInWords()
{
    Navigator navigator;
    ViewState state;
    CampaignsView view(navigator, state);
    view.show();
    QCOMPARE(view.frame().notice(), QStringLiteral("Nothing is open"));
    QVERIFY(view.scene({800, 600}).labels.empty());
    navigator.setSnapshot(sample());
    QTRY_COMPARE(view.frame().notice(), QStringLiteral("Working out…"));
    QTRY_VERIFY(view.frame().showsBody());

    SnapshotBuilder b;
    b.add({.id = "order", .type = "OrderCreated", .references = {"order:1"}});
    navigator.setSnapshot(b.reconstructed());
    QTRY_COMPARE(view.frame().notice(), QStringLiteral("No campaigns in this data"));
    QVERIFY(view.scene({800, 600}).labels.empty());
    navigator.setSnapshot(nullptr);
    QTRY_COMPARE(view.frame().notice(), QStringLiteral("Nothing is open"));
}

void TestCampaignsView::previewIsMarked()
{
    LoadRequest request;
    request.paths = {sampleExport()};
    request.firstBytes = 200'000;
    const auto preview = load(request);
    QVERIFY(preview && (*preview)->preview);
    QVERIFY(show(*preview));
    QVERIFY(page().frame().showsBody());
    QVERIFY(page().campaigns().note().contains(QStringLiteral("so far")));
    QVERIFY(holdsLabel(page().funnel().canvas().scene(), "Only the first part"));
    // What was counted stays until the whole is.
    m_open->navigator.continueWith(sample());
    QVERIFY(page().counting().results() && page().frame().showsBody());
    QTRY_COMPARE(page().campaigns().note(), QStringLiteral("3 campaigns"));
}

void TestCampaignsView::listsCampaignsWithTheirFigures()
{
    QCOMPARE(campaigns().rowCount(), 3);
    QCOMPARE(page().campaigns().note(), QStringLiteral("3 campaigns"));
    const auto all = funnels(*sample(), EventStages(*sample(), usualStages()));
    const auto attributed = attributions(*sample());
    for (int row = 0; row < 3; ++row) {
        const auto cell = [&](int column) { return campaigns().index(row, column).data().toString(); };
        const EntityId campaign =
            sample()->findEntity("campaign", cell(CampaignColumns::Campaign).toStdString());
        const auto funnel =
            std::ranges::find_if(all, [&](const Funnel& each) { return each.campaign == campaign; });
        QVERIFY(funnel != all.end());
        const auto count = [&](auto wanted) {
            return QString::number(std::ranges::count_if(attributed, [&](const Attribution& order) {
                return order.campaign == campaign && wanted(order.kind);
            }));
        };
        QCOMPARE(cell(CampaignColumns::Entered), number(funnel->steps.front().contacts));
        QCOMPARE(cell(CampaignColumns::Orders), count([](AttributionKind) { return true; }));
        QCOMPARE(cell(CampaignColumns::Inferred),
                 count([](AttributionKind kind) { return kind == AttributionKind::Inferred; }));
        for (int stage = 1; stage < 7; ++stage)
            QCOMPARE(cell(CampaignColumns::Stages + stage - 1),
                     number(funnel->steps[std::size_t(stage)].contacts));
        QVERIFY(cell(CampaignColumns::Conversion).endsWith(QStringLiteral(" %")));
        QVERIFY(cell(CampaignColumns::Median).contains(QStringLiteral(" min")));
    }
    // The place is an order: all campaigns together, and its row.
    QCOMPARE(page().frame().title(), QStringLiteral("All 3 campaigns"));
    QCOMPARE(orders().rowCount(), int(attributed.size()));
    QCOMPARE(page().orders().table().currentIndex().siblingAtColumn(0).data().toString(),
             QStringLiteral("1006"));
}

void TestCampaignsView::clickGoesToTheCampaign()
{
    QTableView& table = page().campaigns().table();
    const QModelIndex second = campaigns().index(1, 0);
    const Selector expected{"campaign", second.data(roles::SubjectValue).toString().toStdString()};
    click(table, second);
    QVERIFY(m_open->navigator.place().subject == expected);
    QVERIFY(settled());
    QCOMPARE(page().frame().title(), QStringLiteral("Campaign ") + second.data().toString());
    QVERIFY(page().frame().summary().startsWith(QStringLiteral("180 contacts, ")));
    QVERIFY(page().frame().summary().endsWith(QStringLiteral(" from message to order")));
    QCOMPARE(QString::number(orders().rowCount()),
             second.siblingAtColumn(CampaignColumns::Orders).data().toString());
    QVERIFY(page().orders().table().isColumnHidden(OrderColumns::Campaign));

    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down);
    QVERIFY(m_open->navigator.place().subject == expected); // looking is not going
    QTest::keyClick(&table, Qt::Key_Return);
    QCoreApplication::processEvents();
    QVERIFY(m_open->navigator.place().subject != expected);
    m_open->navigator.back();
    QVERIFY(settled());
    QTRY_COMPARE(page().frame().title(), QStringLiteral("Campaign ") + second.data().toString());
}

void TestCampaignsView::placeFromElsewhereIsShown()
{
    for (const char* name : {"cmp-3", "cmp-1"}) {
        QVERIFY(m_open->navigator.go({"campaign", name}));
        QTRY_COMPARE(page().frame().title(), QStringLiteral("Campaign ") + QString::fromLatin1(name));
        QCOMPARE(page().campaigns().table().currentIndex().siblingAtColumn(0).data().toString(),
                 QString::fromLatin1(name));
        QVERIFY(page().campaigns().table().selectionModel()->hasSelection());
    }
    QVERIFY(m_open->navigator.go({"contact", "c-000041"}));
    QTRY_COMPARE(page().frame().title(), QStringLiteral("All 3 campaigns"));
    QVERIFY(!page().campaigns().table().selectionModel()->hasSelection());
}

void TestCampaignsView::clickGoesToTheOrder()
{
    QVERIFY(m_open->navigator.go({"campaign", "cmp-2"}));
    QCoreApplication::processEvents();
    QVERIFY(settled());
    const QModelIndex row = orders().index(0, OrderColumns::Order);
    QCOMPARE(row.data().toString(), QStringLiteral("1035"));
    QCOMPARE(row.siblingAtColumn(OrderColumns::Provenance).data().toString(), QStringLiteral("inferred"));
    QCOMPARE(row.siblingAtColumn(OrderColumns::Provenance).data(roles::Badge).toString(),
             QStringLiteral("99 %"));
    QVERIFY(row.siblingAtColumn(OrderColumns::Took).data().toString().contains(QStringLiteral("min")));
    click(page().orders().table(), row);
    QVERIFY(m_open->navigator.place().subject == (Selector{"order", "1035"}));
}

void TestCampaignsView::keyShowsAllCampaigns()
{
    QVERIFY(m_open->navigator.go({"campaign", "cmp-2"}));
    QTRY_COMPARE(page().frame().title(), QStringLiteral("Campaign cmp-2"));
    QTest::keyClick(&page().funnel().canvas(), Qt::Key_A);
    QTRY_COMPARE(page().frame().title(), QStringLiteral("All 3 campaigns"));
    QVERIFY(holdsLabel(page().funnel().canvas().scene(), "540"));
    QTest::keyClick(&page().funnel().canvas(), Qt::Key_A);
    QTRY_COMPARE(page().frame().title(), QStringLiteral("Campaign cmp-2"));
    // Another place is shown again, whatever was wanted before.
    QTest::keyClick(&page().funnel().canvas(), Qt::Key_A);
    QVERIFY(m_open->navigator.go({"campaign", "cmp-1"}));
    QTRY_COMPARE(page().frame().title(), QStringLiteral("Campaign cmp-1"));
}

void TestCampaignsView::filterFindsCampaigns()
{
    QTest::keyClick(&page().campaigns().table(), Qt::Key_Slash);
    auto* filter = page().findChild<QLineEdit*>();
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("P-2"));
    QTRY_COMPARE(campaigns().rowCount(), 1);
    QTRY_COMPARE(page().campaigns().note(), QStringLiteral("1 of 3 campaigns"));
    QTest::keyClicks(filter, QStringLiteral("0"));
    QTRY_COMPARE(page().campaigns().note(), QStringLiteral("None of 3 campaigns matches the filter"));
    filter->clear();
    QTRY_COMPARE(campaigns().rowCount(), 3);
}

void TestCampaignsView::headersSort()
{
    QHeaderView* header = page().campaigns().table().horizontalHeader();
    const auto clickHeader = [&](int column) {
        const QPoint at(header->sectionViewportPosition(column) + 8, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        return settled();
    };
    const auto names = [&] {
        QStringList all;
        for (int row = 0; row < campaigns().rowCount(); ++row)
            all << campaigns().index(row, 0).data().toString();
        return all;
    };
    const QStringList byOrders{QStringLiteral("cmp-2"), QStringLiteral("cmp-1"), QStringLiteral("cmp-3")};
    QCOMPARE(names(), byOrders);
    QVERIFY(clickHeader(CampaignColumns::Campaign));
    const bool ascending = header->sortIndicatorOrder() == Qt::AscendingOrder;
    QCOMPARE(names().front(), ascending ? QStringLiteral("cmp-1") : QStringLiteral("cmp-3"));
    QVERIFY(clickHeader(CampaignColumns::Campaign));
    QCOMPARE(names().front(), ascending ? QStringLiteral("cmp-3") : QStringLiteral("cmp-1"));

    // What has no figure stands last, whichever way is sorted.
    const auto& results = *page().counting().results();
    for (const bool descending : {false, true}) {
        const auto rows = orderRows(results, {{}, OrderColumns::Took, descending});
        const auto took = [&](std::uint32_t row) { return results.attributions[row].messageToTarget; };
        QVERIFY(took(rows.front()) != kNoDuration && took(rows.back()) == kNoDuration);
        const auto timed = std::ranges::find(rows, kNoDuration, took);
        QVERIFY(std::is_sorted(rows.begin(), timed, [&](std::uint32_t a, std::uint32_t b) {
            return descending ? took(b) < took(a) : took(a) < took(b);
        }));
    }
}

void TestCampaignsView::funnelDrawsLinkedAndInferred()
{
    QVERIFY(m_open->navigator.go({"campaign", "cmp-2"}));
    QTRY_COMPARE(page().frame().title(), QStringLiteral("Campaign cmp-2"));
    const Scene& scene = page().funnel().canvas().scene();
    for (const char* text : {"sent", "paid", "180", "95.0 %", "only inferred"})
        QVERIFY2(holdsLabel(scene, text), text);
    QVERIFY(std::ranges::any_of(scene.bars, [](const Bar& bar) { return bar.hollow; }));
    VERIFY_NONE(cutLabels(scene, fontTextWidth()));
    VERIFY_NONE(overlappingLabels(scene, fontTextWidth()));
    const QString described = page().funnel().canvas().accessibleDescription();
    QVERIFY(described.contains(QStringLiteral("cart, Contacts: 34, Inferred: 7")));
}

void TestCampaignsView::absentStagesAreNamed()
{
    SnapshotBuilder b;
    b.add({.id = "sent", .type = "MessageSent", .contact = "c", .references = {"campaign:x"}});
    b.add(
        {.id = "order", .type = "OrderCreated", .parent = "sent", .contact = "c", .references = {"order:1"}});
    QVERIFY(show(b.reconstructed()));
    const Scene& scene = page().funnel().canvas().scene();
    QVERIFY(holdsLabel(scene, "delivered") && holdsLabel(scene, "No event in this data is of this stage"));
    QCOMPARE(campaigns().index(0, CampaignColumns::Stages).data().toString(), QStringLiteral("–"));

    SnapshotBuilder none;
    none.add({.id = "a", .type = "Other", .contact = "c", .references = {"campaign:x"}});
    QVERIFY(show(none.reconstructed()));
    QVERIFY(holdsLabel(page().funnel().canvas().scene(), "Nobody enters:"));
    QCOMPARE(page().orders().note(), QStringLiteral("No event in this data names an order."));
}

void TestCampaignsView::stagesFromFile()
{
    const QString path = m_folder.filePath(QStringLiteral("stages.json"));
    write(path, R"([{"stage": "out", "types": ["MessageSent"]},
                    {"stage": "<b>bought</b>", "types": ["OrderCreated", "NoSuchType"]}])");
    page().takeStages(path);
    QTRY_COMPARE(campaigns().columnCount(), int(CampaignColumns::Stages) + 1);
    QVERIFY(settled());
    QVERIFY(!page().banner().isVisible());
    QCOMPARE(page().funnel().heading().remark(), QStringLiteral("by the stages of stages.json"));
    QVERIFY(holdsLabel(page().funnel().canvas().scene(), "<b>bought</b>"));
    QVERIFY(holdsLabel(page().funnel().canvas().scene(), "NoSuchType (line 2)"));
    QCOMPARE(campaigns().headerData(CampaignColumns::Stages, Qt::Horizontal).toString(),
             QStringLiteral("<b>bought</b>"));
    trigger(QStringLiteral("Usual stages"));
    QTRY_COMPARE(campaigns().columnCount(), int(CampaignColumns::Stages) + 6);
    QCOMPARE(page().funnel().heading().remark(), QStringLiteral("by the usual stages"));
}

void TestCampaignsView::wrongStagesAreExplained()
{
    const QString path = m_folder.filePath(QStringLiteral("wrong.json"));
    write(path, "[{\"stage\": \"out\", \"types\": [\"MessageSent\"]},\n {\"types\": [\"OrderCreated\"]}]");
    page().takeStages(path);
    QTRY_VERIFY(page().banner().isVisible());
    QVERIFY(page().banner().title().contains(QStringLiteral("wrong.json")));
    QVERIFY(page().banner().detail().contains(QStringLiteral("wrong.json:2")));
    QVERIFY(page().banner().detail().contains(QStringLiteral("a stage has no name")));
    QCOMPARE(campaigns().columnCount(), int(CampaignColumns::Stages) + 6); // the stages stay
    page().takeStages(m_folder.filePath(QStringLiteral("missing.json")));
    QTRY_VERIFY(page().banner().title().contains(QStringLiteral("missing.json")));
}

void TestCampaignsView::tablesAreSavedAsCsv()
{
    SnapshotBuilder b;
    b.add({.id = "sent",
           .type = "MessageSent",
           .contact = "c",
           .references = {"campaign:=1+1", "message:m,\"1\""}});
    b.add(
        {.id = "order", .type = "OrderCreated", .parent = "sent", .contact = "c", .references = {"order:1"}});
    b.add({.id = "lost", .type = "OrderCreated", .trace = "", .contact = "d", .references = {"order:2"}});
    QVERIFY(show(b.reconstructed()));
    const QString path = m_folder.filePath(QStringLiteral("orders.csv"));
    page().saveOrders(path);
    QTRY_VERIFY(page().banner().isVisible());
    QCOMPARE(page().banner().title(), QStringLiteral("Saved as orders.csv"));
    const std::string text = read(path);
    QVERIFY(
        text.starts_with("order_id,campaign_id,message_id,kind,broken,confidence,hops,message_to_order_ms,"
                         "ordered_at\r\n1,'=1+1,\"m,\"\"1\"\"\",direct,,1,1,1000,2026-03-02T00:00:0"));
    QVERIFY(text.find("\r\n2,,,none,") != std::string::npos);

    const QString campaignPath = m_folder.filePath(QStringLiteral("campaigns.csv"));
    page().saveCampaigns(campaignPath);
    QTRY_VERIFY(QFile::exists(campaignPath));
    QTRY_COMPARE(page().banner().title(), QStringLiteral("Saved as campaigns.csv"));
    const std::string campaignText = read(campaignPath);
    QVERIFY(campaignText.find(",sent_contacts,sent_inferred_contacts,") != std::string::npos);
    QVERIFY(campaignText.find("\r\n'=1+1,1,1,0,1,1,1000,1,0,0,,") != std::string::npos);

    page().saveOrders(m_folder.filePath(QStringLiteral("no/such/folder.csv")));
    QTRY_COMPARE(page().banner().title(), QStringLiteral("The table could not be saved"));
    QVERIFY(page().banner().detail().contains(QStringLiteral("no/such")));
}

void TestCampaignsView::tablesAreCopiedAsCsv()
{
    QVERIFY(m_open->navigator.go({"campaign", "cmp-3"}));
    QCoreApplication::processEvents();
    QVERIFY(settled());
    QGuiApplication::clipboard()->clear();
    trigger(QStringLiteral("Copy orders as CSV"));
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    const QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(text.count(QStringLiteral(",cmp-3,")), orders().rowCount());
    QGuiApplication::clipboard()->clear();
    trigger(QStringLiteral("Copy campaigns as CSV"));
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\ncmp-3,")));
}

void TestCampaignsView::menusCopyAndGo()
{
    QTableView& table = page().campaigns().table();
    const QModelIndex third = campaigns().index(2, CampaignColumns::Orders);
    QGuiApplication::clipboard()->clear();
    QVERIFY(chooseInMenu(table, third, QStringLiteral("Copy value")));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("11"));
    QVERIFY(chooseInMenu(table, third, QStringLiteral("Copy all as CSV")));
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("campaign_id,")));
    QVERIFY(chooseInMenu(table, third, QStringLiteral("Go to this campaign")));
    QVERIFY(m_open->navigator.place().subject == (Selector{"campaign", "cmp-3"}));
    QCoreApplication::processEvents();
    QVERIFY(settled());
    QTableView& orderTable = page().orders().table();
    QVERIFY(chooseInMenu(orderTable, orders().index(1, 0), QStringLiteral("Copy all as CSV")));
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("order_id,")));
    const std::string order = orders().index(1, 0).data(roles::SubjectValue).toString().toStdString();
    QVERIFY(chooseInMenu(orderTable, orders().index(1, 0), QStringLiteral("Go to this order")));
    QVERIFY(m_open->navigator.place().subject == (Selector{"order", order}));
}

void TestCampaignsView::filesAreAskedFor()
{
    const auto dialog = [&] { return page().findChild<QFileDialog*>(); };
    QTest::keyClick(&page().orders().table(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    QCOMPARE(dialog()->acceptMode(), QFileDialog::AcceptSave);
    const QString path = m_folder.filePath(QStringLiteral("asked.csv"));
    Q_EMIT dialog()->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    page().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page()));
    QTest::keyClick(&page().orders().table(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    QCOMPARE(dialog()->acceptMode(), QFileDialog::AcceptOpen);
}

void TestCampaignsView::lowViewsShowOneAtATime()
{
    QVERIFY(page().funnel().isVisible() && page().orders().isVisible());
    page().resize(900, 340);
    QTRY_VERIFY(page().funnel().isVisible() && !page().orders().isVisible());
    auto* tabs = page().findChild<QTabBar*>();
    QVERIFY(tabs->isVisible());
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QTRY_VERIFY(!page().funnel().isVisible() && page().orders().isVisible());
    page().resize(900, 900);
    QTRY_VERIFY(page().funnel().isVisible() && page().orders().isVisible() && !tabs->isVisible());
    QTRY_VERIFY(page().funnel().height() > 300 && page().orders().height() > 100);
}

void TestCampaignsView::hiddenViewDoesNothing()
{
    page().hide();
    m_open->navigator.setSnapshot(nullptr);
    QVERIFY(!page().counting().results()); // nothing is kept of what was closed
    m_open->navigator.setSnapshot(sample());
    QCoreApplication::processEvents();
    QVERIFY(!page().counting().working() && !page().working());
    page().show();
    QVERIFY(settled());
    QCOMPARE(campaigns().rowCount(), 3);
}

void TestCampaignsView::namesArePlainText()
{
    SnapshotBuilder b;
    const std::string name = "<b>x</b>\u202e\u05d0&amp;";
    b.add({.id = "sent", .type = "MessageSent", .contact = "c", .references = {"campaign:" + name}});
    b.add({.id = "order",
           .type = "OrderCreated",
           .parent = "sent",
           .contact = "c",
           .references = {"order:" + name}});
    const auto snapshot = b.reconstructed();
    QVERIFY(show(snapshot));
    const QModelIndex row = campaigns().index(0, 0);
    const QString seen = shown(name);
    QVERIFY(seen.contains(QStringLiteral("⟨U+202E⟩")));
    QCOMPARE(row.data().toString(), seen);
    QVERIFY(row.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
    QCOMPARE(row.data(roles::Exact).toString(), exact(name));
    click(page().campaigns().table(), row);
    QVERIFY(m_open->navigator.place().subject == (Selector{"campaign", name}));
    QTRY_COMPARE(page().frame().title(), QStringLiteral("Campaign ") + seen);
    QVERIFY(settled());
    QCOMPARE(orders().index(0, 0).data().toString(), seen);
    QVERIFY(orders().index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
}

void TestCampaignsView::manyCampaignsAreListed()
{
    constexpr int kCampaigns = 4'000;
    const QString path = m_folder.filePath(QStringLiteral("many.ndjson"));
    write(path, manyCampaigns(kCampaigns));
    QVERIFY(show(opened(path.toStdString())));
    QCOMPARE(campaigns().rowCount(), kCampaigns);
    QCOMPARE(orders().rowCount(), 5 * kCampaigns);
    QCOMPARE(page().orders().heading().remark(), number(5 * kCampaigns));
    QVERIFY(m_open->navigator.go({"campaign", "cmp-3777"}));
    QTRY_COMPARE(page().frame().title(), QStringLiteral("Campaign cmp-3777"));
    QVERIFY(page().frame().summary().startsWith(QStringLiteral("10 contacts, 5 orders (5 linked, 0 only")));
    // Its row is in sight.
    QTableView& table = page().campaigns().table();
    const QRect row = table.visualRect(table.currentIndex());
    QVERIFY(table.viewport()->rect().contains(row.center()));
    QCOMPARE(table.currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("cmp-3777"));
    QCOMPARE(table.currentIndex().siblingAtColumn(CampaignColumns::Conversion).data().toString(),
             QStringLiteral("50.0 %"));
}

void TestCampaignsView::muchWithoutCampaigns()
{
    const QString path = m_folder.filePath(QStringLiteral("large.ndjson"));
    write(path, LargeExport::text());
    QVERIFY(show(opened(path.toStdString())));
    QCOMPARE(page().frame().notice(), QStringLiteral("No campaigns in this data"));
    QCOMPARE(campaigns().rowCount(), 0);
}

void TestCampaignsView::sceneIsTheFunnelWithItsTitle()
{
    QVERIFY(m_open->navigator.go({"campaign", "cmp-1"}));
    const Scene scene = page().scene({1000, 600});
    QCOMPARE(scene.width, 1000.0F);
    QVERIFY(holdsLabel(scene, "Campaign cmp-1"));
    QVERIFY(holdsLabel(scene, "180 contacts, 22 orders"));
    VERIFY_NONE(cutLabels(scene, fontTextWidth()));
    VERIFY_NONE(overlappingLabels(scene, fontTextWidth()));
    VERIFY_NONE(drawnOutside(scene));
}

QTEST_MAIN(TestCampaignsView)
#include "tst_campaigns_view.moc"
