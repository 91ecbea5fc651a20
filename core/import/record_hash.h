// SPDX-License-Identifier: GPL-3.0-or-later
// A 128-bit hash of a record's bytes under a secret drawn anew for each load.
//
// It stands for the bytes themselves when repeats are folded (see record_sink.h). Two lanes multiply 16 bytes
// at a time into 128 bits under different secrets: that two of 10^9 different records agree in both has a
// chance of about 10^-21, and nobody who writes a file can know the secrets. A value; any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace throughline {

struct RecordHash {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    friend bool operator==(const RecordHash&, const RecordHash&) = default;

    template <class H>
    friend H AbslHashValue(H state, const RecordHash& hash)
    {
        return H::combine(std::move(state), hash.low);
    }
};

class RecordHasher {
public:
    RecordHasher(); // with secrets from the system's random source
    [[nodiscard]] RecordHash operator()(std::string_view bytes) const;

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
