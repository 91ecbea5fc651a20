// SPDX-License-Identifier: GPL-3.0-or-later
// token …: the commands about tracking tokens.
#include "app/throughline-cli/token.h"

#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"

#include <CLI/CLI.hpp>

#include <array>

namespace throughline {

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

std::span<const Column> tokenColumns()
{
    static constexpr std::array kColumns = {Column{"valid", "valid"},
                                            Column{"format", "format"},
                                            Column{"source", "source"},
                                            Column{"correlationId", "correlationId"},
                                            Column{"jobExecutionId", "jobExecutionId"},
                                            Column{"reason", "reason"}};
    return kColumns;
}

void addTokenArgument(CommandLine& line, CLI::App& command)
{
    command.add_option("TOKEN", line.arguments.subject, "source|correlationId|jobExecutionId")
        ->required()
        ->type_name("");
}

void addToken(CommandLine& line)
{
    CLI::App& token = *line.app.add_subcommand("token", "Tracking tokens");
    token.require_subcommand(1);
    addTokenParse(line, token);
    addTokenInspect(line, token);
}

} // namespace throughline
