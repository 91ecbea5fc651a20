// SPDX-License-Identifier: GPL-3.0-or-later
// Payload: a JSON object that is written member by member. Keys are names in the code and need no escapes. A
// value, no ties to a thread.
#pragma once

#include "core/base/json_text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace throughline::simulate {

class Payload {
public:
    Payload& text(std::string_view key, std::string_view value)
    {
        addKey(key);
        appendJsonText(m_json, value);
        return *this;
    }
    Payload& number(std::string_view key, std::int64_t value) { return json(key, std::to_string(value)); }
    // Hundredths, as a decimal number: 6466 is 64.66.
    Payload& money(std::string_view key, std::int64_t cents)
    {
        const std::string fraction = std::to_string(cents % 100);
        return json(key, std::to_string(cents / 100) + (fraction.size() < 2 ? ".0" : ".") + fraction);
    }
    Payload& json(std::string_view key, std::string_view value)
    {
        addKey(key);
        m_json += value;
        return *this;
    }
    [[nodiscard]] std::string take() { return std::exchange(m_json, "{") + '}'; }

private:
    void addKey(std::string_view key)
    {
        m_json += m_json.size() == 1 ? "\"" : ",\"";
        m_json += key;
        m_json += "\":";
    }

    std::string m_json = "{";
};

} // namespace throughline::simulate
