// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the views start from: the sample export, opened.
#pragma once

#include "core/pipeline/pipeline.h"
#include "tests/support/test_data.h"
#include "ui/session/navigator.h"
#include "ui/session/view_state.h"

#include <memory>

namespace throughline::test {

// The sample, loaded once. Order 1006 of it came from a campaign message, over several traces.
[[nodiscard]] inline const std::shared_ptr<const Snapshot>& sample()
{
    static const std::shared_ptr<const Snapshot> snapshot = [] {
        LoadRequest request;
        request.paths = {sampleExport()};
        const Result<std::shared_ptr<const Snapshot>> loaded = load(request);
        return loaded ? *loaded : nullptr;
    }();
    return snapshot;
}

[[nodiscard]] inline Selector sampleOrder()
{
    return {"order", "1006"};
}

} // namespace throughline::test
