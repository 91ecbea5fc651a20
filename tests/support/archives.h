// SPDX-License-Identifier: GPL-3.0-or-later
// Archives made by tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace throughline::test {

using ArchiveFiles = std::vector<std::pair<std::string, std::string>>; // name and content

[[nodiscard]] std::string zipOf(const ArchiveFiles& files);
[[nodiscard]] std::string encryptedZipOf(const ArchiveFiles& files);
[[nodiscard]] std::string tarOf(const ArchiveFiles& files);

} // namespace throughline::test
