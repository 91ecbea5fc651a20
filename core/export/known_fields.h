// SPDX-License-Identifier: GPL-3.0-or-later
// KnownFields: the fields of an event (spec 1, "The event") as texts, under the names that an import looks
// for first. What every kind of export writes. Pure, any thread.
#pragma once

#include "core/model/snapshot.h"

#include <span>
#include <string>
#include <string_view>

namespace throughline {

struct KnownField {
    enum class Kind : std::uint8_t { Text, Number };
    std::string_view name;
    Kind kind = Kind::Text;
    // Empty where the event has none. Of a number its literal.
    std::string (*text)(const Snapshot& snapshot, EventId e) = nullptr;
};

// All fields that are one value; references and span links are lists.
[[nodiscard]] std::span<const KnownField> knownFields();

inline constexpr std::string_view kStatusField = "status";
inline constexpr std::string_view kErrorField = "error";
inline constexpr std::string_view kSpanLinksField = "span_links"; // a list, and none of the above

// "order:1234" where an import reads that as a reference of this kind; empty where it does not.
[[nodiscard]] std::string typedReference(const Snapshot& snapshot, EntityId entity);
// "order_id"; empty where an import takes that key for a field of the event.
[[nodiscard]] std::string referenceKey(const Snapshot& snapshot, EntityId entity);
[[nodiscard]] std::string keyOfKind(const std::string& kind);

// [{"trace_id":…,"span_id":…},…]; empty where the event has none.
[[nodiscard]] std::string spanLinksJson(const Snapshot& snapshot, EventId e);

} // namespace throughline
