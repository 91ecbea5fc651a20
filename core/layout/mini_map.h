// SPDX-License-Identifier: GPL-3.0-or-later
// MiniMap: all spans of a view at a glance, over the whole of its axis.
//
// Making it costs time in the number of spans, drawing it in the width: make it once for a subject and axis.
// A few spans are drawn one by one; more than kDrawnSingly as a density whose columns carry the commonest
// category, and a mark where at least one of them failed: an error is never folded away. Immutable after
// construction; any thread.
#pragma once

#include "core/layout/categories.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"
#include "core/model/snapshot.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

class MiniMap {
public:
    static constexpr std::size_t kDrawnSingly = 60;
    static constexpr std::size_t kColumns = 1024;

    MiniMap() = default;
    // Events in the order of their rows; those without a usable time are passed over.
    MiniMap(const Snapshot& snapshot, const Categories& categories, std::span<const EventId> events,
            const TimeAxis& axis);

    // Draws the map and, over it, which part of it the viewport shows.
    void draw(Scene& scene, const Rect& rect, const TimeAxis& axis, const Viewport& viewport) const;

private:
    struct Single {
        double from = 0, to = 0; // positions
        Ink ink = Ink::Category4;
        bool error = false;
    };
    struct Column {
        std::uint32_t count = 0;
        Ink ink = Ink::Category4;
        bool error = false;
    };

    void drawSingles(Scene& scene, const Rect& rect) const;
    void drawDensity(Scene& scene, const Rect& rect) const;
    void countColumns(const Snapshot& snapshot, const Categories& categories, std::span<const EventId> events,
                      const TimeAxis& axis);

    double m_length = 1;
    std::vector<Single> m_singles;
    std::vector<Column> m_columns;
    std::uint32_t m_highest = 0;
};

} // namespace throughline
