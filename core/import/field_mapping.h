// SPDX-License-Identifier: GPL-3.0-or-later
// FieldMapping: which keys of a record mean which field of an event (spec 1, "The event"). Data, not code.
//
// For each field its spellings in order; the first one found wins, and what stands at the top of a record
// wins over what stands in a container (metadata, event_metadata, payload, data, properties, attributes, in
// that order). A spelling `object.key` means `key` in an object `object` that stands at the top or in a
// container. Every other key that ends in _id names a typed entity. Immutable, any thread.
#pragma once

#include <array>
#include <cstdint>
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
    RecordKind,
    None // no field
};
inline constexpr std::size_t kImportFieldCount = static_cast<std::size_t>(ImportField::None);

// An object in a record whose members are read as if they stood at its top.
struct Container {
    std::string key;
    // What it holds may be a thing with an id of its own (payload, data, …): that id is the event's only
    // where the event's type stands there too.
    bool ownIdentity = false;
};

// Everything that a mapping is made of.
struct FieldMappingData {
    struct Spellings {
        ImportField field = ImportField::None;
        std::vector<std::string> keys;
    };
    std::vector<Spellings> fields;
    std::vector<Container> containers;
    std::vector<std::string> notReferences; // keys in _id that name no entity, beside the spellings of fields
};

// What one key means. `place` counts containers from 1; 0 is the top of the record.
struct KeyMeaning {
    ImportField field = ImportField::None;
    std::uint8_t order = 0;     // position among the field's spellings
    std::uint8_t container = 0; // not 0: the key of this container
    std::uint8_t scope =
        0; // not 0: the `object` of spellings `object.key`, which are looked up in this scope
    bool reference = false; // a `<kind>_id`
};

class FieldMapping {
public:
    explicit FieldMapping(const FieldMappingData& data);

    // The mapping of native events that spec 1 lists.
    [[nodiscard]] static const FieldMapping& standard();
    [[nodiscard]] static FieldMappingData standardData();

    [[nodiscard]] KeyMeaning meaningOf(std::string_view key, std::uint8_t scope = 0) const;
    [[nodiscard]] bool hasOwnIdentity(std::uint8_t place) const { return m_ownIdentity[place]; }

private:
    static constexpr std::size_t kSlots = 1024;
    static constexpr std::uint16_t kFree = 0xffff;

    struct Entry {
        std::string key;
        std::uint8_t keyScope = 0;
        KeyMeaning meaning;
    };

    [[nodiscard]] static std::size_t slotOf(std::string_view key, std::uint8_t scope);
    [[nodiscard]] const Entry* find(std::string_view key, std::uint8_t scope) const;
    KeyMeaning& meaningToFill(std::string_view key, std::uint8_t scope);
    void addSpelling(ImportField field, std::uint8_t order, std::string_view spelling);

    std::vector<Entry> m_entries;
    std::array<std::uint16_t, kSlots> m_slots{}; // open addressing into m_entries
    std::vector<bool> m_ownIdentity;
    std::uint8_t m_scopes = 0;
};

} // namespace throughline
