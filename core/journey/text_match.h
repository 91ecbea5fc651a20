// SPDX-License-Identifier: GPL-3.0-or-later
// TextMatch: how well a text fits what was typed, without regard to the case of ASCII letters.
//
// Immutable after construction, any thread.
#pragma once

#include "core/base/packed_search.h"
#include "core/base/string_pool.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

enum class MatchTier : std::uint8_t { Exact, Prefix, Substring, None };

class TextMatch {
public:
    explicit TextMatch(std::string_view wanted);

    [[nodiscard]] MatchTier tierOf(std::string_view text) const;
    // Of a text that is not none; ids are not unpacked for it.
    [[nodiscard]] MatchTier tierOf(const StringPool& strings, StringId text) const;

private:
    [[nodiscard]] MatchTier tierOfFolded(std::string_view text) const;

    std::string m_wanted; // in lower case
    PackedSearch m_inIds;
};

} // namespace throughline
