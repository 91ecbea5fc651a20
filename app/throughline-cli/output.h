// SPDX-License-Identifier: GPL-3.0-or-later
// How data leaves the command line: rows and documents as table, JSON, NDJSON or CSV (spec 4).
//
// Everything is streamed: memory does not grow with the number of rows. One thread.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

using JsonValue = nlohmann::ordered_json;

enum class Format : std::uint8_t { Table, Json, Ndjson, Csv };

// A buffered stream. A reader that closed its end (a pipe to `head`) is no error: the rest is thrown away.
class Output {
public:
    explicit Output(std::FILE* stream) : m_stream(stream) {}
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output() = default;

    void write(std::string_view text);
    // Writes what is buffered. Empty, or why not everything could be written.
    [[nodiscard]] std::string finish();

private:
    void flush();

    std::FILE* m_stream;
    std::string m_buffer;
    int m_error = 0; // errno of the first failure
};

struct Column {
    // A Share is a number from 0 to 1, in tables per cent.
    enum class Kind : std::uint8_t { Text, Number, Milliseconds, Share };
    const char* key;   // in the rows' JSON and in the CSV header
    const char* title; // in the table
    Kind kind = Kind::Text;
};

// Rows that are JSON objects: `json` an array, `ndjson` one a line; CSV and tables show the columns' keys.
class RowWriter {
public:
    RowWriter(Output& output, Format format, std::vector<Column> columns);

    void add(const JsonValue& row);
    void finish();

private:
    void addJson(const JsonValue& row);
    void addCsv(const JsonValue& row);
    void addToTable(const JsonValue& row);
    void measure();
    void writeTableRow(const std::vector<std::string>& cells);

    Output& m_output;
    Format m_format;
    std::vector<Column> m_columns;
    std::size_t m_count = 0;
    // The first rows of a table decide its widths; longer cells further down push their row.
    std::vector<std::vector<std::string>> m_head;
    std::vector<std::size_t> m_widths;
};

// One JSON object whose long lists are written item by item: `json` an item a line, `ndjson` all on one line.
class DocumentWriter {
public:
    DocumentWriter(Output& output, Format format) : m_output(output), m_lines(format == Format::Json) {}

    void field(std::string_view key, const JsonValue& value);
    void beginList(std::string_view key);
    void item(const JsonValue& value);
    // An item that ends with a list of its own: `object`, then the list under `key`.
    void item(const JsonValue& object, std::string_view key, std::size_t count,
              const std::function<JsonValue(std::size_t)>& entry);
    void endList();
    void finish();

private:
    void begin(std::string_view key);
    void beginItem();

    Output& m_output;
    bool m_lines;
    bool m_first = true;
    bool m_firstItem = true;
};

// Names and values of a table that is a list of facts, aligned.
class FactWriter {
public:
    explicit FactWriter(Output& output) : m_output(output) {}
    void add(std::string name, std::string_view value);
    void finish();

private:
    Output& m_output;
    std::vector<std::pair<std::string, std::string>> m_facts;
};

// One small object: as it is in JSON, its columns as one row of CSV, those that it has as facts of a table.
void writeObject(Output& output, Format format, const std::vector<Column>& columns, const JsonValue& object);

} // namespace throughline
