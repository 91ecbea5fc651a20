// SPDX-License-Identifier: GPL-3.0-or-later
// StringPool: each distinct string once, named by a StringId, so that columns hold 32-bit numbers and
// equality of ids is equality of strings.
//
// Most strings of an event export are UUIDs; those in canonical lower-case form are packed into 16 bytes.
// The pool owns the bytes and never moves or frees them while it lives. intern() needs exclusive access;
// all const members may be called from any number of threads at once.
#pragma once

#include "core/base/compact_index.h"
#include "core/base/ids.h"

#include <absl/container/flat_hash_set.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// The text behind a StringId: a view into the pool, or the unpacked UUID itself. Keep it in a variable for as
// long as the view is used; a temporary has only str().
class PooledText {
public:
    static constexpr std::size_t kUuidLength = 36;

    PooledText() = default;
    explicit PooledText(std::string_view stored) : m_stored(stored.data()), m_length(stored.size()) {}
    explicit PooledText(const std::array<char, kUuidLength>& uuid) : m_uuid(uuid), m_length(kUuidLength) {}

    [[nodiscard]] std::string_view view() const& { return {m_stored ? m_stored : m_uuid.data(), m_length}; }
    std::string_view view() const&& = delete;
    [[nodiscard]] std::string str() const
    {
        return std::string(m_stored ? m_stored : m_uuid.data(), m_length);
    }
    [[nodiscard]] bool empty() const { return m_length == 0; }

private:
    const char* m_stored = nullptr;
    std::array<char, kUuidLength> m_uuid{};
    std::size_t m_length = 0;
};

class StringPool {
public:
    StringPool();
    StringPool(StringPool&&) = default;
    StringPool& operator=(StringPool&&) = delete; // the hash set's functors point at the entries of one pool
    StringPool(const StringPool&) = delete;
    StringPool& operator=(const StringPool&) = delete;
    ~StringPool() = default;

    // The id of the text, added where it is new. The empty text is the id "none".
    StringId intern(std::string_view text);
    // The id of the text, or none where the pool does not hold it.
    [[nodiscard]] StringId find(std::string_view text) const;
    // The text of an id; empty for none.
    [[nodiscard]] PooledText text(StringId id) const;
    [[nodiscard]] std::string str(StringId id) const { return text(id).str(); }

    [[nodiscard]] std::size_t size() const { return m_data->entries.size(); }
    // Gives back what is kept for growing. To be called once all texts are in: intern() may still be called,
    // but then first builds up again what was given back.
    void seal();
    // Bytes held: for the texts themselves, and for finding them (entries and hash table).
    [[nodiscard]] std::size_t textBytes() const { return m_data->textBytes; }
    [[nodiscard]] std::size_t indexBytes() const;

private:
    using Packed = std::array<unsigned char, 16>;

    // A text as it is stored: what is hashed and compared, so that no UUID is unpacked to be found.
    struct Key {
        std::string_view bytes;
        bool packed = false;

        friend bool operator==(const Key&, const Key&) = default;
    };
    // The key of a text; `packed` keeps its bytes where it is a UUID.
    static Key keyOf(std::string_view text, Packed& packed);

    // An entry is 31 bits of place and a lowest bit that tells of what: 1, a packed UUID by its number; 0, a
    // 32-bit length and the text, by the number of the chunk and the offset in it.
    struct Data {
        std::vector<std::uint32_t> entries;
        std::vector<std::unique_ptr<Packed[]>> uuids; // chunks of equal size
        std::uint32_t uuidCount = 0;
        std::vector<std::unique_ptr<char[]>> chunks; // a text that is longer than a chunk has one of its own
        std::size_t chunkUsed = 0;                   // of the last chunk
        std::size_t textBytes = 0;

        [[nodiscard]] Key key(std::uint32_t index) const;
        void add(const Packed& uuid);
        void add(std::string_view text);
    };
    struct Hash {
        using is_transparent = void;
        const Data* data;
        std::size_t operator()(const Key& key) const;
        std::size_t operator()(std::uint32_t index) const { return (*this)(data->key(index)); }
    };
    struct Equal {
        using is_transparent = void;
        const Data* data;
        bool operator()(std::uint32_t a, std::uint32_t b) const { return a == b; }
        bool operator()(std::uint32_t index, const Key& key) const { return data->key(index) == key; }
    };

    void reopen();

    std::unique_ptr<Data> m_data; // on the heap so that the functors survive a move
    absl::flat_hash_set<std::uint32_t, Hash, Equal> m_index; // while texts come in
    CompactIndex m_sealedIndex;                              // from then on
    bool m_sealed = false;
};

} // namespace throughline
