// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_pool.h"

#include "core/base/chunked_storage.h"
#include "core/base/keyed_hash.h"
#include "core/base/packed_hex.h"
#include "core/base/sharded_index.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <new>

namespace throughline {

namespace {

// A StringId is the number of a string among those of its form, and the form in its lowest two bits.
constexpr unsigned kFormBits = 2;
constexpr std::uint32_t kMostOfForm = (1U << (32 - kFormBits)) - 1; // the last number would be the id "none"
// Texts begin at a multiple of kUnit in a chunk; one that is longer than a chunk has one of its own.
constexpr std::size_t kUnit = 4;
constexpr unsigned kUnitBits = 16;
constexpr std::size_t kChunkBytes = kUnit << kUnitBits;
constexpr std::size_t kMostChunks = std::size_t{1} << (32 - kUnitBits); // 16 GB of texts
// Numbers are handed out to threads by chunks; so are the places that belong to them.
constexpr unsigned kNumberBits = 12;
constexpr std::uint32_t kNumbersInChunk = 1U << kNumberBits;

using Form = StringPool::Form;

constexpr std::size_t bytesOf(Form form)
{
    return form == Form::Hex16 ? 8 : 16;
}

std::uint32_t numberOf(StringId id)
{
    return id.raw() >> kFormBits;
}

StringId idOf(Form form, std::uint32_t number)
{
    return StringId(number << kFormBits | static_cast<std::uint32_t>(form));
}

bool packInto(StringPool::Key& key)
{
    switch (key.text.size()) {
    case 36:
        key.form = Form::Uuid;
        return packUuid(key.text, key.packed.data());
    case 32:
        key.form = Form::Hex32;
        return packHex(key.text, key.packed.data());
    case 16:
        key.form = Form::Hex16;
        return packHex(key.text, key.packed.data());
    default:
        return false;
    }
}

} // namespace

struct StringPool::Data {
    KeyedHash hasher;
    ShardedIndex index;
    std::array<ChunkedStorage<char>, 4> packed; // by form; none for texts
    ChunkedStorage<std::uint32_t> places;       // of texts by number: chunk and unit in it
    ChunkedStorage<char> texts;                 // 32-bit length and bytes
    std::deque<Writer> writers;
    std::size_t textBytes = 0; // of writers that are gone

    // In its place: what is put together elsewhere and then copied costs more than all the rest.
    void makeKey(std::string_view text, Key& key) const
    {
        key.text = text;
        if (packInto(key)) {
            std::array<std::uint64_t, 2> halves;
            std::memcpy(halves.data(), key.packed.data(), sizeof halves);
            key.hash = hasher(halves[0], halves[1] ^ static_cast<std::uint64_t>(key.form));
        } else {
            key.form = Form::Text;
            key.hash = hasher(text);
        }
    }
    [[nodiscard]] Key keyOf(std::string_view text) const
    {
        Key key;
        makeKey(text, key);
        return key;
    }

    // Where it is; of a text with its length in front.
    [[nodiscard]] const char* stored(StringId id) const
    {
        const Form form = formOf(id);
        const std::uint32_t number = numberOf(id);
        if (form != Form::Text)
            return packed[static_cast<std::size_t>(form)].chunk(number >> kNumberBits) +
                   (number & (kNumbersInChunk - 1)) * bytesOf(form);
        const std::uint32_t place = places.chunk(number >> kNumberBits)[number & (kNumbersInChunk - 1)];
        return texts.chunk(place >> kUnitBits) + (place & ((1U << kUnitBits) - 1)) * kUnit;
    }
    // What is stored under an id.
    [[nodiscard]] std::string_view bytes(StringId id) const
    {
        const char* const begin = stored(id);
        if (formOf(id) != Form::Text)
            return {begin, bytesOf(formOf(id))};
        std::uint32_t length = 0;
        std::memcpy(&length, begin, sizeof length);
        return {begin + sizeof length, length};
    }

    [[nodiscard]] bool holds(StringId id, const Key& key) const
    {
        return formOf(id) == key.form && bytes(id) == key.bytes();
    }

    void open()
    {
        index.open([this](std::uint32_t row) {
            const PooledText stored = text(StringId(row));
            return keyOf(stored.view()).hash;
        });
    }

    [[nodiscard]] PooledText text(StringId id) const
    {
        const std::string_view stored = bytes(id);
        std::array<char, PooledText::kMostUnpacked> unpacked;
        switch (formOf(id)) {
        case Form::Text:
            return PooledText(stored);
        case Form::Uuid:
            unpackUuid(stored.data(), unpacked.data());
            return {unpacked, kUuidDigits};
        case Form::Hex32:
        case Form::Hex16:
            unpackHex(stored, unpacked.data());
            return {unpacked, 2 * stored.size()};
        }
        return {};
    }
};

StringPool::Writer::Writer(Data& data) : m_data(data) {}

void StringPool::Writer::makeKey(std::string_view text, Key& key) const
{
    m_data.makeKey(text, key);
}

StringId StringPool::Writer::intern(std::string_view text)
{
    if (text.empty())
        return {};
    const Key key = m_data.keyOf(text);
    return StringId(m_data.index.findOrAdd(
        key.hash, [&](std::uint32_t candidate) { return m_data.holds(StringId(candidate), key); },
        [&] { return add(key).raw(); }));
}

void StringPool::Writer::intern(std::span<const Key> keys, std::span<const std::uint64_t> hashes,
                                std::span<StringId> ids)
{
    struct Table {
        [[nodiscard]] bool equals(std::size_t which, std::uint32_t row) const
        {
            return writer.m_data.holds(StringId(row), keys[which]);
        }
        std::uint32_t make(std::size_t which) { return writer.add(keys[which]).raw(); }
        void found(std::size_t which, std::uint32_t row) { ids[which] = StringId(row); }
        void fetch(std::uint32_t row) const { __builtin_prefetch(writer.m_data.stored(StringId(row))); }

        Writer& writer;
        std::span<const Key> keys;
        std::span<StringId> ids;
    };
    m_data.index.findOrAddAll(hashes, Table{*this, keys, ids});
}

StringId StringPool::Writer::keep(std::string_view text)
{
    if (text.empty())
        return {};
    Key key;
    key.text = text;
    if (!packInto(key))
        key.form = Form::Text;
    return add(key);
}

StringId StringPool::Writer::add(const Key& key)
{
    return idOf(key.form, key.form == Form::Text ? addText(key.text) : addPacked(key));
}

std::uint32_t StringPool::Writer::addPacked(const Key& key)
{
    const auto form = static_cast<std::size_t>(key.form);
    const std::size_t size = bytesOf(key.form);
    if (m_next[form] == m_end[form]) {
        m_next[form] = m_data.packed[form].reserve(kNumbersInChunk * size, kMostOfForm >> kNumberBits)
                       << kNumberBits;
        m_end[form] = m_next[form] + kNumbersInChunk;
    }
    const std::uint32_t number = m_next[form]++;
    char* const chunk = m_data.packed[form].chunk(number >> kNumberBits);
    char* const place = chunk + (number & (kNumbersInChunk - 1)) * size;
    std::memcpy(place, key.packed.data(), 8);
    if (size == 16)
        std::memcpy(place + 8, key.packed.data() + 8, 8);
    m_textBytes += size;
    return number;
}

std::uint32_t StringPool::Writer::addText(std::string_view text)
{
    const auto length = static_cast<std::uint32_t>(text.size());
    const std::size_t bytes = (sizeof length + text.size() + kUnit - 1) / kUnit * kUnit;
    if (m_textLeft < bytes) {
        const std::size_t room = std::max(kChunkBytes, bytes);
        const std::uint32_t chunk = m_data.texts.reserve(room, kMostChunks);
        m_text = m_data.texts.chunk(chunk);
        m_unit = chunk << kUnitBits;
        m_textLeft = room;
    }
    if (m_next[0] == m_end[0]) {
        m_next[0] = m_data.places.reserve(kNumbersInChunk, kMostOfForm >> kNumberBits) << kNumberBits;
        m_end[0] = m_next[0] + kNumbersInChunk;
    }
    std::memcpy(m_text, &length, sizeof length);
    std::memcpy(m_text + sizeof length, text.data(), text.size());
    const std::uint32_t number = m_next[0]++;
    m_data.places.chunk(number >> kNumberBits)[number & (kNumbersInChunk - 1)] = m_unit;
    m_text += bytes;
    m_unit += static_cast<std::uint32_t>(bytes / kUnit);
    // A chunk of its own ends with its text: places behind it cannot be told.
    m_textLeft = bytes > kChunkBytes ? 0 : m_textLeft - bytes;
    m_textBytes += bytes;
    return number;
}

StringPool::StringPool() : m_data(std::make_unique<Data>()) {}
StringPool::StringPool(StringPool&&) noexcept = default;
StringPool::~StringPool() = default;

StringPool::Writer& StringPool::writer(std::size_t thread)
{
    if (m_data->index.isCompact())
        m_data->open();
    while (m_data->writers.size() <= thread)
        m_data->writers.emplace_back(*m_data);
    return m_data->writers[thread];
}

void StringPool::foresee(double share)
{
    m_data->index.foresee(share);
}

StringPool::Key StringPool::key(std::string_view text) const
{
    return m_data->keyOf(text);
}

bool StringPool::equals(StringId id, const Key& key) const
{
    return id ? m_data->holds(id, key) : key.text.empty();
}

StringId StringPool::find(std::string_view text) const
{
    if (text.empty())
        return {};
    const Key key = m_data->keyOf(text);
    const std::uint32_t row = m_data->index.find(
        key.hash, [&](std::uint32_t candidate) { return m_data->holds(StringId(candidate), key); });
    return row == ShardedIndex::kNone ? StringId() : StringId(row);
}

StringPool::Form StringPool::formOf(StringId id)
{
    return static_cast<Form>(id.raw() & ((1U << kFormBits) - 1));
}

StringPool::Stored StringPool::stored(StringId id) const
{
    return {formOf(id), m_data->bytes(id)};
}

PooledText StringPool::text(StringId id) const
{
    return id ? m_data->text(id) : PooledText();
}

std::size_t StringPool::size() const
{
    return m_data->index.size();
}

void StringPool::seal()
{
    m_data->index.compact();
    m_data->textBytes = textBytes();
    m_data->writers.clear();
}

std::size_t StringPool::textBytes() const
{
    std::size_t sum = m_data->textBytes;
    for (const Writer& each : m_data->writers)
        sum += each.m_textBytes;
    return sum;
}

std::size_t StringPool::indexBytes() const
{
    return m_data->index.bytes() +
           m_data->places.chunkCount() * std::size_t{kNumbersInChunk} * sizeof(std::uint32_t);
}

} // namespace throughline
