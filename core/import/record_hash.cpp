// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/record_hash.h"

#include <cstring>
#include <random>

namespace throughline {

namespace {

__extension__ using Wide = unsigned __int128;

std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t word(const char* bytes)
{
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

std::uint64_t secret()
{
    static thread_local std::random_device source;
    return static_cast<std::uint64_t>(source()) << 32 | source();
}

} // namespace

RecordHasher::RecordHasher() : m_low{secret(), secret()}, m_high{secret(), secret()} {}

std::uint64_t RecordHasher::run(const Lane& lane, std::string_view bytes)
{
    std::uint64_t state = lane.second ^ bytes.size();
    while (bytes.size() >= 16) {
        state = mix(word(bytes.data()) ^ lane.first, word(bytes.data() + 8) ^ state);
        bytes.remove_prefix(16);
    }
    char tail[16] = {};
    if (!bytes.empty())
        std::memcpy(tail, bytes.data(), bytes.size());
    state = mix(word(tail) ^ lane.first, word(tail + 8) ^ state);
    return mix(state ^ lane.first, lane.second);
}

Digest RecordHasher::operator()(std::string_view bytes) const
{
    return {run(m_low, bytes), run(m_high, bytes)};
}

} // namespace throughline
