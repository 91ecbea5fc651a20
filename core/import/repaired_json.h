// SPDX-License-Identifier: GPL-3.0-or-later
// RepairedJson: hands a JSON text to a parser, and where that refuses it, a repaired copy (see
// text_repair.h).
//
// Keeps the copy until the next text: what the parser read may point into it. Owned by one parser, one
// thread.
#pragma once

#include "core/import/record_slice.h"
#include "core/import/text_repair.h"

#include <string>
#include <string_view>

namespace throughline {

class RepairedJson {
public:
    // `walk` takes a text behind which kReadablePadding bytes may be read, and returns whether it could be
    // read. False where neither could.
    template <class Walk>
    [[nodiscard]] bool read(std::string_view json, Walk walk)
    {
        m_wasRepaired = false;
        const bool suspicious = mayNameSurrogate(json);
        if (suspicious && repair(json))
            return walk(copy());
        return walk(json) || (!suspicious && repair(json) && walk(copy()));
    }
    // Whether it was the copy that was read last.
    [[nodiscard]] bool wasRepaired() const { return m_wasRepaired; }

private:
    bool repair(std::string_view json)
    {
        m_wasRepaired = repairJsonText(json, m_copy);
        m_copy.append(kReadablePadding, '\0');
        return m_wasRepaired;
    }
    [[nodiscard]] std::string_view copy() const { return {m_copy.data(), m_copy.size() - kReadablePadding}; }

    std::string m_copy;
    bool m_wasRepaired = false;
};

} // namespace throughline
