// SPDX-License-Identifier: GPL-3.0-or-later
// Records: what was read: the events, the jobs and changed rows beside them, the texts and entities that they
// name, and the report on the reading.
//
// Filled by one load, then sealed and immutable: any thread may read, and several snapshots may share it.
#pragma once

#include "core/base/string_pool.h"
#include "core/model/entity_table.h"
#include "core/model/event_store.h"
#include "core/model/execution_records.h"
#include "core/model/import_report.h"
#include "core/model/payloads.h"
#include "core/model/record_contexts.h"

#include <memory>

namespace throughline {

struct Records {
    StringPool strings;
    EntityTable entities;
    EventStore events;
    ExecutionRecords executions;
    RecordContexts contexts;
    ImportReport report;
    std::shared_ptr<const Payloads> payloads;

    // So much of all that is going to be read was. A guess, for texts and entities to grow by; any thread,
    // while others fill the records.
    void foresee(double share);
    // To be called once all rows are in: from then on texts, entities, events and the report are as they
    // stay.
    void seal(unsigned threads = 1);
};

} // namespace throughline
