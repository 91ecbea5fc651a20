// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/attribute.h"

namespace throughline {

namespace {

bool mayBeAttribute(ImportField field)
{
    using enum ImportField;
    switch (field) {
    case Contact:
    case User:
    case Reference:
    case CausalTrace:
    case ReplyContext:
    case Correlation:
    case Token:
        return true;
    default:
        return false;
    }
}

// Of a key such as "context.id" the meaning of "id" in the scope of "context".
KeyMeaning meaningInScope(const FieldMapping& mapping, std::string_view key, std::size_t dot)
{
    const KeyMeaning object = mapping.meaningOf(key.substr(0, dot));
    return object.scope == 0 ? KeyMeaning{} : mapping.meaningOf(key.substr(dot + 1), object.scope);
}

} // namespace

std::uint8_t attributeContainer(const FieldMapping& mapping)
{
    return mapping.meaningOf("attributes").container;
}

void offerAttribute(RawRecord& record, const FieldMapping& mapping, std::uint8_t container,
                    std::string_view key, const RawValue& value)
{
    KeyMeaning meaning = mapping.meaningOf(key);
    if (const std::size_t dot = key.find('.'); dot != std::string_view::npos) {
        if (meaning.field == ImportField::None)
            meaning = meaningInScope(mapping, key, dot);
        if (meaning.field == ImportField::None) {
            key.remove_prefix(key.rfind('.') + 1);
            meaning = mapping.meaningOf(key);
        }
    }
    if (meaning.field == ImportField::None ? meaning.reference : mayBeAttribute(meaning.field))
        record.offer(container, meaning, key, value);
}

} // namespace throughline
