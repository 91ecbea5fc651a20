// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_pool.h"

#include <absl/hash/hash.h>
#include <absl/strings/string_view.h>

#include <algorithm>
#include <new>

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

constexpr std::array<std::size_t, kPackedBytes> kPositions = {0,  2,  4,  6,  9,  11, 14, 16,
                                                              19, 21, 24, 26, 28, 30, 32, 34};
constexpr unsigned kNoDigit = 0x10;

constexpr auto kDigitValues = [] {
    std::array<unsigned char, 256> values{};
    values.fill(kNoDigit);
    for (unsigned char value = 0; value < 16; ++value)
        values[static_cast<unsigned char>(kHexDigits[value])] = value;
    return values;
}();

// Only the canonical lower-case form is packed: it is the only one that unpacks to the same text.
bool packUuid(std::string_view text, Packed& packed)
{
    if (text.size() != PooledText::kUuidLength || text[8] != '-' || text[13] != '-' || text[18] != '-' ||
        text[23] != '-')
        return false;
    unsigned seen = 0;
    for (std::size_t i = 0; i < kPackedBytes; ++i) {
        const unsigned high = kDigitValues[static_cast<unsigned char>(text[kPositions[i]])];
        const unsigned low = kDigitValues[static_cast<unsigned char>(text[kPositions[i] + 1])];
        seen |= high | low;
        packed[i] = static_cast<unsigned char>(high << 4U | low);
    }
    return (seen & kNoDigit) == 0;
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

StringPool::Key StringPool::keyOf(std::string_view text, Packed& packed)
{
    if (packUuid(text, packed))
        return {{reinterpret_cast<const char*>(packed.data()), packed.size()}, true};
    return {text, false};
}

StringPool::Key StringPool::Data::key(std::uint32_t index) const
{
    const std::uint32_t entry = entries[index];
    const std::uint32_t place = entry >> 1U;
    if (entry & kPackedBit) {
        const Packed& uuid = uuids[place / kUuidsInChunk][place % kUuidsInChunk];
        return {{reinterpret_cast<const char*>(uuid.data()), uuid.size()}, true};
    }
    const char* stored = chunks[place >> kUnitBits].get() + (place & ((1U << kUnitBits) - 1)) * kUnit;
    std::uint32_t length = 0;
    std::memcpy(&length, stored, sizeof length);
    return {{stored + sizeof length, length}, false};
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

std::size_t StringPool::Hash::operator()(const Key& key) const
{
    if (key.packed) {
        std::array<std::uint64_t, 2> halves;
        std::memcpy(halves.data(), key.bytes.data(), sizeof halves);
        return absl::HashOf(halves[0], halves[1]);
    }
    // absl's own view: where it is not the standard one absl hashes the latter by std::hash, which is slow.
    return absl::HashOf(absl::string_view(key.bytes.data(), key.bytes.size()));
}

StringId StringPool::intern(std::string_view text)
{
    if (text.empty())
        return {};
    if (m_sealed)
        reopen();
    Packed packed;
    const Key key = keyOf(text, packed);
    const auto place = m_index.lazy_emplace(key, [&](const auto& construct) {
        const auto index = static_cast<std::uint32_t>(size());
        if (key.packed)
            m_data->add(packed);
        else
            m_data->add(text);
        construct(index);
    });
    return StringId(*place);
}

StringId StringPool::find(std::string_view text) const
{
    Packed packed;
    const Key key = keyOf(text, packed);
    if (!m_sealed) {
        const auto found = m_index.find(key);
        return found == m_index.end() ? StringId() : StringId(*found);
    }
    const std::uint32_t row = m_sealedIndex.find(
        Hash{m_data.get()}(key), [&](std::uint32_t index) { return m_data->key(index) == key; });
    return row == CompactIndex::kNone ? StringId() : StringId(row);
}

PooledText StringPool::text(StringId id) const
{
    if (!id)
        return {};
    const Key key = m_data->key(id.index());
    return key.packed ? PooledText(unpackUuid(reinterpret_cast<const unsigned char*>(key.bytes.data())))
                      : PooledText(key.bytes);
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
