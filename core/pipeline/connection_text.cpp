// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/connection_text.h"

#include "core/base/percent_text.h"
#include "core/base/translation.h"
#include "core/pipeline/url_text.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace throughline {

namespace {

// The first of an engine is its usual one.
constexpr std::array<std::pair<std::string_view, DatabaseEngine>, 5> kSchemes = {
    {{kSqliteScheme, DatabaseEngine::Sqlite},
     {"postgresql://", DatabaseEngine::PostgreSql},
     {"postgres://", DatabaseEngine::PostgreSql},
     {"mysql://", DatabaseEngine::MySql},
     {"mariadb://", DatabaseEngine::MySql}}};

// A part of a connection and the parameters behind its question mark.
struct Query {
    std::string_view before;
    std::vector<std::string_view> parameters; // "table=a,b"
};

Query queryOf(std::string_view connection)
{
    const std::size_t mark = connection.find('?');
    Query query{.before = connection.substr(0, mark), .parameters = {}};
    std::string_view rest = mark == std::string_view::npos ? std::string_view() : connection.substr(mark + 1);
    while (!rest.empty()) {
        const std::size_t end = rest.find('&');
        query.parameters.push_back(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return query;
}

// "user:password" and what follows its "@"; no first part where there is no "@". Taken up to the last one,
// for a password may hold what it should have encoded.
std::pair<std::string_view, std::string_view> splitUser(std::string_view afterScheme)
{
    const std::size_t at = afterScheme.rfind('@');
    if (at == std::string_view::npos)
        return {{}, afterScheme};
    return {afterScheme.substr(0, at), afterScheme.substr(at + 1)};
}

constexpr std::array<std::string_view, 2> kPasswords = {"password=", "sslpassword="};
constexpr std::array<std::string_view, 1> kTables = {"table="};

// A connection to a server as it may be shown, without these parameters; any other text as it is.
std::string withoutParameters(std::string_view source, std::span<const std::string_view> unwanted)
{
    if (!isServerConnection(source))
        return std::string(source);
    // A password may hold a question mark, too: the last "@" is looked for first.
    const std::size_t start = source.find("//") + 2;
    const auto [user, host] = splitUser(source.substr(start));
    const Query query = queryOf(host);
    std::string shown(source.substr(0, start));
    if (!user.empty())
        shown.append(user.substr(0, user.find(':'))).append("@");
    shown += query.before;
    char separator = '?';
    for (const std::string_view parameter : query.parameters) {
        if (std::none_of(unwanted.begin(), unwanted.end(),
                         [parameter](std::string_view name) { return parameter.starts_with(name); }))
            shown.append(1, std::exchange(separator, '&')).append(parameter);
    }
    return shown;
}

} // namespace

std::optional<DatabaseEngine> engineOf(std::string_view source)
{
    for (const auto& [scheme, engine] : kSchemes) {
        if (source.starts_with(scheme))
            return engine;
    }
    return std::nullopt;
}

bool isConnection(std::string_view source)
{
    return engineOf(source).has_value();
}

bool isServerConnection(std::string_view source)
{
    const std::optional<DatabaseEngine> engine = engineOf(source);
    return engine && *engine != DatabaseEngine::Sqlite;
}

std::string sqliteFileOf(std::string_view connection)
{
    if (!connection.starts_with(kSqliteScheme))
        return {};
    return percentDecoded(queryOf(connection.substr(kSqliteScheme.size())).before);
}

std::string sqliteConnectionTo(std::string_view file)
{
    std::string connection(kSqliteScheme);
    for (const char c : file) {
        if (c == '%')
            connection += "%25";
        else if (c == '?')
            connection += "%3F";
        else
            connection += c;
    }
    return connection;
}

std::vector<std::string> tablesNamedIn(std::string_view connection)
{
    constexpr std::string_view kTable = "table=";
    std::vector<std::string> tables;
    for (std::string_view parameter : queryOf(connection).parameters) {
        if (!parameter.starts_with(kTable))
            continue;
        for (std::string_view rest = parameter.substr(kTable.size()); !rest.empty();) {
            const std::size_t comma = rest.find(',');
            if (const std::string_view name = rest.substr(0, comma); !name.empty())
                tables.push_back(percentDecoded(name));
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
    }
    return tables;
}

std::string withoutPassword(std::string_view source)
{
    return isServerConnection(source) ? withoutParameters(source, kPasswords) : withoutCredentials(source);
}

std::string withoutPasswordAndTables(std::string_view connection)
{
    std::string server = withoutParameters(withoutParameters(connection, kPasswords), kTables);
    const std::optional<DatabaseEngine> engine = engineOf(server);
    const auto usual = std::find_if(kSchemes.begin(), kSchemes.end(),
                                    [engine](const auto& scheme) { return scheme.second == engine; });
    if (usual == kSchemes.end() || !isServerConnection(server))
        return server;
    return server.replace(0, server.find("//") + 2, usual->first);
}

std::string passwordIn(std::string_view connection)
{
    if (!isServerConnection(connection))
        return {};
    const auto [user, host] = splitUser(connection.substr(connection.find("//") + 2));
    if (const std::size_t colon = user.find(':'); colon != std::string_view::npos && colon + 1 < user.size())
        return percentDecoded(user.substr(colon + 1));
    for (const std::string_view parameter : queryOf(host).parameters) {
        if (parameter.starts_with(kPasswords.front()))
            return percentDecoded(parameter.substr(kPasswords.front().size()));
    }
    return {};
}

std::string withPassword(std::string_view connection, std::string_view password)
{
    const std::size_t start = connection.find("//") + 2;
    const std::string_view authority =
        connection.substr(start, connection.find_first_of("/?#", start) - start);
    const std::size_t at = authority.rfind('@');
    const std::string_view user = at == std::string_view::npos ? std::string_view() : authority.substr(0, at);
    const std::string_view rest = connection.substr(start + (at == std::string_view::npos ? 0 : at + 1));
    std::string whole(connection.substr(0, start));
    return whole.append(user).append(":").append(percentEncoded(password)).append("@").append(rest);
}

std::string connectionNameOf(std::string_view connection)
{
    if (connection.starts_with(kSqliteScheme)) {
        const std::string file = sqliteFileOf(connection);
        return file.substr(file.rfind('/') + 1);
    }
    const std::string_view host = splitUser(connection.substr(connection.find("//") + 2)).second;
    const std::string_view address = queryOf(host).before;
    const std::size_t slash = address.find('/');
    const std::string machine = address.empty() || slash == 0 ? told(phrase("problems", "this machine"))
                                                              : std::string(address.substr(0, slash));
    if (slash == std::string_view::npos || slash + 1 >= address.size())
        return machine;
    return told(phrase("problems", "{} on {}"), percentDecoded(address.substr(slash + 1)), machine);
}

} // namespace throughline
