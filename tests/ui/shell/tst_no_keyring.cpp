// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting to a database on a machine that has no system keyring, not even a session bus.
#include "tests/ui/asked_connection.h"
#include "tests/ui/opened.h"
#include "ui/session/keyring.h"

#include <QDirIterator>
#include <QTest>

#include <optional>

using namespace throughline;
using namespace throughline::test;

class TestNoKeyring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysThatThePasswordIsNotKept();
    void asksForAPasswordThatIsOutOfReach();

private:
    void newWindow();

    OwnSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::optional<AskedConnection> m_asked; // in it
};

void TestNoKeyring::newWindow()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    m_settings.forget();
    m_window = std::make_unique<MainWindow>(QString());
    m_asked.emplace(*m_window);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestNoKeyring::saysThatThePasswordIsNotKept()
{
    newWindow();
    m_asked->ask();
    m_asked->enter(QStringLiteral("Host"), QStringLiteral("127.0.0.1"));
    m_asked->enter(QStringLiteral("Port"), QStringLiteral("1"));
    m_asked->enter(QStringLiteral("Password"), QStringLiteral("s3cret"));
    m_asked->tick();
    m_asked->press(QStringLiteral("Open"));
    QTRY_VERIFY(
        m_asked->says(QStringLiteral("The password is not kept: the system keyring does not answer")));
    QVERIFY(!m_asked->keeping()->isChecked());
    QVERIFY(!keepsPassword(m_asked->dialog()->connection()));
    // It goes on without.
    m_asked->press(QStringLiteral("Open"));
    QTRY_VERIFY(m_asked->says(QStringLiteral("refused")));
    QVERIFY(!m_asked->says(QStringLiteral("was not found")));
    m_window.reset();
    QDirIterator files(m_settings.path({}), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("s3cret"), qPrintable(file.fileName()));
    }
}

void TestNoKeyring::asksForAPasswordThatIsOutOfReach()
{
    newWindow();
    // One that was kept on another day.
    const QString connection = QStringLiteral("postgresql://ann@127.0.0.1:1/shop");
    QSettings().setValue(QStringLiteral("keptPasswords"), QStringList(connection));
    m_window->workspace().open({connection});
    QTRY_VERIFY(m_asked->dialog());
    QVERIFY(m_asked->says(QStringLiteral("refused")));
    QVERIFY(m_asked->says(QStringLiteral("its password was not found: the system keyring does not answer")));
}

QTEST_MAIN(TestNoKeyring)
#include "tst_no_keyring.moc"
