// SPDX-License-Identifier: GPL-3.0-or-later
// What is open, in words: files, URLs, and connections to databases, of which no password is ever shown or
// kept.
// Pure but for the current folder; any thread.
#pragma once

#include <QString>

#include <string>

namespace throughline {

[[nodiscard]] bool isDatabase(const QString& source);
[[nodiscard]] bool isWebAddress(const QString& source);
// One of a server of Jaeger or Zipkin.
[[nodiscard]] bool leadsToTraceServer(const QString& source);
// Neither of those: a file or a folder.
[[nodiscard]] bool isFile(const QString& source);
// The same source as it may be shown and kept; files with all their folders.
[[nodiscard]] QString keptSource(const QString& source);
// "events.ndjson", "shop on db.example.com".
[[nodiscard]] QString sourceName(const QString& source);
// A path as core takes it, in the bytes of the file system.
[[nodiscard]] std::string pathName(const QString& path);

} // namespace throughline
