// SPDX-License-Identifier: GPL-3.0-or-later
// TraceNames: the trace ids of a snapshot as texts, by the number of their cluster, and the way back.
//
// Filled by a Growing on one thread, which numbers traces in the order of adding; then any thread may read.
#pragma once

#include "core/base/ids.h"
#include "core/base/paged_array.h"
#include "core/base/string_numbers.h"

#include <cstddef>
#include <cstdint>

namespace throughline {

class TraceNames {
public:
    class Growing;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_names.size()); }
    [[nodiscard]] StringId operator[](TraceId trace) const { return m_names[trace.index()]; }
    // None where there is no trace of that name.
    [[nodiscard]] TraceId find(StringId name) const;
    // Fetches what find() will look at.
    void prefetch(StringId name) const;
    [[nodiscard]] std::size_t bytes() const { return m_names.bytes() + m_slots.bytes(); }

private:
    PagedArray<StringId> m_names;
    PagedArray<TraceId> m_slots; // open addressing; a third of them is free
};

class TraceNames::Growing {
public:
    // For so many traces at most.
    explicit Growing(std::size_t most) : m_names(most, Pages::Use::Sparse) {}

    // The trace of that name, added where it is new. Never "none".
    TraceId findOrAdd(StringId name);
    TraceId addUnnamed() { return add(StringId()); }
    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] TraceNames sealed() &&;

private:
    TraceId add(StringId name);

    PagedArray<StringId> m_names;
    std::uint32_t m_size = 0;
    std::uint32_t m_named = 0;
    StringNumbers m_traceOf; // by name: the number of a trace and one
};

} // namespace throughline
