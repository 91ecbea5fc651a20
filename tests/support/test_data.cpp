// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_data.h"

#include <QtGlobal>

#include <filesystem>

namespace throughline::test {

std::string ownData(const std::string& name)
{
    return std::string(THROUGHLINE_SOURCE_DIR "/tests/data/") + name;
}

std::string sampleExport()
{
    return THROUGHLINE_SOURCE_DIR "/resources/sample/events.ndjson";
}

std::string sharedData(const std::string& name)
{
    const std::string root =
        qEnvironmentVariable("THROUGHLINE_SHARED_DATA", QStringLiteral(THROUGHLINE_DEFAULT_SHARED_DATA))
            .toStdString();
    const std::filesystem::path path = std::filesystem::path(root) / name;
    return std::filesystem::exists(path) ? path.string() : std::string();
}

} // namespace throughline::test
