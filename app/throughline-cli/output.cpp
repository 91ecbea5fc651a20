// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/throughline-cli/output.h"

#include "app/throughline-cli/text.h"
#include "core/base/time.h"
#include "core/export/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>

namespace throughline {

namespace {

constexpr std::size_t kBufferBytes = 1 << 16;
constexpr std::size_t kMeasuredRows = 1000;
constexpr std::size_t kWidestCell = 60;      // in terminal columns
constexpr std::size_t kWidestLastCell = 400; // nothing stands to the right of it

std::string dumped(const JsonValue& value)
{
    return value.dump(-1, ' ', false, JsonValue::error_handler_t::replace);
}

// A value as one plain text: lists joined, absent ones empty.
std::string plain(const JsonValue& value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_array())
        return dumped(value);
    std::string text;
    for (const JsonValue& item : value) {
        if (!text.empty())
            text += "; ";
        text += plain(item);
    }
    return text;
}

std::string tableCell(const JsonValue& value, Column::Kind kind)
{
    if (kind == Column::Kind::Milliseconds && value.is_number())
        return formatDuration(static_cast<DurationNs>(std::llround(value.get<double>() * kMillisecond)));
    if (kind == Column::Kind::Share && value.is_number())
        return fmt::format("{:.1f} %", value.get<double>() * 100);
    if (value.is_boolean())
        return value.get<bool>() ? "yes" : "";
    return visible(plain(value));
}

void pad(std::string& line, std::size_t columns)
{
    line.append(columns, ' ');
}

} // namespace

void Output::write(std::string_view text)
{
    m_buffer += text;
    if (m_buffer.size() >= kBufferBytes)
        flush();
}

void Output::flush()
{
    if (m_error == 0 && std::fwrite(m_buffer.data(), 1, m_buffer.size(), m_stream) != m_buffer.size())
        m_error = errno;
    if (m_error == 0 && std::fflush(m_stream) != 0)
        m_error = errno;
    m_buffer.clear();
}

std::string Output::finish()
{
    flush();
    return m_error == 0 || m_error == EPIPE ? std::string() : std::strerror(m_error);
}

RowWriter::RowWriter(Output& output, Format format, std::vector<Column> columns)
    : m_output(output), m_format(format), m_columns(std::move(columns))
{
    if (m_format == Format::Csv) {
        std::string line;
        for (const Column& column : m_columns)
            line += (line.empty() ? "" : ",") + csvText(column.key);
        m_output.write(line + "\r\n");
    }
}

void RowWriter::add(const JsonValue& row)
{
    switch (m_format) {
    case Format::Json:
    case Format::Ndjson:
        addJson(row);
        break;
    case Format::Csv:
        addCsv(row);
        break;
    case Format::Table:
        addToTable(row);
        break;
    }
    ++m_count;
}

void RowWriter::addJson(const JsonValue& row)
{
    if (m_format == Format::Json)
        m_output.write(m_count == 0 ? "[\n" : ",\n");
    m_output.write(dumped(row));
    if (m_format == Format::Ndjson)
        m_output.write("\n");
}

void RowWriter::addCsv(const JsonValue& row)
{
    std::string line;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (i > 0)
            line += ',';
        const auto value = row.find(m_columns[i].key);
        if (value != row.end())
            line += value->is_number() ? dumped(*value) : csvText(plain(*value));
    }
    m_output.write(line + "\r\n");
}

void RowWriter::addToTable(const JsonValue& row)
{
    std::vector<std::string> cells;
    cells.reserve(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto value = row.find(m_columns[i].key);
        const std::string cell = value == row.end() ? std::string() : tableCell(*value, m_columns[i].kind);
        cells.push_back(cut(cell, i + 1 == m_columns.size() ? kWidestLastCell : kWidestCell));
    }
    if (!m_widths.empty()) {
        writeTableRow(cells);
        return;
    }
    m_head.push_back(std::move(cells));
    if (m_head.size() == kMeasuredRows)
        measure();
}

void RowWriter::measure()
{
    std::vector<std::string> titles;
    std::size_t total = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        titles.emplace_back(m_columns[i].title);
        std::size_t width = displayWidth(titles.back());
        for (const auto& cells : m_head)
            width = std::max(width, displayWidth(cells[i]));
        m_widths.push_back(width);
        total += width + (i > 0 ? 2 : 0);
    }
    writeTableRow(titles);
    std::string rule;
    for (std::size_t i = 0; i < std::min<std::size_t>(total, 120); ++i)
        rule += "─";
    m_output.write(rule + "\n");
    for (const auto& cells : m_head)
        writeTableRow(cells);
    m_head.clear();
}

void RowWriter::writeTableRow(const std::vector<std::string>& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t width = displayWidth(cells[i]);
        const std::size_t missing = m_widths[i] > width ? m_widths[i] - width : 0;
        const bool right = m_columns[i].kind != Column::Kind::Text;
        if (i > 0)
            pad(line, 2);
        if (right)
            pad(line, missing);
        line += cells[i];
        if (!right)
            pad(line, missing);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    m_output.write(line + "\n");
}

void RowWriter::finish()
{
    if (m_format == Format::Json)
        m_output.write(m_count == 0 ? "[]\n" : "\n]\n");
    if (m_format == Format::Table && m_widths.empty() && !m_head.empty())
        measure();
}

void DocumentWriter::begin(std::string_view key)
{
    if (m_lines)
        m_output.write(m_first ? "{\n" : ",\n");
    else
        m_output.write(m_first ? "{" : ",");
    m_first = false;
    m_output.write(dumped(JsonValue(key)) + (m_lines ? ": " : ":"));
}

void DocumentWriter::field(std::string_view key, const JsonValue& value)
{
    begin(key);
    m_output.write(dumped(value));
}

void DocumentWriter::beginList(std::string_view key)
{
    begin(key);
    m_output.write("[");
    m_firstItem = true;
}

void DocumentWriter::beginItem()
{
    if (!m_firstItem)
        m_output.write(",");
    if (m_lines)
        m_output.write("\n  ");
    m_firstItem = false;
}

void DocumentWriter::item(const JsonValue& value)
{
    beginItem();
    m_output.write(dumped(value));
}

void DocumentWriter::item(const JsonValue& object, std::string_view key, std::size_t count,
                          const std::function<JsonValue(std::size_t)>& entry)
{
    beginItem();
    std::string head = dumped(object);
    head.pop_back(); // the closing brace
    m_output.write(head + (object.empty() ? "" : ",") + dumped(JsonValue(key)) + ":[");
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            m_output.write(",");
        m_output.write(dumped(entry(i)));
    }
    m_output.write("]}");
}

void DocumentWriter::endList()
{
    m_output.write(m_lines && !m_firstItem ? "\n]" : "]");
}

void DocumentWriter::finish()
{
    if (m_first)
        m_output.write("{");
    m_output.write(m_lines ? "\n}\n" : "}\n");
}

void FactWriter::add(std::string name, std::string_view value)
{
    m_facts.emplace_back(std::move(name), visible(value));
}

void FactWriter::finish()
{
    std::size_t widest = 0;
    for (const auto& [name, value] : m_facts)
        widest = std::max(widest, displayWidth(name));
    for (const auto& [name, value] : m_facts) {
        std::string line = name;
        pad(line, widest - displayWidth(name) + 2);
        m_output.write(line + value + "\n");
    }
    m_facts.clear();
}

void writeObject(Output& output, Format format, const std::vector<Column>& columns, const JsonValue& object)
{
    if (format == Format::Csv) {
        RowWriter rows(output, format, columns);
        rows.add(object);
        rows.finish();
    } else if (format == Format::Table) {
        FactWriter facts(output);
        for (const Column& column : columns) {
            if (const auto value = object.find(column.key); value != object.end())
                facts.add(column.title, *value == false ? "no" : tableCell(*value, column.kind));
        }
        facts.finish();
    } else {
        DocumentWriter document(output, format);
        for (const auto& [key, value] : object.items())
            document.field(key, value);
        document.finish();
    }
}

} // namespace throughline
