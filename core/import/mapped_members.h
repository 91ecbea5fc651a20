// SPDX-License-Identifier: GPL-3.0-or-later
// MappedMembers: offers the scalars of JSON objects to a raw record, as a field mapping understands them.
//
// Of a key that an object holds twice the first one counts. The keys and the record outlive it. One thread.
#pragma once

#include "core/import/json_walk.h"
#include "core/import/key_lookup.h"
#include "core/import/raw_record.h"

#include <cstdint>
#include <string_view>

namespace throughline {

class MappedMembers {
public:
    MappedMembers(RawRecord& record, KeyLookup& keys) : m_keys(keys), m_record(record) { m_keys.begin(); }

    // A member of an object that counts as a container and whose keys the mapping looks up in a scope. The
    // walk stands before its value. Depth is bounded: scopes lead only as deep as the mapping's paths.
    [[nodiscard]] bool member(std::string_view key, JsonWalk& value, std::uint8_t container = 0,
                              std::uint8_t scope = 0)
    {
        const KeyMeaning meaning = m_keys.meaningOf(key, scope);
        if (value.atObject() && meaning.scope != 0)
            return enter(value, meaning.container != 0 ? meaning.container : container, meaning.scope);
        if (value.atArray() && meaning.field == ImportField::SpanLinks)
            return offerList(meaning, key, value, container);
        if (value.atObject() || value.atArray() || !meaning.counts())
            return value.passOver();
        RawValue scalar;
        if (!value.takeScalar(scalar))
            return false;
        m_record.offer(container, meaning, key, scalar);
        return true;
    }

private:
    // Read once it is known which of several counts.
    bool offerList(const KeyMeaning& meaning, std::string_view key, JsonWalk& value, std::uint8_t container)
    {
        std::string_view json;
        if (!value.passOver(json))
            return false;
        m_record.offer(container, meaning, key, {RawValue::Kind::Text, json});
        return true;
    }

    bool enter(JsonWalk& value, std::uint8_t container, std::uint8_t scope)
    {
        return value.eachMember([&](std::string_view key, JsonWalk& member) {
            return this->member(key, member, container, scope);
        });
    }

    KeyLookup& m_keys;
    RawRecord& m_record;
};

} // namespace throughline
