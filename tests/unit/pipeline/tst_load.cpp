// SPDX-License-Identifier: GPL-3.0-or-later
// From files to a snapshot: what opens, what does not and why.
#include "core/pipeline/pipeline.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace throughline;
using namespace throughline::test;

namespace {

using Loaded = Result<std::shared_ptr<const Snapshot>>;

const std::string kLines = eventLine(R"("id":"a")") + eventLine(R"("id":"b")") + eventLine(R"("id":"c")");

// Puts a descriptor in place of standard input for as long as it lives.
class StandardInput {
public:
    explicit StandardInput(int fd) : m_saved(::dup(STDIN_FILENO))
    {
        ::dup2(fd, STDIN_FILENO);
        ::close(fd);
    }
    StandardInput(const StandardInput&) = delete;
    StandardInput& operator=(const StandardInput&) = delete;
    ~StandardInput()
    {
        ::dup2(m_saved, STDIN_FILENO);
        ::close(m_saved);
    }

private:
    int m_saved;
};

int pipeWith(std::string_view bytes)
{
    int ends[2];
    if (::pipe(ends) != 0 ||
        ::write(ends[1], bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        qFatal("pipe");
    ::close(ends[1]);
    return ends[0];
}

} // namespace

class TestLoad : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadsTheCommerceExports_data();
    void loadsTheCommerceExports();
    void loadsTheSample();
    void namesWhyASourceCannotBeOpened_data();
    void namesWhyASourceCannotBeOpened();
    void namesWhatIsNoFile();
    void namesAFileThatMayNotBeRead();
    void namesReadErrors();
    void readsStandardInput();
    void joinsSeveralSources();
    void foldsTheSameFileTwice();
    void goesOnBesideABadSource();
    void reportsProgressAndCancels();

private:
    [[nodiscard]] std::string write(const std::string& name, std::string_view bytes)
    {
        return writeFile(m_folder.path().toStdString(), name, bytes);
    }

    QTemporaryDir m_folder;
};

void TestLoad::loadsTheCommerceExports_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("events");
    QTest::newRow("small") << QStringLiteral("commerce/small/events.ndjson") << 2842;
    QTest::newRow("medium") << QStringLiteral("commerce/medium/events.ndjson.gz") << 89797;
    QTest::newRow("lossy") << QStringLiteral("commerce/lossy/events.ndjson.gz") << 33691;
}

void TestLoad::loadsTheCommerceExports()
{
    QFETCH(QString, name);
    QFETCH(int, events);
    const std::string path = sharedData(name.toStdString());
    if (path.empty())
        QSKIP("shared test data is not here");
    const Loaded loaded = loadPaths({path});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    QCOMPARE(static_cast<int>(snapshot.events.size()), events);
    QCOMPARE(snapshot.events.timedCount(), snapshot.events.size());
    QVERIFY(snapshot.report.problems().empty());
    QVERIFY(snapshot.report.balances());
    const SourceReport& source = snapshot.report.sources().front();
    QCOMPARE(source.format, std::string("native NDJSON"));
    QCOMPARE(source.read, source.loaded);
    QVERIFY(!source.partial);
    // At most 160 bytes an event, the distinct strings themselves aside.
    const std::size_t bytes =
        snapshot.events.bytes() + snapshot.entities.bytes() + snapshot.strings.indexBytes();
    QVERIFY2(bytes <= std::size_t{160} * snapshot.events.size(),
             qPrintable(QString::number(double(bytes) / snapshot.events.size())));
}

void TestLoad::loadsTheSample()
{
    LoadRequest request;
    request.paths = {sampleExport()};
    const Loaded loaded = load(request);
    QVERIFY(loaded);
    QVERIFY((*loaded)->report.problems().empty());
    QVERIFY((*loaded)->clusters.size() > 0);
    QVERIFY((*loaded)->links.size() > 0);
    QVERIFY((*loaded)->loadTime > 0);
}

void TestLoad::namesWhyASourceCannotBeOpened_data()
{
    QTest::addColumn<QByteArray>("bytes"); // null: no file at all
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const QByteArray& bytes, ProblemCode code, const char* text) {
        QTest::newRow(name) << bytes << static_cast<int>(code) << QString::fromUtf8(text);
    };
    row("missing", QByteArray(), ProblemCode::FileMissing, "There is no such file");
    row("empty", QByteArray(""), ProblemCode::EmptyFile, "The file is empty");
    row("blank", QByteArray("\xEF\xBB\xBF \r\n\t\n"), ProblemCode::EmptyFile, "The file is empty");
    row("packed nothing", QByteArray::fromStdString(gzipped("")), ProblemCode::EmptyFile,
        "The file is empty");
    row("PNG", QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16), ProblemCode::BinaryFile, "a PNG image");
    row("ZIP", QByteArray("PK\x03\x04 and more"), ProblemCode::CorruptCompression, "The zip data is damaged");
    row("SQLite", QByteArray("SQLite format 3\0 and more", 26), ProblemCode::BinaryFile,
        "an SQLite database");
    row("zeros", QByteArray(4096, '\0'), ProblemCode::BinaryFile, "4096 of the first 4096 bytes are no text");
    row("brace and rubbish", QByteArray("{\0\1\2\3\xFF\xFE\0", 8), ProblemCode::BinaryFile,
        "5 of the first 8 bytes are no text");
    row("gzip in gzip", QByteArray::fromStdString(gzipped(gzipped(kLines))), ProblemCode::BinaryFile,
        "gzip data inside packed data");
    row("prose", QByteArray("just some\nwords"), ProblemCode::UnknownFormat,
        "events as JSON or NDJSON, CSV or TSV with a header, found text that begins with \"just "
        "some\\nwords\"");
    row("no keys", QByteArray("{type: A}\n"), ProblemCode::BrokenFormat,
        "This looks like native JSON, but an object does not begin with a key in quotes");
    row("no types", QByteArray("{\"a\":1}\n{\"b\":2}\n"), ProblemCode::NothingUsable,
        "2 records read, 2 rejected");
    row("empty array", QByteArray("[]"), ProblemCode::NothingUsable, "0 records read, 0 rejected");
    row("broken gzip", QByteArray::fromStdString(gzipped(kLines)).left(12), ProblemCode::CorruptCompression,
        "it ends too early");
}

void TestLoad::namesWhyASourceCannotBeOpened()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, text);
    const std::string path = bytes.isNull() ? m_folder.path().toStdString() + "/nowhere.ndjson"
                                            : write("source", bytes.toStdString());
    const Loaded loaded = loadPaths({path});
    QVERIFY(!loaded);
    QCOMPARE(nameOf(loaded.error().code), nameOf(static_cast<ProblemCode>(code)));
    QVERIFY2(textOf(loaded.error()).find(text.toStdString()) != std::string::npos,
             textOf(loaded.error()).c_str());
    QCOMPARE(loaded.error().source, path);
    if (loaded.error().code == ProblemCode::NothingUsable && bytes.size() > 2) {
        QCOMPARE(loaded.error().line.value(), std::uint64_t{1}); // of the first record rejected
        QCOMPARE(loaded.error().excerpt, std::string("{\"a\":1}"));
    }
}

void TestLoad::namesWhatIsNoFile()
{
    const std::string folder = m_folder.path().toStdString();
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("nothing")));
    const Loaded directory = loadPaths({folder + "/nothing"});
    QCOMPARE(directory.error().code, ProblemCode::IsDirectory);

    const std::string fifo = folder + "/fifo";
    QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
    const Loaded pipe = loadPaths({fifo}); // opening it would wait for a writer
    QCOMPARE(pipe.error().code, ProblemCode::NotRegularFile);
    QCOMPARE(pipe.error().parameters.at(0), std::string("named pipe"));

    const Loaded device = loadPaths({"/dev/zero"});
    QCOMPARE(device.error().code, ProblemCode::NotRegularFile);
    QCOMPARE(device.error().parameters.at(0), std::string("device"));

    const std::string socketPath = folder + "/socket";
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socketPath.c_str(), sizeof address.sun_path - 1);
    QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    QCOMPARE(loadPaths({socketPath}).error().code, ProblemCode::NotRegularFile);
    ::close(fd);

    QCOMPARE(loadPaths({""}).error().code, ProblemCode::FileMissing);
    QCOMPARE(loadPaths({std::string("a\0b", 3)}).error().code, ProblemCode::FileMissing);
    QCOMPARE(loadPaths({write("file", kLines) + "/below"}).error().code, ProblemCode::FileMissing);
    QCOMPARE(loadPaths({std::string(5000, 'x')}).error().code, ProblemCode::FileUnreadable); // name too long
    QCOMPARE(loadPaths({}).error().code, ProblemCode::BadArgument);
}

void TestLoad::namesAFileThatMayNotBeRead()
{
    const std::string path = write("secret.ndjson", kLines);
    QCOMPARE(::chmod(path.c_str(), 0), 0);
    // Root may read anything: be somebody else for a moment.
    const bool isRoot = ::geteuid() == 0;
    if (isRoot) {
        QCOMPARE(::chmod(m_folder.path().toStdString().c_str(), 0755), 0);
        QCOMPARE(::seteuid(65534), 0);
    }
    const Loaded loaded = loadPaths({path});
    if (isRoot)
        QCOMPARE(::seteuid(0), 0);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ProblemCode::FileUnreadable);
    QCOMPARE(textOf(loaded.error()), std::string("The file cannot be read: Permission denied"));
    QCOMPARE(::chmod(path.c_str(), 0600), 0);
    QVERIFY(loadPaths({path}));
}

void TestLoad::namesReadErrors()
{
    // A regular file of the system whose first page cannot be read.
    const Loaded loaded = loadPaths({"/proc/self/mem"});
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ProblemCode::ReadFailed);
    QCOMPARE(textOf(loaded.error()), std::string("Reading failed: Input/output error"));
}

void TestLoad::readsStandardInput()
{
    for (const std::string& bytes : {kLines, gzipped(kLines)}) {
        const StandardInput input(pipeWith(bytes));
        const Loaded loaded = loadPaths({"-"});
        QVERIFY(loaded);
        const Snapshot& snapshot = **loaded;
        QCOMPARE(snapshot.events.size(), 3U);
        QCOMPARE(snapshot.report.sources().front().name, std::string("standard input"));
        QCOMPARE(snapshot.report.sources().front().bytes, static_cast<std::uint64_t>(bytes.size()));
        QCOMPARE(snapshot.payloads->read(snapshot.events.place(EventId(2))).value() + "\n",
                 eventLine(R"("id":"c")"));
    }
    {
        const StandardInput input(::open(write("input", kLines).c_str(), O_RDONLY));
        const Loaded loaded = loadPaths({"-"});
        QVERIFY(loaded);
        QCOMPARE((*loaded)->events.size(), 3U);
    }
    const StandardInput input(pipeWith(""));
    const Loaded empty = loadPaths({"-"});
    QCOMPARE(empty.error().code, ProblemCode::EmptyFile);
    QCOMPARE(empty.error().source, std::string("standard input"));
}

void TestLoad::joinsSeveralSources()
{
    const std::string first = write("first.ndjson", kLines);
    const std::string second = write("second.json", "[" + eventLine(R"("id":"d")") + "]");
    const std::string third = write("third.gz", gzipped(eventLine(R"("id":"e")")));
    const Loaded loaded = loadPaths({first, second, third});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    QCOMPARE(snapshot.events.size(), 5U);
    QCOMPARE(snapshot.report.sources().size(), std::size_t{3});
    QVERIFY(snapshot.report.balances());
    std::string ids;
    for (std::uint32_t i = 0; i < 5; ++i) {
        const Result<std::string> payload = snapshot.payloads->read(snapshot.events.place(EventId(i)));
        const std::string id = snapshot.str(snapshot.events.id(EventId(i)));
        QVERIFY(payload.value().find("\"id\":\"" + id + "\"") != std::string::npos);
        ids += id;
    }
    QCOMPARE(ids, std::string("abcde"));
}

void TestLoad::foldsTheSameFileTwice()
{
    const std::string path = write("events.ndjson", kLines);
    const Loaded loaded = loadPaths({path, path});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    QCOMPARE(snapshot.events.size(), 3U);
    QCOMPARE(snapshot.report.sources().at(1).read, std::uint64_t{3});
    QCOMPARE(snapshot.report.sources().at(1).folded, std::uint64_t{3});
    QVERIFY(snapshot.report.problems().empty());
    QVERIFY(snapshot.report.balances());
    for (std::uint32_t i = 0; i < 3; ++i)
        QCOMPARE(snapshot.events.repeats(EventId(i)), 1U);
}

void TestLoad::goesOnBesideABadSource()
{
    const std::string good = write("good.ndjson", kLines);
    const std::string binary = write("image.png", std::string("\x89PNG\r\n\x1A\n\0\0", 10));
    const std::string useless = write("useless.ndjson", "{\"a\":1}\n");
    const Loaded loaded = loadPaths({"/nowhere/missing.ndjson", good, binary, useless});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    QCOMPARE(snapshot.events.size(), 3U);
    QCOMPARE(snapshot.report.sources().size(), std::size_t{4});
    QCOMPARE(snapshot.report.count(ProblemCode::FileMissing), std::uint64_t{1});
    QCOMPARE(snapshot.report.count(ProblemCode::BinaryFile), std::uint64_t{1});
    QCOMPARE(snapshot.report.count(ProblemCode::NothingUsable), std::uint64_t{1});
    QCOMPARE(snapshot.report.problems().front().source, std::string("missing.ndjson"));
    QVERIFY(snapshot.report.balances());
    // Where none loads, the first one's problem is the load's.
    const Loaded none = loadPaths({binary, "/nowhere/missing.ndjson"});
    QCOMPARE(none.error().code, ProblemCode::BinaryFile);
}

void TestLoad::reportsProgressAndCancels()
{
    std::string many;
    for (int i = 0; i < 100'000; ++i)
        many += eventLine("\"id\":\"" + std::to_string(i) + "\"");
    LoadRequest request;
    request.paths = {write("many.ndjson", many), write("few.ndjson", kLines)};
    request.stopAfter = StopAfter::Reading;
    std::vector<Progress> reports;
    QVERIFY(load(request, {}, [&](const Progress& progress) { reports.push_back(progress); }));
    QVERIFY(reports.size() >= 2);
    std::uint64_t done = 0;
    for (const Progress& progress : reports) {
        QCOMPARE(progress.bytesTotal, static_cast<std::uint64_t>(many.size() + kLines.size()));
        QVERIFY(progress.bytesDone >= done && progress.bytesDone <= progress.bytesTotal);
        done = progress.bytesDone;
    }
    QCOMPARE(reports.front().stage, Stage::Reading);
    QCOMPARE(reports.back().stage, Stage::Sealing);
    QCOMPARE(reports.back().bytesDone, reports.back().bytesTotal);

    const CancelToken cancel;
    std::uint64_t reached = 0;
    const Loaded cancelled = load(request, cancel, [&](const Progress& progress) {
        reached = progress.bytesDone;
        cancel.cancel();
    });
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ProblemCode::Cancelled);
    QVERIFY(reached < many.size()); // not only at the end
}

QTEST_GUILESS_MAIN(TestLoad)
#include "tst_load.moc"
