// SPDX-License-Identifier: GPL-3.0-or-later
// FieldMapping: which keys of a record mean which field of an event (spec 1, "The event"). Data, not code.
//
// For each field its spellings in order; the first one found wins, and what stands at the top of a record
// wins over what stands in a container (metadata, event_metadata, payload, data, properties, attributes, in
// that order). A spelling `object.key` means `key` in an object `object` that stands at the top or in a
// container; a JSON Pointer `/object/key` says exactly where the field stands, and is as good there as at the
// top. Every other key that ends in _id names a typed entity. Immutable, any thread.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

enum class ImportField : std::uint8_t {
    Time,
    Type,
    Id,
    ClassName,
    Milliseconds,
    Microseconds,
    Nanoseconds,
    Seconds,
    Duration, // a text that names its unit: "PT1.2S", "12ms"
    End,
    Status,
    Level,
    Success,
    Error,
    Contact,
    User,
    Reference,
    Trace,
    Span,
    Parent,
    CausalTrace,
    ReplyContext,
    Correlation,
    Token,
    SpanKind,
    SpanLinks, // a list: see span_link_list.h
    RecordKind,
    None // no field
};
inline constexpr std::size_t kImportFieldCount = static_cast<std::size_t>(ImportField::None);

// As mapping files and reports spell them: "causal_trace". Empty and None for what is no field.
[[nodiscard]] std::string_view nameOf(ImportField field);
[[nodiscard]] ImportField importFieldOf(std::string_view name);

// An object in a record whose members are read as if they stood at its top.
struct Container {
    std::string key; // at the top of the record; or a JSON Pointer
    // What it holds may be a thing with an id of its own (payload, data, …): that id is the event's only
    // where the event's type stands there too.
    bool ownIdentity = false;
};

// Everything that a mapping is made of.
struct FieldMappingData {
    struct Spellings {
        ImportField field = ImportField::None;
        std::vector<std::string> keys;
        std::size_t given = 0; // so many of the first ones a person chose: a mapping file names them
    };
    std::vector<Spellings> fields;
    std::vector<Container> containers;
    std::vector<std::string> references;    // paths that name entities without ending in _id: "orderId"
    std::vector<std::string> notReferences; // keys in _id that name no entity, beside the spellings of fields
    std::optional<TimeUnit> timeUnit;       // of times that are numbers; else told by their magnitude
    bool idIsSpan = false;       // events without a span id are known to their children by their id
    bool typeSaysStatus = false; // the type of an event that says nothing of its status may: see type_words.h
    bool detect = true;          // fields that the spellings do not find may be told by their content
    std::vector<ImportField> undetected; // but not these

    // The spellings of a field; there may be none yet.
    [[nodiscard]] Spellings& of(ImportField field);
    // Whether a person said what the field is called.
    [[nodiscard]] bool isChosen(ImportField field) const;
};

// What one key means.
struct KeyMeaning {
    ImportField field = ImportField::None;
    std::uint8_t order = 0;     // position among the field's spellings
    std::uint8_t container = 0; // not 0: an object under this key is this container; 0 is the top
    std::uint8_t scope = 0;     // not 0: an object under this key is entered; its keys are looked up here
    bool exact = false;         // the field counts as if it stood at the top
    bool reference = false;     // names an entity: a `<kind>_id`

    // Whether a scalar under the key says something of the event.
    [[nodiscard]] bool counts() const { return field != ImportField::None || reference; }
};

class FieldMapping {
public:
    static constexpr std::size_t kMostContainers = 63; // a raw record ranks them in six bits
    static constexpr std::size_t kMostKeysInPath = 32;
    static constexpr std::uint8_t kContainerScope = 1; // of what may stand in any container

    explicit FieldMapping(const FieldMappingData& data);

    // The mapping of native events that spec 1 lists.
    [[nodiscard]] static const FieldMapping& standard();
    [[nodiscard]] static FieldMappingData standardData();

    // Scope 0 is the top of the record. Scopes lead only deeper: following them ends.
    [[nodiscard]] KeyMeaning meaningOf(std::string_view key, std::uint8_t scope = 0) const;
    [[nodiscard]] bool hasOwnIdentity(std::uint8_t container) const { return m_ownIdentity[container]; }
    [[nodiscard]] std::optional<TimeUnit> timeUnit() const { return m_timeUnit; }
    [[nodiscard]] bool idIsSpan() const { return m_idIsSpan; }
    [[nodiscard]] bool typeSaysStatus() const { return m_typeSaysStatus; }
    // False where the data had more paths or containers than a mapping can hold: the last are left out.
    [[nodiscard]] bool complete() const { return m_complete; }

private:
    class Builder;
    static constexpr std::uint16_t kFree = 0xffff;

    struct Entry {
        std::string key;
        std::uint8_t keyScope = 0;
        KeyMeaning meaning;
    };

    [[nodiscard]] std::size_t slotOf(std::string_view key, std::uint8_t scope) const;
    void add(std::string_view key, std::uint8_t scope, const KeyMeaning& meaning);
    void layOut();

    std::vector<Entry> m_entries;
    std::vector<std::uint16_t> m_slots; // open addressing into m_entries; a power of two of them
    std::vector<bool> m_ownIdentity;    // by container
    std::vector<bool> m_open;           // by scope: keys in _id name entities there
    std::optional<TimeUnit> m_timeUnit;
    bool m_idIsSpan = false;
    bool m_typeSaysStatus = false;
    bool m_complete = true;
};

} // namespace throughline
