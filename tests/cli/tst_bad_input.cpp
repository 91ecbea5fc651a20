// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of bad input has its own clear message that names the file, and good lines around bad ones load.
#include "tests/support/command.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace throughline::test;

namespace {

const QByteArray kGood =
    R"({"id":"a","type":"OrderCreated","occurred_at":"2026-04-01T10:00:00Z","reference_id":"order:1"})"
    "\n";

QByteArray line(const char* id)
{
    return QByteArray(kGood).replace("\"a\"", '"' + QByteArray(id) + '"');
}

} // namespace

class BadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingUsable_data();
    void nothingUsable();
    void messagesDiffer();
    void unreadable();
    void namedPipe();
    void truncatedLastLine();
    void invalidUtf8();
    void badLinesAreListed();

private:
    QString write(const char* name, const QByteArray& bytes);
    QTemporaryDir m_folder;
};

QString BadInputTest::write(const char* name, const QByteArray& bytes)
{
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

void BadInputTest::nothingUsable_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("missing") << m_folder.filePath(QStringLiteral("missing.ndjson"))
                             << QByteArray("no such file");
    QTest::newRow("directory") << m_folder.path() << QByteArray("directory");
    QTest::newRow("empty") << write("empty.ndjson", {}) << QByteArray("empty");
    QTest::newRow("binary") << write("binary.ndjson",
                                     QByteArray("\x7f"
                                                "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01",
                                                21) +
                                         QByteArray(4000, '\0'))
                            << QByteArray("binary");
    QTest::newRow("prose") << write("prose.txt", "Dear all,\nplease find the export attached.\n")
                           << QByteArray("known");
    QTest::newRow("no events") << write("no_events.ndjson", "{\"a\":1}\n{\"b\":2}\n")
                               << QByteArray("Nothing could be used");
}

void BadInputTest::nothingUsable()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, says);
    const Outcome outcome = runCli({QStringLiteral("summary"), path});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
    QVERIFY2(outcome.err.startsWith("error: "), outcome.err.constData());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    const QByteArray name = path.section(u'/', -1).toUtf8();
    QVERIFY2(outcome.err.contains(name), outcome.err.constData());
}

void BadInputTest::messagesDiffer()
{
    QSet<QByteArray> messages;
    const QStringList paths = {write("e.ndjson", {}), m_folder.path(),
                               m_folder.filePath(QStringLiteral("m.ndjson")),
                               write("b.ndjson", QByteArray(5000, '\0'))};
    for (const QString& path : paths) {
        const QByteArray error = runCli({QStringLiteral("summary"), path}).err;
        messages.insert(error.mid(error.lastIndexOf(": ")));
    }
    QCOMPARE(messages.size(), paths.size());
}

void BadInputTest::unreadable()
{
    if (geteuid() == 0) {
        // Root may read everything: another user runs the program.
        const QString path = write("secret.ndjson", kGood);
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(::chmod(m_folder.path().toUtf8().constData(), 0755) == 0);
        const Outcome reachable =
            runShell(QStringLiteral("setpriv --reuid=65534 --clear-groups \"$CLI\" --version"));
        if (reachable.exitCode != 0)
            QSKIP("no other user can run the program here");
        const Outcome outcome =
            runShell(QStringLiteral("setpriv --reuid=65534 --clear-groups \"$CLI\" summary '%1'").arg(path));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("secret.ndjson") && outcome.err.contains("cannot be read"),
                 outcome.err.constData());
        return;
    }
    const QString path = write("secret.ndjson", kGood);
    QVERIFY(QFile::setPermissions(path, QFile::WriteOwner));
    const Outcome outcome = runCli({QStringLiteral("summary"), path});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("secret.ndjson") && outcome.err.contains("cannot be read"),
             outcome.err.constData());
}

void BadInputTest::namedPipe()
{
    const QString path = m_folder.filePath(QStringLiteral("pipe"));
    QVERIFY(::mkfifo(path.toUtf8().constData(), 0600) == 0);
    const Outcome outcome = runCli({QStringLiteral("summary"), path}); // must not wait for a writer
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("pipe"), outcome.err.constData());
}

void BadInputTest::truncatedLastLine()
{
    const QString path = write("cut.ndjson", line("a") + line("b") + line("c").left(40));
    const Outcome outcome = runCli({QStringLiteral("summary"), path});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.json().object().value(u"events").toInt(), 2);
    QVERIFY2(outcome.err.contains("cut.ndjson:3: ") && outcome.err.contains("incomplete"),
             outcome.err.constData());
    QCOMPARE(runCli({QStringLiteral("summary"), QStringLiteral("--strict"), path}).exitCode, 3);
}

void BadInputTest::invalidUtf8()
{
    QByteArray bad = line("b");
    bad.replace("OrderCreated", "Order\xff\xfe");
    const QString path = write("utf8.ndjson", line("a") + bad + line("c"));
    const Outcome outcome = runCli({QStringLiteral("summary"), path});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.json().object().value(u"events").toInt(), 3);
    QVERIFY2(outcome.err.contains("utf8.ndjson:2: ") && outcome.err.contains("UTF-8"),
             outcome.err.constData());
}

void BadInputTest::badLinesAreListed()
{
    const QString path =
        write("mixed.ndjson", line("a") + "{\"id\":\"b\", oops}\n" + line("c") + "[1,2]\n" +
                                  "{\"id\":\"d\",\"occurred_at\":\"2026-04-01T10:00:00Z\"}\n" + line("e"));
    const Outcome outcome = runCli({QStringLiteral("summary"), path});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject json = outcome.json().object();
    QCOMPARE(json.value(u"events").toInt(), 3);
    for (const char* place : {"mixed.ndjson:2: ", "mixed.ndjson:4: ", "mixed.ndjson:5: "})
        QVERIFY2(outcome.err.contains(place), outcome.err.constData());
    QVERIFY2(outcome.err.contains("6 records read, 3 loaded, 0 repeats folded, 3 rejected"),
             outcome.err.constData());
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_bad_input.moc"
