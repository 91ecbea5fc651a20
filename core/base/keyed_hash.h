// SPDX-License-Identifier: GPL-3.0-or-later
// KeyedHash: 64 well mixed bits of some bytes, under a secret drawn anew for each instance.
//
// Multiplies 16 bytes at a time into 128 bits. Nobody who writes a file can know the secret, so nobody can
// make many keys fall on one place or two records look the same. A value; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace throughline {

class KeyedHash {
public:
    KeyedHash(); // with a secret from the system's random source

    [[nodiscard]] std::uint64_t operator()(std::string_view bytes) const;
    [[nodiscard]] std::uint64_t operator()(std::uint64_t a, std::uint64_t b) const
    {
        return mix(mix(a ^ m_first, b ^ m_second) ^ m_first, m_second);
    }

private:
    __extension__ using Wide = unsigned __int128;

    [[nodiscard]] static std::uint64_t mix(std::uint64_t a, std::uint64_t b)
    {
        const Wide product = static_cast<Wide>(a) * b;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }

    std::uint64_t m_first;
    std::uint64_t m_second;
    std::uint64_t m_third;
};

} // namespace throughline
