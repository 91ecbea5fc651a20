// SPDX-License-Identifier: GPL-3.0-or-later
// SourcePaths: which files a load reads for the paths it was given. Pure but for looking at folders; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

inline constexpr std::string_view kStandardInput = "-";

// The name of a file for people: a file's without its folders, "standard input".
[[nodiscard]] std::string sourceNameOf(const std::string& path);

struct SourcePath {
    std::string path;
    std::string name; // "march/part-1.ndjson" of a file in the folder "march"
};

// What one given path stands for.
struct SourcePaths {
    std::string given;
    bool folder = false;
    std::vector<SourcePath> files; // of a folder all below it that are not hidden, sorted; may be none
};

// A connection, a URL, and a path that is no folder, stands for itself, whether or not something is there.
[[nodiscard]] SourcePaths sourcePathsOf(const std::string& given);

} // namespace throughline
