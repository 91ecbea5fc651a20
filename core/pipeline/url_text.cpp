// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/url_text.h"

#include "core/base/letter_case.h"
#include "core/base/percent_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace throughline {

namespace {

constexpr std::array<std::string_view, 2> kSchemes = {"http://", "https://"};
constexpr std::array<std::string_view, 2> kTraceServers = {"jaeger+", "zipkin+"}; // before one of these

// As parameters are called that let in whoever has the URL, without "-" and "_".
constexpr std::array<std::string_view, 19> kSecrets = {
    "accesskey",     "accesstoken", "apikey",         "authorization", "authtoken",         "clientsecret",
    "passwd",        "password",    "privatetoken",   "secret",        "sessiontoken",      "sig",
    "signature",     "token",       "xamzcredential", "xamzsignature", "xamzsecuritytoken", "xgoogcredential",
    "xgoogsignature"};

bool isSecret(std::string_view parameter)
{
    std::string name;
    for (const char c : percentDecoded(parameter.substr(0, parameter.find('=')))) {
        if (c != '-' && c != '_')
            name += lowerCase(c);
    }
    return std::find(kSecrets.begin(), kSecrets.end(), name) != kSecrets.end();
}

// Some servers take a key for the user. People have shorter names, or those of their mail.
bool isKey(std::string_view user)
{
    constexpr std::size_t kLongestName = 20;
    return user.size() > kLongestName && percentDecoded(user).find('@') == std::string::npos;
}

bool startsWith(std::string_view text, std::string_view word)
{
    return equalIgnoringCase(text.substr(0, word.size()), word);
}

bool hasScheme(std::string_view source)
{
    return std::any_of(kSchemes.begin(), kSchemes.end(),
                       [source](std::string_view scheme) { return startsWith(source, scheme); });
}

std::string_view cut(std::string_view& text, std::size_t at)
{
    const std::string_view front = text.substr(0, at);
    text.remove_prefix(front.size());
    return front;
}

// Where a password holds what it should have encoded, the first "/" is part of it: behind the colon of a host
// there are digits.
bool isPassword(std::string_view authority)
{
    const std::size_t colon = authority.rfind(':');
    if (colon == std::string_view::npos || authority.ends_with(']'))
        return false;
    const std::string_view port = authority.substr(colon + 1);
    return !std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

UrlParts urlPartsOf(std::string_view url)
{
    UrlParts parts;
    parts.scheme = cut(url, url.find("//") + 2);
    std::size_t end = std::min(url.find_first_of("/?#"), url.size());
    std::size_t at = url.substr(0, end).rfind('@');
    if (at == std::string_view::npos && isPassword(url.substr(0, end)))
        at = url.rfind('@');
    if (at != std::string_view::npos) {
        parts.user = cut(url, at);
        url.remove_prefix(1);
    }
    parts.host = cut(url, url.find_first_of("/?#"));
    parts.path = cut(url, url.find_first_of("?#"));
    parts.query = cut(url, url.find('#'));
    return parts;
}

bool isUrl(std::string_view source)
{
    return hasScheme(source) || isTraceServer(source);
}

bool isTraceServer(std::string_view source)
{
    return std::any_of(kTraceServers.begin(), kTraceServers.end(), [source](std::string_view server) {
        return startsWith(source, server) && hasScheme(source.substr(server.size()));
    });
}

std::string withoutCredentials(std::string_view url)
{
    if (!isUrl(url))
        return std::string(url);
    const UrlParts parts = urlPartsOf(url);
    std::string shown(parts.scheme);
    const std::string_view user = parts.user.substr(0, parts.user.find(':'));
    if (!user.empty() && !isKey(user))
        shown.append(user).append("@");
    shown.append(parts.host).append(parts.path);
    char separator = '?';
    for (std::string_view rest = parts.query; !rest.empty();) {
        rest.remove_prefix(1);
        const std::string_view parameter = cut(rest, rest.find('&'));
        if (!isSecret(parameter))
            shown.append(1, std::exchange(separator, '&')).append(parameter);
    }
    return shown;
}

std::string urlNameOf(std::string_view url)
{
    const UrlParts parts = urlPartsOf(url);
    std::string_view path = parts.path;
    while (path.ends_with('/'))
        path.remove_suffix(1);
    if (path.empty() || isTraceServer(url))
        return std::string(parts.host);
    const std::string_view last = path.substr(path.rfind('/') + 1);
    std::string name = percentDecoded(last);
    // A slash in a name stands for a folder or an archive.
    return name.find('/') == std::string::npos ? name : std::string(last);
}

} // namespace throughline
