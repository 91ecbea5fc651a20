// SPDX-License-Identifier: GPL-3.0-or-later
// CampaignsView: what came of each campaign: a list of all, the causal funnel of the one that is the place,
// and the orders attributed to it with hops and provenance (spec 5, "Campaigns").
//
// GUI thread only. Where no campaign is the place, funnel and orders are of all. The stages that a person
// chose hold as long as the window.
#pragma once

#include "ui/session/campaign_counting.h"
#include "ui/views/campaigns/campaign_list.h"
#include "ui/views/campaigns/funnel_pane.h"
#include "ui/views/campaigns/order_list.h"
#include "ui/views/table_export.h"
#include "ui/views/view.h"
#include "ui/views/view_frame.h"
#include "ui/widgets/banner.h"

#include <functional>
#include <memory>

namespace throughline {

class CampaignsView : public View {
    Q_OBJECT
public:
    CampaignsView(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);

    // The funnel with its title.
    [[nodiscard]] Scene scene(QSize size) const override;
    [[nodiscard]] bool working() const override;

    // Counts by the stages of a JSON file (see core/journey/funnel_stages.h); what is wrong with it is said
    // in the view.
    void takeStages(const QString& path);
    void saveCampaigns(const QString& path);
    void saveOrders(const QString& path);

    [[nodiscard]] const ViewFrame& frame() const { return *m_frame; }
    [[nodiscard]] const Banner& banner() const { return *m_banner; }
    [[nodiscard]] CampaignList& campaigns() const { return *m_campaigns; }
    [[nodiscard]] FunnelPane& funnel() const { return *m_funnel; }
    [[nodiscard]] OrderList& orders() const { return *m_orders; }
    [[nodiscard]] const CampaignCounting& counting() const { return m_counting; }

protected:
    void refresh() override;
    [[nodiscard]] bool takesCommands() const override { return m_counting.results() != nullptr; }

private:
    [[nodiscard]] QWidget* makeBody();
    void addCommands();
    // The campaign of the place in these results; none where another thing is the place, or all are wanted.
    [[nodiscard]] CampaignChoice choice(const CampaignResults& results) const;
    void showResults();
    void showNothing();
    void useStages(std::shared_ptr<const FunnelStages> stages);
    void chooseStages();
    void askToSaveCampaigns();
    void askToSaveOrders();
    [[nodiscard]] TableExport::Text campaignText() const;
    [[nodiscard]] TableExport::Text orderText() const;

    CampaignCounting m_counting;
    std::shared_ptr<const FunnelStages> m_usualStages, m_stages; // the usual ones, and those in use
    std::optional<Selector> m_subject;                           // that was shown last
    bool m_wantsAll = false;                                     // though a campaign is the place
    Banner* m_banner = nullptr;
    CampaignList* m_campaigns = nullptr;
    FunnelPane* m_funnel = nullptr;
    OrderList* m_orders = nullptr;
    ViewFrame* m_frame;
    QAction* m_all = nullptr;
    QAction* m_usual = nullptr;
    TableExport m_export;
    LatestTask<Result<FunnelStages>> m_reading; // of stages
};

} // namespace throughline
