// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/web_page.h"

#include "core/base/letter_case.h"
#include "core/base/translation.h"
#include "core/import/json_scan.h"
#include "core/import/text_repair.h"

#include <algorithm>

namespace throughline {

namespace {

std::size_t find(std::string_view text, std::string_view lowerCaseWord)
{
    const auto found = std::search(text.begin(), text.end(), lowerCaseWord.begin(), lowerCaseWord.end(),
                                   [](char c, char wanted) { return lowerCase(c) == wanted; });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

// The text of an element; empty where there is none.
std::string_view elementText(std::string_view page, std::string_view tag)
{
    const std::size_t start = find(page, tag);
    if (start == std::string_view::npos)
        return {};
    page.remove_prefix(start);
    page.remove_prefix(std::min(page.find('>') + 1, page.size()));
    return page.substr(0, page.find('<'));
}

} // namespace

std::optional<std::string> titleOfWebPage(std::string_view prefix)
{
    constexpr std::size_t kBeginning = 2048; // comments and declarations may come before the page
    constexpr std::size_t kLongest = 80;
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (prefix.starts_with(kByteOrderMark))
        prefix.remove_prefix(kByteOrderMark.size());
    prefix = trimJsonSpace(prefix);
    const std::string_view beginning = prefix.substr(0, kBeginning);
    const bool isPage =
        prefix.starts_with('<') && (find(beginning, "<!doctype html") != std::string_view::npos ||
                                    find(beginning, "<html") != std::string_view::npos);
    if (!isPage)
        return std::nullopt;
    const std::string_view title = trimJsonSpace(elementText(prefix, "<title"));
    return title.empty() ? told(phrase("problems", "untitled")) : excerptOf(title.substr(0, kLongest));
}

} // namespace throughline
