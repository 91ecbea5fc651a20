// SPDX-License-Identifier: GPL-3.0-or-later
// What was read from databases, as texts to compare.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/snapshot.h"
#include "core/pipeline/database.h"

#include <QString>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

namespace throughline::test {

// A source's table and the records loaded from each, sorted: "shop.db/events 2, shop.db/orders 1".
[[nodiscard]] QString sourcesOf(const Snapshot& snapshot);
// The event of that id; the test fails where there is none.
[[nodiscard]] EventId eventNamed(const Snapshot& snapshot, std::string_view id);
// Its type, contact and references: "orders contact:c-1 order:1234".
[[nodiscard]] QString eventAsText(const Snapshot& snapshot, std::string_view id);
// Sorted: "e-1 parent e-2, e-2 correlation o-1".
[[nodiscard]] QString linksAsText(const Snapshot& snapshot);
// How many rows it gives; the test fails where it does not.
[[nodiscard]] int linesOf(Database& database, std::string_view table);

// The work's result, cancelled soon after it began.
template <class Work>
auto whileCancelling(const CancelToken& cancel, Work work)
{
    using namespace std::chrono_literals;
    std::thread other([cancel] {
        std::this_thread::sleep_for(100ms);
        cancel.cancel();
    });
    auto result = work();
    other.join();
    return result;
}

} // namespace throughline::test
