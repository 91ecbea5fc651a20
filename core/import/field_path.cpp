// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/field_path.h"

#include <algorithm>

namespace throughline {

namespace {

// RFC 6901, section 4: first ~1, then ~0.
std::string unescaped(std::string_view part)
{
    std::string key;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const bool escape =
            part[i] == '~' && i + 1 < part.size() && (part[i + 1] == '0' || part[i + 1] == '1');
        key += escape ? part[i + 1] == '0' ? '~' : '/' : part[i];
        i += escape ? 1 : 0;
    }
    return key;
}

} // namespace

FieldPath parseFieldPath(std::string_view spelling)
{
    FieldPath path;
    path.exact = spelling.starts_with('/');
    const char separator = path.exact ? '/' : '.';
    std::string_view rest = spelling.substr(path.exact ? 1 : 0);
    for (;;) {
        const std::size_t end = std::min(rest.find(separator), rest.size());
        if (end == 0)
            return {{}, path.exact};
        const std::string_view part = rest.substr(0, end);
        path.keys.push_back(path.exact ? unescaped(part) : std::string(part));
        if (end == rest.size())
            return path;
        rest.remove_prefix(end + 1);
    }
}

std::string pointerTo(std::string_view object, std::string_view key)
{
    std::string pointer(object);
    pointer += '/';
    for (const char c : key) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

} // namespace throughline
