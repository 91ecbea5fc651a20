// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/entry_points.h"

#include <algorithm>

namespace throughline {

namespace {

struct Word {
    std::string_view text; // lower case
    EntryPoint means;
};

// The first row that occurs decides: a webhook's controller is a webhook, a campaign's controller sends a
// campaign.
constexpr Word kVocabulary[] = {
    {"webhook", EntryPoint::Webhook},        {"campaign", EntryPoint::CampaignSend},
    {"broadcast", EntryPoint::CampaignSend}, {"session", EntryPoint::Session},
    {"scheduled", EntryPoint::ScheduledJob}, {"schedule", EntryPoint::ScheduledJob},
    {"scheduler", EntryPoint::ScheduledJob}, {"cron", EntryPoint::ScheduledJob},
    {"command", EntryPoint::ScheduledJob},   {"controller", EntryPoint::ApiRequest},
    {"api", EntryPoint::ApiRequest},         {"http", EntryPoint::ApiRequest},
    {"request", EntryPoint::ApiRequest},
};

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isLetter(char c)
{
    return isUpper(c) || isLower(c);
}
char lower(char c)
{
    return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

bool holdsWord(std::string_view name, std::string_view word)
{
    for (std::size_t i = 0; i + word.size() <= name.size(); ++i) {
        const std::string_view part = name.substr(i, word.size());
        const auto same = [](char a, char b) { return lower(a) == b; };
        if (!std::equal(part.begin(), part.end(), word.begin(), same))
            continue;
        const std::size_t end = i + word.size();
        const bool starts = i == 0 || !isLetter(name[i - 1]) || (isLower(name[i - 1]) && isUpper(name[i]));
        const bool ends = end == name.size() || !isLower(name[end]);
        if (starts && ends)
            return true;
    }
    return false;
}

} // namespace

EntryPoint entryPointOf(std::string_view type, std::string_view className)
{
    const auto occurs = [&](const Word& word) {
        return holdsWord(type, word.text) || holdsWord(className, word.text);
    };
    const auto* const found = std::find_if(std::begin(kVocabulary), std::end(kVocabulary), occurs);
    return found == std::end(kVocabulary) ? EntryPoint::Unknown : found->means;
}

} // namespace throughline
