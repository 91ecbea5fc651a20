// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/text_match.h"

#include "core/base/letter_case.h"

#include <algorithm>
#include <array>

namespace throughline {

namespace {

std::string inLowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), lowerCase);
    return lower;
}

MatchTier tierOfPlace(PackedSearch::Place place)
{
    switch (place) {
    case PackedSearch::Place::Whole:
        return MatchTier::Exact;
    case PackedSearch::Place::Start:
        return MatchTier::Prefix;
    case PackedSearch::Place::Within:
        return MatchTier::Substring;
    case PackedSearch::Place::None:
        break;
    }
    return MatchTier::None;
}

} // namespace

TextMatch::TextMatch(std::string_view wanted) : m_wanted(inLowerCase(wanted)), m_inIds(m_wanted) {}

MatchTier TextMatch::tierOf(const StringPool& strings, StringId text) const
{
    const StringPool::Stored stored = strings.stored(text);
    return stored.form == StringPool::Form::Text ? tierOf(stored.bytes)
                                                 : tierOfPlace(m_inIds.placeIn(stored));
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
    return tierOfFolded(inLowerCase(text));
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
