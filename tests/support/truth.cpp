// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/truth.h"

#include <nlohmann/json.hpp>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace throughline::test {

namespace {

std::string unpacked(const std::string& path)
{
    const gzFile file = gzopen(path.c_str(), "rb"); // reads plain files as they are
    if (file == nullptr)
        throw std::runtime_error("cannot open " + path);
    std::string text;
    std::array<char, 1U << 16U> buffer{};
    int got = 0;
    while ((got = gzread(file, buffer.data(), buffer.size())) > 0)
        text.append(buffer.data(), static_cast<std::size_t>(got));
    gzclose(file);
    if (got < 0)
        throw std::runtime_error("cannot read " + path);
    return text;
}

std::string textOrEmpty(const nlohmann::json& value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

void readTokens(const nlohmann::json& json, Truth& truth)
{
    for (const auto& [id, job] : json.at("jobs").items())
        truth.jobs[id] = {.name = job.at("name").get<std::string>(),
                          .parent = textOrEmpty(job.at("parent")),
                          .correlation = job.at("correlation").get<std::string>()};
    for (const auto& [text, token] : json.at("tokens").items()) {
        TrueToken& known = truth.tokens[text];
        known.job = textOrEmpty(token.at("job"));
        for (const nlohmann::json& row : token.at("rows"))
            known.rows.push_back(row.at("table").get<std::string>() + ":" + row.at("row").get<std::string>());
    }
}

} // namespace

Truth Truth::read(const std::string& path)
{
    return parsed(unpacked(path));
}

Truth Truth::parsed(const std::string& text)
{
    const nlohmann::json json = nlohmann::json::parse(text);
    Truth truth;
    json.at("dropped").get_to(truth.dropped);
    json.at("lost").get_to(truth.lost);
    json.at("parent").get_to(truth.cause);
    for (const auto& [event, trace] : json.at("trace").items())
        truth.trace[event] = textOrEmpty(trace);
    for (const auto& [id, order] : json.at("orders").items())
        truth.orders[id] = {.event = order.at("event").get<std::string>(),
                            .campaign = textOrEmpty(order.at("campaign")),
                            .message = textOrEmpty(order.at("message"))};
    if (json.contains("tokens"))
        readTokens(json, truth);
    return truth;
}

std::vector<std::string> Truth::chainOf(const std::string& event) const
{
    std::vector<std::string> chain = {event};
    for (auto above = cause.find(event); above != cause.end(); above = cause.find(above->second))
        chain.push_back(above->second);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

bool Truth::intact(const std::string& event) const
{
    const auto chain = chainOf(event);
    return std::none_of(chain.begin(), chain.end(), [this](const std::string& hop) {
        return lost.contains(hop) || dropped.contains(hop);
    });
}

std::size_t Truth::linksWithEvidence() const
{
    return static_cast<std::size_t>(std::count_if(cause.begin(), cause.end(), [this](const auto& link) {
        return !lost.contains(link.first) && !dropped.contains(link.first) && !dropped.contains(link.second);
    }));
}

} // namespace throughline::test
