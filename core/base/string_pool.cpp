// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_pool.h"

#include <absl/hash/hash.h>

#include <algorithm>
#include <optional>

namespace throughline {

namespace {

constexpr std::size_t kChunkBytes = 1 << 18;
constexpr std::size_t kPackedBytes = 16;
constexpr std::uintptr_t kPackedBit = 1;
constexpr char kHexDigits[] = "0123456789abcdef";

using Packed = std::array<unsigned char, kPackedBytes>;

bool isDashPosition(std::size_t position)
{
    return position == 8 || position == 13 || position == 18 || position == 23;
}

int lowerHexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

// Only the canonical lower-case form is packed: it is the only one that unpacks to the same text.
std::optional<Packed> packUuid(std::string_view text)
{
    if (text.size() != PooledText::kUuidLength)
        return std::nullopt;
    Packed packed{};
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isDashPosition(i)) {
            if (text[i] != '-')
                return std::nullopt;
            continue;
        }
        const int value = lowerHexValue(text[i]);
        if (value < 0)
            return std::nullopt;
        const int shift = nibble % 2 == 0 ? 4 : 0;
        packed[nibble / 2] = static_cast<unsigned char>(packed[nibble / 2] | (value << shift));
        ++nibble;
    }
    return packed;
}

// The two digits of each byte, since ids are unpacked far more often than anything else is done with them.
constexpr auto kDigitPairs = [] {
    std::array<std::array<char, 2>, 256> pairs{};
    for (std::size_t byte = 0; byte < pairs.size(); ++byte)
        pairs[byte] = {kHexDigits[byte >> 4U], kHexDigits[byte & 0xfU]};
    return pairs;
}();

std::array<char, PooledText::kUuidLength> unpackUuid(const unsigned char* packed)
{
    constexpr std::array<std::size_t, kPackedBytes> kPositions = {0,  2,  4,  6,  9,  11, 14, 16,
                                                                  19, 21, 24, 26, 28, 30, 32, 34};
    std::array<char, PooledText::kUuidLength> text; // every character is written below
    text[8] = text[13] = text[18] = text[23] = '-';
    for (std::size_t i = 0; i < kPackedBytes; ++i)
        std::memcpy(text.data() + kPositions[i], kDigitPairs[packed[i]].data(), 2);
    return text;
}

} // namespace

StringPool::StringPool()
    : m_data(std::make_unique<Data>()), m_index(0, Hash{m_data.get()}, Equal{m_data.get()})
{}

PooledText StringPool::Data::text(std::uint32_t index) const
{
    const std::uintptr_t entry = entries[index];
    if (entry & kPackedBit)
        return PooledText(unpackUuid(reinterpret_cast<const unsigned char*>(entry & ~kPackedBit)));
    const char* stored = reinterpret_cast<const char*>(entry);
    std::uint32_t length = 0;
    std::memcpy(&length, stored, sizeof length);
    return PooledText(std::string_view(stored + sizeof length, length));
}

char* StringPool::Data::allocate(std::size_t bytes)
{
    // Even addresses: the lowest bit of an entry marks a packed UUID.
    bytes = (bytes + 1) & ~std::size_t{1};
    if (bytes > chunkLeft) {
        const std::size_t size = std::max(kChunkBytes, bytes);
        chunks.push_back(std::make_unique_for_overwrite<char[]>(size));
        chunkPosition = chunks.back().get();
        chunkLeft = size;
    }
    char* place = chunkPosition;
    chunkPosition += bytes;
    chunkLeft -= bytes;
    textBytes += bytes;
    return place;
}

std::size_t StringPool::Hash::operator()(std::string_view text) const
{
    return absl::Hash<std::string_view>()(text);
}

std::size_t StringPool::Hash::operator()(std::uint32_t index) const
{
    const PooledText text = data->text(index);
    return (*this)(text.view());
}

bool StringPool::Equal::operator()(std::uint32_t index, std::string_view text) const
{
    const PooledText stored = data->text(index);
    return stored.view() == text;
}

StringId StringPool::intern(std::string_view text)
{
    if (text.empty())
        return {};
    if (const auto found = m_index.find(text); found != m_index.end())
        return StringId(*found);
    const auto index = static_cast<std::uint32_t>(m_data->entries.size());
    if (const auto packed = packUuid(text)) {
        char* place = m_data->allocate(kPackedBytes);
        std::memcpy(place, packed->data(), kPackedBytes);
        m_data->entries.push_back(reinterpret_cast<std::uintptr_t>(place) | kPackedBit);
    } else {
        const auto length = static_cast<std::uint32_t>(text.size());
        char* place = m_data->allocate(sizeof length + text.size());
        std::memcpy(place, &length, sizeof length);
        std::memcpy(place + sizeof length, text.data(), text.size());
        m_data->entries.push_back(reinterpret_cast<std::uintptr_t>(place));
    }
    m_index.insert(index);
    return StringId(index);
}

StringId StringPool::find(std::string_view text) const
{
    const auto found = m_index.find(text);
    return found == m_index.end() ? StringId() : StringId(*found);
}

PooledText StringPool::text(StringId id) const
{
    return id ? m_data->text(id.index()) : PooledText();
}

std::size_t StringPool::indexBytes() const
{
    return m_data->entries.capacity() * sizeof(std::uintptr_t) +
           m_index.capacity() * (sizeof(std::uint32_t) + 1);
}

} // namespace throughline
