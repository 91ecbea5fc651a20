// SPDX-License-Identifier: GPL-3.0-or-later
// Reading SQLite databases (spec 1, "Where records come from"; spec 6, no. 25 to 29).
#include "core/pipeline/pipeline.h"
#include "core/source/sql/open_database.h"
#include "core/source/sql/sqlite_export.h"
#include "tests/support/compare_snapshots.h"
#include "tests/support/database_text.h"
#include "tests/support/read_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// A connection that writes, as the service that owns the database.
class Writer {
public:
    explicit Writer(const QString& path)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), path);
        m_database.setDatabaseName(path);
        if (!m_database.open())
            qFatal("%s", qPrintable(m_database.lastError().text()));
    }
    ~Writer()
    {
        const QString name = m_database.connectionName();
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(name);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void run(const QString& statement)
    {
        QSqlQuery query(m_database);
        if (!query.exec(statement))
            qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
    }

private:
    QSqlDatabase m_database;
};

// The bytes of all files of a folder, by name.
QMap<QString, QByteArray> contentsOf(const QString& folder)
{
    QMap<QString, QByteArray> contents;
    for (const QString& name : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
        QFile file(folder + QLatin1Char('/') + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(name));
        contents.insert(name, file.readAll());
    }
    return contents;
}

constexpr const char* kEvents = "CREATE TABLE events (id TEXT PRIMARY KEY, type TEXT, occurred_at TEXT, "
                                "contact_id TEXT, metadata TEXT)";

QString inserting(const QString& id, const QString& members)
{
    return QStringLiteral("INSERT INTO events VALUES ('%1', 'Sent', '2026-03-02T09:00:00.123456Z', 'c-1', "
                          "'{%2}')")
        .arg(id, members);
}

} // namespace

class TestReadSqlite : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("shop.db"));
        m_connection = "sqlite:" + m_path.toStdString();
    }
    void readsEventsJobsRecordsAndRows();
    void opensByContentAndByConnection();
    void findsEventsOfUnforeseenShape();
    void namesTablesThatItLeavesOut();
    void readsOnlyTablesThatAreAskedFor();
    void readsEveryTypeOfValue();
    void writesNothing_data();
    void writesNothing();
    void seesOneMoment();
    void namesWithQuotesAreNames();
    void viewsAreReadOnlyWhereAsked();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void loadsWhatADamagedDatabaseHolds();
    void endsWhenCancelled();
    void readsItsOwnExport();

private:
    [[nodiscard]] Result<std::shared_ptr<const Snapshot>> load(const std::string& source,
                                                               const CancelToken& cancel = {}) const
    {
        LoadRequest request;
        request.paths = {source};
        request.openDatabase = openDatabase;
        return throughline::load(request, cancel);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::string m_connection;
};

void TestReadSqlite::readsEventsJobsRecordsAndRows()
{
    {
        Writer writer(m_path);
        writer.run(QLatin1String(kEvents));
        writer.run(inserting(QStringLiteral("e-1"), QStringLiteral(R"("trace_id":"A","span_id":"s-1")")));
        writer.run(inserting(QStringLiteral("e-2"),
                             QStringLiteral(R"("trace_id":"A","span_id":"s-2","parent_id":"s-1")")));
        writer.run(QStringLiteral("CREATE TABLE job_executions (id TEXT, job_name TEXT, correlation_id TEXT, "
                                  "parent_job_id TEXT, status TEXT, created_at TEXT)"));
        writer.run(QStringLiteral("INSERT INTO job_executions VALUES ('j-1', 'ship', 'A', NULL, 'completed', "
                                  "'2026-03-02T09:00:01Z')"));
        writer.run(QStringLiteral("CREATE TABLE carts (id INTEGER, status TEXT, updated_by TEXT, "
                                  "updated_at TEXT)"));
        writer.run(QStringLiteral("INSERT INTO carts VALUES (7, 'open', "
                                  "'api|550e8400-e29b-41d4-a716-446655440000|j-1', '2026-03-02 09:00:02')"));
        writer.run(QStringLiteral("CREATE TABLE orders (id INTEGER, contact_id TEXT, metadata TEXT, "
                                  "created_at TEXT, updated_by TEXT)"));
        writer.run(QStringLiteral("INSERT INTO orders VALUES (1234, 'c-1', '{\"trace_id\": \"A\"}', "
                                  "'2026-03-02T09:00:03Z', "
                                  "'api|550e8400-e29b-41d4-a716-446655440000|j-1')"));
    }
    const auto snapshot = load(m_connection);
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    const Snapshot& loaded = **snapshot;
    QVERIFY(loaded.report.balances());
    QCOMPARE(loaded.report.rejected(), std::uint64_t{0});
    QCOMPARE(sourcesOf(loaded), QStringLiteral("shop.db/carts 1, shop.db/events 2, shop.db/job_executions 1, "
                                               "shop.db/orders 1"));
    QCOMPARE(loaded.report.sources().front().format, std::string("SQLite database"));
    QCOMPARE(loaded.executions.jobs().all().size(), std::size_t{1});
    QCOMPARE(loaded.executions.mutations().size(), std::size_t{2});
    // The order is an event that its trace led to.
    QCOMPARE(linksAsText(loaded), QStringLiteral("e-1 parent e-2, e-2 correlation 1234"));
    QCOMPARE(eventAsText(loaded, "1234"), QStringLiteral("orders contact:c-1 order:1234"));
    // And the record can be shown as the table has it.
    const Result<std::string> record = loaded.payloads->read(loaded.events.place(eventNamed(loaded, "e-2")));
    QVERIFY(record.has_value());
    QCOMPARE(*record, std::string(R"({"id":"e-2","type":"Sent","occurred_at":"2026-03-02T09:00:00.123456Z",)"
                                  R"("contact_id":"c-1","metadata":{"trace_id":"A","span_id":"s-2",)"
                                  R"("parent_id":"s-1"}})"));
}

void TestReadSqlite::opensByContentAndByConnection()
{
    {
        Writer writer(m_path);
        writer.run(QLatin1String(kEvents));
        writer.run(inserting(QStringLiteral("e-1"), QStringLiteral(R"("trace_id":"A")")));
    }
    const std::string odd = m_folder->filePath(QStringLiteral("what? 100%.db")).toStdString();
    QVERIFY(QFile::copy(m_path, QString::fromStdString(odd)));
    for (const std::string& source : {m_connection, m_path.toStdString(), odd}) {
        const auto snapshot = load(source);
        QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
        QCOMPARE((*snapshot)->events.size(), std::uint32_t{1});
        QCOMPARE((*snapshot)->report.sources().front().path, source);
    }
    // A folder of both, and what SQLite leaves beside.
    writeFile(m_folder->path().toStdString(), "more.ndjson", eventLine());
    writeFile(m_folder->path().toStdString(), "shop.db-shm", "not to be read");
    const auto both = load(m_folder->path().toStdString());
    QVERIFY(both.has_value());
    QCOMPARE((*both)->events.size(), std::uint32_t{2}); // the copy's event is a repeat
    QCOMPARE((*both)->report.rejected(), std::uint64_t{0});
    // Core alone does not know databases, and says so.
    const auto without = loadPaths({m_connection});
    QVERIFY(!without.has_value());
    QCOMPARE(without.error().code, ProblemCode::BadArgument);
}

void TestReadSqlite::findsEventsOfUnforeseenShape()
{
    {
        Writer writer(m_path);
        writer.run(QStringLiteral("CREATE TABLE wa_stream (evt TEXT, at INTEGER, ctx TEXT)"));
        for (int i = 0; i < 20; ++i)
            writer.run(QStringLiteral("INSERT INTO wa_stream VALUES ('Kind%1', %2, "
                                      "'{\"traceId\":\"550e8400-e29b-41d4-a716-4466554400%3\"}')")
                           .arg(i % 3)
                           .arg(1'772'442'000'000 + i * 1000)
                           .arg(10 + i / 2));
    }
    const auto snapshot = load(m_connection);
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{20});
    QCOMPARE((*snapshot)->events.traceCount(), std::uint32_t{10});
    QVERIFY(!(*snapshot)->report.sources().front().fields.empty());
}

void TestReadSqlite::namesTablesThatItLeavesOut()
{
    {
        Writer writer(m_path);
        writer.run(QStringLiteral("CREATE TABLE products (id INTEGER, title TEXT, price REAL)"));
        writer.run(QStringLiteral("INSERT INTO products VALUES (1, 'Mug', 9.5)"));
        writer.run(QStringLiteral("CREATE TABLE migrations (name TEXT, created_at TEXT)"));
        writer.run(QStringLiteral("INSERT INTO migrations VALUES ('first', '2026-03-02T09:00:00Z')"));
        writer.run(QStringLiteral("CREATE TABLE empty (id INTEGER)"));
    }
    // Nothing in it at all: an error that says what was looked for and what was found.
    const auto nothing = load(m_connection);
    QVERIFY(!nothing.has_value());
    QCOMPARE(nothing.error().code, ProblemCode::NothingUsable);
    const std::string sentence = describe(nothing.error());
    QVERIFY2(sentence.find("products") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("id, title, price") != std::string::npos, sentence.c_str());
    {
        Writer writer(m_path);
        writer.run(QLatin1String(kEvents));
        writer.run(inserting(QStringLiteral("e-1"), QStringLiteral(R"("trace_id":"A")")));
    }
    const auto some = load(m_connection);
    QVERIFY(some.has_value());
    QCOMPARE((*some)->report.count(ProblemCode::TableNotRead), std::uint64_t{3});
    QCOMPARE((*some)->events.size(), std::uint32_t{1});
    QCOMPARE((*some)->report.rejected(), std::uint64_t{0});
}

void TestReadSqlite::readsOnlyTablesThatAreAskedFor()
{
    {
        Writer writer(m_path);
        writer.run(QLatin1String(kEvents));
        writer.run(inserting(QStringLiteral("e-1"), QStringLiteral(R"("trace_id":"A")")));
        writer.run(QStringLiteral("CREATE TABLE migrations (name TEXT, created_at TEXT)"));
        writer.run(QStringLiteral("INSERT INTO migrations VALUES ('first', '2026-03-02T09:00:00Z')"));
    }
    const auto asked = load(m_connection + "?table=migrations");
    QVERIFY2(asked.has_value(), asked ? "" : describe(asked.error()).c_str());
    QCOMPARE(sourcesOf(**asked), QStringLiteral("shop.db/migrations 1"));
    const auto both = load(m_connection + "?table=migrations,events");
    QVERIFY(both.has_value());
    QCOMPARE((*both)->events.size(), std::uint32_t{2});
    const auto missing = load(m_connection + "?table=nowhere");
    QVERIFY(!missing.has_value());
    const std::string sentence = describe(missing.error());
    QVERIFY2(sentence.find("events, migrations") != std::string::npos, sentence.c_str());
}

void TestReadSqlite::readsEveryTypeOfValue()
{
    {
        Writer writer(m_path);
        writer.run(QStringLiteral("CREATE TABLE events (id, type, ts, trace_id, flag, number, bytes, uuid, "
                                  "list, odd, \"with \"\"quote\"\"\")"));
        writer.run(QStringLiteral("INSERT INTO events VALUES (1, 'A', 1772442000, 'T', 0, 0.5, x'414243', "
                                  "x'550e8400e29b41d4a716446655440000', '[1,\n2]', '{no json', 9e999)"));
    }
    const auto snapshot = load(m_connection);
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    const Result<std::string> record = (*snapshot)->payloads->read((*snapshot)->events.place(EventId(0)));
    QVERIFY(record.has_value());
    QCOMPARE(*record,
             std::string(R"({"id":1,"type":"A","ts":1772442000,"trace_id":"T","flag":0,"number":0.5,)"
                         R"("bytes":"ABC","uuid":"550e8400-e29b-41d4-a716-446655440000",)"
                         R"("list":[1, 2],"odd":"{no json","with \"quote\"":"inf"})"));
}

void TestReadSqlite::writesNothing_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QString>("left");
    QTest::newRow("rollback journal") << QStringLiteral("DELETE") << QString();
    QTest::newRow("write-ahead log, closed") << QStringLiteral("WAL") << QString();
    QTest::newRow("write-ahead log, left behind") << QStringLiteral("WAL") << QStringLiteral("log");
    QTest::newRow("write-ahead log, in use") << QStringLiteral("WAL") << QStringLiteral("use");
}

void TestReadSqlite::writesNothing()
{
    QFETCH(QString, journal);
    QFETCH(QString, left);
    auto writer = std::make_unique<Writer>(m_path);
    writer->run(QStringLiteral("PRAGMA journal_mode = ") + journal);
    writer->run(QLatin1String(kEvents));
    writer->run(inserting(QStringLiteral("e-1"), QStringLiteral(R"("trace_id":"A")")));
    QTemporaryDir other;
    if (left == QStringLiteral("log")) {
        // As a crash leaves it: the log without what its readers share.
        for (const char* ending : {"", "-wal"})
            QVERIFY(QFile::copy(m_path + QLatin1String(ending),
                                other.filePath(QStringLiteral("shop.db") + QLatin1String(ending))));
        writer.reset();
        m_path = other.filePath(QStringLiteral("shop.db"));
        m_connection = "sqlite:" + m_path.toStdString();
    } else if (left.isEmpty()) {
        writer.reset();
    }
    const QString folder = QFileInfo(m_path).path();
    auto before = contentsOf(folder);
    const auto snapshot = load(m_connection);
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{1});
    auto after = contentsOf(folder);
    QCOMPARE(after.keys(), before.keys());
    // What readers of a log that is in use share is theirs to write.
    before.remove(QStringLiteral("shop.db-shm"));
    after.remove(QStringLiteral("shop.db-shm"));
    QCOMPARE(after, before);
    QCOMPARE((*snapshot)->report.count(ProblemCode::DatabaseCopied),
             std::uint64_t{left == QStringLiteral("log") ? 1U : 0U});
}

void TestReadSqlite::seesOneMoment()
{
    Writer writer(m_path);
    writer.run(QStringLiteral("PRAGMA journal_mode = WAL"));
    writer.run(QLatin1String(kEvents));
    writer.run(QStringLiteral("CREATE TABLE job_executions (id TEXT, job_name TEXT, correlation_id TEXT)"));
    writer.run(inserting(QStringLiteral("e-1"), QStringLiteral(R"("trace_id":"A")")));
    Result<std::unique_ptr<Database>> database = openDatabase(m_connection, {});
    QVERIFY(database.has_value());
    // Both are written to once it is open.
    writer.run(inserting(QStringLiteral("e-2"), QStringLiteral(R"("trace_id":"A")")));
    writer.run(QStringLiteral("INSERT INTO job_executions VALUES ('j-1', 'ship', 'A')"));
    QCOMPARE(linesOf(**database, "events"), 1);
    QCOMPARE(linesOf(**database, "job_executions"), 0);
}

void TestReadSqlite::namesWithQuotesAreNames()
{
    const QString name = QStringLiteral("e\"; drop table x;--\nüöä");
    {
        Writer writer(m_path);
        writer.run(QStringLiteral("CREATE TABLE \"%1\" (type TEXT, ts TEXT, trace_id TEXT)")
                       .arg(QString(name).replace(u'"', QStringLiteral("\"\""))));
        writer.run(QStringLiteral("INSERT INTO \"%1\" VALUES ('A', '2026-03-02T09:00:00Z', 'T')")
                       .arg(QString(name).replace(u'"', QStringLiteral("\"\""))));
        writer.run(QStringLiteral("CREATE TABLE x (id)"));
    }
    const auto snapshot = load(m_connection);
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{1});
    QCOMPARE((*snapshot)->report.sources().front().name, "shop.db/" + name.toStdString());
}

void TestReadSqlite::viewsAreReadOnlyWhereAsked()
{
    {
        Writer writer(m_path);
        writer.run(QLatin1String(kEvents));
        writer.run(inserting(QStringLiteral("e-1"), QStringLiteral(R"("trace_id":"A")")));
        // It would never end.
        writer.run(QStringLiteral("CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
                                  "i + 1 FROM n) SELECT count(*) AS type, 1 AS ts FROM n"));
        writer.run(QStringLiteral("CREATE VIEW sent AS SELECT * FROM events"));
    }
    const auto all = load(m_connection);
    QVERIFY(all.has_value());
    QCOMPARE(sourcesOf(**all), QStringLiteral("shop.db/events 1"));
    const auto view = load(m_connection + "?table=sent");
    QVERIFY(view.has_value());
    QCOMPARE((*view)->events.size(), std::uint32_t{1});
    // Even one that is asked for can be left.
    const CancelToken cancel;
    const auto endless =
        whileCancelling(cancel, [&] { return load(m_connection + "?table=endless", cancel); });
    QVERIFY(!endless.has_value());
    QCOMPARE(endless.error().code, ProblemCode::Cancelled);
}

void TestReadSqlite::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<ProblemCode>("code");
    QTest::newRow("missing") << QString() << ProblemCode::FileMissing;
    QTest::newRow("a text") << QStringLiteral("{\"type\":\"A\"}\n") << ProblemCode::FileUnreadable;
    QTest::newRow("cut off") << QStringLiteral("SQLite format 3") << ProblemCode::FileUnreadable;
}

void TestReadSqlite::saysWhatIsWrong()
{
    QFETCH(QString, content);
    QFETCH(ProblemCode, code);
    if (!content.isEmpty())
        writeFile(m_folder->path().toStdString(), "shop.db", content.toStdString());
    const auto snapshot = load(m_connection);
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, code);
    QCOMPARE(snapshot.error().source, m_connection);
    const auto folder = load("sqlite:" + m_folder->path().toStdString());
    QVERIFY(!folder.has_value());
    QCOMPARE(folder.error().code, ProblemCode::NotRegularFile);
}

void TestReadSqlite::loadsWhatADamagedDatabaseHolds()
{
    {
        Writer writer(m_path);
        writer.run(QLatin1String(kEvents));
        writer.run(QStringLiteral("BEGIN"));
        for (int i = 0; i < 5000; ++i)
            writer.run(inserting(QStringLiteral("e-%1").arg(i), QStringLiteral(R"("trace_id":"A")")));
        writer.run(QStringLiteral("COMMIT"));
    }
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 middle = file.size() / 2 / 4096 * 4096;
    QVERIFY(file.seek(middle));
    file.write(QByteArray(64 * 1024, '\xA5'));
    file.close();
    const auto snapshot = load(m_connection);
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QVERIFY((*snapshot)->events.size() > 100);
    QVERIFY((*snapshot)->events.size() < 5000);
    QVERIFY((*snapshot)->report.sources().front().partial);
    const Problem& problem = (*snapshot)->report.problems().front();
    QCOMPARE(problem.code, ProblemCode::ReadFailed);
    QVERIFY2(describe(problem).find("malformed") != std::string::npos, describe(problem).c_str());
}

void TestReadSqlite::endsWhenCancelled()
{
    {
        Writer writer(m_path);
        writer.run(QLatin1String(kEvents));
        writer.run(QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                                  "200000) INSERT INTO events SELECT 'e-' || i, 'Sent', "
                                  "'2026-03-02T09:00:00Z', 'c', '{\"trace_id\":\"T\"}' FROM n"));
    }
    const CancelToken cancel;
    LoadRequest request;
    request.paths = {m_connection};
    request.openDatabase = openDatabase;
    const auto snapshot = throughline::load(request, cancel, [&cancel](const Progress& progress) {
        if (progress.records > 0)
            cancel.cancel();
    });
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::Cancelled);
}

void TestReadSqlite::readsItsOwnExport()
{
    const std::string folder = m_folder->path().toStdString();
    const std::string first = writeFile(
        folder, "in.ndjson",
        eventLine(R"("order_id":"1234","cart_id":"9","contact_id":"c-1","metadata":{"trace_id":"A",)"
                  R"("span_id":"s"},"updated_by":"api|550e8400-e29b-41d4-a716-446655440000|j")") +
            eventLine(R"("reference_id":"order:1234","duration_ms":1.5,"status":"error","error":"no")"));
    const auto loaded = loadPaths({first});
    QVERIFY(loaded.has_value());
    QVERIFY(exportSqlite(**loaded, m_path.toStdString()).has_value());
    const auto again = load(m_connection);
    QVERIFY2(again.has_value(), again ? "" : describe(again.error()).c_str());
    QCOMPARE((*again)->report.rejected(), std::uint64_t{0});
    QCOMPARE(knownFieldsOf(**again), knownFieldsOf(**loaded));
}

QTEST_GUILESS_MAIN(TestReadSqlite)
#include "tst_read_sqlite.moc"
