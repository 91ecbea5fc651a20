// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of URLs fetch, and how.
#pragma once

#include "core/pipeline/pipeline.h"
#include "core/source/http/open_url.h"
#include "core/source/sql/open_database.h"
#include "tests/support/read_text.h"

#include <QByteArray>

#include <memory>
#include <string>
#include <utility>
#include <vector>

// Of a variable.
#define VERIFY_LOADED(snapshot)                                                                              \
    QVERIFY2((snapshot).has_value(), (snapshot) ? "" : describe((snapshot).error()).c_str())

namespace throughline::test {

inline constexpr int kEvents = 50;

// As NDJSON, with the ids e-0, e-1, …
[[nodiscard]] inline std::string events(int count = kEvents)
{
    std::string lines;
    for (int i = 0; i < count; ++i)
        lines += eventLine("\"id\":\"e-" + std::to_string(i) + "\"");
    return lines;
}

[[nodiscard]] inline QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

[[nodiscard]] inline Result<std::shared_ptr<const Snapshot>>
fetch(std::vector<std::string> sources, const CancelToken& cancel = {}, const ProgressCallback& progress = {})
{
    LoadRequest request;
    request.paths = std::move(sources);
    request.openDatabase = openDatabase;
    request.openUrl = openUrl;
    return load(request, cancel, progress);
}

} // namespace throughline::test
