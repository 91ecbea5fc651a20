// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/source_paths.h"

#include "core/base/translation.h"
#include "core/pipeline/connection_text.h"
#include "core/pipeline/url_text.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace throughline {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kBesideDatabase = {"-wal", "-shm", "-journal"};

bool isHidden(const fs::path& path)
{
    return path.filename().native().starts_with('.');
}

// What SQLite keeps beside a database that is in use.
bool isBesideDatabase(const fs::path& path)
{
    const std::string& name = path.native();
    return std::any_of(kBesideDatabase.begin(), kBesideDatabase.end(), [&name](std::string_view ending) {
        std::error_code unknown;
        return name.ends_with(ending) && fs::exists(name.substr(0, name.size() - ending.size()), unknown);
    });
}

// What cannot be looked into is left out; links to folders are not followed: they may lead in circles.
std::vector<std::string> filesBelow(const std::string& folder)
{
    std::vector<std::string> files;
    std::error_code error;
    fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        std::error_code unknown;
        if (isHidden(walk->path())) {
            if (walk->is_directory(unknown))
                walk.disable_recursion_pending();
        } else if (walk->is_regular_file(unknown) && !isBesideDatabase(walk->path())) {
            files.push_back(walk->path().native());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

std::string sourceNameOf(const std::string& path)
{
    if (path == kStandardInput)
        return told(phrase("problems", "standard input"));
    const std::size_t end = path.find_last_not_of('/');
    const std::size_t slash = path.find_last_of('/', end);
    if (end == std::string::npos)
        return path;
    return slash == std::string::npos ? path.substr(0, end + 1) : path.substr(slash + 1, end - slash);
}

SourcePaths sourcePathsOf(const std::string& given)
{
    SourcePaths paths{.given = given};
    if (isConnection(given)) {
        paths.files.push_back({given, connectionNameOf(given)});
        return paths;
    }
    if (isUrl(given)) {
        paths.files.push_back({given, urlNameOf(given)});
        return paths;
    }
    std::error_code unknown;
    if (given == kStandardInput || given.find('\0') != std::string::npos ||
        !fs::is_directory(given, unknown)) {
        paths.files.push_back({given, sourceNameOf(given)});
        return paths;
    }
    paths.folder = true;
    std::string folder = given;
    while (folder.size() > 1 && folder.back() == '/')
        folder.pop_back();
    const std::string name = sourceNameOf(folder);
    for (std::string& file : filesBelow(folder)) {
        const std::size_t start = folder == "/" ? 0 : folder.size();
        paths.files.push_back({file, name + file.substr(start)});
    }
    return paths;
}

} // namespace throughline
