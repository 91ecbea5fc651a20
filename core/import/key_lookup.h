// SPDX-License-Identifier: GPL-3.0-or-later
// KeyLookup: looks up the keys of records in a field mapping, one after the other.
//
// Records of a source have much the same keys in the same order: a key is compared with those that followed
// the one before it last. Keys that a mapping knows nothing of are remembered, too, up to a bound. One
// thread; the mapping outlives it.
#pragma once

#include "core/base/short_text.h"
#include "core/import/field_mapping.h"

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace throughline {

class KeyLookup {
public:
    explicit KeyLookup(const FieldMapping& mapping) : m_mapping(mapping), m_last(&m_begin) {}

    KeyLookup(const KeyLookup&) = delete;
    KeyLookup& operator=(const KeyLookup&) = delete;

    // The next key is the first of a record.
    void begin() { m_last = &m_begin; }
    [[nodiscard]] KeyMeaning meaningOf(std::string_view key, std::uint8_t scope)
    {
        if (Known* const next = m_last->next; next && next->is(key, scope)) {
            m_last = next;
            return next->meaning;
        }
        return lookUp(key, scope);
    }

private:
    struct Known {
        [[nodiscard]] bool is(std::string_view wanted, std::uint8_t inScope) const
        {
            return scope == inScope && sameText(key, wanted);
        }

        std::string key;
        std::uint8_t scope = 0;
        KeyMeaning meaning;
        Known* next = nullptr;  // what followed it last
        Known* other = nullptr; // and before that
    };

    KeyMeaning lookUp(std::string_view key, std::uint8_t scope);

    const FieldMapping& m_mapping;
    Known m_begin; // stands before the first key
    Known* m_last;
    std::deque<Known> m_known;                         // never moves what it holds
    absl::flat_hash_map<std::string, Known*> m_byName; // key and scope
    std::string m_name;
};

} // namespace throughline
