// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/status_text.h"

#include "core/import/number_text.h"

#include <algorithm>
#include <array>

namespace throughline {

namespace {

using namespace std::string_view_literals;

constexpr std::array kOkWords = {"ok"sv,       "success"sv,   "successful"sv, "succeeded"sv, "completed"sv,
                                 "complete"sv, "done"sv,      "finished"sv,   "passed"sv,    "handled"sv,
                                 "sent"sv,     "delivered"sv, "read"sv,       "accepted"sv,  "paid"sv,
                                 "captured"sv, "processed"sv};
constexpr std::array kErrorWords = {"error"sv,     "failed"sv,   "failure"sv,     "fail"sv,
                                    "exception"sv, "timeout"sv,  "timed_out"sv,   "aborted"sv,
                                    "fatal"sv,     "critical"sv, "crashed"sv,     "detection_failed"sv,
                                    "rejected"sv,  "declined"sv, "undelivered"sv, "handler_failed"sv};
constexpr std::array kErrorLevels = {"error"sv, "err"sv,       "critical"sv, "crit"sv, "fatal"sv,
                                     "alert"sv, "emergency"sv, "emerg"sv,    "panic"sv};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameWord(std::string_view text, std::string_view word)
{
    return text.size() == word.size() &&
           std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) { return lower(a) == b; });
}

template <std::size_t N>
bool isAmong(std::string_view text, const std::array<std::string_view, N>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return sameWord(text, word); });
}

// HTTP's codes; smaller numbers mean too many things to say one.
EventStatus statusOfCode(std::string_view literal)
{
    const double code = approximateNumber(literal).value_or(0);
    if (code >= 100 && code < 400)
        return EventStatus::Ok;
    return code >= 400 && code < 600 ? EventStatus::Error : EventStatus::Unknown;
}

} // namespace

EventStatus statusOf(const RawValue& status)
{
    switch (status.kind) {
    case RawValue::Kind::True:
    case RawValue::Kind::False:
        return statusOfSuccess(status);
    case RawValue::Kind::Number:
        return statusOfCode(status.text);
    case RawValue::Kind::Text:
        break;
    case RawValue::Kind::Absent:
    case RawValue::Kind::Null:
        return EventStatus::Unknown;
    }
    if (isAmong(status.text, kOkWords))
        return EventStatus::Ok;
    if (isAmong(status.text, kErrorWords))
        return EventStatus::Error;
    return statusOfCode(status.text);
}

EventStatus statusOfLevel(const RawValue& level)
{
    return isAmong(level.asText(), kErrorLevels) ? EventStatus::Error : EventStatus::Unknown;
}

EventStatus statusOfSuccess(const RawValue& success)
{
    const std::string_view text = success.asText();
    if (success.kind == RawValue::Kind::True || text == "1" || sameWord(text, "true"))
        return EventStatus::Ok;
    if (success.kind == RawValue::Kind::False || text == "0" || sameWord(text, "false"))
        return EventStatus::Error;
    return EventStatus::Unknown;
}

} // namespace throughline
