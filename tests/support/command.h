// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real command line and keeps what it said.
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QString>
#include <QStringList>

#include <vector>

namespace throughline::test {

struct Outcome {
    int exitCode = -1; // -1: it did not start, crashed or took over a minute
    QByteArray out;
    QByteArray err;

    // Standard output as one JSON document; null where it is none.
    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    // Standard output as one JSON document a line; a line that is none becomes a null document.
    [[nodiscard]] std::vector<QJsonDocument> lines() const;
};

// throughline-cli with these arguments, in the given folder; standard output and error are pipes.
[[nodiscard]] Outcome runCli(const QStringList& arguments, const QByteArray& input = {},
                             const QString& folder = {});

// A line for /bin/sh in which $CLI is the program.
[[nodiscard]] Outcome runShell(const QString& line, const QString& folder = {});

} // namespace throughline::test
