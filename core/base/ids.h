// SPDX-License-Identifier: GPL-3.0-or-later
// Strong 32-bit ids: indices into the columns and tables of a snapshot.
//
// An id is a value; it owns nothing and may be used on any thread. A default-constructed id is "none"
// and converts to false. Ids of one kind can be neither compared nor assigned to ids of another.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace throughline {

template <class Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t index) : m_index(index) {}

    // The position in the table that the id points into. Must not be asked of "none".
    [[nodiscard]] constexpr std::uint32_t index() const { return m_index; }
    // As index(), and the largest 32-bit number for "none": for storage in a column.
    [[nodiscard]] constexpr std::uint32_t raw() const { return m_index; }
    [[nodiscard]] constexpr bool valid() const { return m_index != kNone; }
    constexpr explicit operator bool() const { return valid(); }

    friend constexpr auto operator<=>(Id, Id) = default;

    template <class H>
    friend H AbslHashValue(H state, Id id)
    {
        return H::combine(std::move(state), id.m_index);
    }

private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t m_index = kNone;
};

using StringId = Id<struct StringTag>; // an interned string, see StringPool
using EventId = Id<struct EventTag>;   // an event; after sealing also its rank in time order
using TraceId = Id<struct TraceTag>;   // a trace cluster
using EntityId = Id<struct EntityTag>; // a typed entity such as order:1234
using SourceId = Id<struct SourceTag>; // a file or database that was opened
using LinkId = Id<struct LinkTag>;     // a causal link
using FindingId = Id<struct FindingTag>;
using ContextId = Id<struct ContextTag>; // an object of a source that holds records, see RecordContexts

} // namespace throughline

template <class Tag>
struct std::hash<throughline::Id<Tag>> {
    std::size_t operator()(throughline::Id<Tag> id) const noexcept
    {
        return std::hash<std::uint32_t>()(id.raw());
    }
};
