// SPDX-License-Identifier: GPL-3.0-or-later
// DatabaseServer: a real server of databases on loopback that a test starts for itself, in a temporary
// folder, with an account "throughline" that has a password. Ends with the object.
#pragma once

#include <string>

namespace throughline::test {

class DatabaseServer {
public:
    virtual ~DatabaseServer() = default;
    DatabaseServer() = default;
    DatabaseServer(const DatabaseServer&) = delete;
    DatabaseServer& operator=(const DatabaseServer&) = delete;

    // Keeps the data.
    virtual bool start() = 0;
    virtual bool stop() = 0; // as if it crashed: connections are cut
    // To a database of it, with the password.
    [[nodiscard]] virtual std::string connection() const = 0;
};

} // namespace throughline::test
