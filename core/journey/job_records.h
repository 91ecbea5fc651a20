// SPDX-License-Identifier: GPL-3.0-or-later
// What a job left behind in the data beside its own row: events that name it, and tokens that it wrote.
//
// Pure, any thread. Looks at every event and mutation once, at each distinct text once.
#pragma once

#include "core/journey/selector.h"
#include "core/model/snapshot.h"

#include <optional>
#include <string_view>

namespace throughline {

struct JobRecords {
    std::optional<Selector> subject; // the job as an entity that events refer to
    EventId event;                   // the earliest of those, else the earliest event that carries its token
    StringId token;                  // the earliest token that names the job; none where it wrote none
};

// `job` is the job's id, of a UUID in any case.
[[nodiscard]] JobRecords recordsOfJob(const Snapshot& snapshot, std::string_view job);

} // namespace throughline
