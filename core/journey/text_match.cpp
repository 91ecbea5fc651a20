// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/text_match.h"

#include <algorithm>

namespace throughline {

TextMatch::TextMatch(std::string_view wanted) : m_wanted(wanted)
{
    std::transform(m_wanted.begin(), m_wanted.end(), m_wanted.begin(), lowerCase);
}

bool TextMatch::fitsAt(std::string_view text, std::size_t position) const
{
    for (std::size_t i = 0; i < m_wanted.size(); ++i) {
        if (lowerCase(text[position + i]) != m_wanted[i])
            return false;
    }
    return true;
}

MatchTier TextMatch::tierOf(std::string_view text) const
{
    if (text.size() < m_wanted.size())
        return MatchTier::None;
    if (fitsAt(text, 0))
        return text.size() == m_wanted.size() ? MatchTier::Exact : MatchTier::Prefix;
    const std::size_t last = text.size() - m_wanted.size();
    for (std::size_t i = 1; i <= last; ++i) {
        if (fitsAt(text, i))
            return MatchTier::Substring;
    }
    return MatchTier::None;
}

} // namespace throughline
