// SPDX-License-Identifier: GPL-3.0-or-later
// Captions: the short names that drawings give to events, entities and clusters.
//
// Texts come from data and stay literal; they are cut to a length that is worth measuring, since a name may
// be a megabyte long (spec 6, no. 31). Pure functions of a snapshot, any thread.
#pragma once

#include "core/model/snapshot.h"

#include <string>
#include <string_view>

namespace throughline {

// The first `length` bytes (cut at a character) and "…", or the whole text where it is shorter.
[[nodiscard]] std::string cutTo(std::string_view text, std::size_t length);

[[nodiscard]] std::string typeCaption(const Snapshot& snapshot, EventId e); // "OrderCreated"
// The last part of the class: "CapturePaymentJob"; "" where there is none.
[[nodiscard]] std::string classCaption(const Snapshot& snapshot, EventId e);
[[nodiscard]] std::string entityCaption(const Snapshot& snapshot, EntityId entity); // "order 1234"
// The event's first reference; "" where it has none.
[[nodiscard]] std::string referenceCaption(const Snapshot& snapshot, EventId e);
// The entity that the event is the first to name; "" where there is none with a value that a person may read.
[[nodiscard]] std::string createdCaption(const Snapshot& snapshot, EventId e);

// What a cluster began with: "Campaign cmp-3" where its root names something short, else the root's type.
[[nodiscard]] std::string clusterName(const Snapshot& snapshot, TraceId trace);
// "trace 7f3a11c0 · API request"
[[nodiscard]] std::string clusterCaption(const Snapshot& snapshot, TraceId trace);
[[nodiscard]] std::string entryCaption(EntryPoint entry); // "API request", "" for an unknown one

} // namespace throughline
