// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracing/id_source.h"

#include "core/base/packed_hex.h"

#include <array>

namespace throughline {

namespace {

// Two processes that start at the same time must not make the same ids: the seed is as long as the source
// gives, not 64 bits.
std::mt19937_64 randomlySeeded()
{
    std::random_device source;
    std::array<std::random_device::result_type, 16> words{};
    for (auto& word : words)
        word = source();
    std::seed_seq seed(words.begin(), words.end());
    return std::mt19937_64(seed);
}

void store(std::uint64_t number, char* bytes)
{
    for (unsigned i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(number >> (56 - 8 * i));
}

} // namespace

IdSource::IdSource() : m_generator(randomlySeeded()) {}

IdSource::IdSource(std::uint64_t seed) : m_generator(seed) {}

std::string IdSource::uuid()
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    {
        const std::lock_guard lock(m_mutex);
        high = m_generator();
        low = m_generator();
    }
    high = (high & ~std::uint64_t{0xf000}) | 0x4000;                  // the version
    low = (low & ~(std::uint64_t{3} << 62)) | std::uint64_t{2} << 62; // the variant
    std::array<char, 16> bytes{};
    store(high, bytes.data());
    store(low, bytes.data() + 8);
    std::string text(kUuidDigits, '\0');
    unpackUuid(bytes.data(), text.data());
    return text;
}

} // namespace throughline
