// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting to a database in the real window, by keys and clicks (spec 5, "Opening").
#include "tests/ui/asked_connection.h"
#include "tests/ui/opened.h"
#include "ui/session/database_probe.h"
#include "ui/session/source_text.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <optional>

using namespace throughline;
using namespace throughline::test;

namespace {

void makeDatabase(const QString& path)
{
    const QString name = QStringLiteral("test");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const char* statement :
             {"CREATE TABLE events (id TEXT, type TEXT, occurred_at TEXT, order_id TEXT)",
              "INSERT INTO events VALUES ('e-1', 'OrderPaid', '2026-03-02T09:00:00Z', '1234')",
              "CREATE TABLE carts (id INTEGER, updated_by TEXT)",
              "INSERT INTO carts VALUES (7, 'api|550e8400-e29b-41d4-a716-446655440000|j-1')",
              "CREATE TABLE \"<b>odd</b>\" (id INTEGER)"})
            QVERIFY2(query.exec(QLatin1String(statement)), statement);
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace

class TestConnecting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void opensTheTablesOfAFileThatAreChosen();
    void asksAgainWhereAServerIsNotReached();
    void saysWhatIsWrongWithAFile();
    void offersMysqlWithItsPort();
    void addressesSurviveTheirText_data();
    void addressesSurviveTheirText();

private:
    [[nodiscard]] ConnectDialog* dialog() const { return m_asked->dialog(); }

    OwnSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::optional<AskedConnection> m_asked; // in it
};

void TestConnecting::init()
{
    m_settings.forget();
    m_window = std::make_unique<MainWindow>(QString());
    m_asked.emplace(*m_window);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestConnecting::opensTheTablesOfAFileThatAreChosen()
{
    const QString path = m_settings.path(QStringLiteral("shop.db"));
    makeDatabase(path);
    m_asked->ask();
    m_asked->press(QStringLiteral("SQLite file"));
    QVERIFY(!m_asked->button(QStringLiteral("Open"))->isEnabled());
    QTest::keyClicks(m_asked->field(QStringLiteral("File")), path);
    m_asked->press(QStringLiteral("Test connection"));
    auto* tables = dialog()->findChild<QListWidget*>();
    QTRY_COMPARE(tables->count(), 3);
    QVERIFY(m_asked->says(QStringLiteral("Connected")));
    QCOMPARE(tables->item(0)->text(), QStringLiteral("<b>odd</b>: to be told by its rows"));
    QCOMPARE(tables->item(1)->text(), QStringLiteral("carts: rows with updated_by"));
    QCOMPARE(tables->item(2)->text(), QStringLiteral("events: events"));
    QCOMPARE(dialog()->connection(), QStringLiteral("sqlite:") + path);
    for (const int row : {0, 1})
        tables->item(row)->setCheckState(Qt::Unchecked);
    QCOMPARE(dialog()->connection(), QStringLiteral("sqlite:%1?table=events").arg(path));
    m_asked->press(QStringLiteral("Open"));
    Navigator& navigator = m_window->workspace().navigator();
    QTRY_VERIFY(navigator.snapshot());
    QCOMPARE(navigator.snapshot()->events.size(), std::uint32_t{1});
    QVERIFY(navigator.snapshot()->executions.empty());
    QVERIFY2(m_window->windowTitle().startsWith(QStringLiteral("shop.db")),
             qPrintable(m_window->windowTitle()));
    QTRY_VERIFY(!dialog());
    // It is offered again.
    QCOMPARE(m_window->workspace().recentFiles().paths().front(),
             QStringLiteral("sqlite:%1?table=events").arg(path));
}

void TestConnecting::asksAgainWhereAServerIsNotReached()
{
    // Nobody listens there.
    m_window->workspace().open({QStringLiteral("postgresql://ann:s3cret@127.0.0.1:1/shop?sslmode=prefer")});
    QTRY_VERIFY(dialog());
    QTRY_VERIFY(!m_window->workspace().loader().loading());
    QCOMPARE(m_asked->field(QStringLiteral("Host"))->text(), QStringLiteral("127.0.0.1"));
    QCOMPARE(m_asked->field(QStringLiteral("Name of the database"))->text(), QStringLiteral("shop"));
    QCOMPARE(m_asked->field(QStringLiteral("User"))->text(), QStringLiteral("ann"));
    QCOMPARE(m_asked->field(QStringLiteral("Password"))->text(), QString());
    QVERIFY(m_asked->says(QStringLiteral("cannot be used")));
    QTest::keyClicks(m_asked->field(QStringLiteral("Password")), QStringLiteral("again:@/"));
    const QString entered = dialog()->connection();
    QCOMPARE(addressIn(entered).password, QStringLiteral("again:@/"));
    QCOMPARE(keptSource(entered), QStringLiteral("postgresql://ann@127.0.0.1:1/shop?sslmode=prefer"));
    // No password is written anywhere that can be seen or is kept.
    for (const QLabel* label : m_window->findChildren<QLabel*>())
        QVERIFY2(!label->text().contains(QStringLiteral("s3cret")), qPrintable(label->text()));
    QVERIFY(!m_window->windowTitle().contains(QStringLiteral("s3cret")));
    m_asked->press(QStringLiteral("Test connection"));
    QTRY_VERIFY(m_asked->says(QStringLiteral("refused")));
}

void TestConnecting::saysWhatIsWrongWithAFile()
{
    m_asked->ask();
    m_asked->press(QStringLiteral("SQLite file"));
    QTest::keyClicks(m_asked->field(QStringLiteral("File")), m_settings.path(QStringLiteral("nowhere.db")));
    m_asked->press(QStringLiteral("Test connection"));
    QTRY_VERIFY(m_asked->says(QStringLiteral("no such file")));
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
}

void TestConnecting::offersMysqlWithItsPort()
{
    m_asked->ask();
    const QLineEdit* port = m_asked->field(QStringLiteral("Port"));
    QCOMPARE(port->placeholderText(), QStringLiteral("5432"));
    m_asked->press(QStringLiteral("MySQL or MariaDB"));
    QCOMPARE(port->placeholderText(), QStringLiteral("3306"));
    m_asked->enter(QStringLiteral("Host"), QStringLiteral("127.0.0.1"));
    m_asked->enter(QStringLiteral("Port"), QStringLiteral("1"));
    m_asked->enter(QStringLiteral("Name of the database"), QStringLiteral("shop"));
    QCOMPARE(m_asked->dialog()->connection(), QStringLiteral("mysql://127.0.0.1:1/shop"));
    m_asked->press(QStringLiteral("Test connection"));
    QTRY_VERIFY(m_asked->says(QStringLiteral("cannot be used")));
    // One that fails is asked for again as what it is, with its options, which are those of no other engine.
    m_asked->press(QStringLiteral("Cancel"));
    QTRY_VERIFY(!m_asked->dialog());
    const QString connection = QStringLiteral("mysql://ann@127.0.0.1:1/shop?ssl-mode=REQUIRED");
    m_window->workspace().open({connection});
    QTRY_VERIFY(m_asked->dialog());
    QCOMPARE(m_asked->dialog()->connection(), connection);
    m_asked->press(QStringLiteral("PostgreSQL"));
    QCOMPARE(m_asked->dialog()->connection(), QStringLiteral("postgresql://ann@127.0.0.1:1/shop"));
}

void TestConnecting::addressesSurviveTheirText_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("host");
    QTest::newRow("plain") << QStringLiteral("secret") << QStringLiteral("db.example.com");
    QTest::newRow("none") << QString() << QStringLiteral("db");
    QTest::newRow("this machine") << QString() << QString();
    QTest::newRow("every mark") << QStringLiteral("a:b@c/d?e#f%g&h ü") << QStringLiteral("::1");
}

void TestConnecting::addressesSurviveTheirText()
{
    QFETCH(QString, password);
    QFETCH(QString, host);
    for (const DatabaseEngine engine : {DatabaseEngine::PostgreSql, DatabaseEngine::MySql}) {
        const ServerAddress address{.engine = engine,
                                    .host = host,
                                    .port = 5433,
                                    .database = QStringLiteral("shop 1"),
                                    .user = QStringLiteral("ann@corp"),
                                    .password = password,
                                    .options = QStringLiteral("sslmode=require")};
        const QString text = connectionTo(address, {QStringLiteral("a"), QStringLiteral("b&c")});
        QVERIFY2(isDatabase(text), qPrintable(text));
        const ServerAddress again = addressIn(text);
        QVERIFY(again.engine == engine);
        QCOMPARE(again.password, password);
        QCOMPARE(again.host, host);
        QCOMPARE(again.port, host.isEmpty() ? again.port : 5433);
        QCOMPARE(again.user, QStringLiteral("ann@corp"));
        QCOMPARE(again.database, QStringLiteral("shop 1"));
        QCOMPARE(again.options, QStringLiteral("sslmode=require"));
        if (!password.isEmpty())
            QVERIFY2(!keptSource(text).contains(password), qPrintable(keptSource(text)));
    }
}

QTEST_MAIN(TestConnecting)
#include "tst_connecting.moc"
