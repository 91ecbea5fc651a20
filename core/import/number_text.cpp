// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/number_text.h"

#include <charconv>
#include <limits>

namespace throughline {

namespace {

constexpr int kExponentLimit = 100'000; // enough to tell that a number does not fit, or is zero
constexpr std::uint64_t kMostDigits = std::numeric_limits<std::uint64_t>::max() / 10 - 1;

struct Decimal {
    bool negative = false;
    std::uint64_t digits = 0;
    int exponent = 0;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Takes digits from the front. Those that no longer fit count by their place only.
bool takeDigits(std::string_view& text, Decimal& decimal, bool fraction)
{
    bool any = false;
    for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1)) {
        any = true;
        const bool fits = decimal.digits <= kMostDigits;
        if (fits)
            decimal.digits = decimal.digits * 10 + static_cast<std::uint64_t>(text.front() - '0');
        if (fits == fraction && decimal.exponent > -kExponentLimit && decimal.exponent < kExponentLimit)
            decimal.exponent += fraction ? -1 : 1;
    }
    return any;
}

std::optional<int> readExponent(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty())
        return std::nullopt;
    int exponent = 0;
    for (const char c : text) {
        if (!isDigit(c))
            return std::nullopt;
        if (exponent < kExponentLimit)
            exponent = exponent * 10 + (c - '0');
    }
    return negative ? -exponent : exponent;
}

std::optional<Decimal> parseDecimal(std::string_view text)
{
    Decimal decimal;
    decimal.negative = text.starts_with('-');
    if (decimal.negative)
        text.remove_prefix(1);
    if (!takeDigits(text, decimal, false))
        return std::nullopt;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (!takeDigits(text, decimal, true))
            return std::nullopt;
    }
    if (text.empty())
        return decimal;
    if (text.front() != 'e' && text.front() != 'E')
        return std::nullopt;
    const std::optional<int> exponent = readExponent(text.substr(1));
    if (!exponent)
        return std::nullopt;
    decimal.exponent += *exponent;
    return decimal;
}

} // namespace

std::optional<std::int64_t> scaledDecimal(std::string_view literal, int power)
{
    const std::optional<Decimal> decimal = parseDecimal(literal);
    if (!decimal)
        return std::nullopt;
    std::uint64_t digits = decimal->digits;
    int exponent = decimal->exponent + power;
    for (; exponent > 0 && digits != 0; --exponent) {
        if (__builtin_mul_overflow(digits, std::uint64_t{10}, &digits))
            return std::nullopt;
    }
    for (; exponent < 0 && digits != 0; ++exponent)
        digits = digits / 10 + (exponent == -1 && digits % 10 >= 5 ? 1 : 0);
    if (digits > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    const auto value = static_cast<std::int64_t>(digits);
    return decimal->negative ? -value : value;
}

std::optional<double> approximateNumber(std::string_view literal)
{
    if (!parseDecimal(literal))
        return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(literal.data(), literal.data() + literal.size(), number);
    if (end != literal.data() + literal.size())
        return std::nullopt;
    // Out of range is either far too large or as good as zero; from_chars leaves the number as it was.
    if (error == std::errc::result_out_of_range)
        return std::numeric_limits<double>::infinity();
    return number;
}

} // namespace throughline
