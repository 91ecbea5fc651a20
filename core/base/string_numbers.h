// SPDX-License-Identifier: GPL-3.0-or-later
// StringNumbers: a number for each of some strings of a StringPool, found without a search.
//
// The pool numbers strings in the order in which they come, each form for itself: an array with a place for
// each id costs a few bytes a string, and those that stand near each other in the data stand near each other
// in it. For the time of a load. One thread, or any number that only read.
#pragma once

#include "core/base/ids.h"
#include "core/base/paged_array.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace throughline {

class StringNumbers {
public:
    StringNumbers() : m_pages(std::size_t{1} << (32U - kPageBits), Pages::Use::Sparse) {}

    // The number of a string; 0 where it has none.
    [[nodiscard]] std::uint32_t operator[](StringId id) const
    {
        const std::uint32_t* const page = m_pages[placeOf(id) >> kPageBits];
        return page ? page[placeOf(id) % kPlaces] : 0;
    }
    // The same, to be changed.
    [[nodiscard]] std::uint32_t& operator[](StringId id)
    {
        std::uint32_t*& page = m_pages[placeOf(id) >> kPageBits];
        if (!page)
            page = makePage();
        return page[placeOf(id) % kPlaces];
    }

private:
    static constexpr unsigned kPageBits = 14;
    static constexpr std::size_t kPlaces = std::size_t{1} << kPageBits;
    static constexpr std::size_t kMostAtOnce = 32; // as much as a large page of the system holds

    // The lowest bits of an id tell the form: its number is what strings nearby have in common.
    [[nodiscard]] static std::uint32_t placeOf(StringId id) { return std::rotr(id.raw(), 2); }
    [[nodiscard]] std::uint32_t* makePage()
    {
        if (m_next == m_end) {
            const std::size_t pages = std::clamp<std::size_t>(m_pagesMade, 1, kMostAtOnce);
            m_memory.emplace_back(pages * kPlaces);
            m_pagesMade += pages;
            m_next = m_memory.back().data();
            m_end = m_next + pages * kPlaces;
        }
        return std::exchange(m_next, m_next + kPlaces);
    }

    PagedArray<std::uint32_t*> m_pages; // by place
    std::vector<PagedArray<std::uint32_t>> m_memory;
    std::size_t m_pagesMade = 0;
    std::uint32_t* m_next = nullptr; // the next page that is free
    std::uint32_t* m_end = nullptr;
};

} // namespace throughline
