// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_sample.h"

#include "core/import/field_mapping.h"
#include "core/import/field_path.h"
#include "core/import/json_scan.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace throughline {

namespace {

using Json = nlohmann::json;

// What the parser calls for each part of a document; keeps no tree.
class Sampler final : public nlohmann::json_sax<Json> {
public:
    Sampler(RecordSample& sample, const std::string& path) : m_sample(sample), m_paths{path} {}

    bool null() override { return value({RawValue::Kind::Null, {}}); }
    bool boolean(bool isTrue) override
    {
        return value({isTrue ? RawValue::Kind::True : RawValue::Kind::False, {}});
    }
    bool number_integer(std::int64_t number) override
    {
        return value({RawValue::Kind::Number, fmt::format("{}", number)});
    }
    bool number_unsigned(std::uint64_t number) override
    {
        return value({RawValue::Kind::Number, fmt::format("{}", number)});
    }
    bool number_float(double, const std::string& literal) override
    {
        return value({RawValue::Kind::Number, literal});
    }
    bool string(std::string& text) override { return value({RawValue::Kind::Text, text}); }
    bool binary(Json::binary_t&) override { return true; }
    bool key(std::string& key) override
    {
        if (isSeen())
            m_key = pointerTo(m_paths.back(), key);
        return true;
    }
    bool start_object(std::size_t) override
    {
        if (m_depth == 0 || !isSeen())
            ++m_unseen;
        else
            m_paths.push_back(m_key);
        if (m_depth++ == 0)
            m_unseen = 0; // the outermost stands under the path that was given
        return true;
    }
    bool end_object() override { return end(); }
    bool start_array(std::size_t) override
    {
        ++m_depth;
        ++m_unseen;
        return true;
    }
    bool end_array() override { return end(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        return false;
    }

private:
    // Neither in an array nor deeper than a mapping reaches.
    [[nodiscard]] bool isSeen() const
    {
        return m_unseen == 0 && m_paths.size() < FieldMapping::kMostKeysInPath;
    }

    bool value(const RawValue& value)
    {
        if (isSeen())
            m_sample.add(m_key, value);
        return true;
    }

    bool end()
    {
        --m_depth;
        if (m_unseen > 0)
            --m_unseen;
        else
            m_paths.pop_back();
        return true;
    }

    RecordSample& m_sample;
    std::vector<std::string> m_paths; // of the objects that are open
    std::string m_key;
    std::size_t m_depth = 0;
    std::size_t m_unseen = 0; // arrays and objects that are open and left out
};

} // namespace

void sampleJsonRecord(RecordSample& sample, std::string_view json)
{
    if (sample.full() || !json.starts_with('{') || findJsonFault(json))
        return;
    sample.beginRecord();
    sampleJsonMembers(sample, json, {});
}

void sampleJsonMembers(RecordSample& sample, std::string_view json, const std::string& path)
{
    if (!json.starts_with('{'))
        return;
    Sampler sampler(sample, path);
    // A text that is no UTF-8 ends the walk; what came before it stays.
    static_cast<void>(Json::sax_parse(json, &sampler));
}

} // namespace throughline
