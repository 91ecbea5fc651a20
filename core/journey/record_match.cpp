// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/record_match.h"

#include <algorithm>

namespace throughline {

namespace {

// What JSON may write with an escape could be missed where the record is looked through as it is.
bool standsAsItIs(std::string_view wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '/';
    });
}

} // namespace

RecordMatch::RecordMatch(std::string_view wanted) : m_wanted(wanted), m_plain(standsAsItIs(wanted)) {}

bool RecordMatch::holds(std::string_view record)
{
    if (m_plain && m_wanted.tierOf(record) == MatchTier::None)
        return false;
    bool found = false;
    m_texts.each(record, [&](std::string_view text, RecordTexts::Kind) {
        found = m_wanted.tierOf(text) != MatchTier::None;
        return !found;
    });
    return found;
}

} // namespace throughline
