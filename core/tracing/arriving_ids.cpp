// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/arriving_ids.h"

#include "core/base/placeholders.h"

#include <absl/strings/ascii.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::string_view kMarks = "-_.:/+=@~";
constexpr std::size_t kMostLookedAt = 16 * kMostIdBytes; // of a header that is nearly all unusable

bool isUsable(char c)
{
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || kMarks.find(c) != std::string_view::npos;
}

} // namespace

std::string requestIdFrom(std::string_view header)
{
    std::string id;
    for (const char c : header.substr(0, kMostLookedAt)) {
        if (id.size() == kMostIdBytes)
            break;
        if (isUsable(c))
            id += c;
    }
    return isPlaceholder(id) ? std::string() : id;
}

bool isPlausibleId(std::string_view id)
{
    return !id.empty() && id.size() <= kMostIdBytes && std::ranges::none_of(id, [](char c) {
        return absl::ascii_iscntrl(static_cast<unsigned char>(c));
    });
}

} // namespace throughline
