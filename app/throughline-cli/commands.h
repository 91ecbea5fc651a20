// SPDX-License-Identifier: GPL-3.0-or-later
// THE list of commands. A command is one file with one function, named here and in commands.cpp.
#pragma once

#include "app/throughline-cli/command_line.h"

#include <span>

namespace throughline {

void addSummary(CommandLine& line);
void addExplain(CommandLine& line);
void addEffects(CommandLine& line);
void addTrace(CommandLine& line);
void addCompare(CommandLine& line);
void addTimeline(CommandLine& line);
void addAttribution(CommandLine& line);
void addFunnel(CommandLine& line);
void addFindings(CommandLine& line);
void addLinks(CommandLine& line);
void addSelfCheck(CommandLine& line);
void addToken(CommandLine& line);
void addRender(CommandLine& line);
void addReport(CommandLine& line);
void addConvert(CommandLine& line);
void addSimulate(CommandLine& line);

using AddCommand = void (*)(CommandLine&);
[[nodiscard]] std::span<const AddCommand> commandList();

} // namespace throughline
