// SPDX-License-Identifier: GPL-3.0-or-later
// WaterfallPage: the causal chain behind what was asked for, or a whole trace, as a tree with bars on one
// time axis (spec 5, "Waterfall").
//
// Where something else is selected that the subject's chain does not hold, it shows the chain of that until
// the selection comes back. The same spans are also there as statistics and as a flame graph, and searched.
// What the event filter leaves out is in none of them; of the rows, what stands above others stays.
// GUI thread only.
#pragma once

#include "core/journey/span_statistics.h"
#include "core/layout/critical_marks.h"
#include "ui/views/time_view.h"
#include "ui/views/waterfall/span_finding.h"
#include "ui/views/waterfall/waterfall_content.h"

namespace throughline {

class FindBar;
class FlamePane;
class StatisticsPane;

class WaterfallPage : public TimeView {
    Q_OBJECT
public:
    WaterfallPage(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);

    [[nodiscard]] Scene scene(QSize size) const override;
    [[nodiscard]] bool working() const override;

    [[nodiscard]] const WaterfallRows& rows() const { return content().rows; }
    [[nodiscard]] FindBar& findBar() const { return *m_findBar; }
    [[nodiscard]] StatisticsPane& statistics() const { return *m_statistics; }
    [[nodiscard]] FlamePane& flame() const { return *m_flame; }

protected:
    void refresh() override;
    void refreshed() override;
    [[nodiscard]] Plan plan() override;
    void forget() override;
    [[nodiscard]] Notice emptyNotice() const override;
    void describe() override;
    [[nodiscard]] std::vector<EventId> events() const override;
    [[nodiscard]] Scene draw(const Shown& shown) const override;
    [[nodiscard]] double heightOfContent() const override { return contentHeight(rows()); }
    [[nodiscard]] float heightOfHeader() const override { return kWaterfallHeader; }
    [[nodiscard]] float heightOfLine() const override { return kRowHeight; }
    [[nodiscard]] std::optional<double> topOf(EventId event) const override;
    [[nodiscard]] EventId eventOf(const Zone& zone) const override;
    [[nodiscard]] bool toggle(const Zone& zone) override;
    [[nodiscard]] EventId moved(Move move) const override;
    [[nodiscard]] bool turnInto(bool inward) override;
    [[nodiscard]] EventId effectOf(EventId event) const override;
    void addToMenu(QMenu& menu, EventId event) override;

private:
    // waterfall_parts.cpp
    void addPages();
    void addFlameCommands();
    void addFindCommands();
    void choosePage(QWidget* wanted); // null: the rows
    void checkPage();
    void setGrouping(SpanGrouping grouping);
    void findSpansOf(const QString& typed);
    void startFinding();
    void stopFinding();
    void stepToMatch(bool forward);
    void showMatches();
    void describeMatches();
    void giveSpans();

    void setRoot(EventId root); // none: the whole again
    [[nodiscard]] WaterfallSheet& sheet() { return m_detour ? *m_detour : m_sheet; }
    [[nodiscard]] const WaterfallSheet& sheet() const { return m_detour ? *m_detour : m_sheet; }
    [[nodiscard]] WaterfallContent& content() { return sheet().content; }
    [[nodiscard]] const WaterfallContent& content() const { return sheet().content; }
    // Where a sheet is shown: for the subject, or for a selection that lies elsewhere.
    enum class Role : std::uint8_t { OfSubject, Detour };
    void ask();
    [[nodiscard]] Plan laying(const WaterfallQuestion& question, Role role, Loaded loaded);
    void showSheet(WaterfallSheet sheet, Role role);
    void choose(WaterfallScope scope);
    void addOverlayCommands();
    void showOverlays();
    [[nodiscard]] bool showsOverlays() const { return m_overlays.any() && !m_makingOverlays.running(); }
    [[nodiscard]] QString chainSummary() const;
    [[nodiscard]] QString traceSummary() const;
    void describeDoubts();

    // What is asked for: of this data, about this subject. The question follows from it and from what was
    // selected then.
    std::shared_ptr<const Snapshot> m_asked;
    std::optional<Selector> m_subject;
    WaterfallScope m_scope = WaterfallScope::Chain;
    EventId m_root; // of the subtree that alone is to be shown, or none
    std::optional<WaterfallQuestion> m_question;
    bool m_goesOn = false; // what is shown is the beginning of it

    WaterfallSheet m_sheet;                 // for the subject
    std::optional<WaterfallSheet> m_detour; // for a selection that lies elsewhere, of the same data
    struct Coming {
        std::shared_ptr<const Snapshot> snapshot;
        WaterfallQuestion question;
        EventFilter filter;
        Role role = Role::OfSubject;
        friend bool operator==(const Coming&, const Coming&) = default;
    };
    Coming m_coming; // what was last asked to be made
    // What is drawn over the rows where it was asked for: critical paths, and corrections of clocks.
    struct Overlays {
        std::vector<CriticalPath> paths;
        std::vector<ClockShift> shifts; // ascending by event
    };
    struct OverlaysAsked {
        std::shared_ptr<const TimeExtent> of; // the sheet's
        bool path = false, shifts = false;
        [[nodiscard]] bool any() const { return of && (path || shifts); }
        friend bool operator==(const OverlaysAsked&, const OverlaysAsked&) = default;
    };
    [[nodiscard]] OverlaysAsked overlaysWanted() const;
    [[nodiscard]] static Overlays overlaysOf(const Snapshot& snapshot, const OverlaysAsked& asked,
                                             const CancelToken& cancel);
    OverlaysAsked m_overlays; // that are there, or are being made
    CriticalMarks m_critical;
    std::vector<ClockShift> m_shifts;
    LatestTask<Overlays> m_makingOverlays;

    QAction* m_criticalPath;
    QAction* m_clockSkew;
    QAction* m_chain;
    QAction* m_trace;
    QAction* m_back;

    FindBar* m_findBar = nullptr;
    SpanFinding m_finding;
    std::shared_ptr<const SpanTree> m_tree; // of what passes of the content, where it was asked for
    StatisticsPane* m_statistics;
    FlamePane* m_flame;
    QAction* m_showRows = nullptr;
    QAction* m_showStatistics = nullptr;
    QAction* m_showFlame = nullptr;
    QAction* m_byClass = nullptr;
    QAction* m_find = nullptr;
    QAction* m_matchesOnly = nullptr;
    QList<QAction*> m_findCommands;       // while something may be looked for
    QList<QAction*> m_statisticsCommands; // while the statistics are shown
    QList<QAction*> m_flameCommands;      // while the flame graph is shown
};

} // namespace throughline
