// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_node.h"

#include "core/base/translation.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <iterator>
#include <utility>

namespace throughline {

namespace {

using Json = nlohmann::json;

// Nodes own their items, so that their destruction nests as deep as they do.
constexpr std::size_t kDeepest = 32;

// Of the last byte that the parser took: nlohmann's tells a handler what it read, not where. It takes one
// byte more than a number has, so that a line only ends when the next one begins.
struct Place {
    std::uint64_t line = 1;
    bool atLineEnd = false;
};

class Cursor {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Cursor(const char* at, Place& place) : m_at(at), m_place(&place) {}

    reference operator*() const { return *m_at; }
    Cursor& operator++()
    {
        if (m_place->atLineEnd)
            ++m_place->line;
        m_place->atLineEnd = *m_at == '\n';
        ++m_at;
        return *this;
    }
    friend bool operator==(const Cursor& a, const Cursor& b) { return a.m_at == b.m_at; }

private:
    const char* m_at;
    Place* m_place;
};

// "unexpected end of input; expected ']'" of nlohmann's longer sentence.
std::string reasonOf(const std::string& sentence)
{
    constexpr std::string_view kBefore = " - ";
    const std::size_t at = sentence.find(kBefore);
    return at == std::string::npos ? sentence : sentence.substr(at + kBefore.size());
}

class TreeBuilder : public nlohmann::json_sax<Json> {
public:
    explicit TreeBuilder(const Place& place) : m_place(place) {}

    bool null() override { return add(JsonNode::Kind::Null); }
    bool boolean(bool) override { return add(JsonNode::Kind::Boolean); }
    bool number_integer(number_integer_t) override { return add(JsonNode::Kind::Number); }
    bool number_unsigned(number_unsigned_t) override { return add(JsonNode::Kind::Number); }
    bool number_float(number_float_t, const string_t&) override { return add(JsonNode::Kind::Number); }
    bool string(string_t& text) override { return add(JsonNode::Kind::Text, std::move(text)); }
    bool binary(binary_t&) override { return false; } // there is none in text
    bool start_object(std::size_t) override { return open(JsonNode::Kind::Object); }
    bool key(string_t& key) override
    {
        m_key = std::move(key);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(JsonNode::Kind::Array); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const Json::exception& error) override
    {
        m_fault = reasonOf(error.what());
        return false;
    }

    [[nodiscard]] JsonNode& root() { return m_root; }
    [[nodiscard]] const std::string& fault() const { return m_fault; }

private:
    bool add(JsonNode::Kind kind, std::string text = {})
    {
        JsonNode node{.kind = kind, .line = m_place.line, .key = std::move(m_key), .text = std::move(text)};
        m_key.clear();
        if (m_open.empty())
            m_root = std::move(node);
        else
            m_open.back()->items.push_back(std::move(node));
        return true;
    }

    bool open(JsonNode::Kind kind)
    {
        if (m_open.size() == kDeepest) {
            m_fault = told(phrase("problems", "nested deeper than {} levels"), kDeepest);
            return false;
        }
        add(kind);
        // Stays where it is: nothing is added beside an open node before it is closed.
        m_open.push_back(m_open.empty() ? &m_root : &m_open.back()->items.back());
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    const Place& m_place;
    JsonNode m_root;
    std::vector<JsonNode*> m_open; // from the root down
    std::string m_key;
    std::string m_fault;
};

} // namespace

Result<JsonNode> parseJsonNode(std::string_view json, const std::string& name)
{
    Place place;
    TreeBuilder tree(place);
    if (Json::sax_parse(Cursor(json.data(), place), Cursor(json.data() + json.size(), place), &tree))
        return std::move(tree.root());
    Problem problem;
    problem.code = ProblemCode::MalformedJson;
    problem.parameters = {tree.fault()};
    problem.source = name;
    problem.line = place.line;
    return failure(std::move(problem));
}

} // namespace throughline
