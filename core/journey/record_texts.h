// SPDX-License-Identifier: GPL-3.0-or-later
// RecordTexts: what a record says, value by value, as it lies in its source: the values of JSON at any depth,
// not its keys, which are the same in all records; of what is no JSON, all of it.
//
// Keeps its memory from record to record. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace throughline {

class RecordTexts {
public:
    enum class Kind : std::uint8_t { Text, Number, Literal };
    // A value with its escapes undone, valid during the call; a number or literal as it is written. False
    // where no more are wanted.
    using Take = std::function<bool(std::string_view text, Kind kind)>;

    RecordTexts();
    ~RecordTexts();
    RecordTexts(const RecordTexts&) = delete;
    RecordTexts& operator=(const RecordTexts&) = delete;

    void each(std::string_view record, const Take& take);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace throughline
