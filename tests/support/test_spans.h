// SPDX-License-Identifier: GPL-3.0-or-later
// Spans by their start and end, for tests of what is reckoned from times.
#pragma once

#include "tests/support/snapshot_builder.h"

#include <string>
#include <vector>

namespace throughline::test {

// From second to second after SnapshotBuilder::kStart; a point where both are the same.
struct TestSpan {
    std::string id;
    double from = 0;
    double to = 0;
    std::string parent = "";
    std::string className = "";
    SpanKind kind = SpanKind::Unspecified;
    std::string trace = "T";
};

[[nodiscard]] SnapshotBuilder builderOf(const std::vector<TestSpan>& spans);

} // namespace throughline::test
