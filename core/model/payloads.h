// SPDX-License-Identifier: GPL-3.0-or-later
// Payloads: reads the raw bytes of a record back from where they lie.
//
// Payloads stay on disk; columns hold only their place. Implemented by pipeline/ for files. May be called
// from any thread; a source that changed since it was loaded is a FileChanged failure, never other bytes.
#pragma once

#include "core/base/result.h"
#include "core/model/event_store.h"

#include <string>
#include <string_view>

namespace throughline {

// The key under which an export keeps the record that an event was read from. An import looks for no field
// in it.
inline constexpr std::string_view kOriginalField = "original";

class Payloads {
public:
    virtual ~Payloads() = default;
    [[nodiscard]] virtual Result<std::string> read(const RecordPlace& place) const = 0;
};

} // namespace throughline
