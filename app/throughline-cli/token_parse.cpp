// SPDX-License-Identifier: GPL-3.0-or-later
// token parse TOKEN: the parts of a tracking token, or why it is none. The exit code of an invalid token
// is 1.
#include "app/throughline-cli/token.h"

#include <CLI/CLI.hpp>

namespace throughline {

namespace {

ExitCode runTokenParse(const Arguments& arguments, Output& output)
{
    const Result<TokenParts> token = TrackingToken::parse(arguments.subject);
    const std::span<const Column> columns = tokenColumns();
    writeObject(output, arguments.format, {columns.begin(), columns.end()}, tokenJson(token));
    return token ? ExitCode::Done : ExitCode::Nothing;
}

} // namespace

void addTokenParse(CommandLine& line, CLI::App& token)
{
    addTokenArgument(line, addCommand(line, token, "parse", "The parts of a tracking token", runTokenParse));
}

} // namespace throughline
