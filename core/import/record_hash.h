// SPDX-License-Identifier: GPL-3.0-or-later
// A 128-bit hash of a record's bytes under a secret drawn anew for each load.
//
// It stands for the bytes themselves when repeats are folded (see EventStore::seal). Two lanes multiply 16
// bytes at a time into 128 bits under different secrets: that two of 10^9 different records agree in both has
// a chance of about 10^-21, and nobody who writes a file can know the secrets. A value; any thread.
#pragma once

#include "core/base/digest.h"

#include <cstdint>
#include <string_view>

namespace throughline {

class RecordHasher {
public:
    RecordHasher(); // with secrets from the system's random source
    [[nodiscard]] Digest operator()(std::string_view bytes) const;

private:
    struct Lane {
        std::uint64_t first;
        std::uint64_t second;
    };
    [[nodiscard]] static std::uint64_t run(const Lane& lane, std::string_view bytes);

    Lane m_low;
    Lane m_high;
};

} // namespace throughline
