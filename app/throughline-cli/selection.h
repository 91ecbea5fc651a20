// SPDX-License-Identifier: GPL-3.0-or-later
// A SELECTOR argument on its way to the one event that it stands for.
#pragma once

#include "app/throughline-cli/command_line.h"
#include "core/journey/selector.h"

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

// The argument without the kind in front, where it is there: "contact:c-17" and "c-17" are both c-17.
[[nodiscard]] std::string_view withoutKind(std::string_view text, std::string_view kind);

// SELECTOR and SRC… as the command's arguments.
void addSelection(CommandLine& line, CLI::App& command);

} // namespace throughline
