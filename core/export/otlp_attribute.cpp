// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/otlp_attribute.h"

#include "core/export/json_text.h"

namespace throughline {

void appendOtlpAttribute(std::string& list, std::string_view key, std::string_view text)
{
    if (!list.empty() && list.back() != '[')
        list += ',';
    list += '{';
    appendJsonMember(list, "key", key);
    appendJsonKey(list, "value");
    list += '{';
    appendJsonMember(list, "stringValue", text);
    list += "}}";
}

} // namespace throughline
