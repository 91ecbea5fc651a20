// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/keyed_hash.h"

#include <array>
#include <cstring>
#include <random>

namespace throughline {

namespace {

std::uint64_t word(const char* bytes)
{
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

// The system's random source is asked once a thread; what follows from it no file can know either.
std::uint64_t secret()
{
    static thread_local std::mt19937_64 generator = [] {
        std::random_device source;
        std::seed_seq seed{source(), source(), source(), source()};
        return std::mt19937_64(seed);
    }();
    return generator() | 1U;
}

} // namespace

KeyedHash::KeyedHash() : m_first(secret()), m_second(secret()), m_third(secret()) {}

std::uint64_t KeyedHash::operator()(std::string_view bytes) const
{
    std::uint64_t state = m_second ^ bytes.size();
    if (bytes.size() >= 64) {
        // Four chains beside each other, which the processor multiplies at the same time.
        // None begins with the secret that the other factor is mixed with: words could change places then.
        std::array<std::uint64_t, 4> chains = {state, m_first, m_first + m_second, m_first ^ m_second};
        for (; bytes.size() >= 64; bytes.remove_prefix(64)) {
            for (std::size_t i = 0; i < chains.size(); ++i) {
                const char* const part = bytes.data() + 16 * i;
                chains[i] = mix(word(part) ^ m_third, word(part + 8) ^ chains[i]);
            }
        }
        state = mix(mix(chains[0] ^ m_first, chains[1]) ^ m_second, mix(chains[2] ^ m_first, chains[3]));
    }
    for (; bytes.size() >= 16; bytes.remove_prefix(16))
        state = mix(word(bytes.data()) ^ m_first, word(bytes.data() + 8) ^ state);
    char tail[16] = {};
    if (!bytes.empty())
        std::memcpy(tail, bytes.data(), bytes.size());
    state = mix(word(tail) ^ m_first, word(tail + 8) ^ state);
    return mix(state ^ m_first, m_second);
}

} // namespace throughline
