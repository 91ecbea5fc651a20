// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/event_content.h"

#include <utility>

namespace throughline {

namespace {

int compareTexts(const StringPool& strings, StringId a, StringId b)
{
    if (a == b)
        return 0;
    const PooledText textA = strings.text(a);
    const PooledText textB = strings.text(b);
    return textA.view().compare(textB.view());
}

} // namespace

std::strong_ordering compareContent(const StringPool& strings, const EventContent& a, const EventContent& b)
{
    const std::pair<StringId, StringId> columns[] = {
        {a.id, b.id},     {a.span, b.span},           {a.trace, b.trace},
        {a.type, b.type}, {a.className, b.className}, {a.parent, b.parent},
    };
    for (const auto& [left, right] : columns) {
        if (const int order = compareTexts(strings, left, right); order != 0)
            return order <=> 0;
    }
    return std::strong_ordering::equal;
}

} // namespace throughline
