// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/natural_order.h"

#include "core/base/letter_case.h"

#include <absl/strings/ascii.h>

#include <cstddef>

namespace throughline {

namespace {

bool isDigit(char c)
{
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
}

// The digits from a position on, without leading zeros.
std::string_view digitsAt(std::string_view text, std::size_t& at)
{
    while (at < text.size() && text[at] == '0')
        ++at;
    const std::size_t from = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return text.substr(from, at - from);
}

} // namespace

bool naturalLess(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const std::string_view first = digitsAt(a, i);
            const std::string_view second = digitsAt(b, j);
            if (first.size() != second.size())
                return first.size() < second.size();
            if (first != second)
                return first < second;
        } else if (lowerCase(a[i]) != lowerCase(b[j])) {
            return lowerCase(a[i]) < lowerCase(b[j]);
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

} // namespace throughline
