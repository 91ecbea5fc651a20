// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_spans.h"

#include <cmath>

namespace throughline::test {

SnapshotBuilder builderOf(const std::vector<TestSpan>& spans)
{
    SnapshotBuilder b;
    for (const TestSpan& span : spans)
        b.add({.id = span.id,
               .className = span.className,
               .second = span.from,
               .duration = span.from == span.to
                               ? kNoDuration
                               : std::llround((span.to - span.from) * static_cast<double>(kSecond)),
               .spanKind = span.kind,
               .trace = span.trace,
               .parent = span.parent});
    return b;
}

} // namespace throughline::test
