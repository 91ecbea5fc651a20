// SPDX-License-Identifier: GPL-3.0-or-later
// Connections as texts, above all that no password is shown.
#include "core/pipeline/connection_text.h"

#include <QTest>

using namespace throughline;

class TestConnectionText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsConnectionsFromFiles();
    void passwordsAreLeftOut_data();
    void passwordsAreLeftOut();
    void passwordsAreTakenOutAndPutIn();
    void belongsToAConnectionWithItsOptions();
    void namesForPeople_data();
    void namesForPeople();
    void filesOfSqliteComeBack();
    void tablesAreNamed();
};

void TestConnectionText::tellsConnectionsFromFiles()
{
    QVERIFY(isConnection("sqlite:shop.db"));
    QVERIFY(isConnection("postgresql://db/shop"));
    QVERIFY(isConnection("postgres://db/shop"));
    QVERIFY(engineOf("mysql://db/shop") == DatabaseEngine::MySql);
    QVERIFY(engineOf("mariadb://db/shop") == DatabaseEngine::MySql);
    QVERIFY(isServerConnection("mysql://db/shop") && !isServerConnection("sqlite:shop.db"));
    for (const char* file : {"shop.db", "./sqlite:shop.db", "postgresql", "mysql.json", "-", ""})
        QVERIFY2(!isConnection(file), file);
}

void TestConnectionText::passwordsAreLeftOut_data()
{
    QTest::addColumn<QString>("connection");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const char* connection, const char* shown) {
        QTest::newRow(name) << QString::fromLatin1(connection) << QString::fromLatin1(shown);
    };
    row("user and password", "postgresql://ann:secret@db:5432/shop", "postgresql://ann@db:5432/shop");
    row("user alone", "postgresql://ann@db/shop?table=a", "postgresql://ann@db/shop?table=a");
    row("no user", "postgres://db:5432/shop", "postgres://db:5432/shop");
    row("not encoded", "postgresql://ann:se/cr?e@t@db/shop", "postgresql://ann@db/shop");
    row("as a parameter", "postgresql://db/shop?sslmode=require&password=secret&table=a",
        "postgresql://db/shop?sslmode=require&table=a");
    row("only that", "postgresql://db/shop?password=secret", "postgresql://db/shop");
    row("MySQL", "mysql://ann:secret@db/shop?ssl-mode=REQUIRED", "mysql://ann@db/shop?ssl-mode=REQUIRED");
    row("a file", "a:b@c.db", "a:b@c.db");
    row("SQLite", "sqlite:a:b@c.db", "sqlite:a:b@c.db");
}

void TestConnectionText::passwordsAreLeftOut()
{
    QFETCH(QString, connection);
    QFETCH(QString, shown);
    QCOMPARE(QString::fromStdString(withoutPassword(connection.toStdString())), shown);
}

void TestConnectionText::passwordsAreTakenOutAndPutIn()
{
    const std::string password = "a:b@c/d?e#f%g&h ü";
    for (const char* connection : {"postgresql://ann@db:5432/shop?table=a", "postgresql://db/shop",
                                   "postgresql:///shop", "postgresql://ann%40corp@[::1]:5433"}) {
        QCOMPARE(passwordIn(connection), std::string());
        const std::string whole = withPassword(connection, password);
        QVERIFY2(passwordIn(whole) == password, whole.c_str());
    }
    QCOMPARE(withPassword("postgresql://ann@db/shop?sslmode=require", "s:1"),
             std::string("postgresql://ann:s%3A1@db/shop?sslmode=require"));
    QCOMPARE(passwordIn("postgresql://db/shop?sslmode=require&password=s%3A1"), std::string("s:1"));
    QCOMPARE(passwordIn("postgresql://ann:@db/shop"), std::string());
    QCOMPARE(passwordIn("sqlite:a:b@c.db"), std::string());
}

void TestConnectionText::belongsToAConnectionWithItsOptions()
{
    QCOMPARE(withoutPasswordAndTables("postgresql://ann:s@db/shop?table=a&sslmode=require&table=b"),
             std::string("postgresql://ann@db/shop?sslmode=require"));
    QCOMPARE(withoutPasswordAndTables("postgres://ann@db/shop"), std::string("postgresql://ann@db/shop"));
    QCOMPARE(withoutPasswordAndTables("mariadb://ann:s@db/shop"), std::string("mysql://ann@db/shop"));
}

void TestConnectionText::namesForPeople_data()
{
    QTest::addColumn<QString>("connection");
    QTest::addColumn<QString>("name");
    QTest::newRow("SQLite") << "sqlite:/data/shop.db?table=a"
                            << "shop.db";
    QTest::newRow("a server") << "postgresql://ann:secret@db:5432/shop"
                              << "shop on db:5432";
    QTest::newRow("no database") << "postgresql://db"
                                 << "db";
    QTest::newRow("no host") << "postgresql:///shop"
                             << "shop on this machine";
}

void TestConnectionText::namesForPeople()
{
    QFETCH(QString, connection);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(connectionNameOf(connection.toStdString())), name);
}

void TestConnectionText::filesOfSqliteComeBack()
{
    for (const char* file : {"shop.db", "/a b/100%.db", "what?.db", "%3F.db", "a?table=b"})
        QCOMPARE(sqliteFileOf(sqliteConnectionTo(file)), std::string(file));
    QCOMPARE(sqliteFileOf("sqlite:shop.db?table=a"), std::string("shop.db"));
    QCOMPARE(sqliteFileOf("postgresql://db/shop"), std::string());
}

void TestConnectionText::tablesAreNamed()
{
    using Names = std::vector<std::string>;
    QCOMPARE(tablesNamedIn("sqlite:a.db"), Names());
    QCOMPARE(tablesNamedIn("sqlite:a.db?table=a,b%2Cc,&table=d&x=e"), (Names{"a", "b,c", "d"}));
}

QTEST_APPLESS_MAIN(TestConnectionText)
#include "tst_connection_text.moc"
