// SPDX-License-Identifier: GPL-3.0-or-later
// Digest: 128 bits that stand for the bytes of a record. A value; equal bytes give equal digests, and unequal
// ones differ in practice.
#pragma once

#include <cstdint>
#include <utility>

namespace throughline {

struct Digest {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    friend bool operator==(const Digest&, const Digest&) = default;

    template <class H>
    friend H AbslHashValue(H state, const Digest& digest)
    {
        return H::combine(std::move(state), digest.low);
    }
};

} // namespace throughline
