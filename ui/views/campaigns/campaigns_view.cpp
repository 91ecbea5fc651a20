// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/campaigns/campaigns_view.h"

#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/views/campaigns/answers.h"
#include "ui/views/campaigns/campaign_csv.h"
#include "ui/views/campaigns/list_heading.h"
#include "ui/views/preview_doubt.h"
#include "ui/views/visible_part.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/scene_canvas.h"
#include "ui/widgets/scene_painter.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace throughline {

namespace {

constexpr int kListWidth = 328;

} // namespace

CampaignsView::CampaignsView(Navigator& navigator, ViewState& state, QWidget* parent)
    : View(navigator, state, parent), m_counting(navigator),
      m_usualStages(std::make_shared<FunnelStages>(usualStages())), m_stages(m_usualStages),
      m_frame(new ViewFrame(makeBody()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
    setAccessibleName(tr("Campaigns"));
    setFocusStandIn(*this, m_campaigns->table());
    connect(&m_counting, &CampaignCounting::changed, this, &CampaignsView::showResults);
    connect(&m_export, &TableExport::saved, this, [this](const QString& path) {
        m_banner->show(Severity::Info, tr("Saved as %1").arg(shown(sourceName(path), 80)), {});
    });
    connect(&m_export, &TableExport::failed, this, [this](const QString& reason) {
        m_banner->show(Severity::Error, tr("The table could not be saved"), reason);
    });
    addCommands();
}

QWidget* CampaignsView::makeBody()
{
    m_banner = new Banner;
    m_campaigns = new CampaignList(navigator(), [this](QMenu& menu) {
        menu.addAction(tr("Copy all as CSV"), this, [this] { m_export.copy(campaignText()); });
        menu.addAction(tr("Save as CSV…"), this, [this] { askToSaveCampaigns(); });
    });
    m_orders = new OrderList(navigator(), [this](QMenu& menu) {
        menu.addAction(tr("Copy all as CSV"), this, [this] { m_export.copy(orderText()); });
        menu.addAction(tr("Save as CSV…"), this, [this] { askToSaveOrders(); });
    });
    m_funnel = new FunnelPane;
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(1);
    parts->addWidget(m_campaigns);
    parts->addWidget(new Answers(m_funnel, m_orders));
    parts->setStretchFactor(0, 0);
    parts->setStretchFactor(1, 1);
    parts->setSizes({kListWidth, 2 * kListWidth});
    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(parts, 1);
    return body;
}

void CampaignsView::addCommands()
{
    addCommand(tr("Find a campaign"), Qt::Key_Slash, [this] { m_campaigns->startFilter(); });
    m_all = addCommand(tr("All campaigns"), Qt::Key_A, [this] {
        m_wantsAll = !m_wantsAll;
        showResults();
    });
    m_all->setToolTip(tr("The funnel and the orders of all campaigns together"));
    m_all->setCheckable(true);
    m_frame->addButton(m_all);
    m_funnel->heading().addButton(
        addCommand(tr("Stages from file…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this] { chooseStages(); }));
    m_usual = addCommand(tr("Usual stages"), Qt::CTRL | Qt::SHIFT | Qt::Key_U,
                         [this] { useStages(m_usualStages); });
    m_usual->setEnabled(false);
    m_funnel->heading().addButton(m_usual);
    addCommand(tr("Copy orders as CSV"), {}, [this] { m_export.copy(orderText()); });
    addCommand(tr("Save orders as CSV…"), Qt::CTRL | Qt::Key_E, [this] { askToSaveOrders(); });
    addCommand(tr("Copy campaigns as CSV"), {}, [this] { m_export.copy(campaignText()); });
    addCommand(tr("Save campaigns as CSV…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E,
               [this] { askToSaveCampaigns(); });
}

void CampaignsView::refresh()
{
    m_frame->setColours(state().colours());
    m_funnel->setColours(state().colours());
    m_counting.request(m_stages);
    if (m_subject != navigator().place().subject) {
        m_subject = navigator().place().subject;
        m_wantsAll = false;
    }
    showResults();
}

CampaignChoice CampaignsView::choice(const CampaignResults& results) const
{
    const std::optional<Selector>& subject = navigator().place().subject;
    if (m_wantsAll || !subject)
        return {};
    const EntityId entity = results.snapshot->findEntity(subject->kind, subject->value);
    return entity ? results.numberOf(entity) : CampaignChoice();
}

void CampaignsView::showResults()
{
    const std::shared_ptr<const CampaignResults>& results = m_counting.results();
    m_campaigns->setResults(results);
    if (!results || results->funnels.empty()) {
        m_funnel->setResults(nullptr, {});
        m_orders->setResults(nullptr, {});
        showNothing();
        return;
    }
    const CampaignChoice campaign = choice(*results);
    const EntityId entity = campaign ? results->funnels[*campaign].campaign : EntityId();
    const std::optional<Selector>& subject = navigator().place().subject;
    m_campaigns->showCurrent(entity);
    m_funnel->setResults(results, campaign);
    m_orders->setResults(results, entity);
    m_orders->showCurrent(subject ? results->snapshot->findEntity(subject->kind, subject->value)
                                  : EntityId());
    m_all->setChecked(!campaign);
    m_usual->setEnabled(m_stages != m_usualStages);
    m_frame->setTitle(campaignTitle(*results, campaign), campaignSummary(*results, campaign));
    m_frame->setChip(previewDoubt(*results->snapshot), previewExplanation());
    m_frame->showBody();
}

void CampaignsView::showNothing()
{
    const Snapshot* snapshot = navigator().snapshot().get();
    if (!snapshot)
        m_frame->showNothingOpen();
    else if (m_counting.failed())
        m_frame->showNotice(tr("There is not enough memory"),
                            tr("What the campaigns led to could not be counted."));
    else if (!m_counting.results())
        m_frame->showNotice(tr("Working out…"),
                            tr("What each campaign led to is counted along the links between the events."));
    else if (snapshot->preview)
        m_frame->showNotice(tr("No campaigns so far"),
                            tr("No event in the first part of the data names a campaign. The rest is still "
                               "being loaded."));
    else
        m_frame->showNotice(tr("No campaigns in this data"),
                            tr("No event names a campaign, by a reference such as campaign:spring or a field "
                               "campaign_id. What led to an order is in Journey."));
}

bool CampaignsView::working() const
{
    return isVisible() && (m_counting.working() || m_reading.running() || m_export.working() ||
                           m_campaigns->model().working() || m_orders->model().working());
}

Scene CampaignsView::scene(QSize size) const
{
    const CampaignResults* results = m_counting.results().get();
    if (!results || results->funnels.empty())
        return {};
    return visiblePart(
        drawnFunnel(*results, choice(*results), static_cast<float>(size.width()), true, fontTextWidth()), 0,
        static_cast<float>(size.height()));
}

void CampaignsView::useStages(std::shared_ptr<const FunnelStages> stages)
{
    m_banner->hide();
    m_stages = std::move(stages);
    refresh();
}

void CampaignsView::takeStages(const QString& path)
{
    m_reading.start([file = pathName(path)](const CancelToken&) { return loadStages(file); },
                    [this, path](const Result<FunnelStages>& stages) {
                        if (stages)
                            useStages(std::make_shared<FunnelStages>(*stages));
                        else
                            m_banner->show(
                                Severity::Error,
                                tr("The stages of %1 cannot be used").arg(shown(sourceName(path), 80)),
                                shown(describe(stages.error())));
                    });
}

// Not static functions of QFileDialog, which would block what else is going on.
void CampaignsView::chooseStages()
{
    auto* dialog = new QFileDialog(this, tr("Stages of the funnel"), {},
                                   tr("Stages (*.json)") + QStringLiteral(";;") + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CampaignsView::takeStages);
    dialog->open();
}

void CampaignsView::askToSaveCampaigns()
{
    TableExport::chooseFile(this, tr("Save campaigns"), QStringLiteral("campaigns.csv"),
                            [this](const QString& path) { saveCampaigns(path); });
}

void CampaignsView::askToSaveOrders()
{
    TableExport::chooseFile(this, tr("Save orders"), QStringLiteral("orders.csv"),
                            [this](const QString& path) { saveOrders(path); });
}

TableExport::Text CampaignsView::campaignText() const
{
    return [results = m_campaigns->model().results(), rows = m_campaigns->model().rows()](
               const CancelToken& cancel) { return campaignsCsv(*results, rows, cancel); };
}

TableExport::Text CampaignsView::orderText() const
{
    return [results = m_orders->model().results(), rows = m_orders->model().rows()](
               const CancelToken& cancel) { return ordersCsv(*results, rows, cancel); };
}

void CampaignsView::saveCampaigns(const QString& path)
{
    if (m_campaigns->model().results())
        m_export.save(campaignText(), path);
}

void CampaignsView::saveOrders(const QString& path)
{
    if (m_orders->model().results())
        m_export.save(orderText(), path);
}

} // namespace throughline
