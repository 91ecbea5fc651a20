// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/throughline-cli/selection.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace throughline {

Selection openAndSelect(const Arguments& arguments)
{
    Selection selection;
    const Result<Selector> selector = parseSelector(arguments.subject);
    if (!selector) {
        complain(selector.error());
        selection.code = ExitCode::Usage;
        return selection;
    }
    selection.code = ExitCode::Nothing;
    selection.snapshot = openSources(arguments);
    if (!selection.snapshot)
        return selection;
    const Result<EventId> event = target(*selection.snapshot, *selector);
    if (!event) {
        complain(event.error());
        return selection;
    }
    selection.event = *event;
    selection.code = ExitCode::Done;
    return selection;
}

Result<TransactionSubject> transactionSubject(const Snapshot& snapshot, std::string_view text)
{
    const Result<Selector> written = parseSelector(text);
    const bool byId = !written || snapshot.findTrace(text);
    const Selector selector = byId ? Selector{.kind = "trace", .value = std::string(text)} : *written;
    Result<std::vector<EventId>> events = select(snapshot, selector);
    if (!events)
        return tl::unexpected(events.error());
    TransactionSubject subject{.trace = {}, .entity = {}, .events = std::move(*events)};
    if (selector.kind == "trace")
        subject.trace = snapshot.events.trace(subject.events.front());
    else
        subject.entity = selector.text();
    return subject;
}

bool missesParent(const Snapshot& snapshot, EventId event)
{
    return std::ranges::any_of(snapshot.findings.of(event), [](const Finding& finding) {
        return finding.kind == FindingKind::MissingParent;
    });
}

std::string_view withoutKind(std::string_view text, std::string_view kind)
{
    if (text.starts_with(kind) && text.substr(kind.size()).starts_with(':'))
        text.remove_prefix(kind.size() + 1);
    return text;
}

void addSelection(CommandLine& line, CLI::App& command)
{
    command.add_option("SELECTOR", line.arguments.subject, "kind:value, for example order:1234")
        ->required()
        ->type_name("");
    addSources(line, command);
}

} // namespace throughline
