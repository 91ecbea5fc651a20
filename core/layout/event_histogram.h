// SPDX-License-Identifier: GPL-3.0-or-later
// EventHistogram: how many events began when, by their category, over all of the data (spec 5, "Overview").
//
// Making it looks at every event, drawing it at its columns: make it once for a snapshot. Idle gaps are
// folded or not, as the axis says. Immutable after construction; any thread.
#pragma once

#include "core/base/progress.h"
#include "core/base/time_range.h"
#include "core/layout/categories.h"
#include "core/layout/scene.h"
#include "core/layout/time_axis.h"
#include "core/model/snapshot.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace throughline {

class EventHistogram {
public:
    static constexpr std::size_t kColumns = 240; // before it is fitted

    struct Column {
        std::array<std::uint32_t, kCategoryCount> events{}; // by category
        std::uint32_t errors = 0;

        [[nodiscard]] std::uint32_t total() const;
    };

    EventHistogram() = default;
    EventHistogram(const Snapshot& snapshot, const Categories& categories, bool foldGaps,
                   const CancelToken& cancel = {});

    // With columns that are at least that wide in a drawing of that width.
    [[nodiscard]] EventHistogram fitted(float width, float columnWidth) const;

    // True where no event has a time.
    [[nodiscard]] bool empty() const { return m_highest == 0; }
    [[nodiscard]] const TimeAxis& axis() const { return m_axis; }
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    // What a column stands for.
    [[nodiscard]] TimeRange rangeOf(std::size_t column) const;
    // The column under x, of a drawing into that rectangle; the nearest one where x lies outside.
    [[nodiscard]] std::size_t columnAt(const Rect& rect, float x) const;
    // Where the bars are in a drawing into that rectangle.
    [[nodiscard]] static Rect bodyOf(const Rect& rect);

    // A ruler on top, bars below it: stacked by category, errors as a mark above the bar; the most events of
    // a column is told beside it. The window is marked.
    void draw(Scene& scene, const Rect& rect, const std::optional<TimeRange>& window,
              const TextWidth& textWidth) const;

private:
    void findHighest();
    void count(const Snapshot& snapshot, const Categories& categories, const CancelToken& cancel);
    void drawWindow(Scene& scene, const Rect& body, const TimeRange& window) const;
    void drawColumn(Scene& scene, const Rect& body, std::size_t column) const;

    TimeAxis m_axis;
    std::vector<Column> m_columns;
    std::uint32_t m_highest = 0; // events of a column
};

} // namespace throughline
