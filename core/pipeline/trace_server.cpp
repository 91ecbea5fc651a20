// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/trace_server.h"

#include "core/base/letter_case.h"
#include "core/base/percent_text.h"
#include "core/base/translation.h"
#include "core/import/duration_text.h"
#include "core/import/json_members.h"
#include "core/import/json_scan.h"
#include "core/import/number_text.h"
#include "core/pipeline/url_text.h"
#include "core/pipeline/web_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace throughline {

namespace {

constexpr std::string_view kJaeger = "jaeger+";
constexpr std::string_view kZipkin = "zipkin+";
constexpr std::array<std::string_view, 4> kPages = {"search", "dependencies", "monitor", "dependency"};
constexpr std::string_view kMostTraces = "1000";
constexpr DurationNs kLookback = 2 * kDay;

// Takes a word off the end of a path; false where it does not end with it.
bool dropLast(std::string_view& path, std::string_view word)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos || path.substr(slash + 1) != word)
        return false;
    path.remove_suffix(path.size() - slash);
    return true;
}

// Parameters of one API that the other calls by another name; pages use some of neither.
std::string_view nameIn(bool isJaeger, std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kNames = {
        {{"service", "serviceName"}, {"operation", "spanName"}}};
    for (const auto& [jaeger, zipkin] : kNames) {
        if (name == jaeger || name == zipkin)
            return isJaeger ? jaeger : zipkin;
    }
    return name;
}

} // namespace

std::string traceServerAt(std::string_view url, std::string_view page)
{
    const std::optional<std::string> title = isTraceServer(url) ? std::nullopt : titleOfWebPage(page);
    if (title == "Jaeger UI")
        return std::string(kJaeger).append(url);
    return title == "Zipkin" ? std::string(kZipkin).append(url) : std::string();
}

TraceServerQuery::TraceServerQuery(std::string_view source, TimeNs now)
    : m_isJaeger(equalIgnoringCase(source.substr(0, kJaeger.size()), kJaeger))
{
    source.remove_prefix(m_isJaeger ? kJaeger.size() : kZipkin.size());
    const UrlParts parts = urlPartsOf(source);
    m_server = parts.scheme;
    if (!parts.user.empty())
        m_server.append(parts.user).append("@");
    m_server += parts.host;
    takePath(parts.path);
    takeQuery(parts.query);
    if (!m_trace.empty())
        return;
    if (!find("limit"))
        add("limit", std::string(kMostTraces));
    completeTime(now);
}

void TraceServerQuery::takePath(std::string_view path)
{
    while (path.ends_with('/'))
        path.remove_suffix(1);
    std::string_view before = path.substr(0, std::min(path.rfind('/'), path.size()));
    const std::string_view last = path.substr(before.size());
    if (!last.empty() && (dropLast(before, "trace") || dropLast(before, "traces"))) {
        m_trace = last.substr(1);
        path = before;
    } else if (path.ends_with("/api/traces") || path.ends_with("/v2/traces")) {
        dropLast(path, "traces");
    } else {
        for (const std::string_view page : kPages) {
            if (dropLast(path, page))
                break;
        }
    }
    if (path.ends_with("/api/v2"))
        dropLast(path, "v2");
    dropLast(path, "api");
    m_server += path;
}

void TraceServerQuery::takeQuery(std::string_view query)
{
    while (!query.empty()) {
        query.remove_prefix(1); // ? or &
        const std::string_view parameter = query.substr(0, query.find('&'));
        query.remove_prefix(parameter.size());
        const std::string_view name = parameter.substr(0, parameter.find('='));
        if (name.size() + 1 < parameter.size()) // an empty one asks for nothing
            add(nameIn(m_isJaeger, name), std::string(parameter.substr(name.size() + 1)));
    }
}

// Jaeger takes microseconds from start to end, Zipkin milliseconds before endTs; neither takes "6h".
void TraceServerQuery::completeTime(TimeNs now)
{
    DurationNs lookback = kLookback;
    if (const Parameter* const given = find("lookback")) {
        const bool isMilliseconds = !m_isJaeger && scaledDecimal(given->value, 6).has_value();
        if (isMilliseconds)
            return;
        lookback = parseDurationText(percentDecoded(given->value)).value_or(kLookback);
        std::erase_if(m_parameters, [](const Parameter& each) { return each.name == "lookback"; });
    }
    if (!m_isJaeger)
        add("lookback", fmt::format("{}", lookback / kMillisecond));
    else if (!find("start"))
        add("start", fmt::format("{}", (now - lookback) / kMicrosecond));
}

const TraceServerQuery::Parameter* TraceServerQuery::find(std::string_view name) const
{
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                    [name](const Parameter& each) { return each.name == name; });
    return found == m_parameters.end() ? nullptr : &*found;
}

void TraceServerQuery::add(std::string_view name, std::string value)
{
    m_parameters.push_back({std::string(name), std::move(value)});
}

bool TraceServerQuery::lacksService() const
{
    return m_isJaeger && m_trace.empty() && !find("service") && !find("traceID");
}

std::string TraceServerQuery::servicesUrl() const
{
    return m_server + (m_isJaeger ? "/api/services" : "/api/v2/services");
}

std::string TraceServerQuery::tracesUrl(std::string_view service) const
{
    std::string url = m_server;
    if (m_trace.empty())
        url += m_isJaeger ? "/api/traces" : "/api/v2/traces";
    else
        url.append(m_isJaeger ? "/api/traces/" : "/api/v2/trace/").append(m_trace);
    char separator = '?';
    const auto append = [&](std::string_view name, std::string_view value) {
        url.append(1, std::exchange(separator, '&')).append(name).append("=").append(value);
    };
    if (!service.empty())
        append(nameIn(m_isJaeger, "service"), percentEncoded(service));
    for (const Parameter& each : m_parameters)
        append(each.name, each.value);
    return url;
}

std::optional<std::uint64_t> TraceServerQuery::limit() const
{
    const Parameter* const given = m_trace.empty() ? find("limit") : nullptr;
    if (!given)
        return std::nullopt;
    const char* const end = given->value.data() + given->value.size();
    std::uint64_t limit = 0;
    const auto [read, error] = std::from_chars(given->value.data(), end, limit);
    return error == std::errc() && read == end ? std::optional(limit) : std::nullopt;
}

Result<std::vector<std::string>> servicesOf(ByteStream& answer)
{
    constexpr std::size_t kMostBytes = 16U << 20U; // far more than names have
    std::string text;
    std::array<char, 1 << 14> part{};
    for (bool ended = false; !ended && text.size() <= kMostBytes;) {
        const Result<std::size_t> count = answer.read(part);
        if (!count)
            return tl::unexpected<Problem>(count.error());
        text.append(part.data(), *count);
        ended = *count == 0;
    }
    std::optional<std::vector<std::string>> services;
    if (text.size() <= kMostBytes)
        services = servicesIn(text);
    if (services)
        return std::move(*services);
    return failure(ProblemCode::BadArgument,
                   {told(phrase("problems", "what answers there is no Jaeger server"))});
}

std::optional<std::vector<std::string>> servicesIn(std::string_view answer)
{
    answer = trimJsonSpace(answer);
    if (!isJsonObject(answer) || findJsonFault(answer))
        return std::nullopt;
    const std::string_view data = memberNamed(answer, "data");
    if (!isJsonArray(data) && data != "null") // null: there are none
        return std::nullopt;
    std::vector<std::string> services;
    UnescapedTexts texts;
    for (JsonMembers members(data); members.next();)
        services.emplace_back(texts.textOf(members.value()));
    std::erase(services, std::string());
    return services;
}

bool hasNoTraces(std::string_view answer)
{
    answer = trimJsonSpace(answer);
    const std::string_view traces = isJsonArray(answer) ? answer : memberNamed(answer, "data");
    return traces == "null" || (isJsonArray(traces) && !JsonMembers(traces).next());
}

} // namespace throughline
