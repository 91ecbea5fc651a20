// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/commerce_export.h"

#include "core/pipeline/pipeline.h"
#include "tests/support/test_data.h"

#include <map>
#include <stdexcept>
#include <utility>

namespace throughline::test {

const CommerceExport* commerceExport(const QString& name, double threshold)
{
    static std::map<std::pair<QString, double>, CommerceExport> loaded;
    if (const auto found = loaded.find({name, threshold}); found != loaded.end())
        return &found->second;
    const bool own = name == QStringLiteral("small");
    const std::string folder = "commerce/" + name.toStdString();
    const std::string events = own ? sampleExport() : sharedData(folder + "/events.ndjson.gz");
    const std::string truth =
        own ? ownData(folder + "/truth.json.gz") : sharedData(folder + "/truth.json.gz");
    if (events.empty() || truth.empty())
        return nullptr;
    LoadRequest request;
    request.paths = {events};
    request.threshold = threshold;
    auto result = load(request);
    if (!result)
        throw std::runtime_error(describe(result.error()));
    CommerceExport exported{.snapshot = *result, .truth = Truth::read(truth)};
    return &loaded.emplace(std::pair(name, threshold), std::move(exported)).first->second;
}

} // namespace throughline::test
