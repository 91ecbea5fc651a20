// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/span_kind.h"

#include <algorithm>
#include <array>

namespace throughline {

namespace {

constexpr std::array<std::string_view, 6> kNames = {"",       "internal", "server",
                                                    "client", "producer", "consumer"};
constexpr std::string_view kPrefix = "span_kind_";

bool isWord(std::string_view text, std::string_view word)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [lower](char a, char b) { return lower(a) == b; });
}

} // namespace

std::string_view nameOf(SpanKind kind)
{
    return kNames[static_cast<std::size_t>(kind)];
}

SpanKind spanKindNamed(std::string_view name)
{
    if (isWord(name.substr(0, kPrefix.size()), kPrefix))
        name.remove_prefix(kPrefix.size());
    const auto found = std::find_if(kNames.begin() + 1, kNames.end(),
                                    [name](std::string_view known) { return isWord(name, known); });
    return found == kNames.end() ? SpanKind::Unspecified : static_cast<SpanKind>(found - kNames.begin());
}

} // namespace throughline
