// SPDX-License-Identifier: GPL-3.0-or-later
// What is packed or in another encoding: unpacked while it is read, within limits, whatever its bytes.
#include "core/pipeline/pipeline.h"
#include "tests/support/read_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

using Loaded = Result<std::shared_ptr<const Snapshot>>;

const std::string kLines = eventLine(R"("id":"a")") + eventLine(R"("id":"b")") + eventLine(R"("id":"c")");

std::string utf16(std::string_view ascii, bool bigEndian, bool mark)
{
    std::string text = mark ? (bigEndian ? "\xFE\xFF" : "\xFF\xFE") : "";
    for (const char c : ascii) {
        const char unit[2] = {bigEndian ? '\0' : c, bigEndian ? c : '\0'};
        text.append(unit, 2);
    }
    return text;
}

} // namespace

class TestPacking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unpacks_data();
    void unpacks();
    void keepsWhatCameBeforeDamage_data();
    void keepsWhatCameBeforeDamage();
    void survivesDamageAnywhere_data();
    void survivesDamageAnywhere();
    void stopsAtTheOutputLimit_data();
    void stopsAtTheOutputLimit();
    void stopsBombs();
    void decodesUtf16_data();
    void decodesUtf16();

private:
    [[nodiscard]] std::string write(const std::string& name, std::string_view bytes)
    {
        return writeFile(m_folder.path().toStdString(), name, bytes);
    }

    QTemporaryDir m_folder;
};

void TestPacking::unpacks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const std::string half = kLines.substr(0, 100);
    const std::string rest = kLines.substr(100);
    const auto row = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    row("plain", kLines);
    row("gzip", gzipped(kLines));
    row("gzip members", gzipped(half) + gzipped("") + gzipped(rest));
    row("gzip padded", gzipped(kLines) + std::string(1000, '\0'));
    row("zstd", zstdPacked(kLines));
    row("zstd frames", zstdPacked(half) + zstdPacked(rest));
}

void TestPacking::unpacks()
{
    QFETCH(QByteArray, bytes);
    const std::string path = write("packed", bytes.toStdString());
    const Loaded loaded = loadPaths({path});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    QCOMPARE(snapshot.events.size(), 3U);
    QVERIFY(snapshot.report.problems().empty());
    QCOMPARE(snapshot.report.sources().front().bytes, static_cast<std::uint64_t>(bytes.size()));
    QCOMPARE(snapshot.payloads->read(snapshot.events.place(EventId(1))).value() + "\n",
             eventLine(R"("id":"b")")); // by its place in what it unpacks to
}

void TestPacking::keepsWhatCameBeforeDamage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("packing");
    std::string many;
    for (int i = 0; i < 60'000; ++i)
        many += eventLine("\"id\":\"" + std::to_string(i * 7919 % 60'000) + "\"");
    for (const auto& [name, packed] : {std::pair(QStringLiteral("gzip"), gzipped(many)),
                                       std::pair(QStringLiteral("zstd"), zstdPacked(many))}) {
        const QByteArray whole = QByteArray::fromStdString(packed);
        QTest::newRow(qPrintable(name + QStringLiteral(", cut off")))
            << whole.left(whole.size() * 3 / 4) << name;
        QTest::newRow(qPrintable(name + QStringLiteral(", followed by rubbish")))
            << whole + "rubbish" << name;
        QByteArray damaged = whole;
        for (qsizetype i = damaged.size() * 3 / 4; i < damaged.size() * 3 / 4 + 64; ++i)
            damaged[i] = '\x55';
        QTest::newRow(qPrintable(name + QStringLiteral(", damaged"))) << damaged << name;
    }
}

void TestPacking::keepsWhatCameBeforeDamage()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, packing);
    const Loaded loaded = loadPaths({write("damaged", bytes.toStdString())});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    const SourceReport& source = snapshot.report.sources().front();
    QVERIFY(source.loaded > 100);
    QVERIFY(source.partial);
    QVERIFY(snapshot.report.balances());
    QCOMPARE(snapshot.report.count(ProblemCode::CorruptCompression), std::uint64_t{1});
    const auto& problems = snapshot.report.problems();
    const auto corrupt = std::find_if(problems.begin(), problems.end(), [](const Problem& p) {
        return p.code == ProblemCode::CorruptCompression;
    });
    QCOMPARE(QString::fromStdString(corrupt->parameters.at(0)), packing);
    for (std::uint32_t i = 0; i < snapshot.events.size(); i += 997)
        QVERIFY(snapshot.payloads->read(snapshot.events.place(EventId(i))).value().starts_with("{\"type\""));
}

void TestPacking::survivesDamageAnywhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("gzip") << QByteArray::fromStdString(gzipped(kLines));
    QTest::newRow("zstd") << QByteArray::fromStdString(zstdPacked(kLines));
}

void TestPacking::survivesDamageAnywhere()
{
    QFETCH(QByteArray, bytes);
    const auto check = [](const Loaded& loaded) {
        if (loaded)
            QVERIFY((*loaded)->report.balances());
        else
            QVERIFY(!textOf(loaded.error()).empty());
    };
    const std::string whole = bytes.toStdString();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        check(loadPaths({write("damaged", whole.substr(0, i))}));
        for (const int flip : {0x01, 0x10, 0x80, 0xFF}) {
            std::string damaged = whole;
            damaged[i] = static_cast<char>(damaged[i] ^ flip);
            check(loadPaths({write("damaged", damaged)}));
        }
    }
}

void TestPacking::stopsAtTheOutputLimit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("gzip") << QByteArray::fromStdString(gzipped(kLines));
    QTest::newRow("zstd") << QByteArray::fromStdString(zstdPacked(kLines));
}

void TestPacking::stopsAtTheOutputLimit()
{
    QFETCH(QByteArray, bytes);
    LoadRequest request;
    request.paths = {write("packed", bytes.toStdString())};
    request.stopAfter = StopAfter::Reading;
    request.maxUnpackedBytes = kLines.size() * 2 / 3 + 4;
    const Loaded limited = load(request);
    QVERIFY(limited);
    QCOMPARE((*limited)->events.size(), 2U);
    QCOMPARE((*limited)->report.count(ProblemCode::OutputLimit), std::uint64_t{1});
    QCOMPARE((*limited)->report.count(ProblemCode::IncompleteLine), std::uint64_t{1});
    QVERIFY((*limited)->report.sources().front().partial);
    QVERIFY((*limited)->report.balances());
    // What fits exactly is not limited.
    request.maxUnpackedBytes = kLines.size();
    const Loaded fits = load(request);
    QVERIFY(fits);
    QCOMPARE((*fits)->events.size(), 3U);
    QCOMPARE((*fits)->report.count(ProblemCode::OutputLimit), std::uint64_t{0});
}

void TestPacking::stopsBombs()
{
    // 300 MB of blanks from a third of a megabyte.
    std::string bomb = gzipped(kLines);
    const std::string member = gzipped(std::string(60'000'000, ' '));
    for (int i = 0; i < 5; ++i)
        bomb += member;
    const Loaded loaded = loadPaths({write("bomb.gz", bomb)});
    QVERIFY(loaded);
    QCOMPARE((*loaded)->events.size(), 3U);
    QCOMPARE((*loaded)->report.count(ProblemCode::OutputLimit), std::uint64_t{1});
}

void TestPacking::decodesUtf16_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("order");
    const std::string array = "[\n" + eventLine(R"("id":"a")") + "," + eventLine(R"("id":"b")") + "]";
    for (const bool bigEndian : {false, true}) {
        const QString order = bigEndian ? QStringLiteral("UTF-16BE") : QStringLiteral("UTF-16LE");
        const auto row = [&](const char* name, const std::string& bytes) {
            QTest::newRow(qPrintable(order + QStringLiteral(", ") + QString::fromUtf8(name)))
                << QByteArray::fromStdString(bytes) << order;
        };
        row("mark", utf16(kLines, bigEndian, true));
        row("no mark", utf16(kLines, bigEndian, false));
        row("array", utf16(array, bigEndian, true));
        row("gzip", gzipped(utf16(kLines, bigEndian, true)));
        row("half a unit at the end", utf16(kLines, bigEndian, true) + "\n");
    }
}

void TestPacking::decodesUtf16()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, order);
    const Loaded loaded = loadPaths({write("utf16", bytes.toStdString())});
    QVERIFY(loaded);
    const Snapshot& snapshot = **loaded;
    QVERIFY(snapshot.events.size() >= 2);
    QVERIFY(snapshot.report.balances());
    QCOMPARE(snapshot.report.count(ProblemCode::ByteOrderMark), std::uint64_t{1});
    QCOMPARE(QString::fromStdString(snapshot.report.problems().front().parameters.at(0)), order);
    QCOMPARE(snapshot.payloads->read(snapshot.events.place(EventId(0))).value() + "\n",
             eventLine(R"("id":"a")"));

    // Surrogates: a pair is a character, half a one is counted in its record.
    const bool bigEndian = order.endsWith(QLatin1String("BE"));
    std::string text = utf16("{\"type\":\"", bigEndian, true);
    text += bigEndian ? std::string("\xD8\x3D\xDE\x00\xD8\x3D\0\xFC", 8)
                      : std::string("\x3D\xD8\x00\xDE\x3D\xD8\xFC\0", 8);
    text += utf16("\"}\n", bigEndian, false);
    const Loaded surrogates = loadPaths({write("surrogates", text)});
    QVERIFY(surrogates);
    QCOMPARE((*surrogates)->str((*surrogates)->events.type(EventId(0))),
             std::string("\xF0\x9F\x98\x80\xEF\xBF\xBD\xC3\xBC"));
    QCOMPARE((*surrogates)->report.count(ProblemCode::InvalidUtf8), std::uint64_t{1});
}

QTEST_GUILESS_MAIN(TestPacking)
#include "tst_packing.moc"
