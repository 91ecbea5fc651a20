// SPDX-License-Identifier: GPL-3.0-or-later
// Records read back from where they lie.
#include "core/pipeline/pipeline.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

using namespace throughline;
using namespace throughline::test;

namespace {

using Loaded = Result<std::shared_ptr<const Snapshot>>;

const std::string kLines = eventLine(R"("id":"a")") + eventLine(R"("id":"b")") + eventLine(R"("id":"c")");

std::string contentsOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

class TestPayloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPayloadsBack_data();
    void readsPayloadsBack();
    void noticesAChangedFile();
    void readsFromARenamedOrDeletedFile();
    void leavesNoFilesBehind();

private:
    [[nodiscard]] std::string write(const std::string& name, std::string_view bytes)
    {
        return writeFile(m_folder.path().toStdString(), name, bytes);
    }

    QTemporaryDir m_folder;
};

void TestPayloads::readsPayloadsBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("small") << QStringLiteral("commerce/small/events.ndjson");
    QTest::newRow("lossy") << QStringLiteral("commerce/lossy/events.ndjson.gz");
}

void TestPayloads::readsPayloadsBack()
{
    QFETCH(QString, name);
    const std::string path = sharedData(name.toStdString());
    if (path.empty())
        QSKIP("shared test data is not here");
    const Loaded loaded = loadPaths({path});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    const bool plain = path.ends_with(".ndjson");
    const std::string whole = plain ? contentsOf(path) : std::string();
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        const EventId e(i);
        const RecordPlace place = snapshot.events.place(e);
        const Result<std::string> payload = snapshot.payloads->read(place);
        QVERIFY(payload);
        QVERIFY(payload->starts_with("{\"id\":\"" + snapshot.str(snapshot.events.id(e)) + "\""));
        QVERIFY(payload->ends_with('}') && payload->find('\n') == std::string::npos);
        if (plain) {
            QVERIFY(std::string_view(whole).substr(place.offset, place.length) == *payload);
            QVERIFY(place.offset == 0 || whole[place.offset - 1] == '\n');
            QCOMPARE(whole[place.offset + place.length], '\n');
        }
    }
}

void TestPayloads::noticesAChangedFile()
{
    const std::string path = write("events.ndjson", kLines);
    const Loaded loaded = loadPaths({path});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    const RecordPlace place = snapshot.events.place(EventId(1));
    QVERIFY(snapshot.payloads->read(place));

    QCOMPARE(::truncate(path.c_str(), 10), 0);
    const Result<std::string> truncated = snapshot.payloads->read(place);
    QCOMPARE(truncated.error().code, ProblemCode::FileChanged);
    QVERIFY(textOf(truncated.error()).find("now 10") != std::string::npos);
    QCOMPARE(truncated.error().source, std::string("events.ndjson"));

    // The same size, but written to.
    const std::string other = write("other.ndjson", kLines);
    const Loaded again = loadPaths({other});
    QVERIFY(again);
    const timespec times[2] = {{0, UTIME_OMIT}, {1, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, other.c_str(), times, 0), 0);
    const Result<std::string> written = (*again)->payloads->read(place);
    QCOMPARE(written.error().code, ProblemCode::FileChanged);
    QVERIFY(!snapshot.payloads->read({SourceId(7), 0, 1}));
    QVERIFY(!snapshot.payloads->read({SourceId(), 0, 1}));
}

void TestPayloads::readsFromARenamedOrDeletedFile()
{
    const std::string path = write("events.ndjson", kLines);
    const Loaded loaded = loadPaths({path});
    QVERIFY(loaded);
    QCOMPARE(::unlink(path.c_str()), 0);
    const std::string replaced = write("events.ndjson", "something else altogether");
    const Snapshot& snapshot = **loaded;
    QCOMPARE(snapshot.payloads->read(snapshot.events.place(EventId(0))).value() + "\n",
             eventLine(R"("id":"a")"));
}

void TestPayloads::leavesNoFilesBehind()
{
    const QByteArray before = qgetenv("TMPDIR");
    QTemporaryDir spools;
    qputenv("TMPDIR", spools.path().toUtf8());
    const Loaded loaded = loadPaths({write("packed.gz", gzipped(kLines))});
    QVERIFY(loaded);
    QVERIFY(QDir(spools.path()).isEmpty());
    QVERIFY((*loaded)->payloads->read((*loaded)->events.place(EventId(0))));
    // A folder that cannot be written to is no reason to fail.
    qputenv("TMPDIR", "/nowhere");
    QVERIFY(loadPaths({write("packed.gz", gzipped(kLines))}));
    before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
}

QTEST_GUILESS_MAIN(TestPayloads)
#include "tst_payloads.moc"
