// SPDX-License-Identifier: GPL-3.0-or-later
// The proxy that the environment names for a URL: http_proxy, https_proxy, all_proxy, no_proxy.
//
// Asked of the environment alone: what else Qt asks may itself wait for the network. Any thread.
#pragma once

#include <QNetworkProxy>
#include <QUrl>

namespace throughline {

// NoProxy where there is none, and for this machine.
[[nodiscard]] QNetworkProxy environmentProxyFor(const QUrl& url);

} // namespace throughline
