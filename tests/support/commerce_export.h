// SPDX-License-Identifier: GPL-3.0-or-later
// The generated exports of a shop, loaded, beside what really happened in them.
#pragma once

#include "core/model/snapshot.h"
#include "tests/support/truth.h"

#include <QString>

#include <memory>

namespace throughline::test {

struct CommerceExport {
    std::shared_ptr<const Snapshot> snapshot;
    Truth truth;
};

// "small", "medium" or "lossy", loaded once for each threshold of inferred links; null where the shared data
// is absent. Throws std::runtime_error where it cannot be loaded.
[[nodiscard]] const CommerceExport* commerceExport(const QString& name, double threshold = kUsualThreshold);

} // namespace throughline::test
