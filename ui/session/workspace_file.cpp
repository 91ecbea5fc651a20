// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/workspace_file.h"

#include "core/base/text_file.h"
#include "core/import/mapping_file.h"
#include "ui/session/source_text.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFileInfo>

#include <string>
#include <string_view>
#include <utility>

namespace throughline {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

std::string textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Empty where there is none.
Json arrayOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : Json::array();
}

std::string_view nameOf(Verdict verdict)
{
    return verdict == Verdict::Rejected ? "rejected" : "confirmed";
}

QString placeOf(const Json& source, const QDir& folder)
{
    const QString path = QString::fromStdString(textOf(source, "path"));
    const QString beside = QString::fromStdString(textOf(source, "beside"));
    if (!isFile(path) || beside.isEmpty() || QFileInfo::exists(path))
        return path;
    const QString there = folder.absoluteFilePath(beside);
    return QFileInfo::exists(there) ? QDir::cleanPath(there) : path;
}

void readDecisions(const Json& document, WorkspaceContent& content)
{
    for (const Json& entry : arrayOf(document, "decisions")) {
        if (!entry.is_object())
            continue;
        Decision decision{.cause = textOf(entry, "cause"),
                          .effect = textOf(entry, "effect"),
                          .verdict = textOf(entry, "verdict") == nameOf(Verdict::Rejected)
                                         ? Verdict::Rejected
                                         : Verdict::Confirmed};
        if (!decision.cause.empty() && !decision.effect.empty())
            content.decisions.push_back(std::move(decision));
    }
}

void readMarks(const Json& document, WorkspaceContent& content)
{
    for (const Json& entry : arrayOf(document, "marks")) {
        if (!entry.is_object())
            continue;
        EventMark mark{
            .event = textOf(entry, "event"), .type = textOf(entry, "type"), .note = textOf(entry, "note")};
        if (const std::optional<ParsedTime> time = parseTimeText(textOf(entry, "time")))
            mark.time = time->time;
        if (!mark.event.empty())
            content.marks.push_back(std::move(mark));
    }
}

Json marksOf(const WorkspaceContent& content)
{
    Json marks = Json::array();
    for (const EventMark& mark : content.marks) {
        Json entry = {{"event", mark.event}, {"type", mark.type}};
        if (mark.time != kNoTime)
            entry["time"] = formatTime(mark.time);
        if (!mark.note.empty())
            entry["note"] = mark.note;
        marks.push_back(std::move(entry));
    }
    return marks;
}

EventFilter filterOf(const Json& document)
{
    EventFilter filter;
    for (const Json& entry : arrayOf(document, "filter")) {
        const std::optional<FilterTerm::Field> field =
            entry.is_object() ? filterFieldNamed(textOf(entry, "field")) : std::nullopt;
        if (field)
            filter.add({.field = *field,
                        .value = textOf(entry, "value"),
                        .kind = textOf(entry, "kind"),
                        .out = entry.value("out", Json()) == true});
    }
    return filter;
}

Json jsonOf(const EventFilter& filter)
{
    Json terms = Json::array();
    for (const FilterTerm& term : filter.terms()) {
        Json entry = {{"field", nameOf(term.field)}, {"value", term.value}};
        if (!term.kind.empty())
            entry["kind"] = term.kind;
        if (term.out)
            entry["out"] = true;
        terms.push_back(std::move(entry));
    }
    return terms;
}

Result<WorkspaceContent> contentOf(const Json& document, const QString& file)
{
    if (!document.is_object() || document.value("throughline_workspace", Json()) != kVersion)
        return failure(ProblemCode::BadArgument,
                       {file.toStdString() + " is no workspace file of a version that is known"});
    WorkspaceContent content;
    const QDir folder = QFileInfo(file).absoluteDir();
    for (const Json& source : arrayOf(document, "sources")) {
        if (source.is_object())
            content.sources.append(placeOf(source, folder));
    }
    content.sources.removeAll(QString());
    if (const auto mapping = document.find("mapping"); mapping != document.end()) {
        Result<FieldMappingData> read = parseMapping(mapping->dump(), file.toStdString());
        if (!read)
            return tl::unexpected<Problem>(std::move(read.error()));
        content.mapping = std::move(*read);
    }
    readDecisions(document, content);
    readMarks(document, content);
    if (const Result<Selector> subject = parseSelector(textOf(document, "subject")))
        content.subject = *subject;
    content.view = QString::fromStdString(textOf(document, "view"));
    const auto folds = document.find("fold_gaps");
    content.foldsGaps = folds == document.end() || !folds->is_boolean() || folds->get<bool>();
    content.filter = filterOf(document);
    for (const Json& contact : arrayOf(document, "contacts_beside")) {
        if (contact.is_string())
            content.besideContacts.push_back(contact.get<std::string>());
    }
    content.layout = QByteArray::fromBase64(QByteArray::fromStdString(textOf(document, "layout")));
    return content;
}

Json sourcesOf(const WorkspaceContent& content, const QDir& folder)
{
    Json sources = Json::array();
    for (const QString& path : content.sources) {
        const QString kept = keptSource(path);
        Json source = {{"path", kept.toStdString()}};
        if (isFile(path))
            source["beside"] = folder.relativeFilePath(kept).toStdString();
        sources.push_back(std::move(source));
    }
    return sources;
}

} // namespace

Result<WorkspaceContent> readWorkspace(const QString& file)
{
    constexpr std::size_t kLargest = 64 << 20;
    const std::string path = pathName(file);
    const Result<std::string> text = readTextFile(path, kLargest);
    if (!text)
        return tl::unexpected<Problem>(text.error());
    const Json document = Json::parse(*text, nullptr, false);
    if (document.is_discarded())
        return failure(ProblemCode::MalformedJson, {"a workspace file was expected in " + path});
    return contentOf(document, file);
}

Result<void> writeWorkspace(const WorkspaceContent& content, const QString& file)
{
    Json document = {{"throughline_workspace", kVersion}};
    document["sources"] = sourcesOf(content, QFileInfo(file).absoluteDir());
    if (content.mapping)
        document["mapping"] = Json::parse(mappingText(*content.mapping));
    document["decisions"] = Json::array();
    for (const Decision& decision : content.decisions)
        document["decisions"].push_back(
            {{"cause", decision.cause}, {"effect", decision.effect}, {"verdict", nameOf(decision.verdict)}});
    document["marks"] = marksOf(content);
    if (content.subject)
        document["subject"] = content.subject->text();
    if (!content.view.isEmpty())
        document["view"] = content.view.toStdString();
    document["fold_gaps"] = content.foldsGaps;
    if (!content.filter.empty())
        document["filter"] = jsonOf(content.filter);
    if (!content.besideContacts.empty())
        document["contacts_beside"] = content.besideContacts;
    if (!content.layout.isEmpty())
        document["layout"] = content.layout.toBase64().toStdString();
    return writeTextFile(document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n', pathName(file));
}

bool isWorkspaceFile(const QString& path)
{
    return isFile(path) && path.endsWith(QLatin1String(kWorkspaceEnding), Qt::CaseInsensitive);
}

} // namespace throughline
