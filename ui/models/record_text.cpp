// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/record_text.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace throughline {

namespace {

using Type = JsonTreeNode::Type;

// Makes nodes while the parser reads, so that a huge record never stands in memory as a document as well.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    TreeBuilder(JsonTree& tree, const CancelToken& cancel) : m_tree(tree), m_cancel(cancel) {}

    bool null() override { return add(Type::Literal, "null"); }
    bool boolean(bool value) override { return add(Type::Literal, value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return add(Type::Number, std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override
    {
        return add(Type::Number, std::to_string(value));
    }
    bool number_float(number_float_t, const string_t& text) override { return add(Type::Number, text); }
    bool string(string_t& value) override { return add(Type::String, std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Type::Object); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Type::Array); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override
    {
        m_key = std::move(name);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override
    {
        m_tree.problem = error.what();
        return false;
    }

private:
    bool add(Type type, std::string value)
    {
        if (m_tree.nodes.size() >= JsonTree::kMostNodes || m_cancel.cancelled()) {
            m_tree.cut = true;
            return false;
        }
        JsonTreeNode node;
        node.key = std::exchange(m_key, {});
        node.value = std::move(value);
        node.type = type;
        if (!m_open.empty()) {
            JsonTreeNode& parent = m_tree.nodes[m_open.back()];
            node.parent = m_open.back();
            node.rowInParent = static_cast<std::uint32_t>(parent.children.size());
            parent.children.push_back(static_cast<std::uint32_t>(m_tree.nodes.size()));
        }
        m_tree.nodes.push_back(std::move(node));
        return true;
    }
    bool open(Type type)
    {
        if (!add(type, {}))
            return false;
        m_open.push_back(static_cast<std::uint32_t>(m_tree.nodes.size() - 1));
        return true;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    JsonTree& m_tree;
    const CancelToken& m_cancel;
    std::vector<std::uint32_t> m_open;
    std::string m_key;
};

// Writes JSON tokens with line ends between them.
class Indenter {
public:
    explicit Indenter(std::size_t limit) : m_limit(limit) {}

    std::string write(std::string_view json)
    {
        for (std::size_t at = 0; at < json.size() && m_out.size() < m_limit; ++at) {
            const char c = json[at];
            if (m_inString)
                inString(c);
            else
                between(c, nextToken(json, at + 1));
        }
        return std::move(m_out);
    }

private:
    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    static char nextToken(std::string_view json, std::size_t at)
    {
        while (at < json.size() && isSpace(json[at]))
            ++at;
        return at < json.size() ? json[at] : '\0';
    }

    void inString(char c)
    {
        m_out += c;
        if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"')
            m_inString = false;
    }

    void between(char c, char next)
    {
        if (isSpace(c))
            return;
        const bool closes = c == '}' || c == ']';
        if (closes && !std::exchange(m_empty, false)) {
            m_depth -= m_depth > 0 ? 1 : 0;
            newLine();
        }
        m_out += c;
        m_inString = c == '"';
        if (c == ':') {
            m_out += ' ';
        } else if (c == ',') {
            newLine();
        } else if (c == '{' || c == '[') {
            m_empty = next == (c == '{' ? '}' : ']');
            if (!m_empty) {
                ++m_depth;
                newLine();
            }
        }
    }

    void newLine()
    {
        // Depth beyond this would fill the limit with blanks.
        constexpr std::size_t kDeepestIndent = 64;
        m_out += '\n';
        m_out.append(2 * std::min(m_depth, kDeepestIndent), ' ');
    }

    std::string m_out;
    std::size_t m_limit;
    std::size_t m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_empty = false;
};

} // namespace

JsonTree parseJsonTree(std::string_view json, const CancelToken& cancel)
{
    JsonTree tree;
    TreeBuilder builder(tree, cancel);
    nlohmann::json::sax_parse(json, &builder);
    return tree;
}

std::string indentedJson(std::string_view json, std::size_t limit)
{
    return Indenter(limit).write(json);
}

Result<RecordText> readRecord(const Snapshot& snapshot, EventId event, const CancelToken& cancel)
{
    if (!snapshot.payloads)
        return failure(ProblemCode::ReadFailed, {"the source keeps no records"});
    Result<std::string> raw = snapshot.payloads->read(snapshot.events.place(event));
    if (!raw)
        return failure(std::move(raw.error()));
    RecordText record;
    record.raw = std::move(*raw);
    record.tree = parseJsonTree(record.raw, cancel);
    record.indented = record.tree.problem.empty() ? indentedJson(record.raw, RecordText::kMostShown)
                                                  : record.raw.substr(0, RecordText::kMostShown);
    record.cut = record.indented.size() >= RecordText::kMostShown;
    return record;
}

} // namespace throughline
