// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/redacted_formatter.h"

#include "core/base/json_text.h"
#include "core/base/letter_case.h"
#include "core/base/packed_hex.h"
#include "core/export/known_fields.h"

#include <absl/strings/ascii.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace throughline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kMask = "•••";
constexpr std::array<std::string_view, 6> kKept = {"type",        "class",      "occurred_at",
                                                   "duration_ms", kStatusField, "span_kind"};
constexpr std::array<std::string_view, 4> kPayloads = {"payload", "data", "properties", "attributes"};
constexpr std::array<std::string_view, 2> kNoIds = {"unknown", "system"};

bool isHex(char c)
{
    return absl::ascii_isxdigit(static_cast<unsigned char>(c));
}

bool isUuid(std::string_view text)
{
    std::array<char, kUuidDigits> small{};
    if (text.size() != small.size())
        return false;
    std::ranges::transform(text, small.begin(), lowerCase);
    std::array<char, 16> packed{};
    return packUuid({small.data(), small.size()}, packed.data());
}

// An id of the same kind, so that whoever reads the copy takes it for one.
std::string numbered(std::string_view like, std::uint64_t number)
{
    constexpr std::size_t kSpanDigits = 16;
    constexpr std::size_t kTraceDigits = 32;
    if (isUuid(like))
        return fmt::format("00000000-0000-4000-8000-{:012x}", number);
    if ((like.size() == kSpanDigits || like.size() == kTraceDigits) && std::ranges::all_of(like, isHex))
        return fmt::format("{:0{}x}", number + 1, like.size()); // zeros alone are no id
    return fmt::format("id-{}", number);
}

// A name that a program gave; what is none may be data.
bool isName(std::string_view key)
{
    constexpr std::size_t kLongest = 40;
    constexpr std::ptrdiff_t kMostDigits = 3;
    const auto isLetter = [](unsigned char c) { return absl::ascii_isalnum(c) || c == '_' || c == '-'; };
    const auto isDigit = [](unsigned char c) { return absl::ascii_isdigit(c); };
    return !key.empty() && key.size() <= kLongest && std::ranges::all_of(key, isLetter) &&
           std::ranges::count_if(key, isDigit) <= kMostDigits;
}

class Masking {
public:
    explicit Masking(const Pseudonyms& pseudonyms) : m_pseudonyms(pseudonyms) {}

    [[nodiscard]] Json masked(const Json& value, int depth = 0) const
    {
        constexpr int kDeepest = 64;
        constexpr double kLargest = 1e6; // beyond it a number may be a phone number or an id
        if (depth > kDeepest)
            return std::string(kMask);
        if (value.is_object()) {
            Json object = Json::object();
            for (const auto& [key, member] : value.items())
                object[isName(key) ? key : std::string(kMask)] = masked(member, depth + 1);
            return object;
        }
        if (value.is_array()) {
            Json array = Json::array();
            for (const Json& element : value)
                array.push_back(masked(element, depth + 1));
            return array;
        }
        if (value.is_string()) {
            std::string known = m_pseudonyms.ofKnown(value.get_ref<const std::string&>());
            return known.empty() ? std::string(kMask) : known;
        }
        if (value.is_number() && std::abs(value.get<double>()) >= kLargest)
            return 0;
        return value;
    }

private:
    const Pseudonyms& m_pseudonyms;
};

} // namespace

std::string Pseudonyms::of(std::string_view id)
{
    if (id.empty() || std::ranges::find(kNoIds, id) != kNoIds.end())
        return std::string(id);
    if (std::string known = ofKnown(id); !known.empty())
        return known;
    const std::lock_guard lock(m_mutex);
    const std::uint64_t next = m_snapshot.strings.size() + m_others.size();
    return numbered(id, m_others.try_emplace(std::string(id), next).first->second);
}

std::string Pseudonyms::ofKnown(std::string_view text) const
{
    const StringId found = text.empty() ? StringId() : m_snapshot.strings.find(text);
    return found ? numbered(text, found.raw()) : std::string();
}

RedactedFormatter::RedactedFormatter(const Snapshot& snapshot, std::shared_ptr<Pseudonyms> pseudonyms)
    : EventFormatter(snapshot), m_pseudonyms(std::move(pseudonyms))
{}

void RedactedFormatter::append(EventId e, EventId, std::string& text)
{
    m_line = "{";
    writeFields(e);
    writeReferences(e);
    writeSpanLinks(e);
    writePayload(e);
    m_line += "}\n";
    for (std::uint32_t i = 0; i <= snapshot().events.repeats(e); ++i)
        text += m_line;
    countEvent();
}

void RedactedFormatter::writeFields(EventId e)
{
    for (const KnownField& field : knownFields()) {
        const std::string value = field.text(snapshot(), e);
        if (value.empty())
            continue;
        appendJsonKey(m_line, field.name);
        if (field.kind == KnownField::Kind::Number)
            m_line += value;
        else if (std::ranges::find(kKept, field.name) != kKept.end())
            appendJsonText(m_line, value);
        else if (field.name == kErrorField)
            appendJsonText(m_line, kMask);
        else if (field.name == "id") // the only one that nothing else names
            appendJsonText(m_line, numbered(value, e.index()));
        else if (field.name == "updated_by")
            appendJsonText(m_line, token(value));
        else
            appendJsonText(m_line, m_pseudonyms->of(value));
    }
}

// `source|correlation|job` and the like: each part for itself.
std::string RedactedFormatter::token(std::string_view text) const
{
    std::string result;
    for (;;) {
        const std::size_t end = text.find('|');
        result += m_pseudonyms->of(text.substr(0, end));
        if (end == std::string_view::npos)
            return result;
        result += '|';
        text.remove_prefix(end + 1);
    }
}

void RedactedFormatter::writeReferences(EventId e)
{
    bool first = true;
    for (const EntityId entity : snapshot().events.references(e)) {
        const std::string kind = snapshot().str(snapshot().entities[entity].kind);
        const std::string value = m_pseudonyms->of(snapshot().str(snapshot().entities[entity].value));
        const std::string key = first ? "reference_id" : referenceKey(snapshot(), entity);
        if (key.empty())
            countLeftOut();
        else
            appendJsonMember(m_line, key, first && kind != "reference" ? kind + ":" + value : value);
        first = false;
    }
}

void RedactedFormatter::writeSpanLinks(EventId e)
{
    const std::span<const SpanLink> links = snapshot().events.spanLinks(e);
    if (links.empty())
        return;
    appendJsonKey(m_line, kSpanLinksField);
    m_line += '[';
    for (const SpanLink& link : links) {
        m_line += m_line.back() == '[' ? "{" : ",{";
        appendJsonMember(m_line, "trace_id", m_pseudonyms->of(snapshot().str(link.trace)));
        appendJsonMember(m_line, "span_id", m_pseudonyms->of(snapshot().str(link.span)));
        m_line += '}';
    }
    m_line += ']';
}

void RedactedFormatter::writePayload(EventId e)
{
    const SourceRecord* const record = recordOf(e);
    if (!record || !record->native())
        return;
    for (const SourceRecord::Member& member : record->members()) {
        if (member.scalar() || std::ranges::find(kPayloads, member.key) == kPayloads.end())
            continue;
        const Json payload = Json::parse(member.json, nullptr, false);
        if (payload.is_discarded())
            continue;
        appendJsonKey(m_line, "payload");
        m_line += Masking(*m_pseudonyms).masked(payload).dump(-1, ' ', false, Json::error_handler_t::replace);
        return;
    }
}

} // namespace throughline
