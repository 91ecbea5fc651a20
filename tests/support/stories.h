// SPDX-License-Identifier: GPL-3.0-or-later
// Stories: snapshots that drawings are tested on.
#pragma once

#include "core/model/snapshot.h"

#include <memory>

namespace throughline::test {

// Campaign cmp-3 is sent, nine hours later contact c-17 replies to its message, the bot answers, the contact
// taps "buy now" and order 1234 comes about; its payment failed and its parent is missing.
[[nodiscard]] std::shared_ptr<Snapshot> purchaseStory();

// One trace of many spans: the children of a node are the next `fanOut` ones. Every 1000th has failed.
[[nodiscard]] std::shared_ptr<Snapshot> wideTrace(std::uint32_t spans, std::uint32_t fanOut);

// Sixty orders that are paid after two seconds, some after a minute; the payment "lost" names none, and two
// orders came before it: "near", and "far", a while before. A payment that could be of either, "doubt", has
// "twin 1" and "twin 2".
[[nodiscard]] std::shared_ptr<Snapshot> lostPayments();

} // namespace throughline::test
