// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapping_file.h"

#include "core/base/text_file.h"
#include "core/base/translation.h"
#include "core/import/field_path.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace throughline {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

constexpr std::array<std::pair<std::string_view, TimeUnit>, 4> kTimeUnits = {
    std::pair{"s", TimeUnit::Seconds}, std::pair{"ms", TimeUnit::Milliseconds},
    std::pair{"us", TimeUnit::Microseconds}, std::pair{"ns", TimeUnit::Nanoseconds}};

// Reads the members of a document; the first thing that is wrong stays.
class Reading {
public:
    Result<FieldMappingData> read(const Json& document)
    {
        if (!document.is_object())
            wrong("", told(phrase("problems", "an object was expected")));
        else
            readMembers(document);
        if (m_fault.empty() && !FieldMapping(m_data).complete())
            wrong("", told(phrase("problems", "it has more paths or containers than can be used")));
        if (!m_fault.empty())
            return failure(ProblemCode::BadMapping, {m_fault});
        return std::move(m_data);
    }

private:
    void readMembers(const Json& document)
    {
        if (!document.contains("throughline_mapping"))
            return wrong("throughline_mapping",
                         told(phrase("problems", "it is missing; this is no field mapping")));
        if (document["throughline_mapping"] != kVersion)
            return wrong("throughline_mapping",
                         told(phrase("problems", "only version {} is known"), kVersion));
        readBase(document);
        for (const auto& [key, value] : document.items()) {
            if (key == "fields")
                readFields(value);
            else if (key == "containers")
                readContainers(value);
            else if (key == "references")
                m_data.references = paths(key, value);
            else if (key == "not_references")
                m_data.notReferences = paths(key, value);
            else if (key == "time_unit")
                readTimeUnit(value);
            else if (key == "id_is_span")
                m_data.idIsSpan = flag(key, value);
            else if (key == "type_says_status")
                m_data.typeSaysStatus = flag(key, value);
            else if (key == "detect")
                m_data.detect = flag(key, value);
            else if (key != "throughline_mapping" && key != "base")
                wrong(key, told(phrase("problems", "there is no such key")));
        }
    }

    void readBase(const Json& document)
    {
        const Json base = document.value("base", Json("standard"));
        if (base == "standard")
            m_data = FieldMapping::standardData();
        else if (base != "none")
            wrong("base", told(phrase("problems", "\"standard\" or \"none\" was expected")));
    }

    void readFields(const Json& fields)
    {
        if (!fields.is_object())
            return wrong("fields", told(phrase("problems", "an object was expected")));
        for (const auto& [name, value] : fields.items()) {
            const std::string key = "fields." + name;
            const ImportField field = importFieldOf(name);
            if (field == ImportField::None)
                return wrong(key,
                             told(phrase("problems", "there is no such field; there are ")) + allFields());
            FieldMappingData::Spellings& spellings = m_data.of(field);
            if (value.is_null()) {
                spellings.keys.clear();
                m_data.undetected.push_back(field);
                continue;
            }
            std::vector<std::string> given = paths(key, value);
            checkNew(key, given);
            spellings.given = given.size();
            std::erase_if(spellings.keys,
                          [&](const std::string& old) { return std::ranges::count(given, old) != 0; });
            spellings.keys.insert(spellings.keys.begin(), given.begin(), given.end());
        }
    }

    // A path means one field.
    void checkNew(const std::string& key, const std::vector<std::string>& given)
    {
        for (const std::string& path : given) {
            const auto known = std::ranges::find(m_seen, path, &std::pair<std::string, std::string>::first);
            if (known != m_seen.end())
                return wrong(key,
                             told(phrase("problems", "\"{}\" stands in {} already"), path, known->second));
            m_seen.emplace_back(path, key);
        }
        for (FieldMappingData::Spellings& other : m_data.fields)
            std::erase_if(other.keys, [&](const std::string& old) {
                return "fields." + std::string(nameOf(other.field)) != key &&
                       std::ranges::count(given, old) != 0;
            });
    }

    void readContainers(const Json& containers)
    {
        if (!containers.is_array())
            return wrong("containers", told(phrase("problems", "a list was expected")));
        std::vector<Container> given;
        for (const Json& entry : containers) {
            Container container;
            if (entry.is_object()) {
                container.key = entry.contains("key") ? path("containers", entry["key"]) : "";
                container.ownIdentity =
                    entry.contains("own_id") && flag("containers.own_id", entry["own_id"]);
            } else {
                container.key = path("containers", entry);
            }
            if (container.key.empty())
                return wrong("containers", told(phrase("problems", "each needs a key")));
            given.push_back(std::move(container));
        }
        std::erase_if(m_data.containers, [&](const Container& old) {
            return std::ranges::find(given, old.key, &Container::key) != given.end();
        });
        m_data.containers.insert(m_data.containers.begin(), given.begin(), given.end());
    }

    void readTimeUnit(const Json& value)
    {
        for (const auto& [name, unit] : kTimeUnits) {
            if (value == std::string(name))
                m_data.timeUnit = unit;
        }
        if (!m_data.timeUnit && value != "auto" && !value.is_null())
            wrong("time_unit", told(phrase("problems", "s, ms, us, ns or auto was expected")));
    }

    bool flag(const std::string& key, const Json& value)
    {
        if (!value.is_boolean())
            wrong(key, told(phrase("problems", "true or false was expected")));
        return value.is_boolean() && value.get<bool>();
    }

    std::string path(const std::string& key, const Json& value)
    {
        if (!value.is_string()) {
            wrong(key, told(phrase("problems", "a text was expected")));
            return {};
        }
        const std::string text = value.get<std::string>();
        const FieldPath path = parseFieldPath(text);
        if (path.keys.empty())
            wrong(key, told(phrase("problems", "\"{}\" has an empty part"), text));
        else if (path.keys.size() > FieldMapping::kMostKeysInPath)
            wrong(key,
                  told(phrase("problems", "a path has more than {} parts"), FieldMapping::kMostKeysInPath));
        return text;
    }

    std::vector<std::string> paths(const std::string& key, const Json& value)
    {
        std::vector<std::string> all;
        if (!value.is_array())
            return {path(key, value)};
        for (const Json& entry : value)
            all.push_back(path(key, entry));
        return all;
    }

    static std::string allFields()
    {
        std::string names;
        for (std::size_t i = 0; i < kImportFieldCount; ++i)
            names += fmt::format("{}{}", i == 0 ? "" : ", ", nameOf(static_cast<ImportField>(i)));
        return names;
    }

    void wrong(const std::string& key, const std::string& reason)
    {
        if (m_fault.empty())
            m_fault = key.empty() ? reason : fmt::format("{}: {}", key, reason);
    }

    FieldMappingData m_data;
    std::vector<std::pair<std::string, std::string>> m_seen; // path, and where it stands
    std::string m_fault;
};

} // namespace

Result<FieldMappingData> parseMapping(std::string_view json, const std::string& name)
{
    Result<FieldMappingData> data;
    try {
        data = Reading().read(Json::parse(json));
    } catch (const Json::parse_error& error) {
        Problem problem;
        problem.code = ProblemCode::BadMapping;
        problem.parameters = {told(phrase("problems", "it is no JSON"))};
        const std::size_t end = std::min(error.byte, json.size());
        problem.line = static_cast<std::uint64_t>(std::ranges::count(json.substr(0, end), '\n')) + 1;
        data = tl::unexpected<Problem>(std::move(problem));
    }
    if (!data)
        data.error().source = name;
    return data;
}

std::string mappingText(const FieldMappingData& data)
{
    Json document = {{"throughline_mapping", kVersion}, {"base", "none"}, {"fields", Json::object()}};
    for (const FieldMappingData::Spellings& spellings : data.fields) {
        if (!spellings.keys.empty())
            document["fields"][std::string(nameOf(spellings.field))] = spellings.keys;
    }
    for (const ImportField field : data.undetected)
        document["fields"][std::string(nameOf(field))] = nullptr;
    document["containers"] = Json::array();
    for (const Container& container : data.containers) {
        if (container.ownIdentity)
            document["containers"].push_back({{"key", container.key}, {"own_id", true}});
        else
            document["containers"].push_back(container.key);
    }
    document["references"] = data.references;
    document["not_references"] = data.notReferences;
    for (const auto& [name, unit] : kTimeUnits) {
        if (data.timeUnit == unit)
            document["time_unit"] = name;
    }
    document["id_is_span"] = data.idIsSpan;
    document["type_says_status"] = data.typeSaysStatus;
    document["detect"] = data.detect;
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

FieldMappingData withChoice(FieldMappingData data, ImportField field, const std::optional<std::string>& path)
{
    FieldMappingData::Spellings& spellings = data.of(field);
    if (!path) {
        spellings.keys.clear();
        spellings.given = 0;
        data.undetected.push_back(field);
        return data;
    }
    // At the top a key is its own path.
    const std::string key =
        path->starts_with('/') && path->find('/', 1) == std::string::npos ? path->substr(1) : std::string();
    for (FieldMappingData::Spellings& other : data.fields)
        std::erase_if(other.keys, [&](const std::string& old) { return old == *path || old == key; });
    std::erase(data.undetected, field);
    data.of(field).keys = {*path};
    data.of(field).given = 1;
    return data;
}

Result<FieldMappingData> loadMapping(const std::string& path)
{
    Result<std::string> text = readTextFile(path);
    if (!text)
        return failure(std::move(text.error()));
    return parseMapping(*text, path);
}

Result<void> saveMapping(const FieldMappingData& data, const std::string& path)
{
    return writeTextFile(mappingText(data), path);
}

} // namespace throughline
