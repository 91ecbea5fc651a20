// SPDX-License-Identifier: GPL-3.0-or-later
// Reading databases of MySQL and MariaDB, on a real server that the test starts for itself (spec 1, "Where
// records come from"; spec 6, no. 29 and 30).
#include "core/pipeline/connection_text.h"
#include "core/pipeline/pipeline.h"
#include "core/source/sql/mysql_connection.h"
#include "core/source/sql/open_database.h"
#include "tests/support/database_text.h"
#include "tests/support/free_port.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/read_text.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace throughline;
using namespace throughline::test;

namespace {

// Takes connections on loopback and never says a word.
class SilentServer {
public:
    SilentServer() : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(m_port);
        m_listens = ::bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                    ::listen(m_socket, 1) == 0;
    }
    ~SilentServer() { ::close(m_socket); }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;

    [[nodiscard]] bool listens() const { return m_listens; }
    [[nodiscard]] std::string connection() const
    {
        return "mysql://ann@127.0.0.1:" + std::to_string(m_port) + "/shop";
    }

private:
    const quint16 m_port = freePort();
    const int m_socket;
    bool m_listens = false;
};

// The most memory that the process ever held, in MiB.
qint64 mostMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').front().toLongLong() / 1024;
    }
    return 0;
}

} // namespace

class TestReadMysql : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_server = MariadbServer::started(m_noServer); }
    void init()
    {
        if (!m_server)
            QSKIP(qPrintable(m_noServer));
        for (const char* statement :
             {"DROP DATABASE IF EXISTS shop", "CREATE DATABASE shop", "DROP DATABASE IF EXISTS billing"})
            run(statement);
    }
    void readsEventsJobsRecordsAndRows();
    void readsEveryTypeOfValue();
    void readsTimesInUtc();
    void joinsADatabaseWithFiles();
    void readsTablesOfOtherDatabasesAndThoseAskedFor();
    void namesMayHoldAnything();
    void seesOneMoment();
    void cannotWrite();
    void aTableThatFailsLeavesTheOthers();
    void keepsLittleInMemory();
    void givesUpWhatIsNotReadToItsEnd();
    void endsWhenCancelled();
    void readsThroughTheSocket();
    void takesThePasswordThatItsOwnProgramsTake();
    void saysWhatIsWrongWithoutThePassword_data();
    void saysWhatIsWrongWithoutThePassword();
    void doesNotWaitForAServerThatIsSilent();
    void aServerThatDiesLeavesWhatWasRead();
    void encryptsAndVerifies(); // last: the server goes on encrypting

private:
    [[nodiscard]] std::string unnamed() const { return m_server->connection().substr(0, atDatabase()); }
    [[nodiscard]] std::size_t atDatabase() const { return m_server->connection().rfind("shop"); }
    // As a person would who does not name a database, unless the statement's names do.
    void run(const std::string& statement) const
    {
        MysqlConnection connection;
        const Result<void> opened = connection.open(*mysqlAddressIn(unnamed()));
        QVERIFY2(opened.has_value(), opened ? "" : describe(opened.error()).c_str());
        if (statement.find("DATABASE") == std::string::npos)
            QVERIFY(connection.execute("USE shop").has_value());
        const Result<void> done = connection.execute(statement);
        QVERIFY2(done.has_value(), done ? "" : describe(done.error()).c_str());
    }
    void makeEvents(int count) const
    {
        run("CREATE TABLE events (id int, type text, occurred_at timestamp(3), metadata json)");
        run("SET STATEMENT time_zone = '+00:00' FOR INSERT INTO events SELECT seq, 'Sent', '2026-03-02 "
            "09:00:00' + INTERVAL seq * 1000 MICROSECOND, '{\"trace_id\":\"A\"}' FROM seq_1_to_" +
            std::to_string(count));
    }
    // Statements that other connections run now and that say this. Of the question before this one the server
    // may not have taken leave yet.
    [[nodiscard]] bool isRunning(const std::string& words) const
    {
        MysqlConnection connection;
        if (!connection.open(*mysqlAddressIn(unnamed())))
            return true;
        const auto rows = connection.rows("SELECT count(*) FROM information_schema.PROCESSLIST WHERE ID <> "
                                          "CONNECTION_ID() AND INFO LIKE '%" +
                                          words + "%' AND INFO NOT LIKE '%PROCESSLIST%'");
        return !rows || !(*rows)->next() || (*rows)->value(0) != "0";
    }

    static Result<std::shared_ptr<const Snapshot>> load(std::vector<std::string> sources,
                                                        const CancelToken& cancel = {},
                                                        const ProgressCallback& progress = {})
    {
        LoadRequest request;
        request.paths = std::move(sources);
        request.openDatabase = openDatabase;
        return throughline::load(request, cancel, progress);
    }
    [[nodiscard]] static QByteArray recordOf(const Snapshot& snapshot, const char* id)
    {
        const Result<std::string> record =
            snapshot.payloads->read(snapshot.events.place(eventNamed(snapshot, id)));
        return record ? QByteArray::fromStdString(*record) : QByteArray();
    }

    std::unique_ptr<MariadbServer> m_server;
    QString m_noServer;
};

void TestReadMysql::readsEventsJobsRecordsAndRows()
{
    run("CREATE TABLE events (id varchar(40), type text, occurred_at datetime(6), contact_id text, metadata "
        "json)");
    run("INSERT INTO events VALUES ('e-1', 'Sent', '2026-03-02 09:00:00.123456', 'c-1', "
        "'{\"trace_id\":\"A\",\"span_id\":\"s-1\"}'), ('e-2', 'Sent', '2026-03-02 09:00:00.2', 'c-1', "
        "'{\"trace_id\":\"A\",\"span_id\":\"s-2\",\"parent_id\":\"s-1\"}')");
    run("CREATE TABLE invocations (id binary(16), correlation_id text, source_function text, "
        "source_event_payload json)");
    run("INSERT INTO invocations VALUES (UNHEX('550e8400e29b41d4a716446655440001'), 'c', 'on_order', "
        "'{\"table\": {\"name\": \"orders\"},\n \"event\": {\"data\": {\"new\": {\"id\": 7, \"updated_by\": "
        "\"a|550e8400-e29b-41d4-a716-446655440000|j\"}}}}')");
    run("CREATE TABLE carts (id int, updated_by text, updated_at timestamp)");
    run("INSERT INTO carts VALUES (7, 'api|550e8400-e29b-41d4-a716-446655440000|j-1', "
        "'2026-03-02 09:00:02')");
    run("CREATE TABLE messages (id text, correlation_id text, created_at datetime)");
    run("INSERT INTO messages VALUES ('wamid.1', 'A', '2026-03-02 09:00:01')");
    run("CREATE TABLE products (id int, title text)");
    run("INSERT INTO products VALUES (1, 'Mug')");
    const auto snapshot = load({m_server->connection()});
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    const Snapshot& loaded = **snapshot;
    QVERIFY(loaded.report.balances());
    QCOMPARE(loaded.report.rejected(), std::uint64_t{0});
    const QString name = QString::fromStdString(connectionNameOf(m_server->connection()));
    QCOMPARE(sourcesOf(loaded),
             QStringLiteral("%1/carts 1, %1/events 2, %1/invocations 1, %1/messages 1").arg(name));
    QCOMPARE(loaded.report.count(ProblemCode::TableNotRead), std::uint64_t{1});
    QCOMPARE(loaded.executions.mutations().size(), std::size_t{2});
    QCOMPARE(linksAsText(loaded), QStringLiteral("e-1 correlation wamid.1, e-1 parent e-2"));
    QCOMPARE(formatTime(loaded.events.time(eventNamed(loaded, "e-1"))),
             std::string("2026-03-02T09:00:00.123456Z"));
    for (const SourceReport& source : loaded.report.sources())
        QVERIFY2(source.path.find("s3cret") == std::string::npos, source.path.c_str());
}

void TestReadMysql::readsEveryTypeOfValue()
{
    run("CREATE TABLE events (id bigint unsigned, type text, ts double, trace_id binary(16), flag boolean, "
        "bit1 bit(1), bits bit(12), number decimal(20,3), filled int(6) zerofill, bytes varbinary(9), words "
        "blob, config json, scalar json, texts text, choice enum('a','b'), choices set('x','y'), day date, "
        "clock time, whichYear year, place point, latin varchar(9) character set latin1, nothing text, "
        "`odd \"na``me` text)");
    run("INSERT INTO events VALUES (18446744073709551615, 'A', 1772442000.5, "
        "UNHEX('550e8400e29b41d4a716446655440000'), true, b'1', b'101000000001', 12.340, 42, x'00ff', "
        "'plain', '{\"a\":\n1}', '\"text\"', '{\"trace\": \"x\"}', 'b', 'x,y', '2026-03-02', '09:00:01', "
        "2026, POINT(1, 2), 'gr\u00fcn', NULL, 'tab\\t\"quoted\" \U0001F600')");
    const auto snapshot = load({m_server->connection()});
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE(recordOf(**snapshot, "18446744073709551615"),
             QByteArray(R"({"id":18446744073709551615,"type":"A","ts":1772442000.5,)"
                        R"("trace_id":"550e8400-e29b-41d4-a716-446655440000","flag":1,"bit1":true,)"
                        R"("bits":2561,"number":12.340,"filled":42,"bytes":"00ff","words":"plain",)"
                        R"("config":{"a": 1},"scalar":"text","texts":{"trace": "x"},"choice":"b",)"
                        R"("choices":"x,y","day":"2026-03-02","clock":"09:00:01","whichYear":2026,)"
                        R"("place":"00000000010100000000000000)"
                        R"(0000f03f0000000000000040","latin":"grün","nothing":null,)"
                        R"("odd \"na`me":"tab\t\"quoted\" )"
                        "\xF0\x9F\x98\x80\"}"));
}

void TestReadMysql::readsTimesInUtc()
{
    run("CREATE TABLE events (id varchar(9), type text, occurred_at timestamp(3) NULL)");
    run("SET STATEMENT time_zone = '+05:00' FOR INSERT INTO events VALUES ('e-1', 'A', '2026-03-02 "
        "14:00:00.250')");
    run("CREATE TABLE old_events (id varchar(9), type text, occurred_at datetime)");
    run("SET STATEMENT sql_mode = '' FOR INSERT INTO old_events VALUES ('e-2', 'A', '0000-00-00 00:00:00'), "
        "('e-3', 'A', '2026-00-00 00:00:00'), ('e-4', 'A', '2026-03-02 09:00:01')");
    const auto snapshot = load({m_server->connection()});
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    const EventStore& events = (*snapshot)->events;
    QCOMPARE(events.size(), std::uint32_t{4});
    QCOMPARE(formatTime(events.time(eventNamed(**snapshot, "e-1"))), std::string("2026-03-02T09:00:00.25Z"));
    QCOMPARE(formatTime(events.time(eventNamed(**snapshot, "e-4"))), std::string("2026-03-02T09:00:01Z"));
    // What is no date is no time, and stays to be seen.
    for (const char* id : {"e-2", "e-3"})
        QCOMPARE(events.time(eventNamed(**snapshot, id)), kNoTime);
    QVERIFY(recordOf(**snapshot, "e-2").contains("0000-00-00 00:00:00"));
}

void TestReadMysql::joinsADatabaseWithFiles()
{
    makeEvents(3);
    const QTemporaryDir folder;
    const std::string file = writeFile(folder.path().toStdString(), "more.ndjson", eventLine());
    std::string other = m_server->connection();
    other.replace(0, 5, "mariadb"); // the same by its other name
    const auto snapshot = load({other, file});
    QVERIFY(snapshot.has_value());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{4});
    // One that is away does not keep the file from being loaded.
    const auto half = load({"mysql://nobody@127.0.0.1:1/shop", file});
    QVERIFY(half.has_value());
    QCOMPARE((*half)->events.size(), std::uint32_t{1});
    QCOMPARE((*half)->report.count(ProblemCode::DatabaseUnavailable), std::uint64_t{1});
}

void TestReadMysql::readsTablesOfOtherDatabasesAndThoseAskedFor()
{
    makeEvents(2);
    run("CREATE DATABASE billing");
    run("CREATE TABLE billing.invoices (id int, updated_by text)");
    run("INSERT INTO billing.invoices VALUES (1, 'api|550e8400-e29b-41d4-a716-446655440000')");
    run("CREATE VIEW recent AS SELECT * FROM events LIMIT 1");
    const auto named = load({m_server->connection()});
    QVERIFY(named.has_value());
    QVERIFY2(!sourcesOf(**named).contains(QStringLiteral("invoices")), qPrintable(sourcesOf(**named)));
    QVERIFY(!sourcesOf(**named).contains(QStringLiteral("recent")));
    const auto all = load({unnamed()});
    QVERIFY2(all.has_value(), all ? "" : describe(all.error()).c_str());
    QVERIFY2(sourcesOf(**all).contains(QStringLiteral("/billing.invoices 1, ")),
             qPrintable(sourcesOf(**all)));
    QVERIFY2(sourcesOf(**all).contains(QStringLiteral("/shop.events 2")), qPrintable(sourcesOf(**all)));
    const auto asked = load({m_server->connection() + "?table=recent,billing.invoices"});
    QVERIFY2(asked.has_value(), asked ? "" : describe(asked.error()).c_str());
    QCOMPARE((*asked)->events.size(), std::uint32_t{1});
    QCOMPARE((*asked)->executions.mutations().size(), std::size_t{1});
    QCOMPARE((*asked)->str((*asked)->executions.mutations().front().table), std::string("billing.invoices"));
}

void TestReadMysql::namesMayHoldAnything()
{
    makeEvents(1);
    run("CREATE TABLE `e\"; drop table events;-- \u00fc \\` (id int, updated_by text)");
    run("INSERT INTO `e\"; drop table events;-- \u00fc \\` VALUES (1, "
        "'api|550e8400-e29b-41d4-a716-446655440000')");
    const auto snapshot = load({m_server->connection()});
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{1});
    QCOMPARE((*snapshot)->executions.mutations().size(), std::size_t{1});
}

void TestReadMysql::seesOneMoment()
{
    makeEvents(1);
    run("CREATE TABLE job_executions (id varchar(9), job_name text, correlation_id text)");
    Result<std::unique_ptr<Database>> database = openDatabase(m_server->connection(), {});
    QVERIFY2(database.has_value(), database ? "" : describe(database.error()).c_str());
    run("INSERT INTO events SELECT * FROM events");
    run("INSERT INTO job_executions VALUES ('j-1', 'ship', 'A')");
    QCOMPARE(linesOf(**database, "events"), 1);
    QCOMPARE(linesOf(**database, "job_executions"), 0);
}

void TestReadMysql::cannotWrite()
{
    // Reading this view would write.
    makeEvents(1);
    run("CREATE TABLE touched (n int)");
    run("CREATE FUNCTION touch() RETURNS varchar(9) BEGIN INSERT INTO touched VALUES (1); RETURN 'A'; END");
    run("CREATE VIEW harmful AS SELECT touch() AS type, now() AS ts");
    const auto snapshot = load({m_server->connection() + "?table=harmful"});
    QVERIFY(!snapshot.has_value());
    const std::string sentence = describe(snapshot.error());
    QVERIFY2(sentence.find("READ ONLY") != std::string::npos, sentence.c_str());
}

void TestReadMysql::aTableThatFailsLeavesTheOthers()
{
    makeEvents(5);
    run("CREATE VIEW broken AS SELECT (SELECT type FROM events) AS type, id AS ts FROM events");
    run("CREATE TABLE zoo (id int, updated_by text)");
    run("INSERT INTO zoo VALUES (1, 'api|550e8400-e29b-41d4-a716-446655440000')");
    const auto snapshot = load({m_server->connection() + "?table=broken,events,zoo"});
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{5});
    QCOMPARE((*snapshot)->executions.mutations().size(), std::size_t{1});
    const std::string sentence = describe((*snapshot)->report.problems().front());
    QVERIFY2(sentence.find("more than 1 row") != std::string::npos, sentence.c_str());
}

void TestReadMysql::keepsLittleInMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer keeps what was freed");
#endif
    // 300 MB of rows, which the server makes as it sends them.
    run("CREATE VIEW big AS SELECT seq AS id, 'Sent' AS type, REPEAT('x', 1000) AS text FROM "
        "seq_1_to_300000");
    Result<std::unique_ptr<Database>> database = openDatabase(m_server->connection() + "?table=big", {});
    QVERIFY2(database.has_value(), database ? "" : describe(database.error()).c_str());
    const qint64 before = mostMemory();
    QCOMPARE(linesOf(**database, "big"), 300'000);
    QVERIFY2(mostMemory() - before < 30, qPrintable(QString::number(mostMemory() - before)));
}

void TestReadMysql::givesUpWhatIsNotReadToItsEnd()
{
    makeEvents(5);
    run("CREATE VIEW endless AS SELECT a.seq AS id, 'Sent' AS type, REPEAT('x', 1000) AS text FROM "
        "seq_1_to_1000000 a, seq_1_to_1000000 b");
    Result<std::unique_ptr<Database>> database =
        openDatabase(m_server->connection() + "?table=endless,events", {});
    QVERIFY2(database.has_value(), database ? "" : describe(database.error()).c_str());
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 3; ++i) {
        for (const DatabaseTable& table : (*database)->tables()) {
            if (table.name != "endless")
                continue;
            std::array<char, 4096> buffer{};
            const auto rows = (*database)->rows(table);
            QVERIFY(rows.has_value());
            QVERIFY((*rows)->read(buffer).value_or(0) > 0);
        }
        QCOMPARE(linesOf(**database, "events"), 5);
    }
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    database->reset();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning("endless"), 60'000);
}

void TestReadMysql::endsWhenCancelled()
{
    // A query that gives its first row in ten minutes.
    run("CREATE VIEW slow AS SELECT 'A' AS type, now() AS ts, SLEEP(600) AS nothing");
    const CancelToken cancel;
    QElapsedTimer timer;
    timer.start();
    const auto snapshot =
        whileCancelling(cancel, [&] { return load({m_server->connection() + "?table=slow"}, cancel); });
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::Cancelled);
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    // And the server does not go on with it for nobody.
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning("slow"), 60'000);
}

void TestReadMysql::readsThroughTheSocket()
{
    makeEvents(2);
    const std::string connection =
        "mysql://throughline:s3cret%2F%C3%BC%3A%40@/shop?socket=" + m_server->socket();
    const auto snapshot = load({connection});
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QCOMPARE((*snapshot)->events.size(), std::uint32_t{2});
}

void TestReadMysql::takesThePasswordThatItsOwnProgramsTake()
{
    makeEvents(2);
    const std::string nameless = "mysql://127.0.0.1:" + std::to_string(m_server->port()) + "/shop";
    const QByteArray home = qgetenv("HOME");
    const QTemporaryDir folder;
    writeFile(folder.path().toStdString(), ".my.cnf",
              "[client]\nuser=throughline\npassword=\"" + MariadbServer::password().toStdString() + "\"\n");
    qputenv("HOME", QFile::encodeName(folder.path()));
    const auto byFile = load({nameless});
    // What the connection says itself counts before that.
    const auto other =
        load({"mysql://nobody:nothing@127.0.0.1:" + std::to_string(m_server->port()) + "/shop"});
    qputenv("HOME", home);
    QVERIFY2(byFile.has_value(), byFile ? "" : describe(byFile.error()).c_str());
    QCOMPARE((*byFile)->events.size(), std::uint32_t{2});
    QVERIFY(!other.has_value());
    QVERIFY(describe(other.error()).find("'nobody'") != std::string::npos);
    qputenv("MYSQL_PWD", MariadbServer::password().toUtf8());
    const auto byEnvironment =
        load({"mysql://throughline@127.0.0.1:" + std::to_string(m_server->port()) + "/shop"});
    qunsetenv("MYSQL_PWD");
    QVERIFY2(byEnvironment.has_value(), byEnvironment ? "" : describe(byEnvironment.error()).c_str());
}

void TestReadMysql::saysWhatIsWrongWithoutThePassword_data()
{
    QTest::addColumn<QString>("connection");
    QTest::addColumn<QString>("says");
    if (!m_server)
        QSKIP(qPrintable(m_noServer));
    const QString usual = QString::fromStdString(m_server->connection());
    const auto row = [](const char* name, const QString& connection, const char* says) {
        QTest::newRow(name) << connection << QString::fromUtf8(says);
    };
    row("wrong password", QString(usual).replace(QStringLiteral("s3cret"), QStringLiteral("s3cre")),
        "Access denied for user 'throughline'");
    row("no password", QString(usual).replace(QStringLiteral(":s3cret%2F%C3%BC%3A%40"), QString()),
        "Access denied");
    row("no such database", usual + QStringLiteral("s"), "Unknown database 'shops'");
    row("no such table", usual + QStringLiteral("?table=nowhere"), "not all of the tables");
    row("nobody listens", QStringLiteral("mysql://a:s3cret@127.0.0.1:1/x"), "nobody answers there");
    row("no such host", QStringLiteral("mysql://a:s3cret@no-such-host.invalid/x"), "no-such-host.invalid");
    row("no such option", usual + QStringLiteral("?ssl-mode=PERHAPS"), "ssl-mode=PERHAPS");
    row("no encryption there", usual + QStringLiteral("?ssl-mode=REQUIRED"), "does not encrypt");
}

void TestReadMysql::saysWhatIsWrongWithoutThePassword()
{
    QFETCH(QString, connection);
    QFETCH(QString, says);
    const auto snapshot = load({connection.toStdString()});
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::DatabaseUnavailable);
    const QString sentence = QString::fromStdString(describe(snapshot.error()));
    QVERIFY2(sentence.contains(says), qPrintable(sentence));
    QVERIFY2(!sentence.contains(QStringLiteral("s3cre")), qPrintable(sentence));
}

void TestReadMysql::doesNotWaitForAServerThatIsSilent()
{
    const SilentServer silent;
    QVERIFY(silent.listens());
    QElapsedTimer timer;
    timer.start();
    const auto snapshot = load({silent.connection()});
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ProblemCode::DatabaseUnavailable);
    QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
}

void TestReadMysql::aServerThatDiesLeavesWhatWasRead()
{
    makeEvents(300'000);
    bool stopped = false;
    const auto snapshot = load({m_server->connection()}, {}, [&](const Progress& progress) {
        if (progress.records > 0 && !std::exchange(stopped, true))
            m_server->stop();
    });
    const bool restarted = m_server->start();
    QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
    QVERIFY((*snapshot)->events.size() > 0);
    QVERIFY((*snapshot)->events.size() < 300'000);
    QVERIFY((*snapshot)->report.sources().front().partial);
    QCOMPARE((*snapshot)->report.count(ProblemCode::ReadFailed), std::uint64_t{1});
    QVERIFY(restarted);
}

void TestReadMysql::encryptsAndVerifies()
{
    makeEvents(2);
    QVERIFY(m_server->stop());
    if (!m_server->encrypt())
        QSKIP("openssl is not installed");
    QVERIFY(m_server->start());
    MysqlConnection usual;
    QVERIFY(usual.open(*mysqlAddressIn(m_server->connection())).has_value());
    const auto cipher = usual.rows("SHOW SESSION STATUS LIKE 'Ssl_cipher'");
    QVERIFY(cipher.has_value() && (*cipher)->next().value_or(false));
    QVERIFY(!(*cipher)->value(1)->empty());
    const QString byAddress = QString::fromStdString(m_server->connection());
    const QString byName =
        QString(byAddress).replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost"));
    const QString verified =
        QStringLiteral("?ssl-mode=VERIFY_IDENTITY&ssl-ca=") + QString::fromStdString(m_server->certificate());
    for (const QString& connection : {byAddress + QStringLiteral("?ssl-mode=REQUIRED"), byName + verified}) {
        const auto snapshot = load({connection.toStdString()});
        QVERIFY2(snapshot.has_value(), snapshot ? "" : describe(snapshot.error()).c_str());
        QCOMPARE((*snapshot)->events.size(), std::uint32_t{2});
    }
    // A name that is not the certificate's, and a certificate that nobody vouches for.
    for (const QString& connection :
         {byAddress + verified, byName + QStringLiteral("?ssl-mode=VERIFY_IDENTITY")}) {
        const auto snapshot = load({connection.toStdString()});
        QVERIFY(!snapshot.has_value());
        QCOMPARE(snapshot.error().code, ProblemCode::DatabaseUnavailable);
        const QString sentence = QString::fromStdString(describe(snapshot.error()));
        QVERIFY2(sentence.contains(QStringLiteral("ertificate")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QStringLiteral("s3cret")), qPrintable(sentence));
        qInfo("%s", qPrintable(sentence));
    }
}

QTEST_GUILESS_MAIN(TestReadMysql)
#include "tst_read_mysql.moc"
