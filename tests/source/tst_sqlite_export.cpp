// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/sqlite_export.h"
#include "tests/support/read_text.h"
#include "tests/support/snapshot_builder.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestSqliteExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsEventsEntitiesLinksAndFindings()
    {
        SnapshotBuilder builder;
        builder.add(
            {.id = "sent", .type = "MessageSent", .trace = "A", .references = {"message:m1", "campaign:c"}});
        builder.add({.id = "it's; \"quoted\"", .trace = "A", .parent = "sent", .contact = "c-1"});
        builder.add({.id = "lost", .trace = "A", .parent = "nobody"});
        const auto snapshot = builder.reconstructed();
        const std::string path = m_folder.filePath(QStringLiteral("out.sqlite")).toStdString();
        const Result<ExportTally> tally = exportSqlite(*snapshot, path);
        QVERIFY2(tally.has_value(), tally ? "" : describe(tally.error()).c_str());
        QCOMPARE(tally->events, std::uint64_t{3});
        QCOMPARE(value(path, "SELECT count(*) FROM events"), QVariant(3));
        QCOMPARE(value(path, "SELECT id FROM events WHERE event = 1").toString(),
                 QStringLiteral("it's; \"quoted\""));
        QCOMPARE(value(path, "SELECT count(*) FROM event_entities WHERE kind = 'campaign' AND value = 'c'"),
                 QVariant(1));
        QCOMPARE(value(path, "SELECT contact_id FROM events WHERE event = 1").toString(),
                 QStringLiteral("c-1"));
        QCOMPARE(
            value(path, "SELECT kind FROM links WHERE cause = 0 AND effect = 1 AND is_primary").toString(),
            QStringLiteral("parent"));
        QCOMPARE(value(path, "SELECT missing FROM findings WHERE kind = 'missing-parent'").toString(),
                 QStringLiteral("nobody"));
    }

    void leavesTheOldFileWhereItFails()
    {
        const std::string folder = m_folder.path().toStdString();
        const std::string source = writeFile(folder, "in.ndjson", eventLine());
        const auto snapshot = loadPaths({source});
        QVERIFY(snapshot.has_value());
        // Over a source, into a folder that is not there, and cancelled.
        QVERIFY(!exportSqlite(**snapshot, source));
        QVERIFY(!exportSqlite(**snapshot, folder + "/nowhere/out.sqlite"));
        const std::string old = writeFile(folder, "old.sqlite", "old");
        CancelToken cancel;
        cancel.cancel();
        const Result<ExportTally> cancelled = exportSqlite(**snapshot, old, cancel);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ProblemCode::Cancelled);
        QFile file(QString::fromStdString(old));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
        QCOMPARE(QDir(m_folder.path())
                     .entryList(QDir::Files | QDir::Hidden)
                     .filter(QStringLiteral(".throughline"))
                     .size(),
                 0);
        // And it is replaced where all goes well; the record is kept as it stood.
        QVERIFY(exportSqlite(**snapshot, old).has_value());
        QCOMPARE(value(old, "SELECT original FROM events").toString() + QStringLiteral("\n"),
                 QString::fromStdString(eventLine()));
    }

private:
    static QVariant value(const std::string& path, const char* statement)
    {
        QVariant found;
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
            database.setDatabaseName(QString::fromStdString(path));
            if (database.open()) {
                QSqlQuery query(database);
                if (query.exec(QString::fromUtf8(statement)) && query.next())
                    found = query.value(0);
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("test"));
        return found;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSqliteExport)
#include "tst_sqlite_export.moc"
