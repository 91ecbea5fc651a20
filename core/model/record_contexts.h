// SPDX-License-Identifier: GPL-3.0-or-later
// RecordContexts: objects of sources that hold records and say something about all of them (OTLP's resources
// and scopes, Jaeger's traces): where they lie, so that they can be read back beside a record.
//
// Filled while loading, then read from any thread.
#pragma once

#include "core/model/event_batch.h"

#include <cstdint>
#include <span>
#include <vector>

namespace throughline {

struct ContextPart {
    StringId name;     // "resource"
    RecordPlace place; // of its JSON
};

class RecordContexts {
public:
    // Room for `count` more contexts; returns the id of the first.
    ContextId add(std::uint32_t count);
    void describe(ContextId id, ContextId parent, std::vector<ContextPart> parts);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_contexts.size()); }
    // The context around a context; none for the outermost.
    [[nodiscard]] ContextId parent(ContextId id) const { return m_contexts[id.index()].parent; }
    [[nodiscard]] std::span<const ContextPart> parts(ContextId id) const
    {
        return m_contexts[id.index()].parts;
    }

private:
    struct Context {
        ContextId parent;
        std::vector<ContextPart> parts;
    };
    std::vector<Context> m_contexts;
};

} // namespace throughline
