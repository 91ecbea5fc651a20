// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/type_words.h"

#include <algorithm>

namespace throughline {

namespace {

bool isSmall(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

// Takes a word, given in small letters, from the end, where it is a word of its own: behind no letter at all,
// or with the first capital behind a small letter or a digit.
bool takeLastWord(std::string_view& text, std::string_view word)
{
    if (text.size() < word.size())
        return false;
    const std::string_view last = text.substr(text.size() - word.size());
    const std::string_view before = text.substr(0, text.size() - word.size());
    if (!std::equal(last.begin(), last.end(), word.begin(), [](char a, char b) { return (a | 0x20) == b; }))
        return false;
    const bool apart = before.empty() || (!isSmall(before.back()) && !isCapital(before.back()));
    const bool camel = !before.empty() && isSmall(before.back()) && isCapital(last.front());
    if (!apart && !camel)
        return false;
    text = before;
    return true;
}

void takeSeparator(std::string_view& text)
{
    if (!text.empty() && std::string_view("_- .").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
}

} // namespace

bool tellsOfFailure(std::string_view type)
{
    if (takeLastWord(type, "failed"))
        return true;
    if (!takeLastWord(type, "out"))
        return false;
    takeSeparator(type);
    return takeLastWord(type, "timed");
}

} // namespace throughline
