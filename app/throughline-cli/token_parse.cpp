// SPDX-License-Identifier: GPL-3.0-or-later
// token parse TOKEN: the parts of a tracking token, or why it is none. The exit code of an invalid token
// is 1.
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "core/token/tracking_token.h"

#include <CLI/CLI.hpp>

namespace throughline {

namespace {

JsonValue tokenJson(const Result<TokenParts>& token)
{
    JsonValue json = JsonValue::object();
    json["valid"] = token.has_value();
    if (!token) {
        json["reason"] =
            token.error().parameters.empty() ? textOf(token.error()) : token.error().parameters.front();
        return json;
    }
    json["format"] = nameOf(token->format);
    json["source"] = token->source;
    json["correlationId"] = token->correlationId;
    setText(json, "jobExecutionId", token->jobExecutionId.value_or(""));
    return json;
}

ExitCode runTokenParse(const Arguments& arguments, Output& output)
{
    const Result<TokenParts> token = TrackingToken::parse(arguments.subject);
    writeObject(output, arguments.format,
                {{"valid", "valid"},
                 {"format", "format"},
                 {"source", "source"},
                 {"correlationId", "correlationId"},
                 {"jobExecutionId", "jobExecutionId"},
                 {"reason", "reason"}},
                tokenJson(token));
    return token ? ExitCode::Done : ExitCode::Nothing;
}

} // namespace

void addToken(CommandLine& line)
{
    CLI::App& token = *line.app.add_subcommand("token", "Tracking tokens");
    token.require_subcommand(1);
    CLI::App& command = addCommand(line, token, "parse", "The parts of a tracking token", runTokenParse);
    command.add_option("TOKEN", line.arguments.subject, "source|correlationId|jobExecutionId")
        ->required()
        ->type_name("");
}

} // namespace throughline
