// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/optional_column.h"

#include <algorithm>

namespace throughline {

OptionalNumbers::OptionalNumbers(std::size_t rows, std::size_t filled)
{
    if (filled == 0)
        return;
    const bool dense = filled * 5 > rows * 4;
    if (!dense)
        m_blocks = PagedArray<Block>(rows / kRowsInBlock + 1);
    m_values = PagedArray<std::uint32_t>(dense ? rows : filled);
}

std::uint32_t OptionalNumbers::put(std::size_t block, std::size_t before, std::span<const std::uint32_t> rows)
{
    if (m_values.empty())
        return 0;
    if (m_blocks.empty()) {
        std::copy(rows.begin(), rows.end(), m_values.begin() + block * kRowsInBlock);
        return static_cast<std::uint32_t>(rows.size()); // nobody asks where there are no blocks
    }
    std::uint32_t* const values = m_values.data() + before;
    std::uint64_t filled = 0;
    std::uint32_t count = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row] == kNone)
            continue;
        filled |= std::uint64_t{1} << row;
        values[count++] = rows[row];
    }
    m_blocks[block] = {filled, static_cast<std::uint32_t>(before)};
    return count;
}

} // namespace throughline
