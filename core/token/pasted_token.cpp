// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/token/pasted_token.h"

#include "core/base/blanks.h"
#include "core/base/percent_text.h"
#include "core/token/tracking_token.h"

#include <array>

namespace throughline {

namespace {

// What texts are put between, also where only one of the two was copied.
constexpr std::array<std::string_view, 9> kQuotes = {"\"", "'", "`", "“", "”", "„", "‘", "’", ","};

std::string_view withoutQuotes(std::string_view text)
{
    for (bool found = true; found;) {
        found = false;
        text = withoutWhiteSpace(text);
        for (const std::string_view quote : kQuotes) {
            if (text.starts_with(quote)) {
                text.remove_prefix(quote.size());
                found = true;
            }
            if (text.ends_with(quote)) {
                text.remove_suffix(quote.size());
                found = true;
            }
        }
    }
    return text;
}

} // namespace

std::optional<std::string> tokenMeantBy(std::string_view text)
{
    std::string meant(withoutQuotes(text));
    if (meant.find('|') == std::string::npos) {
        const std::string decoded = percentDecoded(meant);
        if (decoded.find('|') != std::string::npos)
            meant = std::string(withoutQuotes(decoded));
    }
    if (meant == text || !(TrackingToken::isValid(meant) || isUuid(meant)))
        return std::nullopt;
    return meant;
}

} // namespace throughline
