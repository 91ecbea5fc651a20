// SPDX-License-Identifier: GPL-3.0-or-later
// Waterfall geometry: one cluster, or a whole causal chain on one axis with a lane group per trace (spec 5).
//
// Two steps. WaterfallRows is the tree as rows with its fold state: built once per subject, refolded on a
// click; its cost follows the number of events. waterfallScene() draws the visible window of it: its cost
// follows pixels.
#pragma once

#include "core/layout/categories.h"
#include "core/layout/mini_map.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"
#include "core/model/clock_shift.h"
#include "core/model/event_filter.h"
#include "core/model/event_marks.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"
#include "core/model/span_tree.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace throughline {

class CriticalMarks;

struct WaterfallRow {
    enum class Kind : std::uint8_t {
        Group, // the header of a trace
        Span,
        Ghost, // a parent that is not in the data, above its orphans
        More   // stands for the rest of very many children
    };
    Kind kind = Kind::Span;
    bool folded = false;
    bool onChain = false;    // part of the causal chain that was asked for
    bool context = false;    // while only others are shown: there only for what is below it
    std::uint16_t depth = 0; // below its group, saturating
    EventId event; // Span: the event; Ghost: the first orphan below it; More: the first one it stands for
    TraceId trace;
    std::uint32_t children = 0; // direct ones in these rows
    std::uint32_t errors = 0;   // in the rows below it
    std::uint32_t end = 0;      // one past its last descendant, among all rows
};

class WaterfallRows {
public:
    WaterfallRows() = default;
    // All spans of one cluster below a group row; orphans stand under a ghost row for their missing parent,
    // and of more than kManyChildren children of one span the first kFirstChildren are shown, the others
    // behind a folded row (spec 6, no. 14).
    static WaterfallRows ofTrace(const Snapshot& snapshot, TraceId trace);
    // The clusters that the chain passes, in causal order, a group each. In a cluster of more than `context`
    // spans only the chain itself and what lies directly around it (children of chain events, at most
    // `context` and a quarter of that of one event) is shown, and the group says how many were left out.
    static WaterfallRows ofChain(const Snapshot& snapshot, const Chain& chain, std::uint32_t context = 200);
    // One span of a cluster and all below it, in a group that says how many others were left out.
    static WaterfallRows ofSubtree(const Snapshot& snapshot, EventId root);

    [[nodiscard]] std::size_t size() const { return m_visible.size(); }
    [[nodiscard]] const WaterfallRow& operator[](std::size_t row) const { return m_rows[m_visible[row]]; }
    [[nodiscard]] std::uint32_t leftOut(TraceId group) const;
    // Fold or unfold the row's subtree or group.
    void toggle(std::size_t row);
    void setAllFolded(bool folded); // of spans and ghosts; groups are left open
    // The rows that are folded otherwise than at first, in their order: what was folded or unfolded by hand.
    struct Turned {
        WaterfallRow::Kind kind = WaterfallRow::Kind::Span;
        EventId event;
        friend bool operator==(const Turned&, const Turned&) = default;
    };
    [[nodiscard]] std::vector<Turned> turned() const;
    // Does the same to rows as they are at first; those that are not here are passed over.
    void turn(std::span<const Turned> rows);
    // The row that shows an event; npos where the rows do not hold it or it is folded away.
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    [[nodiscard]] std::size_t rowOf(EventId event) const;
    // Unfolds what hides an event.
    void reveal(EventId event);
    // Whether the rows hold an event, shown or not.
    [[nodiscard]] bool contains(EventId event) const { return indexOf(event) != kNoRow; }
    // The number of its row among all, folded and hidden ones too; WaterfallRow::end counts likewise.
    [[nodiscard]] std::optional<std::uint32_t> placeOf(EventId event) const
    {
        const std::uint32_t index = indexOf(event);
        return index == kNoRow ? std::nullopt : std::optional(index);
    }
    [[nodiscard]] std::uint32_t placeOf(std::size_t row) const { return m_visible[row]; }
    // The row that stands for an event: its own, or that of what it is folded into. npos where there is none,
    // as where only matches are shown and it is not one.
    [[nodiscard]] std::size_t rowStandingFor(EventId event) const;
    // The last row at or before the place of an event, hidden or not; npos where there is none.
    [[nodiscard]] std::size_t rowUpTo(EventId event) const;

    // Shows, beside the groups, only these spans and what stands above them, unfolded (spec 5: "matches
    // only"); spans that the rows do not hold are passed over. May be called again with others.
    void showOnly(std::span<const EventId> spans);
    // Shows all again, folded as it was.
    void showAll();
    [[nodiscard]] bool showsAll() const { return m_kept.empty(); }
    // Spans that are hidden because only others are shown; what is folded away is not counted.
    [[nodiscard]] std::uint32_t hidden() const { return m_hidden; }

    // All spans and missing parents, folded and hidden ones too, in the order of the rows.
    [[nodiscard]] SpanTree spanTree() const;
    // The same of what passes; missing parents do not. What stood below others stands below what is left
    // above it.
    [[nodiscard]] SpanTree spanTree(const PassingEvents& passing) const;
    // All spans, folded or not, in the order of the rows.
    [[nodiscard]] std::vector<EventId> spans() const;
    // Start and drawn end of every timed span, for a TimeAxis.
    [[nodiscard]] std::vector<Interval> busy(const Snapshot& snapshot) const;
    // All spans, folded or not; make it once for rows and axis and give it to the view.
    [[nodiscard]] MiniMap miniMap(const Snapshot& snapshot, const Categories& categories,
                                  const TimeAxis& axis) const;
    // True where the rows are those of a chain, in which what is not on it stands back.
    [[nodiscard]] bool stressesChain() const { return m_stressesChain; }

private:
    friend class WaterfallBuilder;
    static constexpr std::uint32_t kNoRow = 0xffffffff;
    void refresh();
    void keep(std::span<const EventId> spans);
    template <class Takes>
    [[nodiscard]] SpanTree spanTreeOf(Takes takes) const;
    [[nodiscard]] std::uint32_t indexOf(EventId event) const; // among all rows

    struct LeftOut {
        TraceId group;
        std::uint32_t spans = 0;
    };
    std::vector<WaterfallRow> m_rows;     // everything, in pre-order
    std::vector<std::uint32_t> m_visible; // indices into m_rows
    std::vector<std::uint32_t> m_byEvent; // indices of span rows, by event
    std::vector<LeftOut> m_leftOut;
    std::vector<bool> m_kept;         // by row: shown; empty where all are
    std::vector<bool> m_foldedBefore; // by row, since not all are shown
    std::uint32_t m_hidden = 0;
    bool m_stressesChain = false;
};

inline constexpr std::uint32_t kManyChildren = 1000;
inline constexpr std::uint32_t kFirstChildren = 100;

struct WaterfallView {
    float width = 0, height = 0;
    float treeWidth = 300;
    double scroll = 0; // pixels from the first row's top
    Viewport viewport; // its width is width - treeWidth
    EventId selected;
    LinkId selectedLink;
    const std::vector<EventId>* matches = nullptr; // of a search, ascending; their names are marked
    const MiniMap* miniMap =
        nullptr; // of these rows and this axis; made anew for each scene where it is null
    const MarkedEvents* marks = nullptr;     // none where it is null
    const CriticalMarks* critical = nullptr; // of these rows; drawn below their bars, not where it is null
    // Ascending by event: where a span would lie by another clock is drawn beside it; not where it is null.
    const std::vector<ClockShift>* shifts = nullptr;
};

inline constexpr float kRowHeight = 24;
inline constexpr float kWaterfallHeader = 64; // mini-map and ruler

// The first row that a scene shows at this scroll position, and the pixels of all rows together.
[[nodiscard]] std::size_t firstRowAt(const WaterfallRows& rows, double scroll);
[[nodiscard]] double contentHeight(const WaterfallRows& rows);

[[nodiscard]] Scene waterfallScene(const Snapshot& snapshot, const Categories& categories,
                                   const WaterfallRows& rows, const TimeAxis& axis, const WaterfallView& view,
                                   const TextWidth& textWidth);

} // namespace throughline
