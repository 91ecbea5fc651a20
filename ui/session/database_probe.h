// SPDX-License-Identifier: GPL-3.0-or-later
// DatabaseProbe: connects to a database and says which tables it has, before anything of it is loaded.
// Its password may be in the system keyring.
//
// Owned by a dialog, lives on the GUI thread; connects on a worker, the latest request wins. Destroying it
// cancels what runs.
#pragma once

#include "core/base/result.h"
#include "core/pipeline/connection_text.h"
#include "ui/session/latest_task.h"

#include <QObject>
#include <QString>

#include <vector>

namespace throughline {

// A server, as a person enters it. Empty parts are left to the environment of the program.
struct ServerAddress {
    DatabaseEngine engine = DatabaseEngine::PostgreSql;
    QString host;
    int port = 0; // 0: the usual one
    QString database;
    QString user;
    QString password;
    QString options; // "sslmode=require"
};

// "postgresql://user:password@host:port/database", "mysql://…"; only `tables`, where there are any.
[[nodiscard]] QString connectionTo(const ServerAddress& address, const QStringList& tables = {});
[[nodiscard]] QString connectionToFile(const QString& file, const QStringList& tables = {});
// What a connection says; its tables are not part of it.
[[nodiscard]] ServerAddress addressIn(const QString& connection);
[[nodiscard]] QString fileIn(const QString& connection);

struct ProbedTable {
    enum class Use : std::uint8_t { Events, Jobs, Records, Rows, Unknown };
    QString name;
    QString columns;        // "id, type, occurred_at"
    Use use = Use::Unknown; // Unknown: its rows have to tell, or it holds nothing of ours
};

class DatabaseProbe : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void start(const QString& connection);
    [[nodiscard]] bool running() const { return m_task.running(); }
    // Nothing more is heard of it.
    void drop() { m_task.drop(); }

Q_SIGNALS:
    void found(const std::vector<throughline::ProbedTable>& tables);
    void failed(const throughline::Problem& problem);

private:
    LatestTask<Result<std::vector<ProbedTable>>> m_task;
};

} // namespace throughline
