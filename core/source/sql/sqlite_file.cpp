// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/sqlite_file.h"

#include "core/base/translation.h"
#include "core/source/sql/sql_connection.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <fmt/format.h>

namespace throughline {

namespace {

constexpr qint64 kHeaderBytes = 100;
constexpr const char* kWriteAheadLog = "-wal";
constexpr const char* kSharedMemory = "-shm";
constexpr const char* kJournal = "-journal";

QString beside(const QString& path, const char* ending)
{
    return path + QLatin1String(ending);
}

bool holdsSomething(const QString& path)
{
    return QFileInfo(path).size() > 0;
}

Problem noticeOf(std::string what, std::string why)
{
    Problem problem;
    problem.code = ProblemCode::DatabaseCopied;
    problem.parameters = {std::move(what), std::move(why)};
    return problem;
}

} // namespace

SqliteFile::Stamp SqliteFile::stampOf(const QString& path)
{
    const QFileInfo file(path);
    return {file.size(), file.lastModified().toMSecsSinceEpoch()};
}

Result<SqliteFile> SqliteFile::find(const std::string& path)
{
    SqliteFile found;
    found.m_path = sqlText(path);
    const QFileInfo info(found.m_path);
    if (!info.exists())
        return failure(ProblemCode::FileMissing);
    if (!info.isFile())
        return failure(ProblemCode::NotRegularFile, {info.isDir() ? told(phrase("problems", "folder"))
                                                                  : told(phrase("problems", "device"))});
    found.m_seen = stampOf(found.m_path);
    QFile file(found.m_path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ProblemCode::FileUnreadable, {file.errorString().toStdString()});
    const QByteArray header = file.read(kHeaderBytes);
    if (header.isEmpty())
        return failure(ProblemCode::EmptyFile);
    if (!header.startsWith(QByteArrayLiteral("SQLite format 3\0")) || header.size() < kHeaderBytes)
        return failure(ProblemCode::FileUnreadable, {told(phrase("problems", "it is no SQLite database"))});
    // File format version 2: changes go to a log first (https://sqlite.org/fileformat2.html, 1.3).
    constexpr qsizetype kReadVersion = 19;
    const bool logsAhead = header[kReadVersion] == 2;
    if (logsAhead && !holdsSomething(beside(found.m_path, kWriteAheadLog))) {
        found.m_immutable = true;
    } else if (logsAhead && !QFileInfo::exists(beside(found.m_path, kSharedMemory))) {
        if (Result<void> copied = found.copy(); !copied)
            return tl::unexpected<Problem>(std::move(copied.error()));
    }
    return found;
}

Result<void> SqliteFile::copy()
{
    m_copy = std::make_unique<QTemporaryDir>();
    const QString copied = m_copy->filePath(QStringLiteral("copy.sqlite"));
    bool done = m_copy->isValid() && QFile::copy(m_path, copied);
    for (const char* ending : {kWriteAheadLog, kJournal}) {
        if (done && QFileInfo::exists(beside(m_path, ending)))
            done = QFile::copy(beside(m_path, ending), beside(copied, ending));
    }
    if (!done)
        return failure(ProblemCode::ReadFailed,
                       {told(phrase("problems", "there is no room for a copy of it"))});
    for (const char* ending : {"", kWriteAheadLog, kJournal})
        QFile::setPermissions(beside(copied, ending), QFile::ReadOwner | QFile::WriteOwner);
    m_immutable = false;
    m_notice =
        noticeOf(translated(phrase("problems", "copy")),
                 told(phrase("problems", "changes that its last writer left unfinished stand beside it")));
    return {};
}

QString SqliteFile::name() const
{
    if (m_copy)
        return m_copy->filePath(QStringLiteral("copy.sqlite"));
    if (!m_immutable)
        return m_path;
    // In a URI of SQLite these three would mean something.
    QString encoded = QFileInfo(m_path).absoluteFilePath();
    encoded.replace(u'%', QStringLiteral("%25"));
    encoded.replace(u'?', QStringLiteral("%3f"));
    encoded.replace(u'#', QStringLiteral("%23"));
    return QStringLiteral("file:%1?immutable=1").arg(encoded);
}

QString SqliteFile::options() const
{
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
    // What was left unfinished is finished in the copy.
    if (!m_copy)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (m_immutable)
        options += QStringLiteral(";QSQLITE_OPEN_URI");
    return options;
}

std::optional<std::string> SqliteFile::change() const
{
    const Stamp now = stampOf(m_path);
    if (!m_immutable || now == m_seen)
        return std::nullopt;
    return now.size == m_seen.size
               ? told(phrase("problems", "it was written to"))
               : told(phrase("problems", "it had {} bytes, now {}"), m_seen.size, now.size);
}

} // namespace throughline
