// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/keyring.h"

#include "core/base/cancel_wait.h"
#include "core/pipeline/connection_text.h"
#include "core/source/sql/open_database.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSettings>
#include <QStringList>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace throughline {

namespace {

using namespace std::chrono_literals;

const QString kService = QStringLiteral("Throughline");
const QString kKept = QStringLiteral("keptPasswords"); // of which connections, in the settings

QString keyOf(const QString& connection)
{
    return QString::fromStdString(withoutPasswordAndTables(connection.toStdString()));
}

void noteKept(const QString& key, bool kept)
{
    QSettings settings;
    QStringList keys = settings.value(kKept).toStringList();
    keys.removeAll(key);
    if (kept)
        keys.append(key);
    settings.setValue(kKept, keys);
}

// What a person may take to unlock it. A keyring that hangs keeps all that is asked of it later waiting, too.
constexpr auto kPatience = 60s;

QString silence()
{
    return QCoreApplication::translate("keyring", "the system keyring does not answer");
}

QString troubleIn(const QKeychain::Job& job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return QCoreApplication::translate("keyring", "the system keyring is locked, or does not have it");
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return QCoreApplication::translate("keyring", "the system keyring refused");
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return QCoreApplication::translate("keyring", "this system has no keyring");
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return QCoreApplication::translate("keyring", "the system keyring does not answer (%1)")
        .arg(job.errorString().simplified());
}

template <class KeyringJob>
KeyringJob* jobFor(const QString& key)
{
    auto* job = new KeyringJob(kService); // deletes itself when it is finished
    job->setInsecureFallback(false);      // rather nowhere than in plain text
    job->setKey(key);
    return job;
}

// The password that a worker waits for while the GUI thread asks for it.
class AskedPassword {
public:
    void answer(const QString& password, const QString& trouble)
    {
        const std::lock_guard lock(m_mutex);
        if (m_over)
            return;
        m_password = password.toStdString();
        m_trouble = trouble.toStdString();
        m_answered = true;
        m_changed.notify_all();
    }

    // False where it is cancelled first.
    bool wait(const CancelToken& cancel)
    {
        const auto end = std::chrono::steady_clock::now() + kPatience;
        std::unique_lock lock(m_mutex);
        const bool goesOn = waitUnlessCancelled(
            m_changed, lock, cancel, [&] { return m_answered || std::chrono::steady_clock::now() >= end; });
        if (!m_answered)
            m_trouble = silence().toStdString();
        m_over = true;
        return goesOn;
    }

    // After wait().
    [[nodiscard]] const std::string& password() const { return m_password; }
    [[nodiscard]] const std::string& trouble() const { return m_trouble; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::string m_password;
    std::string m_trouble;
    bool m_answered = false;
    bool m_over = false; // nobody waits any more
};

// Hands over the first answer: that of the keyring, or that there is none.
class Answering {
public:
    Answering(QObject* context, KeyringAnswer answer)
        : m_first(std::make_shared<First>(context, std::move(answer)))
    {
        QTimer::singleShot(kPatience, context, [first = m_first] { first->take(silence()); });
    }
    void operator()(const QString& trouble) const { m_first->take(trouble); }

private:
    struct First {
        First(QObject* asking, KeyringAnswer answering) : context(asking), answer(std::move(answering)) {}
        void take(const QString& trouble)
        {
            if (const KeyringAnswer call = std::exchange(answer, {}); call && context)
                call(trouble);
        }
        QPointer<QObject> context;
        KeyringAnswer answer;
    };
    std::shared_ptr<First> m_first;
};

// The application, on whose thread the keyring is talked to, outlives whoever waits.
void ask(const QString& key, const std::shared_ptr<AskedPassword>& asked)
{
    QCoreApplication* application = QCoreApplication::instance();
    QMetaObject::invokeMethod(application, [application, key, asked] {
        auto* job = jobFor<QKeychain::ReadPasswordJob>(key);
        QObject::connect(job, &QKeychain::Job::finished, application,
                         [job, asked] { asked->answer(job->textData(), troubleIn(*job)); });
        job->start();
    });
}

} // namespace

bool keepsPassword(const QString& connection)
{
    return QSettings().value(kKept).toStringList().contains(keyOf(connection));
}

void keepPassword(const QString& connection, QObject* context, KeyringAnswer answer)
{
    const QString key = keyOf(connection);
    auto* job = jobFor<QKeychain::WritePasswordJob>(key);
    job->setTextData(QString::fromStdString(passwordIn(connection.toStdString())));
    // Kept is kept, whether or not somebody still wants to know.
    QObject::connect(job, &QKeychain::Job::finished, QCoreApplication::instance(),
                     [job, key, answering = Answering(context, std::move(answer))] {
                         if (job->error() == QKeychain::NoError)
                             noteKept(key, true);
                         answering(troubleIn(*job));
                     });
    job->start();
}

void forgetPassword(const QString& connection, QObject* context, KeyringAnswer answer)
{
    const QString key = keyOf(connection);
    noteKept(key, false);
    auto* job = jobFor<QKeychain::DeletePasswordJob>(key);
    QObject::connect(
        job, &QKeychain::Job::finished, QCoreApplication::instance(),
        [job, answering = Answering(context, std::move(answer))] { answering(troubleIn(*job)); });
    job->start();
}

Result<std::unique_ptr<Database>> openWithKeptPassword(const std::string& connection,
                                                       const CancelToken& cancel)
{
    const QString text = QString::fromStdString(connection);
    if (!isServerConnection(connection) || !passwordIn(connection).empty() || !keepsPassword(text))
        return openDatabase(connection, cancel);
    const auto asked = std::make_shared<AskedPassword>();
    ask(keyOf(text), asked);
    if (!asked->wait(cancel))
        return failure(ProblemCode::Cancelled);
    if (asked->trouble().empty())
        return openDatabase(withPassword(connection, asked->password()), cancel);
    // It may be in a file of the server's own programs, too.
    Result<std::unique_ptr<Database>> database = openDatabase(connection, cancel);
    if (!database && database.error().code == ProblemCode::DatabaseUnavailable)
        database.error().parameters.front() +=
            "; " + QCoreApplication::translate("keyring", "its password was not found: %1")
                       .arg(QString::fromStdString(asked->trouble()))
                       .toStdString();
    return database;
}

} // namespace throughline
