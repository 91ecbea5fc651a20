// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords of connections to databases in the system keyring, and nowhere else (spec 5, "Opening":
// "passwords in the system keyring only").
//
// A password is filed under the service "Throughline" and the connection without password and tables. The
// settings hold which connections have one there, never the password: a keyring asks its owner to unlock it,
// which it must not do for a connection that has nothing in it. Where there is no keyring nothing is kept.
//
// The keyring is talked to on the GUI thread, without waiting for it; what it does not answer within a minute
// is given up.
#pragma once

#include "core/pipeline/database.h"

#include <QString>

#include <functional>
#include <memory>
#include <string>

class QObject;

namespace throughline {

// Whether a connection's password was put into the keyring. Any thread.
[[nodiscard]] bool keepsPassword(const QString& connection);

// Gets in plain words what was wrong; empty: nothing.
using KeyringAnswer = std::function<void(const QString& trouble)>;

// Puts the password of a connection there. GUI thread; the answer comes through the event loop, and not at
// all where `context` is gone by then.
void keepPassword(const QString& connection, QObject* context, KeyringAnswer answer);
// Removes it. It is not used from now on, whatever the answer.
void forgetPassword(const QString& connection, QObject* context, KeyringAnswer answer);

// openDatabase() with the password that is kept, where the connection has none itself; without it where the
// keyring does not give it, which is then said beside what the database said. Any thread but the GUI thread,
// which talks to the keyring meanwhile: it may wait for a person to unlock it, or for the token.
[[nodiscard]] Result<std::unique_ptr<Database>> openWithKeptPassword(const std::string& connection,
                                                                     const CancelToken& cancel);

} // namespace throughline
