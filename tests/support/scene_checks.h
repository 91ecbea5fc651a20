// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every scene: texts do not overlap, nothing is drawn outside, and what is drawn can be
// hit.
//
// Each check gives a sentence about the first fault it finds, or "".
#pragma once

#include "core/layout/scene.h"

#include <QTest>

#include <string>

// Fails the test with the sentence of a check, if it has one.
#define VERIFY_NONE(text)                                                                                    \
    do {                                                                                                     \
        const std::string fault = (text);                                                                    \
        QVERIFY2(fault.empty(), fault.c_str());                                                              \
    } while (false)

namespace throughline::test {

// Where a label's letters stand within its box, by the given widths.
[[nodiscard]] Rect inkOf(const Label& label, const TextWidth& textWidth);
[[nodiscard]] std::string overlappingLabels(const Scene& scene,
                                            const TextWidth& textWidth = estimatedTextWidth);
[[nodiscard]] std::string cutLabels(const Scene& scene, const TextWidth& textWidth = estimatedTextWidth);
[[nodiscard]] std::string drawnOutside(const Scene& scene);
// Walks the pixels of each bar, glyph and arrow and asks hitTest().
[[nodiscard]] std::string unhittable(const Scene& scene);
[[nodiscard]] bool holdsLabel(const Scene& scene, std::string_view part);
[[nodiscard]] std::size_t primitives(const Scene& scene);

} // namespace throughline::test
