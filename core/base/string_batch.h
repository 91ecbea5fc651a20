// SPDX-License-Identifier: GPL-3.0-or-later
// StringBatch: the strings of one part of a source, on their way into a pool.
//
// Strings get numbers at once and their ids in the pool all together: most of a part's strings come several
// times in it, and what other threads share is touched once for each and in an order that suits them. Texts
// that the pool does not pack are copied. Owned by one thread, as the writer; the pool outlives it.
#pragma once

#include "core/base/distinct_hashes.h"
#include "core/base/string_pool.h"

#include <array>
#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

namespace throughline {

class StringBatch {
public:
    explicit StringBatch(StringPool::Writer& writer) : m_writer(writer) {}

    // The number of a text that is not empty.
    [[nodiscard]] std::uint32_t add(std::string_view text);
    // Gives ids to all. What is added later has none before the next call.
    void settle();
    [[nodiscard]] StringId id(std::uint32_t number) const { return m_ids[number]; }
    void clear();

private:
    // A text that came not long ago, among those that could be taken for it at a glance.
    struct Recent {
        std::string_view text; // empty: none
        std::uint32_t number = 0;
    };

    [[nodiscard]] Recent& recentOf(std::string_view text);

    StringPool::Writer& m_writer;
    // Names of types and classes come again and again; ids, which are packed, do not.
    std::array<Recent, 64> m_recent; // see placeOfEnd()
    DistinctHashes m_hashes;
    std::vector<StringPool::Key> m_keys; // by number, as the ids
    std::vector<StringId> m_ids;
    std::pmr::monotonic_buffer_resource m_texts;
};

} // namespace throughline
