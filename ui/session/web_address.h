// SPDX-License-Identifier: GPL-3.0-or-later
// WebAddress: a URL as a person enters it, and who they are to its server.
//
// Values and pure functions; any thread.
#pragma once

#include <QString>

namespace throughline {

struct WebAddress {
    QString place; // "https://example.com/events.ndjson"; without a scheme https is meant
    QString user;  // empty: nobody
    QString password;
};

// What a URL says.
[[nodiscard]] WebAddress addressAt(const QString& url);
// The URL; empty where there is none.
[[nodiscard]] QString urlTo(const WebAddress& address);

} // namespace throughline
