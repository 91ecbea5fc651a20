// SPDX-License-Identifier: GPL-3.0-or-later
// ContextStack: the contexts that are open while a source is cut, each inside the one before it.
//
// A context is numbered when the first record in it turns up: those without records cost nothing. Owned by
// one splitter.
#pragma once

#include "core/import/record_context.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

class ContextStack {
public:
    static constexpr std::size_t kMemberBytes = 1 << 20;  // kept of one member
    static constexpr std::size_t kContextBytes = 4 << 20; // and of all members of one context

    void open(std::uint8_t level);
    void close();
    // Of the innermost open context.
    void addMember(std::string_view key, std::string_view json, std::uint64_t offset);
    [[nodiscard]] bool hasRoom(std::size_t bytes) const
    {
        return m_open.back().bytes + bytes <= kContextBytes;
    }
    // The context of a record that stands here; none where no context is open.
    [[nodiscard]] ContextId ofRecord();
    [[nodiscard]] std::vector<RecordContext>& ended() { return m_ended; }

private:
    struct Open {
        RecordContext context;
        std::size_t bytes = 0;
    };
    std::vector<Open> m_open;
    std::vector<RecordContext> m_ended;
    std::uint32_t m_count = 0; // numbered so far
};

} // namespace throughline
