// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/http/answer_parser.h"

#include "core/base/letter_case.h"

#include <algorithm>
#include <charconv>

namespace throughline {

namespace {

constexpr std::size_t kMostInLines = 64 << 10;

std::string_view trimmed(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t");
    if (start == std::string_view::npos)
        return {};
    return text.substr(start, text.find_last_not_of(" \t") + 1 - start);
}

template <class Number>
std::optional<Number> numberIn(std::string_view digits, int base)
{
    Number number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    const bool whole = error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
    return whole ? std::optional(number) : std::nullopt;
}

} // namespace

void AnswerParser::take(std::string_view bytes, QByteArray& body)
{
    while (!bytes.empty() && m_part < Part::Whole) {
        if (m_part == Part::Counted || m_part == Part::UntilClosed || m_part == Part::Chunk) {
            takeBody(bytes, body);
        } else if (takeLine(bytes)) {
            m_part = partAfterLine();
            m_line.clear();
        }
    }
}

std::string_view AnswerParser::field(std::string_view name) const
{
    const auto found = std::ranges::find(m_fields, name, [](const auto& field) { return field.first; });
    return found == m_fields.end() ? std::string_view() : std::string_view(found->second);
}

// Whether it is whole.
bool AnswerParser::takeLine(std::string_view& bytes)
{
    const std::size_t end = bytes.find('\n');
    const std::string_view part = bytes.substr(0, end);
    m_line += part;
    m_lines += part.size();
    bytes.remove_prefix(std::min(part.size() + 1, bytes.size()));
    if (m_lines > kMostInLines)
        m_part = Part::Broken;
    if (end == std::string_view::npos || m_part == Part::Broken)
        return false;
    if (m_line.ends_with('\r'))
        m_line.pop_back();
    return true;
}

void AnswerParser::takeBody(std::string_view& bytes, QByteArray& body)
{
    const std::size_t most =
        m_part == Part::UntilClosed ? bytes.size() : std::min<std::uint64_t>(bytes.size(), m_left);
    body.append(bytes.data(), static_cast<qsizetype>(most));
    bytes.remove_prefix(most);
    m_lines = 0;
    m_left -= m_part == Part::UntilClosed ? 0 : most;
    if (m_part == Part::Counted && m_left == 0)
        m_part = Part::Whole;
    if (m_part == Part::Chunk && m_left == 0)
        m_part = Part::ChunkEnd;
}

AnswerParser::Part AnswerParser::partAfterLine()
{
    switch (m_part) {
    case Part::StatusLine:
        readStatusLine();
        return m_part == Part::Broken ? m_part : Part::Fields;
    case Part::Fields:
        if (m_line.empty())
            return partAfterHead();
        readField();
        return m_part;
    case Part::ChunkSize:
        readChunkSize();
        return m_part;
    case Part::ChunkEnd:
        return m_line.empty() ? Part::ChunkSize : Part::Broken;
    case Part::Trailer:
        return m_line.empty() ? Part::Whole : Part::Trailer;
    default:
        return m_part;
    }
}

// "HTTP/1.1 404 Not Found"
void AnswerParser::readStatusLine()
{
    std::string_view line = m_line;
    const std::optional<int> status =
        numberIn<int>(line.substr(std::min<std::size_t>(line.size(), 9), 3), 10);
    if (!line.starts_with("HTTP/1.") || !status || *status < 100) {
        m_part = Part::Broken;
        return;
    }
    m_status = *status;
    m_reason = trimmed(line.substr(12));
}

void AnswerParser::readField()
{
    const std::string_view line = m_line;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return;
    std::string name(line.substr(0, colon));
    std::ranges::transform(name, name.begin(), lowerCase);
    m_fields.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
}

AnswerParser::Part AnswerParser::partAfterHead()
{
    constexpr int kNoContent = 204;
    m_lines = 0;
    if (m_status < 200) { // another answer follows
        m_fields.clear();
        return Part::StatusLine;
    }
    if (m_status == kNoContent)
        return Part::Whole;
    const std::string_view framing = field("transfer-encoding");
    if (equalIgnoringCase(framing, "chunked"))
        return Part::ChunkSize;
    if (!framing.empty() && !equalIgnoringCase(framing, "identity"))
        return Part::Broken;
    const std::string_view said = field("content-length");
    if (said.empty())
        return Part::UntilClosed;
    m_length = numberIn<std::uint64_t>(said, 10);
    m_left = length();
    return !m_length ? Part::Broken : m_left == 0 ? Part::Whole : Part::Counted;
}

// "1a0;extension"
void AnswerParser::readChunkSize()
{
    const std::string_view line = m_line;
    const std::optional<std::uint64_t> size =
        numberIn<std::uint64_t>(trimmed(line.substr(0, line.find(';'))), 16);
    m_left = size.value_or(0);
    m_part = !size ? Part::Broken : m_left == 0 ? Part::Trailer : Part::Chunk;
}

} // namespace throughline
