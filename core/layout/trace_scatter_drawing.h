// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing of traces over start and duration: axes, marks by shape and colour, a legend, and in words how
// much of the data it is.
//
// Pure functions, any thread.
#pragma once

#include "core/layout/scene.h"
#include "core/layout/trace_scatter.h"

#include <string>

namespace throughline {

// What stands in the drawing, in the language of the reader. UTF-8.
struct ScatterWords {
    std::string start = "start, UTC";
    std::string duration = "duration";
    std::string instants = "no duration";
    std::string plain = "trace";
    std::string failed = "with errors";
    std::string broken = "with breaks";
    std::string caption; // "1 000 000 traces in 18 233 points"
    std::string nothing; // in the middle where there is no mark
};

[[nodiscard]] Scene scatterScene(const TraceScatter& scatter, const ScatterWords& words,
                                 const TextWidth& textWidth);
// A ring around where a trace is, for what is selected or under the mouse; nothing where it lies outside.
void drawRing(Scene& scene, const ScatterArea& area, Point place, float size, Ink ink);

} // namespace throughline
