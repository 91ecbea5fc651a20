// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/text_match.h"

#include "core/base/letter_case.h"

#include <algorithm>
#include <array>

namespace throughline {

TextMatch::TextMatch(std::string_view wanted) : m_wanted(wanted)
{
    std::transform(m_wanted.begin(), m_wanted.end(), m_wanted.begin(), lowerCase);
}

MatchTier TextMatch::tierOf(std::string_view text) const
{
    if (text.size() < m_wanted.size())
        return MatchTier::None;
    // Folding into a small buffer first lets the compiler fold many letters at once and memchr do the search:
    // a million ids are looked through at each key stroke.
    std::array<char, 128> folded; // NOLINT: filled as far as it is read
    if (text.size() <= folded.size()) {
        std::transform(text.begin(), text.end(), folded.begin(), lowerCase);
        return tierOfFolded({folded.data(), text.size()});
    }
    std::string copy(text);
    std::transform(copy.begin(), copy.end(), copy.begin(), lowerCase);
    return tierOfFolded(copy);
}

MatchTier TextMatch::tierOfFolded(std::string_view text) const
{
    const std::size_t found = text.find(m_wanted);
    if (found == std::string_view::npos)
        return MatchTier::None;
    if (found > 0)
        return MatchTier::Substring;
    return text.size() == m_wanted.size() ? MatchTier::Exact : MatchTier::Prefix;
}

} // namespace throughline
