// SPDX-License-Identifier: GPL-3.0-or-later
// ExpectedBytes: how much a load will read, as far as that is known: of files at once, of a URL when its
// server has said so.
//
// A value of one load, on one of its threads at a time.
#pragma once

#include "core/pipeline/source_paths.h"

#include <cstdint>
#include <vector>

namespace throughline {

class ExpectedBytes {
public:
    // Asks the file system.
    explicit ExpectedBytes(const std::vector<SourcePaths>& given);

    // Of a source whose size was not known; 0: it still is not.
    void learn(std::uint64_t bytes);
    // 0 while the size of one source is not known.
    [[nodiscard]] std::uint64_t total() const { return m_unknown == 0 ? m_known : 0; }

private:
    std::uint64_t m_known = 0;
    std::size_t m_unknown = 0; // sources
};

} // namespace throughline
