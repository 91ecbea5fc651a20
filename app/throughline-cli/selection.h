// SPDX-License-Identifier: GPL-3.0-or-later
// A SELECTOR argument on its way to the one event that it stands for, or to all that it names.
#pragma once

#include "app/throughline-cli/command_line.h"
#include "core/journey/selector.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// Sources opened and an event chosen; otherwise the exit code of what has already been said on stderr.
struct Selection {
    std::shared_ptr<const Snapshot> snapshot;
    EventId event;
    ExitCode code = ExitCode::Done;
    [[nodiscard]] explicit operator bool() const { return snapshot != nullptr && event.valid(); }
};

// Wrong selectors are told before anything is read.
[[nodiscard]] Selection openAndSelect(const Arguments& arguments);

// What a transaction trace is of: one trace, or everything about one entity.
struct TransactionSubject {
    TraceId trace;               // none for an entity
    std::string entity;          // "checkout:55"; empty for a trace
    std::vector<EventId> events; // in time order, at least one
};

// Of a trace id or a selector; a text that is a trace id is that, whatever is in it. A NothingSelected
// failure where nothing matches.
[[nodiscard]] Result<TransactionSubject> transactionSubject(const Snapshot& snapshot, std::string_view text);

// True where the parent that an event names is not in the data.
[[nodiscard]] bool missesParent(const Snapshot& snapshot, EventId event);

// The argument without the kind in front, where it is there: "contact:c-17" and "c-17" are both c-17.
[[nodiscard]] std::string_view withoutKind(std::string_view text, std::string_view kind);

// SELECTOR and SRC… as the command's arguments.
void addSelection(CommandLine& line, CLI::App& command);

} // namespace throughline
