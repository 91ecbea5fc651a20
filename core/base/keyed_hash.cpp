// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/keyed_hash.h"

#include "core/base/short_text.h"

#include <array>
#include <cstring>
#include <random>
#include <utility>

namespace throughline {

namespace {

std::uint64_t halfWord(const char* bytes)
{
    std::uint32_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

// All of at most 16 bytes in two words, some of them twice. Which text of its length it was follows from
// them.
std::pair<std::uint64_t, std::uint64_t> fewBytes(std::string_view bytes)
{
    const char* const begin = bytes.data();
    const std::size_t size = bytes.size();
    if (size >= 8)
        return {loadWord(begin), loadWord(begin + size - 8)};
    if (size >= 4)
        return {halfWord(begin), halfWord(begin + size - 4)};
    if (size == 0)
        return {};
    const auto at = [begin](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(begin[i])}; };
    return {at(0) | at(size / 2) << 8U | at(size - 1) << 16U, 0};
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
    const bool isLong = bytes.size() >= 16;
    std::uint64_t state = m_second ^ bytes.size();
    if (bytes.size() >= 64) {
        // Four chains beside each other, which the processor multiplies at the same time.
        // None begins with the secret that the other factor is mixed with: words could change places then.
        std::array<std::uint64_t, 4> chains = {state, m_first, m_first + m_second, m_first ^ m_second};
        for (; bytes.size() >= 64; bytes.remove_prefix(64)) {
            for (std::size_t i = 0; i < chains.size(); ++i) {
                const char* const part = bytes.data() + 16 * i;
                chains[i] = mix(loadWord(part) ^ m_third, loadWord(part + 8) ^ chains[i]);
            }
        }
        state = mix(mix(chains[0] ^ m_first, chains[1]) ^ m_second, mix(chains[2] ^ m_first, chains[3]));
    }
    const char* const end = bytes.data() + bytes.size();
    for (; bytes.size() > 16; bytes.remove_prefix(16))
        state = mix(loadWord(bytes.data()) ^ m_first, loadWord(bytes.data() + 8) ^ state);
    const auto [first, second] = isLong ? std::pair(loadWord(end - 16), loadWord(end - 8)) : fewBytes(bytes);
    state = mix(first ^ m_first, second ^ state);
    return mix(state ^ m_first, m_second);
}

} // namespace throughline
