// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_tokens.h"

#include "core/import/record_slice.h"

#include <simdjson.h>

#include <algorithm>
#include <limits>

namespace throughline {

static_assert(kReadablePadding >= simdjson::SIMDJSON_PADDING,
              "simdjson reads ahead no further than we allow");

namespace {

constexpr std::size_t kFirstRoom = 1 << 16;

const std::uint8_t* bytesOf(const char* text)
{
    return reinterpret_cast<const std::uint8_t*>(text);
}

} // namespace

struct JsonTokens::Engine {
    std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
};

JsonTokens::JsonTokens() : m_engine(std::make_unique<Engine>()) {}
JsonTokens::~JsonTokens() = default;
JsonTokens::JsonTokens(JsonTokens&&) noexcept = default;
JsonTokens& JsonTokens::operator=(JsonTokens&&) noexcept = default;

bool JsonTokens::find(std::string_view text)
{
    clear();
    if (text.size() >= std::numeric_limits<std::uint32_t>::max())
        return false;
    std::unique_ptr<simdjson::internal::dom_parser_implementation>& parser = m_engine->parser;
    if (!parser || parser->capacity() < text.size()) {
        // Depth counts for simdjson's own second stage only.
        const std::size_t capacity = std::max({text.size(), 2 * m_room, kFirstRoom});
        if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, 1, parser))
            throw std::bad_alloc();
        m_unescaped = std::make_unique_for_overwrite<char[]>(capacity + kReadablePadding);
        m_room = capacity;
    }
    if (parser->stage1(bytesOf(text.data()), text.size(), simdjson::stage1_mode::regular))
        return false;
    m_text = text;
    m_places = parser->structural_indexes.get();
    m_count = parser->n_structural_indexes;
    m_used = 0;
    return true;
}

std::string_view JsonTokens::unescape(const char* string)
{
    // Never longer than what is escaped, of which each byte is unescaped once.
    auto* const begin = reinterpret_cast<std::uint8_t*>(m_unescaped.get()) + m_used;
    const std::uint8_t* const end = m_engine->parser->parse_string(bytesOf(string), begin);
    if (!end)
        return {};
    const auto length = static_cast<std::size_t>(end - begin);
    m_used += length;
    return {reinterpret_cast<const char*>(begin), length};
}

} // namespace throughline
