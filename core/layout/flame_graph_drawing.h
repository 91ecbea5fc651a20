// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a flame graph from the top down: the whole, below it the roots, below each what it led to. The cost
// of a scene follows pixels: of the children of a frame, which stand with the greatest first, those too
// narrow to be seen are one block.
//
// Pure, any thread.
#pragma once

#include "core/layout/categories.h"
#include "core/layout/scene.h"
#include "core/model/flame_graph.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace throughline {

struct FlameView {
    float width = 0, height = 0;
    double scroll = 0;        // pixels from the top of the whole
    std::uint32_t zoomed = 0; // the frame that is as wide as the view, with those above it
    std::uint32_t selected = FlameFrame::kNone;
    // Of a search, by frame: how many of its spans match. Others stand back. Null: no search.
    const std::vector<std::uint32_t>* matches = nullptr;
};

inline constexpr float kFlameRowHeight = 24;

// The pixels of all rows that the zoomed frame leads to, and the top of a frame's row.
[[nodiscard]] double flameHeight(const FlameGraph& graph, std::uint32_t zoomed);
[[nodiscard]] double flameTop(const FlameGraph& graph, std::uint32_t frame);

// Each frame is a bar of the event that stands for it, and in the same order a zone of kind Frame with the
// frame's number; there are no other bars and zones.
[[nodiscard]] Scene flameScene(const Snapshot& snapshot, const Categories& categories,
                               const FlameGraph& graph, const FlameView& view, const TextWidth& textWidth);

// "all spans", "missing parent", "no name", or the frame's type or the last part of its class.
[[nodiscard]] std::string frameCaption(const Snapshot& snapshot, const FlameGraph& graph,
                                       std::uint32_t frame);

} // namespace throughline
