// SPDX-License-Identifier: GPL-3.0-or-later
// ValueScanner: walks over a stream of JSON and finds where its values end, by brackets and strings alone.
//
// Holds no more of the stream than the value at hand, up to a limit, and a block behind it. Owned by one
// splitter; one thread at a time.
#pragma once

#include "core/import/json_bits.h"
#include "core/import/stream_window.h"

#include <array>
#include <limits>
#include <string>
#include <string_view>

namespace throughline {

class ValueScanner {
public:
    enum class Scan : std::uint8_t { Complete, Ended, Broken };
    static constexpr std::uint64_t kAnyIndent = std::numeric_limits<std::uint64_t>::max();

    explicit ValueScanner(ByteStream& stream) : m_window(stream) {}

    // Before anything else: steps over a byte order mark, and says whether there was one.
    bool begin();
    [[nodiscard]] const std::optional<Problem>& failure() const { return m_window.failure(); }

    // Whether there is a byte to look at; false at the end of the stream.
    bool available();
    [[nodiscard]] char current() const { return m_window.view()[m_position]; }
    [[nodiscard]] std::string_view ahead() const { return m_window.view().substr(m_position); }
    [[nodiscard]] std::uint64_t offset() const { return m_window.offset() + m_position; }
    [[nodiscard]] std::uint64_t line() const { return m_line; }
    // Of the current byte in its line; kAnyIndent where it is not the first one that is no blank.
    [[nodiscard]] std::uint64_t indent() const;
    // Of the line itself; kAnyIndent where it is not known.
    [[nodiscard]] std::uint64_t lineIndent() const { return m_lineIsBlank ? indent() : m_lineIndent; }

    void stepOver(); // one byte that is no white space
    // Steps over white space and, if told so, commas; true where there was one.
    bool skipSpace(bool commas);
    // Goes to the first byte that is not blank of this line, if it is still before it, or the next ones.
    bool findLine();
    void leaveLine() { noteIndent(); }

    // The value at hand begins here. Its bytes are kept as long as they are no more than the limit.
    void beginValue(std::uint64_t limit);
    Scan scanValue();
    [[nodiscard]] bool kept() const { return m_kept && m_position <= m_limit; }
    [[nodiscard]] std::string_view text() const { return m_window.view().substr(0, m_position); }
    // Its first bytes, as far as they were read.
    [[nodiscard]] std::string_view beginning() const;
    [[nodiscard]] std::string_view reason() const { return m_reason; } // why it is broken
    [[nodiscard]] std::uint64_t valueOffset() const { return m_valueOffset; }
    [[nodiscard]] std::uint64_t valueLine() const { return m_valueLine; }
    // Forgets the value at hand.
    void letGo();

private:
    Scan scanString();
    Scan scanScalar();
    Scan scanBrackets();
    // Looks at no more than JsonBits::kBytes; false where the value goes on.
    bool scanBlock(std::string_view view, Scan& scan);
    bool stepBracket(char c, std::size_t position, bool afterNewline);
    [[nodiscard]] bool followsComma(std::size_t position) const;
    void countLines(std::uint64_t newlines);
    void noteIndent();
    void beginLine();

    StreamWindow m_window;
    // In the window's view: what is before it belongs to the value at hand or is done.
    std::size_t m_position = 0;
    std::uint64_t m_line = 1;
    std::uint64_t m_lineStart = 0; // offset in the stream
    std::uint64_t m_lineIndent = kAnyIndent;
    bool m_lineIsBlank = true; // so far

    bool m_kept = false; // the value's bytes are still in the window
    std::uint64_t m_limit = 0;
    std::string m_beginning; // of a value that is not kept
    std::string_view m_reason;
    std::uint64_t m_valueOffset = 0;
    std::uint64_t m_valueLine = 0;

    static constexpr std::size_t kKnownKinds = 1100; // of open brackets; deeper ones are only counted
    std::array<char, kKnownKinds> m_opened{};
    std::size_t m_depth = 0;
    JsonStrings m_strings;
    bool m_afterNewline = false; // the last byte of the block before was one
};

} // namespace throughline
