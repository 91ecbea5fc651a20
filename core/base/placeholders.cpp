// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/placeholders.h"

#include <absl/strings/ascii.h>

#include <algorithm>
#include <array>
#include <string>

namespace throughline {

namespace {

constexpr std::array<std::string_view, 15> kPlaceholders = {
    "0",       "-",    "n/a",       "na",     "nan",
    "nil",     "none", "null",      "test",   "undefined",
    "unknown", "anon", "anonymous", "(none)", "00000000-0000-0000-0000-000000000000"};

} // namespace

std::span<const std::string_view> placeholders()
{
    return kPlaceholders;
}

bool isPlaceholder(std::string_view text)
{
    return std::ranges::find(kPlaceholders, absl::AsciiStrToLower(std::string(text))) != kPlaceholders.end();
}

} // namespace throughline
