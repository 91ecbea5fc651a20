// SPDX-License-Identifier: GPL-3.0-or-later
// OptionalColumn: a column of ids that may be none, in a bit for each row where most rows have none.
//
// Exports have columns that hardly an event fills (error, token, reply context); they cost what is in them,
// and nothing where none does. Its rows are put in once, any number of threads each putting in blocks of its
// own; from then on any thread may read.
#pragma once

#include "core/base/paged_array.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace throughline {

// The same with plain numbers, of which the largest is none.
class OptionalNumbers {
public:
    static constexpr std::uint32_t kNone = ~0U;
    static constexpr std::size_t kRowsInBlock = 64;

    OptionalNumbers() = default;
    // For so many rows, of which so many have a number.
    OptionalNumbers(std::size_t rows, std::size_t filled);

    // The rows of a block; `before`: numbers in all blocks before. Returns how many there are in this one.
    std::uint32_t put(std::size_t block, std::size_t before, std::span<const std::uint32_t> rows);

    [[nodiscard]] bool empty() const { return m_values.empty(); } // no row has a number
    [[nodiscard]] std::uint32_t operator[](std::size_t row) const
    {
        const std::uint32_t* const found = find(row);
        return found ? *found : kNone;
    }
    // Goes through all rows from the first to the last, faster than asking for each.
    class Walk {
    public:
        explicit Walk(OptionalNumbers& numbers) : m_numbers(numbers) {}
        // The number of the next row, to put another in its place; null where there is none.
        [[nodiscard]] std::uint32_t* next();

    private:
        OptionalNumbers& m_numbers;
        std::size_t m_row = 0;
        std::size_t m_number = 0; // of those that there are
    };

    // visit(row, number) for those of the rows [begin, end) that have one, in order.
    template <class Visit>
    void visit(std::size_t begin, std::size_t end, Visit visit) const;

    [[nodiscard]] std::size_t bytes() const { return m_values.bytes() + m_blocks.bytes(); }

private:
    struct Block {
        std::uint64_t rows = 0;   // which of them are filled
        std::uint32_t before = 0; // values of the blocks before
    };

    [[nodiscard]] const std::uint32_t* find(std::size_t row) const
    {
        if (m_blocks.empty())
            return m_values.empty() || m_values[row] == kNone ? nullptr : &m_values[row];
        const Block& block = m_blocks[row / kRowsInBlock];
        const std::uint64_t bit = std::uint64_t{1} << row % kRowsInBlock;
        if ((block.rows & bit) == 0)
            return nullptr;
        return &m_values[block.before + static_cast<unsigned>(std::popcount(block.rows & (bit - 1)))];
    }

    PagedArray<Block> m_blocks; // none: a value for each row, or none at all
    PagedArray<std::uint32_t> m_values;
};

inline std::uint32_t* OptionalNumbers::Walk::next()
{
    const std::size_t row = m_row++;
    if (m_numbers.m_blocks.empty())
        return m_numbers.find(row) ? &m_numbers.m_values[row] : nullptr;
    const Block& block = m_numbers.m_blocks[row / kRowsInBlock];
    if (row % kRowsInBlock == 0)
        m_number = block.before; // there may be room between
    return (block.rows >> row % kRowsInBlock & 1U) != 0 ? &m_numbers.m_values[m_number++] : nullptr;
}

template <class Visit>
void OptionalNumbers::visit(std::size_t begin, std::size_t end, Visit visit) const
{
    if (m_blocks.empty()) {
        for (std::size_t row = begin; row < end && !m_values.empty(); ++row) {
            if (m_values[row] != kNone)
                visit(row, m_values[row]);
        }
        return;
    }
    for (std::size_t row = begin; row < end;) {
        const Block& block = m_blocks[row / kRowsInBlock];
        const std::uint64_t rest = block.rows >> row % kRowsInBlock;
        row += rest == 0 ? kRowsInBlock - row % kRowsInBlock : static_cast<unsigned>(std::countr_zero(rest));
        if (rest == 0 || row >= end)
            continue;
        visit(row, *find(row));
        ++row;
    }
}

template <class IdType>
class OptionalColumn {
public:
    [[nodiscard]] IdType operator[](std::size_t row) const { return IdType(m_numbers[row]); }
    [[nodiscard]] bool empty() const { return m_numbers.empty(); } // no row has a value
    template <class Visit>
    void visit(std::size_t begin, std::size_t end, Visit visit) const
    {
        m_numbers.visit(begin, end,
                        [&](std::size_t row, std::uint32_t number) { visit(row, IdType(number)); });
    }

    // Where the numbers are put in.
    [[nodiscard]] OptionalNumbers& numbers() { return m_numbers; }
    [[nodiscard]] std::size_t bytes() const { return m_numbers.bytes(); }

private:
    OptionalNumbers m_numbers;
};

} // namespace throughline
