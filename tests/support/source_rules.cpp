// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/source_rules.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <sstream>

namespace throughline::test {

namespace {

// THE table of arrows: a room, and every other room that it may include. A room is a folder with all below
// it, where no longer entry fits better.
struct Room {
    std::string_view folder;
    std::vector<std::string_view> mayInclude;
};

const std::vector<Room> kRooms = {
    {"core/base", {}},
    {"core/model", {"core/base"}},
    {"core/token", {"core/base", "core/model"}},
    {"core/import", {"core/base", "core/model", "core/token"}},
    {"core/reconstruct", {"core/base", "core/model", "core/token"}},
    {"core/journey", {"core/base", "core/model", "core/token", "core/reconstruct"}},
    {"core/layout", {"core/base", "core/model"}},
    {"core/export", {"core/base", "core/model", "core/layout"}},
    {"core/pipeline", {"core/base", "core/model", "core/token", "core/import", "core/reconstruct"}},
    {"core/tracing", {"core/base", "core/model"}},
    {"core/jobs", {"core/base", "core/model", "core/token", "core/tracing"}},
    {"core/simulate", {"core/base", "core/model", "core/token", "core/tracing", "core/jobs"}},
    {"core/source",
     {"core/base", "core/model", "core/token", "core/import", "core/export", "core/pipeline", "core/tracing",
      "core/jobs", "core/simulate"}},
    {"ui/session",
     {"core/base", "core/model", "core/token", "core/import", "core/reconstruct", "core/journey",
      "core/layout", "core/export", "core/pipeline", "core/source"}},
    {"ui/models", {"core/base", "core/model", "core/token", "core/journey", "ui/session"}},
    {"ui/widgets",
     {"core/base", "core/model", "core/token", "core/journey", "core/layout", "core/export", "ui/session",
      "ui/models"}},
    {"ui/views",
     {"core/base", "core/model", "core/token", "core/journey", "core/layout", "core/export", "ui/session",
      "ui/models", "ui/widgets"}},
    {"ui/panels",
     {"core/base", "core/model", "core/token", "core/journey", "core/layout", "core/export", "ui/session",
      "ui/models", "ui/widgets"}},
    {"ui/dialogs",
     {"core/base", "core/model", "core/token", "core/journey", "core/layout", "core/export", "ui/session",
      "ui/models", "ui/widgets"}},
    {"ui/shell",
     {"core/base", "core/model", "core/token", "core/journey", "core/layout", "core/export", "ui/session",
      "ui/models", "ui/widgets", "ui/views", "ui/panels", "ui/dialogs"}},
    {"app/throughline",
     {"core/base", "core/model", "core/pipeline", "ui/session", "ui/views", "ui/widgets", "ui/shell"}},
    {"app/throughline-cli",
     {"core/base", "core/model", "core/token", "core/import", "core/reconstruct", "core/journey",
      "core/layout", "core/export", "core/pipeline", "core/simulate", "core/source", "ui/views",
      "ui/widgets"}},
};

// Folders whose parts never see each other: a reader no other reader, a view no other view. The file that
// holds THE list of them stands in the folder above and alone sees them all.
constexpr std::string_view kApart[] = {"core/import/readers/", "ui/views/"};

constexpr std::size_t kMostLines = 600;
constexpr std::size_t kMostLinesOfMain = 150;
constexpr std::string_view kReasonForLength =
    "over 600 lines"; // in the head of a longer file, with the reason
constexpr std::size_t kHeadLines = 15;

bool isWithin(std::string_view path, std::string_view folder)
{
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

const Room* roomOf(std::string_view path)
{
    const Room* best = nullptr;
    for (const Room& room : kRooms) {
        if (isWithin(path, room.folder) && (!best || room.folder.size() > best->folder.size()))
            best = &room;
    }
    return best;
}

// The part of a set-apart folder that a file belongs to: "waterfall" of ui/views/waterfall/a.h.
std::string_view partOf(std::string_view path, std::string_view folder)
{
    if (!path.starts_with(folder))
        return {};
    const std::string_view rest = path.substr(folder.size());
    const std::size_t slash = rest.find('/');
    return slash == std::string_view::npos ? std::string_view() : rest.substr(0, slash);
}

bool isOurs(std::string_view include)
{
    return include.starts_with("core/") || include.starts_with("ui/") || include.starts_with("app/") ||
           include.starts_with("tests/");
}

std::optional<std::string> arrowProblem(const SourceFile& source, const std::string& include)
{
    const std::string place = source.path + ": ";
    const Room* from = roomOf(source.path);
    const Room* to = roomOf(include);
    if (!from)
        return place + "the folder is in no room of the table of arrows";
    if (!to)
        return place + "includes " + include + ", which is in no room of the table of arrows";
    if (from != to && std::ranges::find(from->mayInclude, to->folder) == from->mayInclude.end())
        return place + "includes " + include + ", but " + std::string(from->folder) + " must not see " +
               std::string(to->folder);
    for (const std::string_view folder : kApart) {
        const std::string_view own = partOf(source.path, folder);
        const std::string_view other = partOf(include, folder);
        if (!own.empty() && !other.empty() && own != other)
            return place + "includes " + include + ", but no part of " + std::string(folder) +
                   " sees another";
    }
    return std::nullopt;
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool isSource(const std::filesystem::path& path)
{
    return path.extension() == ".h" || path.extension() == ".cpp";
}

std::string textOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Depth first over a graph given by names, without recursion; reports each edge that closes a cycle.
using Graph = absl::flat_hash_map<std::string, std::vector<std::string>>;

std::vector<std::string> cyclesIn(const Graph& graph)
{
    std::vector<std::string> names;
    for (const auto& [name, edges] : graph)
        names.push_back(name);
    std::ranges::sort(names);

    std::vector<std::string> problems;
    absl::flat_hash_set<std::string> done, open;
    for (const std::string& start : names) {
        std::vector<std::pair<std::string, std::size_t>> path;
        if (!done.contains(start)) {
            path.emplace_back(start, 0);
            open.insert(start);
        }
        while (!path.empty()) {
            const std::string node = path.back().first;
            const auto edges = graph.find(node);
            if (edges == graph.end() || path.back().second == edges->second.size()) {
                open.erase(node);
                done.insert(node);
                path.pop_back();
                continue;
            }
            const std::string& next = edges->second[path.back().second++];
            if (open.contains(next)) {
                problems.push_back(node + ": includes " + next + ", which includes it in turn");
            } else if (!done.contains(next)) {
                open.insert(next);
                path.emplace_back(next, 0);
            }
        }
    }
    return problems;
}

// "Node" of `struct Node {` and `class Node final : public Base {`; empty of a declaration, and of what is
// indented, which lies within another type.
std::string_view typeDefinedIn(std::string_view line)
{
    for (const std::string_view word : {"struct ", "class ", "enum class "}) {
        if (!line.starts_with(word) || line.ends_with(';'))
            continue;
        line.remove_prefix(word.size());
        const std::string_view name = line.substr(0, line.find_first_of(" :{"));
        // `class Outer::Inner` is another's.
        return line.substr(name.size()).starts_with("::") ? std::string_view() : name;
    }
    return {};
}

} // namespace

std::vector<SourceFile> sourcesBelow(const std::filesystem::path& root)
{
    std::vector<SourceFile> sources;
    for (const char* top : {"core", "ui", "app", "tests"}) {
        if (!std::filesystem::is_directory(root / top))
            continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
            const std::string path = entry.path().lexically_relative(root).generic_string();
            const bool wanted = isSource(entry.path()) || entry.path().filename() == "CMakeLists.txt";
            if (entry.is_regular_file() && wanted && !path.starts_with("tests/data/"))
                sources.push_back({path, textOf(entry.path())});
        }
    }
    std::ranges::sort(sources, {}, &SourceFile::path);
    return sources;
}

std::vector<std::string> includesOf(std::string_view text)
{
    std::vector<std::string> includes;
    for (std::string_view line : linesOf(text)) {
        const std::size_t hash = line.find_first_not_of(" \t");
        if (hash == std::string_view::npos || line[hash] != '#')
            continue;
        line.remove_prefix(hash + 1);
        const std::size_t word = line.find_first_not_of(" \t");
        if (word == std::string_view::npos || !line.substr(word).starts_with("include"))
            continue;
        const std::size_t open = line.find_first_of("\"<");
        if (open == std::string_view::npos)
            continue;
        const std::size_t close = line.find(line[open] == '<' ? '>' : '"', open + 1);
        if (close == std::string_view::npos)
            continue;
        includes.emplace_back(line[open] == '<' ? line.substr(open, close - open + 1)
                                                : line.substr(open + 1, close - open - 1));
    }
    return includes;
}

std::vector<std::string> checkArrows(const std::vector<SourceFile>& sources)
{
    std::vector<std::string> problems;
    for (const SourceFile& source : sources) {
        if (source.path.starts_with("tests/") || !isSource(source.path))
            continue;
        for (const std::string& include : includesOf(source.text)) {
            if (!include.starts_with("<") && !isOurs(include) && !include.ends_with(".moc") &&
                !include.starts_with("moc_")) {
                problems.push_back(source.path + ": includes " + include +
                                   ", which is no path from the top level");
            } else if (isOurs(include)) {
                if (auto problem = arrowProblem(source, include))
                    problems.push_back(std::move(*problem));
            }
        }
    }
    return problems;
}

std::vector<std::string> checkIncludeCycles(const std::vector<SourceFile>& sources)
{
    Graph graph;
    for (const SourceFile& source : sources) {
        auto& edges = graph[source.path];
        for (std::string& include : includesOf(source.text)) {
            if (isOurs(include))
                edges.push_back(std::move(include));
        }
    }
    return cyclesIn(graph);
}

std::vector<std::string> checkCoreIsFreeOfQt(const std::vector<SourceFile>& sources)
{
    std::vector<std::string> problems;
    for (const SourceFile& source : sources) {
        if (!source.path.starts_with("core/") || source.path.starts_with("core/source/") ||
            !isSource(source.path))
            continue;
        for (const std::string& include : includesOf(source.text)) {
            if (include.starts_with("<Q") || include.starts_with("Q") || include.ends_with(".moc"))
                problems.push_back(source.path + ": includes " + include + ", but core is free of Qt");
        }
        for (const char* word : {"QString", "QWidget", "QObject"}) {
            if (source.text.find(word) != std::string::npos)
                problems.push_back(source.path + ": names " + word + ", but core is free of Qt");
        }
    }
    return problems;
}

std::vector<std::string> checkLicenceLines(const std::vector<SourceFile>& sources)
{
    std::vector<std::string> problems;
    for (const SourceFile& source : sources) {
        const std::string_view mark = isSource(source.path) ? "// " : "# ";
        const std::string line = std::string(mark) + "SPDX-License-Identifier: GPL-3.0-or-later\n";
        if (!source.text.starts_with(line))
            problems.push_back(source.path + ": does not begin with the SPDX line");
    }
    return problems;
}

std::vector<std::string> checkLengths(const std::vector<SourceFile>& sources)
{
    std::vector<std::string> problems;
    for (const SourceFile& source : sources) {
        const std::vector<std::string_view> lines = linesOf(source.text);
        const std::size_t count = lines.size();
        const bool isMain = source.path.starts_with("app/") && source.path.ends_with("/main.cpp");
        const auto head = std::span(lines).first(std::min(lines.size(), kHeadLines));
        const bool reasoned = std::ranges::any_of(head, [](std::string_view line) {
            return line.find(kReasonForLength) != std::string_view::npos;
        });
        if (isMain && count > kMostLinesOfMain)
            problems.push_back(source.path + ": a main of " + std::to_string(count) + " lines");
        else if (count > kMostLines && !reasoned)
            problems.push_back(source.path + ": " + std::to_string(count) +
                               " lines without the reason in its head");
    }
    return problems;
}

std::vector<std::string> checkTypeNames(const std::vector<SourceFile>& sources)
{
    std::vector<std::string> problems;
    std::map<std::string, std::string> places; // by qualified name
    for (const SourceFile& source : sources) {
        if (!source.path.ends_with(".h"))
            continue;
        std::string space;
        std::istringstream lines(source.text);
        for (std::string line; std::getline(lines, line);) {
            constexpr std::string_view kNamespace = "namespace ";
            if (line.starts_with(kNamespace) && line.ends_with(" {"))
                space = line.substr(kNamespace.size(), line.size() - kNamespace.size() - 2);
            const std::string_view type = typeDefinedIn(line);
            if (type.empty())
                continue;
            const auto [place, isNew] = places.try_emplace(space + "::" + std::string(type), source.path);
            if (!isNew && place->second != source.path)
                problems.push_back(source.path + ": defines " + place->first + ", as does " + place->second);
        }
    }
    return problems;
}

std::vector<std::string> checkTable()
{
    Graph graph;
    for (const Room& room : kRooms) {
        auto& edges = graph[std::string(room.folder)];
        edges.assign(room.mayInclude.begin(), room.mayInclude.end());
    }
    return cyclesIn(graph);
}

} // namespace throughline::test
