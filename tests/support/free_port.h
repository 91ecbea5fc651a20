// SPDX-License-Identifier: GPL-3.0-or-later
// A port of loopback for a server that a test starts.
#pragma once

#include <QtGlobal>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace throughline::test {

// One that is free now; 0 where there is none.
[[nodiscard]] inline quint16 freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool found = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(socket);
    return found ? ntohs(address.sin_port) : 0;
}

} // namespace throughline::test
