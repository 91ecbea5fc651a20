// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/record_match.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace throughline {

namespace {

// Stops at the first value that holds the text.
class ValueSearch : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit ValueSearch(const TextMatch& wanted) : m_wanted(wanted) {}

    [[nodiscard]] bool found() const { return m_found; }
    [[nodiscard]] bool failed() const { return m_failed; }

    bool null() override { return look("null"); }
    bool boolean(bool value) override { return look(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return look(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return look(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& text) override { return look(text); }
    bool string(string_t& value) override { return look(value); }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool key(string_t&) override { return true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        m_failed = true;
        return false;
    }

private:
    bool look(std::string_view value)
    {
        m_found = m_wanted.tierOf(value) != MatchTier::None;
        return !m_found;
    }

    const TextMatch& m_wanted;
    bool m_found = false;
    bool m_failed = false;
};

// What JSON may write with an escape could be missed where the record is looked through as it is.
bool standsAsItIs(std::string_view wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '/';
    });
}

} // namespace

RecordMatch::RecordMatch(std::string_view wanted) : m_wanted(wanted), m_plain(standsAsItIs(wanted)) {}

bool RecordMatch::holds(std::string_view record) const
{
    if (m_plain && m_wanted.tierOf(record) == MatchTier::None)
        return false;
    ValueSearch search(m_wanted);
    nlohmann::json::sax_parse(record, &search);
    return search.found() || (search.failed() && m_wanted.tierOf(record) != MatchTier::None);
}

} // namespace throughline
