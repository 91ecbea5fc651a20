// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_events.h"

#include <random>
#include <string>
#include <utility>

namespace throughline::test {

SnapshotBuilder randomEvents(std::uint32_t seed, int count)
{
    std::mt19937 random(seed);
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const auto name = [&](const char* prefix, int n) { return prefix + std::to_string(pick(n)); };
    const auto sometimes = [&](int oneIn, const std::string& text) { return pick(oneIn) == 0 ? text : ""; };
    SnapshotBuilder b;
    for (int i = 0; i < count; ++i) {
        TestEvent e{.id = "e" + std::to_string(i), .type = name("Type", 3)};
        e.second = pick(count / 2 + 1);
        e.untimed = pick(10) == 0;
        e.trace = pick(8) == 0 ? "" : name("t", count / 6 + 1);
        e.span = name("s", count);
        e.parent = sometimes(2, name("s", count));
        e.causalTrace = sometimes(3, name("t", count / 6 + 2));
        e.correlation = sometimes(4, name("t", count / 6 + 2));
        e.replyContext = sometimes(4, name("m", count / 3 + 1));
        e.contact = sometimes(2, name("c", 4));
        if (pick(2) == 0)
            e.references.push_back(name("message:m", count / 3 + 1));
        b.add(std::move(e));
    }
    return b;
}

} // namespace throughline::test
