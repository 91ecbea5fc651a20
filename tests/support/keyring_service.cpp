// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/keyring_service.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <csignal>
#include <sys/types.h>

namespace throughline::test {

namespace {

constexpr int kMostMilliseconds = 20'000;

// Without folders of services: nothing starts by itself.
constexpr const char* kBus =
    "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
    "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
    "<busconfig><type>session</type><listen>unix:path=%1</listen><policy context=\"default\">"
    "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/>"
    "</policy></busconfig>\n";

void end(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(kMostMilliseconds))
        process.kill();
    process.waitForFinished();
}

} // namespace

std::unique_ptr<KeyringService> KeyringService::started(QString& reason)
{
    for (const char* program : {"dbus-daemon", "dbus-send", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) {
            reason = QLatin1String(program) + QStringLiteral(" is not installed");
            return nullptr;
        }
    }
    std::unique_ptr<KeyringService> service(new KeyringService);
    if (service->startBus() && service->startUnlocked())
        return service;
    reason = QStringLiteral("the keyring does not start");
    return nullptr;
}

KeyringService::~KeyringService()
{
    stop();
    end(m_bus);
}

bool KeyringService::startBus()
{
    const QString socket = m_folder.filePath(QStringLiteral("bus"));
    QFile file(m_folder.filePath(QStringLiteral("bus.conf")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QString::fromLatin1(kBus).arg(socket).toUtf8()) < 0)
        return false;
    file.close();
    m_bus.setStandardErrorFile(QProcess::nullDevice());
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + file.fileName(), QStringLiteral("--nofork"),
                 QStringLiteral("--print-address")});
    if (!m_bus.waitForReadyRead(kMostMilliseconds)) // its address: it listens
        return false;
    return qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + QFile::encodeName(socket));
}

bool KeyringService::start(bool unlocked)
{
    stop();
    const QString data = m_folder.filePath(QStringLiteral("data"));
    QDir().mkpath(data);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder.path());
    environment.insert(QStringLiteral("XDG_DATA_HOME"), data);
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
    m_keyring.setProcessEnvironment(environment);
    m_keyring.setStandardOutputFile(QProcess::nullDevice());
    m_keyring.setStandardErrorFile(QProcess::nullDevice());
    QStringList arguments = {QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
    if (unlocked)
        arguments.append(QStringLiteral("--unlock"));
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"), arguments);
    if (unlocked)
        m_keyring.write("a password of the log-in");
    m_keyring.closeWriteChannel();
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < kMostMilliseconds; QThread::msleep(20)) {
        if (isThere())
            return true;
        (void)m_keyring.waitForBytesWritten(1);
    }
    return false;
}

void KeyringService::stop()
{
    goOn();
    end(m_keyring);
}

void KeyringService::hold()
{
    ::kill(static_cast<pid_t>(m_keyring.processId()), SIGSTOP);
}

void KeyringService::goOn()
{
    if (m_keyring.processId() > 0)
        ::kill(static_cast<pid_t>(m_keyring.processId()), SIGCONT);
}

bool KeyringService::isThere() const
{
    QProcess ask;
    ask.start(QStringLiteral("dbus-send"),
              {QStringLiteral("--session"), QStringLiteral("--print-reply"),
               QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
               QStringLiteral("org.freedesktop.DBus.NameHasOwner"),
               QStringLiteral("string:org.freedesktop.secrets")});
    return ask.waitForFinished(kMostMilliseconds) && ask.readAllStandardOutput().contains("boolean true");
}

} // namespace throughline::test
