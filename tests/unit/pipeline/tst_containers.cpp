// SPDX-License-Identifier: GPL-3.0-or-later
// Folders and archives of several files: each file a source of its own, whatever the container's bytes.
#include "core/pipeline/pipeline.h"
#include "tests/support/archives.h"
#include "tests/support/read_text.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

using Loaded = Result<std::shared_ptr<const Snapshot>>;

const std::string kOne = eventLine(R"("id":"a")") + eventLine(R"("id":"b")");
const std::string kTwo = eventLine(R"("id":"c")") + eventLine(R"("id":"b")"); // b is a repeat
const ArchiveFiles kFiles = {{"march/", ""},
                             {"march/part-1.ndjson", kOne},
                             {"march/part-2.json", kTwo},
                             {"march/.hidden", "x"},
                             {"notes.txt", "Dear reader"}};

const SourceReport* sourceNamed(const Snapshot& snapshot, std::string_view name)
{
    const auto& sources = snapshot.report.sources();
    const auto found = std::ranges::find(sources, name, &SourceReport::name);
    return found == sources.end() ? nullptr : &*found;
}

} // namespace

class TestContainers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEachFile_data();
    void readsEachFile();
    void survivesDamageAnywhere_data();
    void survivesDamageAnywhere();
    void stopsAtLimits();
    void saysWhatIsEncryptedNestedOrEmpty();
    void readsFolders();
    void readsThousandsOfFiles();
    void refusesFoldersWithoutExports();

private:
    std::string write(const std::string& name, std::string_view bytes)
    {
        return writeFile(m_folder.path().toStdString(), name, bytes);
    }

    QTemporaryDir m_folder;
};

void TestContainers::readsEachFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    row("zip", zipOf(kFiles));
    row("tar", tarOf(kFiles));
    row("tar.gz", gzipped(tarOf(kFiles)));
    row("tar.zst", zstdPacked(tarOf(kFiles)));
}

void TestContainers::readsEachFile()
{
    QFETCH(QByteArray, bytes);
    const Loaded loaded = loadPaths({write("all.bin", bytes.toStdString())});
    QVERIFY2(loaded, loaded ? "" : describe(loaded.error()).c_str());
    const Snapshot& snapshot = **loaded;
    QCOMPARE(snapshot.events.size(), 3U);
    QVERIFY(snapshot.report.balances());
    QCOMPARE(snapshot.report.sources().size(), std::size_t{3});
    const SourceReport* const one = sourceNamed(snapshot, "all.bin/march/part-1.ndjson");
    const SourceReport* const two = sourceNamed(snapshot, "all.bin/march/part-2.json");
    QVERIFY(one && two && sourceNamed(snapshot, "all.bin/notes.txt"));
    QCOMPARE(one->read, std::uint64_t{2});
    QCOMPARE(two->folded, std::uint64_t{1}); // across files
    QCOMPARE(snapshot.report.count(ProblemCode::UnknownFormat), std::uint64_t{1});
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        const EventId e(i);
        const std::string id = snapshot.str(snapshot.events.id(e));
        QCOMPARE(snapshot.payloads->read(snapshot.events.place(e)).value() + "\n",
                 eventLine("\"id\":\"" + id + "\""));
    }
}

void TestContainers::survivesDamageAnywhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const ArchiveFiles few = {{"a.ndjson", kOne}, {"b.ndjson", kTwo}};
    QTest::newRow("zip") << QByteArray::fromStdString(zipOf(few));
    QTest::newRow("tar") << QByteArray::fromStdString(tarOf(few)).left(4096);
    QTest::newRow("tar.gz") << QByteArray::fromStdString(gzipped(tarOf(few)));
}

void TestContainers::survivesDamageAnywhere()
{
    QFETCH(QByteArray, bytes);
    const auto check = [this](std::string_view container) {
        LoadRequest request;
        request.paths = {write("damaged", container)};
        request.stopAfter = StopAfter::Reading;
        request.threads = 1;
        const Loaded loaded = load(request);
        if (loaded)
            QVERIFY((*loaded)->report.balances());
        else
            QVERIFY(!textOf(loaded.error()).empty());
    };
    const std::string whole = bytes.toStdString();
    // Most of a tar is zeros: not each of them needs a load of its own.
    const std::size_t step = 1 + whole.size() / 200;
    for (std::size_t i = 0; i < whole.size(); i += step) {
        check(whole.substr(0, i));
        std::string damaged = whole;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x41);
        check(damaged);
    }
    // What stands in front of the damage is loaded.
    const Loaded cut = loadPaths({write("damaged", whole.substr(0, whole.size() / 2))});
    if (cut)
        QVERIFY((*cut)->report.count(Severity::DataLoss) > 0);
}

void TestContainers::stopsAtLimits()
{
    LoadRequest request;
    request.paths = {write("limited.zip", zipOf({{"a", kOne}, {"b", kTwo}, {"c", kTwo}}))};
    request.stopAfter = StopAfter::Reading;
    request.maxUnpackedBytes = kOne.size() + kTwo.size() / 2 + 4;
    const Loaded limited = load(request);
    QVERIFY(limited);
    QCOMPARE((*limited)->events.size(), 3U);
    QCOMPARE((*limited)->report.count(ProblemCode::OutputLimit), std::uint64_t{1});
    QVERIFY((*limited)->report.balances());
    QCOMPARE((*limited)->report.sources().size(), std::size_t{2}); // the third is not begun

    const Loaded bomb =
        loadPaths({write("bomb.zip", zipOf({{"a", kOne}, {"b", kTwo + std::string(300'000'000, ' ')}}))});
    QVERIFY(bomb);
    QCOMPARE((*bomb)->report.count(ProblemCode::OutputLimit), std::uint64_t{1});
}

void TestContainers::saysWhatIsEncryptedNestedOrEmpty()
{
    const Loaded encrypted = loadPaths({write("secret.zip", encryptedZipOf({{"a.ndjson", kOne}}))});
    QVERIFY(!encrypted);
    QCOMPARE(encrypted.error().code, ProblemCode::FileUnreadable);
    QCOMPARE(encrypted.error().parameters.at(0), std::string("it is encrypted"));

    const Loaded nested =
        loadPaths({write("outer.zip", zipOf({{"inner.zip", zipOf({{"a", kOne}})}, {"b", kTwo}}))});
    QVERIFY(nested);
    QCOMPARE((*nested)->events.size(), 2U);
    QCOMPARE((*nested)->report.count(ProblemCode::BinaryFile), std::uint64_t{1});

    const Loaded empty = loadPaths({write("empty.zip", zipOf({}))});
    QVERIFY(!empty);
    QCOMPARE(empty.error().code, ProblemCode::EmptyFile);
}

void TestContainers::readsFolders()
{
    const QDir root(m_folder.path());
    QVERIFY(root.mkpath(QStringLiteral("exports/deep/.git")));
    const std::string folder = m_folder.path().toStdString() + "/exports";
    write("exports/deep/b.ndjson", kTwo);
    write("exports/a.ndjson", kOne);
    write("exports/c.zip", zipOf({{"inside", eventLine(R"("id":"d")")}}));
    write("exports/readme.txt", "Dear reader");
    write("exports/.hidden.ndjson", kOne);
    write("exports/deep/.git/x.ndjson", kOne);
    const Loaded loaded = loadPaths({folder + "/"});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    QCOMPARE(snapshot.events.size(), 4U);
    QVERIFY(snapshot.report.balances());
    std::vector<std::string> names;
    for (const SourceReport& source : snapshot.report.sources())
        names.push_back(source.name);
    const std::vector<std::string> wanted = {"exports/a.ndjson", "exports/c.zip/inside",
                                             "exports/deep/b.ndjson", "exports/readme.txt"};
    QCOMPARE(names, wanted);
    QCOMPARE(snapshot.report.count(ProblemCode::UnknownFormat), std::uint64_t{1});
}

void TestContainers::readsThousandsOfFiles()
{
    // More files than a process may have open.
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit few{300, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("many")));
    constexpr int kCount = 1000;
    for (int i = 0; i < kCount; ++i) {
        const std::string line = eventLine("\"id\":\"" + std::to_string(i) + "\"");
        write("many/" + std::to_string(i), i % 3 == 0 ? gzipped(line) : line);
    }
    const Loaded loaded = loadPaths({m_folder.path().toStdString() + "/many"});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    QCOMPARE(snapshot.events.size(), static_cast<std::uint32_t>(kCount));
    QCOMPARE(snapshot.report.sources().size(), static_cast<std::size_t>(kCount));
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        const std::string id = snapshot.str(snapshot.events.id(EventId(i)));
        QCOMPARE(snapshot.payloads->read(snapshot.events.place(EventId(i))).value() + "\n",
                 eventLine("\"id\":\"" + id + "\""));
    }
    ::setrlimit(RLIMIT_NOFILE, &before);
}

void TestContainers::refusesFoldersWithoutExports()
{
    const QDir root(m_folder.path());
    QVERIFY(root.mkpath(QStringLiteral("empty")));
    QVERIFY(root.mkpath(QStringLiteral("letters")));
    write("letters/readme.txt", "Dear reader");
    const std::string base = m_folder.path().toStdString();
    for (const std::string& folder : {base + "/empty", base + "/letters"}) {
        const Loaded loaded = loadPaths({folder});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ProblemCode::IsDirectory);
        QCOMPARE(loaded.error().source, folder);
    }
    // Beside a source that loads it is said.
    const Loaded beside = loadPaths({base + "/empty", write("a.ndjson", kOne)});
    QVERIFY(beside);
    QCOMPARE((*beside)->report.count(ProblemCode::IsDirectory), std::uint64_t{1});
}

QTEST_GUILESS_MAIN(TestContainers)
#include "tst_containers.moc"
