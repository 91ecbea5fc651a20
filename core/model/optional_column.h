// SPDX-License-Identifier: GPL-3.0-or-later
// OptionalColumn: a column of ids that may be none, in a bit for each row where most rows have none.
//
// Exports have columns that hardly an event fills (error, token, reply context); they cost what is in them. A
// value, immutable once made; any thread.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace throughline {

template <class IdType>
class OptionalColumn {
public:
    OptionalColumn() = default;
    explicit OptionalColumn(std::vector<IdType> values)
    {
        std::size_t filled = 0;
        for (const IdType value : values)
            filled += value ? 1 : 0;
        if (filled * 5 > values.size() * 4) {
            m_values = std::move(values);
            return;
        }
        m_blocks.resize(values.size() / kRows + 1);
        m_values.reserve(filled);
        for (std::size_t row = 0; row < values.size(); ++row) {
            if (row % kRows == 0)
                m_blocks[row / kRows].before = static_cast<std::uint32_t>(m_values.size());
            if (!values[row])
                continue;
            m_blocks[row / kRows].rows |= std::uint64_t{1} << row % kRows;
            m_values.push_back(values[row]);
        }
    }

    [[nodiscard]] IdType operator[](std::size_t row) const
    {
        if (m_blocks.empty())
            return m_values[row];
        const Block& block = m_blocks[row / kRows];
        const std::uint64_t bit = std::uint64_t{1} << row % kRows;
        if ((block.rows & bit) == 0)
            return {};
        return m_values[block.before + static_cast<unsigned>(std::popcount(block.rows & (bit - 1)))];
    }

    // Puts another value in the place of each that is there: `change(value)`, never none.
    template <class Change>
    void transform(Change change)
    {
        for (IdType& value : m_values) {
            if (value)
                value = change(value);
        }
    }

    [[nodiscard]] std::size_t bytes() const
    {
        return m_values.capacity() * sizeof(IdType) + m_blocks.capacity() * sizeof(Block);
    }

private:
    static constexpr std::size_t kRows = 64;
    struct Block {
        std::uint64_t rows = 0;   // which of them are filled
        std::uint32_t before = 0; // values of the blocks before
    };

    std::vector<Block> m_blocks; // none: a value for each row
    std::vector<IdType> m_values;
};

} // namespace throughline
