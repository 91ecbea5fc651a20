// SPDX-License-Identifier: GPL-3.0-or-later
// funnel [CAMPAIGN] SRC…: how many contacts of a campaign got how far, a row for each campaign and stage.
// With another --origin the key is named after that kind.
#include "core/journey/funnel.h"
#include "app/throughline-cli/commands.h"
#include "app/throughline-cli/json.h"
#include "app/throughline-cli/selection.h"
#include "app/throughline-cli/text.h"
#include "core/pipeline/source_paths.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace throughline {

namespace {

constexpr std::size_t kTypesNamed = 12;
constexpr const char* kHowToGiveStages =
    "Give stages as JSON with --stages FILE; throughline-cli funnel --print-stages prints the usual ones";

void complainAbout(std::string sentence)
{
    complain({.code = ProblemCode::BadArgument, .parameters = {std::move(sentence)}});
}

// "MessageSent (540), MessageRead (341), … and 9 more".
std::string typesHere(const Snapshot& snapshot, const EventStages& stages)
{
    const auto& types = stages.types();
    std::string text;
    for (std::size_t i = 0; i < std::min(types.size(), kTypesNamed); ++i)
        text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", snapshot.str(types[i].first), types[i].second);
    if (types.size() > kTypesNamed)
        text += fmt::format(" … and {} more", types.size() - kTypesNamed);
    return text;
}

std::string kindsHere(const Snapshot& snapshot)
{
    std::string text;
    for (const StringId kind : snapshot.entities.kinds())
        text += (text.empty() ? "" : ", ") + snapshot.str(kind);
    return text;
}

// A stage that no event is of looks like one that nobody reached.
void warnOfUnknownTypes(const Arguments& arguments, const Snapshot& snapshot, const FunnelStages& given,
                        const EventStages& stages)
{
    bool any = false;
    for (std::size_t stage = 0; stage < stages.size(); ++stage) {
        if (stages.eventsOf(stage) > 0)
            continue;
        any = true;
        warn(arguments,
             fmt::format("No event here is of a type of the stage \"{}\"", given.stages[stage].name));
    }
    if (!given.source.empty()) { // of the usual spellings most are in no data
        for (const StageType* type : stages.unknown()) {
            any = true;
            const std::string ofClass =
                type->className.empty() ? "" : fmt::format(" and the class \"{}\"", type->className);
            warn(arguments, fmt::format("{}:{}: No event here is of the type \"{}\"{}", given.source,
                                        type->line, type->type, ofClass));
        }
    }
    if (any)
        warn(arguments, "Types here: " + typesHere(snapshot, stages));
}

// Why there is nothing to show; empty where there is something.
std::string whyNothing(const Arguments& arguments, const Snapshot& snapshot, const FunnelStages& given,
                       const EventStages& stages, const std::vector<Funnel>& funnels)
{
    if (funnels.empty())
        return fmt::format("Nothing here names a {}; kinds here: {}. --origin KIND names another one",
                           arguments.origin, kindsHere(snapshot));
    const bool entered = std::any_of(funnels.begin(), funnels.end(),
                                     [](const Funnel& funnel) { return funnel.steps.front().contacts > 0; });
    if (entered)
        return {};
    const std::string& first = given.stages.front().name;
    if (stages.eventsOf(0) == 0)
        return fmt::format("No event here is of a type of the first stage \"{}\". Types here: {}. {}", first,
                           typesHere(snapshot, stages), kHowToGiveStages);
    return fmt::format(
        "Of the {} events of the first stage \"{}\" none names a contact and has a {} among its "
        "causes{}",
        stages.eventsOf(0), first, arguments.origin, arguments.from || arguments.to ? " in this time" : "");
}

JsonValue rowOf(const Snapshot& snapshot, const Arguments& arguments, const Funnel& funnel,
                const FunnelStages& given, std::size_t stage)
{
    const FunnelStep& step = funnel.steps[stage];
    JsonValue row = JsonValue::object();
    row[arguments.origin + "_id"] = entityValue(snapshot, funnel.campaign);
    row["stage"] = given.stages[stage].name;
    row["contacts"] = step.contacts;
    if (step.inferred > 0)
        row["inferred_contacts"] = step.inferred;
    if (step.skipped > 0)
        row["skipped_contacts"] = step.skipped;
    if (step.conversion)
        row["conversion"] = confidenceJson(*step.conversion);
    setDuration(row, "median_ms_from_previous", step.median);
    return row;
}

void printRows(const Arguments& arguments, const Snapshot& snapshot, const FunnelStages& given,
               const std::vector<Funnel>& funnels, Output& output)
{
    const std::string key = arguments.origin + "_id";
    RowWriter rows(output, arguments.format,
                   {{key.c_str(), arguments.origin.c_str()},
                    {"stage", "stage"},
                    {"contacts", "contacts", Column::Kind::Number},
                    {"conversion", "of previous", Column::Kind::Share},
                    {"median_ms_from_previous", "after (median)", Column::Kind::Milliseconds},
                    {"inferred_contacts", "only inferred", Column::Kind::Number},
                    {"skipped_contacts", "skipped", Column::Kind::Number}});
    for (const Funnel& funnel : funnels) {
        for (std::size_t stage = 0; stage < funnel.steps.size(); ++stage)
            rows.add(rowOf(snapshot, arguments, funnel, given, stage));
    }
    rows.finish();
}

void warnOfContacts(const Arguments& arguments, const Snapshot& snapshot, const FunnelStages& given,
                    const std::vector<Funnel>& funnels)
{
    const std::string& first = given.stages.front().name;
    for (const Funnel& funnel : funnels) {
        const std::string name = snapshot.entityName(funnel.campaign);
        if (funnel.steps.front().contacts == 0)
            warn(arguments, fmt::format("{}: No contact reached the first stage \"{}\"", name, first));
        if (funnel.outside > 0)
            warn(arguments,
                 fmt::format("{}: {} not in the funnel: it led to what they did, but not through an "
                             "event of the stage \"{}\" of theirs",
                             name,
                             funnel.outside == 1 ? "1 contact is"
                                                 : fmt::format("{} contacts are", funnel.outside),
                             first));
    }
}

// Keeps the funnel of the campaign that was asked for; false where there is none.
bool keepAsked(const Arguments& arguments, const Snapshot& snapshot, std::vector<Funnel>& funnels)
{
    if (arguments.subject.empty())
        return true;
    const std::string name(withoutKind(arguments.subject, arguments.origin));
    const EntityId asked = snapshot.findEntity(arguments.origin, name);
    std::erase_if(funnels, [&](const Funnel& funnel) { return funnel.campaign != asked; });
    if (!funnels.empty())
        return true;
    complain({.code = ProblemCode::NothingSelected, .parameters = {arguments.origin + ":" + name}});
    if (name == arguments.subject)
        warn(arguments,
             fmt::format("\"{}\" was taken for a {}, for there is no such file", name, arguments.origin));
    return false;
}

ExitCode showFunnel(const Arguments& arguments, Output& output)
{
    const auto snapshot = openSources(arguments);
    if (!snapshot)
        return ExitCode::Nothing;
    const FunnelStages& given = arguments.stages ? *arguments.stages : usualStages();
    const EventStages stages(*snapshot, given);
    FunnelOptions options{.origin = arguments.origin};
    options.from = arguments.from.value_or(options.from);
    options.to = arguments.to.value_or(options.to);
    std::vector<Funnel> all = funnels(*snapshot, stages, options);
    if (const std::string why = whyNothing(arguments, *snapshot, given, stages, all); !why.empty()) {
        complainAbout(why);
        return ExitCode::Nothing;
    }
    if (!keepAsked(arguments, *snapshot, all))
        return ExitCode::Nothing;
    warnOfUnknownTypes(arguments, *snapshot, given, stages);
    printRows(arguments, *snapshot, given, all, output);
    warnOfContacts(arguments, *snapshot, given, all);
    return done(arguments, *snapshot);
}

ExitCode runFunnel(const Arguments& arguments, Output& output)
{
    if (arguments.printStages) {
        output.write(usualStagesText());
        return ExitCode::Done;
    }
    if (!arguments.sources.empty())
        return showFunnel(arguments, output);
    if (arguments.subject.empty()) {
        complainAbout("SRC is required");
        return ExitCode::Usage;
    }
    Arguments ofSource = arguments; // a source that is not there, and no campaign
    ofSource.sources = {std::exchange(ofSource.subject, {})};
    return showFunnel(ofSource, output);
}

// A first argument is a source where there is one, or where it can be nothing else.
std::string whyNoCampaign(const std::string& text)
{
    std::error_code error;
    const bool isSource = text == kStandardInput || text.find("://") != std::string::npos ||
                          text.starts_with("sqlite:") || std::filesystem::exists(text, error);
    return isSource ? "this is a source" : std::string();
}

} // namespace

void addFunnel(CommandLine& line)
{
    CLI::App& command = addCommand(
        line, line.app, "funnel", "How many contacts of each campaign got how far, a row a stage", runFunnel);
    command.validate_positionals();
    command.add_option("CAMPAIGN", line.arguments.subject, "Only this one: cmp-1 or campaign:cmp-1")
        ->check(CLI::Validator(whyNoCampaign, ""))
        ->type_name("");
    addSources(line, command);
    command.get_option("SRC")->required(false); // not for --print-stages
    addWindow(line, command);
    command.get_option("--from")->description("Only contacts who reached the first stage then or later");
    command.get_option("--to")->description("Only contacts who reached the first stage before this time");
    const auto readStages = [&stages = line.arguments.stages](const std::string& path) {
        Result<FunnelStages> read = loadStages(path);
        if (!read)
            throw CLI::ValidationError(visible(describe(read.error())));
        stages = std::move(*read);
    };
    command
        .add_option_function<std::string>("--stages", readStages,
                                          "Which types of events are which stage, as JSON (see README)")
        ->type_name("FILE");
    command.add_flag("--print-stages", line.arguments.printStages,
                     "Print the usual stages, to edit them for --stages");
    command.add_option("--origin", line.arguments.origin, "What has a funnel (default: campaign)")
        ->type_name("KIND");
}

} // namespace throughline
