// SPDX-License-Identifier: GPL-3.0-or-later
// Where tests find their data: their own in tests/data, and what is shared beside the checkout.
#pragma once

#include <QString>

#include <string>

namespace throughline::test {

// A file below tests/data.
[[nodiscard]] std::string ownData(const std::string& name);
// The sample export that ships with the application.
[[nodiscard]] std::string sampleExport();
// A file of the shared test data (THROUGHLINE_SHARED_DATA, default ../shared/data); empty where it is not
// there, in which case the test reports itself as skipped.
[[nodiscard]] std::string sharedData(const std::string& name);

} // namespace throughline::test
