// SPDX-License-Identifier: GPL-3.0-or-later
// Application: what Qt needs to find the drivers of databases and for the network, where the program has none
// yet.
//
// On the main thread; lives as long as those are used.
#pragma once

#include <QCoreApplication>

#include <optional>

namespace throughline {

class Application {
public:
    Application()
    {
        if (!QCoreApplication::instance())
            m_application.emplace(m_count, m_arguments);
    }

private:
    char m_name[16] = "throughline-cli";
    char* m_arguments[2] = {m_name, nullptr};
    int m_count = 1;
    std::optional<QCoreApplication> m_application;
};

} // namespace throughline
