// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands about tracking tokens share: `token parse` and `token inspect`.
#pragma once

#include "app/throughline-cli/command_line.h"
#include "app/throughline-cli/output.h"
#include "core/token/tracking_token.h"

#include <span>

namespace throughline {

// The parts of a token, or why it is none (spec 4, "token parse").
[[nodiscard]] JsonValue tokenJson(const Result<TokenParts>& token);
// Its keys in a table.
[[nodiscard]] std::span<const Column> tokenColumns();

void addTokenParse(CommandLine& line, CLI::App& token);
void addTokenInspect(CommandLine& line, CLI::App& token);
// TOKEN as the command's next argument.
void addTokenArgument(CommandLine& line, CLI::App& command);

} // namespace throughline
