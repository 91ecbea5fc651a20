// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_walk.h"

#include <bitset>

namespace throughline {

bool JsonWalk::passOverScalar()
{
    if (m_at == m_end)
        return false;
    const std::string_view found = token();
    ++m_at;
    // Strings are known to be closed; escapes are not known to exist.
    if (found.starts_with('"'))
        return !hasEscape(found) || (isJsonScalar(found) && !namesLoneSurrogate(found));
    return isJsonScalar(found);
}

bool JsonWalk::passOverKey()
{
    if (front() != '"' || !passOverScalar())
        return false;
    return take(':');
}

bool JsonWalk::passOverAny()
{
    if (!atObject() && !atArray())
        return passOverScalar();
    std::bitset<kJsonDepthLimit> isObject; // of the containers that are open
    const std::size_t outside = m_depth;
    for (;;) {
        if (atObject() || atArray()) {
            if (m_depth >= kJsonDepthLimit)
                return false;
            const bool object = atObject();
            isObject[m_depth++] = object;
            ++m_at;
            const bool empty = front() == (object ? '}' : ']');
            if (!empty && object && !passOverKey())
                return false;
            if (!empty)
                continue;
        } else if (!passOverScalar()) {
            return false;
        }
        // Behind a value, or at the end of an empty container.
        for (;;) {
            if (m_depth == outside)
                return true;
            const bool object = isObject[m_depth - 1];
            if (take(object ? '}' : ']')) {
                --m_depth;
                continue;
            }
            if (!take(',') || (object && !passOverKey()))
                return false;
            break;
        }
    }
}

} // namespace throughline
