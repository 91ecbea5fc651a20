// SPDX-License-Identifier: GPL-3.0-or-later
// Waterfall geometry: one cluster, or a whole causal chain on one axis with a lane group per trace (spec 5).
//
// Two steps. WaterfallRows is the tree as rows with its fold state: built once per subject, refolded on a
// click; its cost follows the number of events. waterfallScene() draws the visible window of it: its cost
// follows pixels.
#pragma once

#include "core/layout/categories.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"
#include "core/model/journey.h"
#include "core/model/snapshot.h"

#include <absl/container/flat_hash_set.h>

#include <cstdint>
#include <vector>

namespace throughline {

struct WaterfallRow {
    enum class Kind : std::uint8_t { Group, Span, Ghost };
    Kind kind = Kind::Span;
    EventId event; // Span: the event; Ghost: the orphan below it
    TraceId trace;
    std::uint16_t depth = 0;    // indentation, capped
    std::uint32_t children = 0; // direct ones
    bool folded = false;
    bool onChain = false; // part of the causal chain that was asked for
};

class WaterfallRows {
public:
    WaterfallRows() = default;
    // All spans of one cluster; orphans stand under a ghost row for their missing parent.
    static WaterfallRows ofTrace(const Snapshot& snapshot, TraceId trace);
    // The clusters that the chain passes, in causal order, a group each. In a cluster of more than `context`
    // spans only the chain itself and what lies directly around it (children of chain events, at most
    // `context`) is shown, and the group says how many were left out.
    static WaterfallRows ofChain(const Snapshot& snapshot, const Chain& chain, std::uint32_t context = 200);

    [[nodiscard]] std::size_t size() const { return m_visible.size(); }
    [[nodiscard]] const WaterfallRow& operator[](std::size_t row) const { return m_rows[m_visible[row]]; }
    [[nodiscard]] std::uint32_t leftOut(TraceId group) const;
    // Fold or unfold the row's subtree or group.
    void toggle(std::size_t row);
    void setAllFolded(bool folded);
    // The row that shows an event, unfolding what hides it; npos where the rows do not hold it.
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    [[nodiscard]] std::size_t rowOf(EventId event) const; // npos too where it is folded away
    void reveal(EventId event);
    // Start and drawn end of every timed span, for a TimeAxis.
    [[nodiscard]] std::vector<Interval> busy(const Snapshot& snapshot) const;

private:
    void appendTrace(const Snapshot& snapshot, TraceId trace, const absl::flat_hash_set<EventId>* only,
                     const absl::flat_hash_set<EventId>& chain);
    void refresh();

    struct LeftOut {
        TraceId group;
        std::uint32_t spans = 0;
    };
    std::vector<WaterfallRow> m_rows;     // everything, in pre-order
    std::vector<std::uint32_t> m_visible; // indices into m_rows
    std::vector<LeftOut> m_leftOut;
};

struct WaterfallView {
    float width = 0, height = 0;
    float treeWidth = 300;
    double scroll = 0; // pixels from the first row's top
    Viewport viewport; // its width is width - treeWidth
    EventId selected;
    EventId hovered;
    bool showMiniMap = true;
};

inline constexpr float kRowHeight = 24;
inline constexpr float kWaterfallHeader = 64; // mini-map and ruler

[[nodiscard]] Scene waterfallScene(const Snapshot& snapshot, const Categories& categories,
                                   const WaterfallRows& rows, const TimeAxis& axis, const WaterfallView& view,
                                   const TextWidth& textWidth);

} // namespace throughline
