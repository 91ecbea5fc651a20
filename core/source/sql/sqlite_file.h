// SPDX-License-Identifier: GPL-3.0-or-later
// SqliteFile: how a SQLite database is opened so that nothing is written, neither to it nor beside it (spec
// 6, no. 25). One thread.
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <string>

namespace throughline {

class SqliteFile {
public:
    // FileMissing, NotRegularFile, FileUnreadable, BinaryFile (no database).
    [[nodiscard]] static Result<SqliteFile> find(const std::string& path);
    // Of the database as it is, with what was not committed yet beside it. Where it cannot be read otherwise.
    [[nodiscard]] Result<void> copy();

    // For QSqlDatabase: its name and options.
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString options() const;
    [[nodiscard]] bool isCopy() const { return m_copy != nullptr; }
    [[nodiscard]] const std::optional<Problem>& notice() const { return m_notice; }
    // How it changed since, where it is read as one that does not: "it had 1200 bytes, now 300".
    [[nodiscard]] std::optional<std::string> change() const;

private:
    SqliteFile() = default;

    struct Stamp {
        qint64 size = 0;
        qint64 modified = 0; // ms
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    [[nodiscard]] static Stamp stampOf(const QString& path);

    QString m_path;
    Stamp m_seen;
    bool m_immutable = false;
    std::unique_ptr<QTemporaryDir> m_copy;
    std::optional<Problem> m_notice;
};

} // namespace throughline
