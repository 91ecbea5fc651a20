// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/ndjson_formatter.h"

#include "core/base/json_text.h"
#include "core/export/known_fields.h"
#include "core/model/own_attributes.h"

#include <algorithm>
#include <array>

namespace throughline {

namespace {

// What an import reads as if it stood at the top.
constexpr std::array<std::string_view, 6> kContainers = {"data",           "properties", "attributes",
                                                         "event_metadata", "metadata",   "payload"};

} // namespace

void NdjsonFormatter::append(EventId e, EventId, std::string& text)
{
    const SourceRecord* const record = recordOf(e);
    m_members = record && record->native() ? record->members() : std::span<const SourceRecord::Member>();
    m_line = "{";
    m_written.clear();
    writeFields(e);
    writeReferences(e);
    writeSpanLinks(e);
    write(kOwnFields, "1", true);
    if (record)
        writeRest(*record);
    m_line += "}\n";
    for (std::uint32_t i = 0; i <= snapshot().events.repeats(e); ++i)
        text += m_line;
    countEvent();
}

const SourceRecord::Member* NdjsonFormatter::member(std::string_view key) const
{
    const auto found =
        std::find_if(m_members.begin(), m_members.end(), [key](const auto& m) { return m.key == key; });
    return found == m_members.end() ? nullptr : &*found;
}

bool NdjsonFormatter::isWritten(std::string_view key) const
{
    return std::find(m_written.begin(), m_written.end(), key) != m_written.end();
}

void NdjsonFormatter::write(std::string_view key, std::string_view value, bool number)
{
    appendJsonKey(m_line, key);
    if (number)
        m_line += value;
    else
        appendJsonText(m_line, value);
    m_written.emplace_back(key);
}

void NdjsonFormatter::writeFields(EventId e)
{
    for (const KnownField& field : knownFields()) {
        const std::string value = field.text(snapshot(), e);
        if (value.empty())
            continue;
        const SourceRecord::Member* const there = member(field.name);
        // "completed" says more than "ok", and is read as it again.
        if (field.name == kStatusField && there && there->scalar() && there->json != "null" &&
            there->json != "\"\"")
            continue;
        // {"error":{"message":…,"code":…}} stays; the text is then found under the next name.
        const bool taken = field.name == kErrorField && there && !there->scalar();
        write(taken ? "error_message" : field.name, value, field.kind == KnownField::Kind::Number);
    }
}

// An import lists the primary reference first, then all others in the order in which they stand in the
// record.
void NdjsonFormatter::writeReferences(EventId e)
{
    bool first = true;
    for (const EntityId entity : snapshot().events.references(e)) {
        const std::string typed = first ? typedReference(snapshot(), entity) : std::string();
        first = false;
        if (!typed.empty()) {
            write("reference_id", typed);
            continue;
        }
        const std::string key = referenceKey(snapshot(), entity);
        const std::string value = snapshot().str(snapshot().entities[entity].value);
        if (key.empty())
            countLeftOut();
        else if (isWritten(key))
            writeInContainer(key, value);
        else
            write(key, value);
    }
}

// A second entity of a kind: the key stands at the top already.
void NdjsonFormatter::writeInContainer(std::string_view key, std::string_view value)
{
    const auto free = std::find_if(kContainers.begin(), kContainers.end(), [this](std::string_view name) {
        return !isWritten(name) && !member(name);
    });
    if (free == kContainers.end())
        return write(key, value); // twice at the top: legal, and an import reads both
    appendJsonKey(m_line, *free);
    m_line += '{';
    appendJsonMember(m_line, key, value);
    m_line += '}';
    m_written.emplace_back(*free);
}

void NdjsonFormatter::writeSpanLinks(EventId e)
{
    const std::string links = spanLinksJson(snapshot(), e);
    const SourceRecord::Member* const there = member(kSpanLinksField);
    if (links.empty() || (there && !there->scalar()))
        return; // a list that stands there is where they were read, and may say more
    appendJsonKey(m_line, kSpanLinksField);
    m_line += links;
    m_written.emplace_back(kSpanLinksField);
}

void NdjsonFormatter::writeRest(const SourceRecord& record)
{
    if (!record.native() || record.members().empty()) {
        appendJsonKey(m_line, kOriginalField);
        m_line += record.json();
        return;
    }
    std::string aside; // what would stand a second time under a key of ours
    for (const SourceRecord::Member& member : m_members) {
        const bool known = isWritten(member.key);
        if (known && member.scalar())
            continue;
        std::string& place = known ? aside : m_line;
        if (known && aside.empty())
            aside = "{";
        appendJsonKey(place, member.key);
        place += member.json;
    }
    if (aside.empty())
        return;
    appendJsonKey(m_line,
                  isWritten(kOriginalField) || member(kOriginalField) ? "original_members" : kOriginalField);
    m_line += aside + "}";
}

} // namespace throughline
