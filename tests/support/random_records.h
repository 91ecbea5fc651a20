// SPDX-License-Identifier: GPL-3.0-or-later
// Native records with random members, the same for the same state of the random source.
#pragma once

#include "core/base/result.h"
#include "core/model/snapshot.h"

#include <memory>
#include <random>
#include <string>

namespace throughline::test {

using Random = std::mt19937_64;

// NDJSON. Members mean something in one spelling or another, usable or not, or nothing; some are nested.
[[nodiscard]] std::string randomRecords(Random& random, int count);

// Loads a file by the standard names alone: what detection makes of random names is another matter, and may
// differ from file to file.
[[nodiscard]] Result<std::shared_ptr<const Snapshot>> loadByStandardNames(const std::string& path);

} // namespace throughline::test
