// SPDX-License-Identifier: GPL-3.0-or-later
// What the sources of this project must keep to: which folder may include which, licence line, length.
//
// Reads files below a root; holds nothing and throws nothing, any thread. The rules are data, at the top of
// source_rules.cpp.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace throughline::test {

// One source, by its path relative to the root with forward slashes.
struct SourceFile {
    std::string path;
    std::string text;
};

// All sources and build files below core/, ui/, app/ and tests/ of the root, in order of their paths.
[[nodiscard]] std::vector<SourceFile> sourcesBelow(const std::filesystem::path& root);

// The paths between quotes and brackets of a source's #include lines, brackets kept: "core/base/ids.h",
// "<QString>".
[[nodiscard]] std::vector<std::string> includesOf(std::string_view text);

// Each violation is a sentence that begins with "path:". An empty list: all is well.
[[nodiscard]] std::vector<std::string> checkArrows(const std::vector<SourceFile>& sources);
[[nodiscard]] std::vector<std::string> checkIncludeCycles(const std::vector<SourceFile>& sources);
[[nodiscard]] std::vector<std::string> checkCoreIsFreeOfQt(const std::vector<SourceFile>& sources);
[[nodiscard]] std::vector<std::string> checkLicenceLines(const std::vector<SourceFile>& sources);
[[nodiscard]] std::vector<std::string> checkLengths(const std::vector<SourceFile>& sources);
// Two headers that define a type of one name in one namespace: the linker takes either's members for both.
[[nodiscard]] std::vector<std::string> checkTypeNames(const std::vector<SourceFile>& sources);
// The table of allowed arrows itself must not hold a cycle.
[[nodiscard]] std::vector<std::string> checkTable();

} // namespace throughline::test
