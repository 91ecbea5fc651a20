// SPDX-License-Identifier: GPL-3.0-or-later
// JsonTokens: where in a JSON text its tokens begin.
//
// Found for a whole text at once by the first stage of simdjson, many bytes at a time; the second stage, the
// walk, is JsonWalk. Tokens are brackets, colons, commas, strings and what else stands between those and
// white space; that they make sense together only a walk can tell. Keeps its buffers from text to text. Owned
// by one parser, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace throughline {

class JsonTokens {
public:
    JsonTokens();
    ~JsonTokens();
    JsonTokens(JsonTokens&&) noexcept;
    JsonTokens& operator=(JsonTokens&&) noexcept;

    // Finds the tokens of a text behind which kReadablePadding bytes may be read, and which outlives them.
    // False, and no tokens, where it is not UTF-8, has a control character in a string or a string without
    // end, or is 4 GiB long.
    [[nodiscard]] bool find(std::string_view text);
    void clear() { m_text = {}; }

    [[nodiscard]] std::string_view text() const { return m_text; }
    // The places of all tokens, in order, and after them twice the size of the text. None without a text.
    [[nodiscard]] const std::uint32_t* places() const { return m_places; }
    [[nodiscard]] std::size_t count() const { return m_count; }

    // What a string means whose bytes begin behind its quote; no data where it has an escape that does not
    // exist. Valid until forget().
    [[nodiscard]] std::string_view unescape(const char* string);
    void forget() { m_used = 0; }

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
    std::string_view m_text;
    const std::uint32_t* m_places = nullptr;
    std::size_t m_count = 0;
    std::unique_ptr<char[]> m_unescaped;
    std::size_t m_room = 0; // of m_unescaped
    std::size_t m_used = 0;
};

} // namespace throughline
