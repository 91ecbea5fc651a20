// SPDX-License-Identifier: GPL-3.0-or-later
// StringPool: each distinct string once, named by a StringId, so that columns hold 32-bit numbers and
// equality of ids is equality of strings.
//
// Most strings of an event export are ids in hexadecimal digits: UUIDs and trace ids are packed into 16
// bytes, span ids into 8. The pool owns the bytes and never moves or frees them while it lives. Several
// threads may add strings at once, each through a Writer of its own; the numbers that strings get then depend
// on chance. All const members may be called from any number of threads while none adds.
#pragma once

#include "core/base/ids.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace throughline {

// The text behind a StringId: a view into the pool, or unpacked digits. Keep it in a variable for as long as
// the view is used; a temporary has only str().
class PooledText {
public:
    static constexpr std::size_t kMostUnpacked = 36; // of a UUID

    PooledText() = default;
    explicit PooledText(std::string_view stored) : m_stored(stored.data()), m_length(stored.size()) {}
    PooledText(const std::array<char, kMostUnpacked>& unpacked, std::size_t length)
        : m_unpacked(unpacked), m_length(length)
    {}

    [[nodiscard]] std::string_view view() const&
    {
        return {m_stored ? m_stored : m_unpacked.data(), m_length};
    }
    std::string_view view() const&& = delete;
    [[nodiscard]] std::string str() const
    {
        return std::string(m_stored ? m_stored : m_unpacked.data(), m_length);
    }
    [[nodiscard]] bool empty() const { return m_length == 0; }

private:
    const char* m_stored = nullptr;
    std::array<char, kMostUnpacked> m_unpacked{};
    std::size_t m_length = 0;
};

class StringPool {
    struct Data;

public:
    // How a text is stored. What is packed unpacks to the same text, letter for letter.
    enum class Form : std::uint8_t {
        Text,
        Uuid,  // 8-4-4-4-12 digits
        Hex32, // 32 digits
        Hex16  // 16 digits
    };
    // A text as it is stored: its letters, or its digits packed two a byte.
    struct Stored {
        Form form = Form::Text;
        std::string_view bytes;
    };
    // A text made ready to be looked for. Points to the text where it is not packed.
    struct Key {
        std::string_view bytes() const
        {
            return form == Form::Text ? text : std::string_view(packed.data(), form == Form::Hex16 ? 8 : 16);
        }

        std::string_view text;
        std::array<char, 16> packed{};
        Form form = Form::Text;
        std::uint64_t hash = 0;
    };

    // Adds texts on one thread. Belongs to the pool, lives as long.
    class Writer {
    public:
        Writer(Data& data);
        Writer(const Writer&) = delete;
        Writer& operator=(const Writer&) = delete;

        // The id of the text, added where it is new. The empty text is the id "none".
        StringId intern(std::string_view text);
        // Those of many at once (see StringBatch): distinct texts that are not empty, by their keys and the
        // hashes of those.
        void intern(std::span<const Key> keys, std::span<const std::uint64_t> hashes,
                    std::span<StringId> ids);
        void makeKey(std::string_view text, Key& key) const;
        // Stores the text without looking whether it is there: for those known to be distinct, such as the
        // ids of events. Nothing finds it, and its id equals no other.
        StringId keep(std::string_view text);

    private:
        friend class StringPool;

        StringId add(const Key& key);
        std::uint32_t addPacked(const Key& key);
        std::uint32_t addText(std::string_view text);

        Data& m_data;
        // The rest of the chunks that this thread has reserved: next item and end.
        std::array<std::uint32_t, 4> m_next{};
        std::array<std::uint32_t, 4> m_end{};
        char* m_text = nullptr;
        std::uint32_t m_unit = 0; // of m_text, see string_pool.cpp
        std::size_t m_textLeft = 0;
        std::size_t m_textBytes = 0;
    };

    StringPool();
    StringPool(StringPool&&) noexcept;
    StringPool& operator=(StringPool&&) = delete;
    StringPool(const StringPool&) = delete;
    StringPool& operator=(const StringPool&) = delete;
    ~StringPool();

    // The writer of a thread, by the number of that thread in its work. Made where it is new.
    [[nodiscard]] Writer& writer(std::size_t thread = 0);
    // As the first thread's writer.
    StringId intern(std::string_view text) { return writer().intern(text); }

    // So much of what is going to be added was (see ShardedIndex::foresee). Any thread, before seal().
    void foresee(double share);

    [[nodiscard]] Key key(std::string_view text) const;
    // Whether an id, also of a text that was only kept, is that of a key's text.
    [[nodiscard]] bool equals(StringId id, const Key& key) const;
    // The id of the text, or none where the pool does not hold it.
    [[nodiscard]] StringId find(std::string_view text) const;
    // The text of an id; empty for none.
    [[nodiscard]] PooledText text(StringId id) const;
    [[nodiscard]] std::string str(StringId id) const { return text(id).str(); }
    // The form of a text, told by its id alone, and the text of an id that is not none as it is stored.
    [[nodiscard]] static Form formOf(StringId id);
    [[nodiscard]] Stored stored(StringId id) const;

    // Distinct texts that can be found.
    [[nodiscard]] std::size_t size() const;
    // Gives back what is kept for growing. To be called once all texts are in: intern() may still be called,
    // but then first builds up again what was given back.
    void seal();
    // Bytes held: for the texts themselves, and for finding them.
    [[nodiscard]] std::size_t textBytes() const;
    [[nodiscard]] std::size_t indexBytes() const;

private:
    std::unique_ptr<Data> m_data;
};

} // namespace throughline
