// SPDX-License-Identifier: GPL-3.0-or-later
// AnswerParser: what an HTTP/1.1 server sends, taken apart as it comes: its head, and the bytes of the body
// out of whatever they are framed by (RFC 9112).
//
// A value of one request, one thread. Qt's own client takes an answer in chunks for whole where its
// connection is closed in the middle, which is why we look ourselves.
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline {

class AnswerParser {
public:
    // Appends to the body what of it is in these bytes. Those behind the end are left alone.
    void take(std::string_view bytes, QByteArray& body);

    [[nodiscard]] bool hasHead() const { return m_part > Part::Fields; }
    [[nodiscard]] bool isWhole() const { return m_part == Part::Whole; }
    // No server of HTTP sends this.
    [[nodiscard]] bool isBroken() const { return m_part == Part::Broken; }
    // Where the connection is closed now.
    [[nodiscard]] bool isWholeWhenClosed() const { return isWhole() || m_part == Part::UntilClosed; }

    // These are there when there is a head.
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const std::string& reason() const { return m_reason; } // "Not Found"
    // Of a field by its name in small letters; empty where it is not there.
    [[nodiscard]] std::string_view field(std::string_view name) const;
    [[nodiscard]] std::uint64_t length() const { return m_length.value_or(0); } // 0: not said

private:
    enum class Part : std::uint8_t {
        StatusLine,
        Fields,
        Counted, // all that follow are of answers with a head
        UntilClosed,
        ChunkSize,
        Chunk,
        ChunkEnd,
        Trailer,
        Whole,
        Broken
    };

    [[nodiscard]] bool takeLine(std::string_view& bytes);
    void takeBody(std::string_view& bytes, QByteArray& body);
    void readStatusLine();
    void readField();
    void readChunkSize();
    [[nodiscard]] Part partAfterHead();
    [[nodiscard]] Part partAfterLine();

    Part m_part = Part::StatusLine;
    std::string m_line;      // as far as it is here
    std::size_t m_lines = 0; // bytes of lines since the last bytes of the body
    int m_status = 0;
    std::string m_reason;
    std::vector<std::pair<std::string, std::string>> m_fields;
    std::optional<std::uint64_t> m_length;
    std::uint64_t m_left = 0; // of the body or the chunk
};

} // namespace throughline
