// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_pool.h"

#include <absl/hash/hash.h>

#include <algorithm>
#include <new>
#include <optional>

namespace throughline {

namespace {

// A text begins at a multiple of kUnit in its chunk; both numbers and the mark of a UUID make up the 32 bits
// of an entry.
constexpr std::size_t kUnit = 4;
constexpr unsigned kUnitBits = 16;
constexpr std::size_t kChunkBytes = kUnit << kUnitBits;
constexpr std::size_t kMostChunks = std::size_t{1} << (31 - kUnitBits);
constexpr std::size_t kUuidsInChunk = 1 << 12;
constexpr std::uint32_t kMostUuids = 1U << 31;
constexpr std::size_t kPackedBytes = 16;
constexpr std::uint32_t kPackedBit = 1;
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
    const std::uint32_t entry = entries[index];
    const std::uint32_t place = entry >> 1U;
    if (entry & kPackedBit)
        return PooledText(unpackUuid(uuids[place / kUuidsInChunk][place % kUuidsInChunk].data()));
    const char* stored = chunks[place >> kUnitBits].get() + (place & ((1U << kUnitBits) - 1)) * kUnit;
    std::uint32_t length = 0;
    std::memcpy(&length, stored, sizeof length);
    return PooledText(std::string_view(stored + sizeof length, length));
}

void StringPool::Data::add(const Packed& uuid)
{
    if (uuidCount == kMostUuids)
        throw std::bad_alloc(); // 32 GB of them
    if (uuidCount % kUuidsInChunk == 0)
        uuids.push_back(std::make_unique_for_overwrite<Packed[]>(kUuidsInChunk));
    uuids.back()[uuidCount % kUuidsInChunk] = uuid;
    entries.push_back(uuidCount++ << 1U | kPackedBit);
    textBytes += sizeof uuid;
}

void StringPool::Data::add(std::string_view text)
{
    const auto length = static_cast<std::uint32_t>(text.size());
    const std::size_t bytes = (sizeof length + text.size() + kUnit - 1) / kUnit * kUnit;
    if (chunks.empty() || chunkUsed + bytes > kChunkBytes) {
        if (chunks.size() == kMostChunks)
            throw std::bad_alloc(); // 8 GB of texts
        chunks.push_back(std::make_unique_for_overwrite<char[]>(std::max(kChunkBytes, bytes)));
        chunkUsed = 0;
    }
    char* const place = chunks.back().get() + chunkUsed;
    std::memcpy(place, &length, sizeof length);
    std::memcpy(place + sizeof length, text.data(), text.size());
    const std::size_t unit = (chunks.size() - 1) << kUnitBits | chunkUsed / kUnit;
    entries.push_back(static_cast<std::uint32_t>(unit) << 1U);
    chunkUsed += bytes;
    textBytes += bytes;
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
    if (m_sealed)
        reopen();
    const auto place = m_index.lazy_emplace(text, [&](const auto& construct) {
        const auto index = static_cast<std::uint32_t>(size());
        if (const auto packed = packUuid(text))
            m_data->add(*packed);
        else
            m_data->add(text);
        construct(index);
    });
    return StringId(*place);
}

StringId StringPool::find(std::string_view text) const
{
    if (!m_sealed) {
        const auto found = m_index.find(text);
        return found == m_index.end() ? StringId() : StringId(*found);
    }
    const Equal equal{m_data.get()};
    const std::uint32_t row =
        m_sealedIndex.find(Hash{m_data.get()}(text), [&](std::uint32_t index) { return equal(index, text); });
    return row == CompactIndex::kNone ? StringId() : StringId(row);
}

PooledText StringPool::text(StringId id) const
{
    return id ? m_data->text(id.index()) : PooledText();
}

void StringPool::seal()
{
    if (m_sealed)
        return;
    m_data->entries.shrink_to_fit();
    m_index = decltype(m_index)(0, Hash{m_data.get()}, Equal{m_data.get()});
    m_sealedIndex = CompactIndex(static_cast<std::uint32_t>(size()), Hash{m_data.get()});
    m_sealed = true;
}

void StringPool::reopen()
{
    m_sealed = false;
    m_sealedIndex = {};
    m_index.reserve(size());
    for (std::uint32_t index = 0; index < size(); ++index)
        m_index.insert(index);
}

std::size_t StringPool::indexBytes() const
{
    return m_data->entries.capacity() * sizeof(std::uint32_t) +
           m_index.capacity() * (sizeof(std::uint32_t) + 1) + m_sealedIndex.bytes();
}

} // namespace throughline
