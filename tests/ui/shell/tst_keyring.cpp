// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords in the system keyring, in the real window with a real keyring and a real server, which the test
// starts for itself (spec 5, "passwords in the system keyring only"; spec 6, no. 38).
#include "core/source/sql/postgres_address.h"
#include "core/source/sql/sql_connection.h"
#include "tests/support/keyring_service.h"
#include "tests/support/postgres_server.h"
#include "tests/ui/asked_connection.h"
#include "tests/ui/opened.h"
#include "ui/session/keyring.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace throughline;
using namespace throughline::test;

class TestKeyring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void keepsNothingUnlessWanted();
    void opensAgainWithoutAsking();
    void isOfOneConnection();
    void forgetsWhatIsNotToBeKept();
    void asksAgainWhereTheKeptOneIsWrong();
    void staysAtWorkWhileTheKeyringIsSilent();
    void saysThatTheKeyringIsLocked(); // from then on it is
    void saysThatThereIsNone();        // last: nothing starts it again

private:
    void newWindow();
    void enterServer();
    // Opens the connection with the box ticked, in a window that has not opened anything.
    void openAndKeep();
    [[nodiscard]] Navigator& navigator() { return m_window->workspace().navigator(); }
    [[nodiscard]] QString recent() const { return m_window->workspace().recentFiles().paths().value(0); }
    // The connection, as it is offered again.
    [[nodiscard]] QString withoutIt() const
    {
        return QStringLiteral("postgresql://throughline@127.0.0.1:%1/postgres").arg(m_server->port());
    }
    // A file below a folder that holds the password, plain or as it stands in an address.
    static QString fileWithPassword(const QString& folder);

    OwnSettings m_settings;
    std::unique_ptr<KeyringService> m_keyring;
    std::unique_ptr<PostgresServer> m_server;
    QString m_missing; // of the two
    std::unique_ptr<MainWindow> m_window;
    std::optional<AskedConnection> m_asked; // in it
};

void TestKeyring::initTestCase()
{
    m_keyring = KeyringService::started(m_missing);
    if (!m_keyring)
        return;
    m_server = PostgresServer::started(m_missing);
    if (!m_server)
        return;
    const SqlConnection connection(kPostgresDriver);
    QSqlDatabase database = connection.database();
    setPostgresAddress(database, m_server->connection());
    QVERIFY(database.open());
    QSqlQuery query(database);
    QVERIFY(query.exec(QStringLiteral("CREATE TABLE events (id text, type text, occurred_at timestamptz)")));
    QVERIFY(query.exec(QStringLiteral("INSERT INTO events VALUES ('e-1', 'Paid', '2026-03-02T09:00:00Z')")));
}

void TestKeyring::init()
{
    if (!m_server)
        QSKIP(qPrintable(m_missing));
    m_settings.forget();
    newWindow();
}

void TestKeyring::newWindow()
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(QString());
    m_asked.emplace(*m_window);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestKeyring::enterServer()
{
    m_asked->ask();
    m_asked->enter(QStringLiteral("Host"), QStringLiteral("127.0.0.1"));
    m_asked->enter(QStringLiteral("Port"), QString::number(m_server->port()));
    m_asked->enter(QStringLiteral("Name of the database"), QStringLiteral("postgres"));
    m_asked->enter(QStringLiteral("User"), QStringLiteral("throughline"));
    m_asked->field(QStringLiteral("Password"))->setText(PostgresServer::password());
}

void TestKeyring::openAndKeep()
{
    enterServer();
    m_asked->tick();
    QVERIFY(m_asked->keeping()->isChecked());
    m_asked->press(QStringLiteral("Open"));
    QTRY_VERIFY(navigator().snapshot());
    QVERIFY(keepsPassword(withoutIt()));
}

QString TestKeyring::fileWithPassword(const QString& folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = file.readAll();
        if (text.contains("s3cret") || text.contains(PostgresServer::password().toUtf8().toBase64()))
            return file.fileName();
    }
    return {};
}

void TestKeyring::keepsNothingUnlessWanted()
{
    enterServer();
    QVERIFY(!m_asked->keeping()->isChecked());
    m_asked->press(QStringLiteral("Open"));
    QTRY_VERIFY(navigator().snapshot());
    QCOMPARE(recent(), withoutIt());
    newWindow();
    m_window->workspace().open({recent()});
    QTRY_VERIFY(m_asked->dialog());
    QVERIFY(m_asked->says(QStringLiteral("no password supplied")));
    QVERIFY(!m_asked->says(QStringLiteral("keyring is")));
}

void TestKeyring::opensAgainWithoutAsking()
{
    openAndKeep();
    QCOMPARE(recent(), withoutIt());
    newWindow();
    m_window->workspace().open({recent()});
    QTRY_VERIFY(navigator().snapshot());
    QVERIFY(!m_asked->dialog());
    // Loaded again, and from a workspace file.
    QSignalSpy opened(&m_window->workspace(), &Workspace::opened);
    m_window->workspace().reload();
    QVERIFY(opened.wait());
    const QString file = m_settings.path(QStringLiteral("shop.throughline"));
    QVERIFY(m_window->workspace().saveAs(file).has_value());
    newWindow();
    m_window->workspace().open({file});
    QTRY_VERIFY(navigator().snapshot());
    // Tested without being entered; the dialog says where it is.
    m_asked->ask();
    QVERIFY(m_asked->keeping()->isChecked());
    QCOMPARE(m_asked->field(QStringLiteral("Password"))->text(), QString());
    QCOMPARE(m_asked->field(QStringLiteral("Password"))->placeholderText(),
             QStringLiteral("in the system keyring"));
    m_asked->press(QStringLiteral("Test connection"));
    QTRY_VERIFY(m_asked->says(QStringLiteral("Connected")));
    QVERIFY(!m_window->windowTitle().contains(QStringLiteral("s3cret")));
    m_window.reset();
    QCOMPARE(fileWithPassword(m_settings.path({})), QString());
    QCOMPARE(fileWithPassword(m_keyring->folder()), QString());
}

void TestKeyring::isOfOneConnection()
{
    openAndKeep();
    QVERIFY(keepsPassword(withoutIt() + QStringLiteral("?table=events")));
    // An option may lead to somebody else's server.
    QVERIFY(!keepsPassword(withoutIt() + QStringLiteral("?hostaddr=192.0.2.1")));
    QVERIFY(!keepsPassword(QString(withoutIt()).replace(QStringLiteral("throughline@"), QString())));
    m_asked->ask();
    QVERIFY(m_asked->keeping()->isChecked());
    m_asked->enter(QStringLiteral("User"), QStringLiteral("ann"));
    QVERIFY(!m_asked->keeping()->isChecked());
    m_asked->enter(QStringLiteral("User"), QStringLiteral("throughline"));
    QVERIFY(m_asked->keeping()->isChecked());
}

void TestKeyring::forgetsWhatIsNotToBeKept()
{
    openAndKeep();
    m_asked->ask();
    m_asked->tick();
    QVERIFY(!m_asked->keeping()->isChecked());
    QVERIFY(!keepsPassword(withoutIt()));
    QTRY_VERIFY(m_asked->says(QStringLiteral("removed from the system keyring")));
    m_asked->press(QStringLiteral("Cancel"));
    QTRY_VERIFY(!m_asked->dialog());
    // Nothing is left of it: also where the settings say otherwise.
    QSettings().setValue(QStringLiteral("keptPasswords"), QStringList(withoutIt()));
    newWindow();
    m_window->workspace().open({withoutIt()});
    QTRY_VERIFY(m_asked->dialog());
    QVERIFY(m_asked->says(QStringLiteral("locked, or does not have it")));
}

void TestKeyring::asksAgainWhereTheKeptOneIsWrong()
{
    enterServer();
    m_asked->field(QStringLiteral("Password"))->setText(QStringLiteral("wrong"));
    m_asked->tick();
    m_asked->press(QStringLiteral("Open"));
    QTRY_VERIFY(m_asked->says(QStringLiteral("password authentication failed")));
    QVERIFY(m_asked->keeping()->isChecked());
    QCOMPARE(m_asked->field(QStringLiteral("Password"))->text(), QString());
    m_asked->field(QStringLiteral("Password"))->setText(PostgresServer::password());
    m_asked->press(QStringLiteral("Open"));
    QTRY_VERIFY(navigator().snapshot());
    newWindow();
    m_window->workspace().open({withoutIt()});
    QTRY_VERIFY(navigator().snapshot());
}

void TestKeyring::staysAtWorkWhileTheKeyringIsSilent()
{
    openAndKeep();
    newWindow();
    m_keyring->hold();
    qint64 longest = 0;
    QElapsedTimer sinceLast;
    QTimer ticks;
    connect(&ticks, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceLast.restart()); });
    sinceLast.start();
    ticks.start(5);
    m_window->workspace().open({withoutIt()});
    QTest::qWait(500);
    QVERIFY(m_window->workspace().loader().loading());
    QElapsedTimer cancelling;
    cancelling.start();
    m_window->workspace().loader().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().loader().loading(), 1000);
    ticks.stop();
    m_keyring->goOn();
    QVERIFY2(longest < 200, qPrintable(QString::number(longest)));
}

void TestKeyring::saysThatTheKeyringIsLocked()
{
    openAndKeep();
    QVERIFY(m_keyring->startLocked());
    newWindow();
    m_window->workspace().open({withoutIt()});
    QTRY_VERIFY(m_asked->dialog());
    QVERIFY(m_asked->says(QStringLiteral("the system keyring is locked")));
    // The password is asked for as if there was no keyring.
    m_asked->field(QStringLiteral("Password"))->setText(PostgresServer::password());
    m_asked->press(QStringLiteral("Open"));
    QTRY_VERIFY(m_asked->says(QStringLiteral("The password is not kept")));
    QVERIFY(!m_asked->keeping()->isChecked());
    m_asked->press(QStringLiteral("Open"));
    QTRY_VERIFY(navigator().snapshot());
    QCOMPARE(fileWithPassword(m_settings.path({})), QString());
}

void TestKeyring::saysThatThereIsNone()
{
    QSettings().setValue(QStringLiteral("keptPasswords"), QStringList(withoutIt()));
    m_keyring->stop();
    newWindow();
    m_window->workspace().open({withoutIt()});
    QTRY_VERIFY(m_asked->dialog());
    QVERIFY(m_asked->says(QStringLiteral("the system keyring does not answer")));
    m_asked->tick();
    QTRY_VERIFY(m_asked->says(QStringLiteral("not used any more, but it was not removed")));
    QVERIFY(!keepsPassword(withoutIt()));
}

QTEST_MAIN(TestKeyring)
#include "tst_keyring.moc"
