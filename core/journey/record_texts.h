// SPDX-License-Identifier: GPL-3.0-or-later
// RecordTexts: what a record says, text by text, as it lies in its source: the values of JSON at any depth,
// not its keys; of what is no JSON, all of it. Ids, times and long numbers are left out: they are no words.
//
// Keeps its memory from record to record. One thread.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace throughline {

class RecordTexts {
public:
    // A view of a text with its escapes undone, valid during the call.
    using Take = std::function<void(std::string_view text)>;

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
