// SPDX-License-Identifier: GPL-3.0-or-later
// OverviewPage: what was opened: figures, events over time, the most frequent types, campaigns with their
// conversion, and where chains break (spec 5, "Overview": "every number is clickable and leads to its list").
//
// A window of time, chosen with the brush, holds for all figures. Counting runs on workers. GUI thread.
#pragma once

#include "core/journey/campaign_figures.h"
#include "core/journey/overview.h"
#include "ui/session/latest_task.h"
#include "ui/views/overview/event_selection.h"
#include "ui/views/overview/figure_model.h"
#include "ui/views/overview/histogram_plot.h"
#include "ui/views/view.h"
#include "ui/views/view_frame.h"

#include <memory>
#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace throughline {

class FigureTile;

class OverviewPage : public View {
    Q_OBJECT
public:
    OverviewPage(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);

    [[nodiscard]] Scene scene(QSize size) const override;
    [[nodiscard]] bool working() const override
    {
        return m_figureTask.running() || m_histogramTask.running();
    }
    [[nodiscard]] const Overview& figures() const { return m_figures; }
    [[nodiscard]] const std::optional<TimeRange>& window() const { return m_window; }

Q_SIGNALS:
    // The list of all entities of a kind.
    void listWanted(const QString& kind);
    // The findings that such a text is part of; empty: all.
    void findingsWanted(const QString& filter);

protected:
    void refresh() override;
    void onSnapshotChanged() override;

private:
    struct Counted {
        Overview figures;
        std::vector<CampaignFigures> campaigns;
    };
    [[nodiscard]] QWidget* makeBody();
    [[nodiscard]] QWidget* makeLists();
    void addCommands();
    void requestHistogram();
    void requestFigures();
    void choose(const std::optional<TimeRange>& window);
    void showFigures();
    void showTiles();
    void showLists();
    void describe();
    void listEvents(const QString& title, std::function<bool(EventId)> wanted);
    void listType(std::size_t row);
    void closeList();
    [[nodiscard]] QString timeSpan() const;

    ViewFrame* m_frame = nullptr;
    QAction* m_wholeTime = nullptr;
    QAction* m_fold = nullptr;
    QGridLayout* m_tiles = nullptr;
    std::vector<FigureTile*> m_tileOf;
    HistogramPlot* m_plot = nullptr;
    QStackedWidget* m_lower = nullptr;
    FigureModel m_types, m_campaigns, m_classes;
    QLabel* m_noCampaigns = nullptr;
    QLabel* m_noClasses = nullptr;
    EventSelection* m_events = nullptr;

    std::shared_ptr<const Snapshot> m_shown;
    bool m_foldsGaps = true; // of the histogram
    std::optional<TimeRange> m_window;
    Overview m_figures;
    std::vector<CampaignFigures> m_campaignFigures;
    bool m_counted = false; // the figures are those of what is shown
    LatestTask<std::shared_ptr<const EventHistogram>> m_histogramTask;
    LatestTask<std::shared_ptr<Counted>> m_figureTask;
    LatestTask<std::vector<EventId>> m_listTask;
};

} // namespace throughline
