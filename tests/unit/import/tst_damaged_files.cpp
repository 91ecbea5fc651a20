// SPDX-License-Identifier: GPL-3.0-or-later
// Files of every format, cut off at any byte, with one bit flipped, or with a value of another type: each
// loads with a report that balances, or fails and says why. Real files (skipped where absent) and small ones
// of our own.
#include "core/import/json_scan.h"
#include "core/pipeline/pipeline.h"
#include "tests/support/test_data.h"

#include <QtTest>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace throughline;
using namespace throughline::test;

namespace {

// Sanitizers take ten times as long, and look at each place more closely.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kShare = 10;
#else
constexpr std::size_t kShare = 1;
#endif
constexpr std::size_t kWholeBytes =
    (4 << 10) / kShare;                    // of files up to this size every byte is a place to cut at
constexpr std::size_t kLargest = 64 << 10; // of real files that are taken
constexpr std::size_t kBudget = 1'500'000 / kShare; // bytes to load of one file and kind of damage
constexpr std::size_t kMostPlaces = 300 / kShare;   // to damage otherwise

struct Sample {
    const char* name;
    const char* text;
};

constexpr Sample kOwn[] = {
    {"native lines",
     R"({"id":"e1","type":"Sent","occurred_at":"2026-03-02T09:00:00Z","trace_id":"t","span_id":"s"}
{"id":"e2","type":"Read","occurred_at":1772442000,"payload":{"context":{"id":"m"},"order_id":5},"parent_id":"s"}
)"},
    {"native tables",
     R"({"events":[{"type":"A","time":"2026-03-02 09:00:00"},{"type":"B","ts":1}],"orders":[{"id":1}]})"},
    {"zipkin",
     R"([[{"traceId":"5982fe77008310cc","id":"67fae42571535f60","kind":"CLIENT","name":"a","timestamp":1472470996199000,
"duration":7,"localEndpoint":{"serviceName":"shop"},"annotations":[{"timestamp":1,"value":"v"}]},
{"traceId":"5982fe77008310cc","id":"67fae42571535f60","kind":"SERVER","shared":true,"tags":{"error":"x","a.b_id":"5"}}]])"},
    {"whatsapp",
     R"({"object":"whatsapp_business_account","entry":[{"id":"7","changes":[{"field":"messages","value":
{"messaging_product":"whatsapp","contacts":[{"wa_id":"972"}],"messages":[{"from":"972","id":"w1","timestamp":"1697043223",
"type":"text","context":{"id":"w0"}}],"statuses":[{"id":"w2","status":"failed","timestamp":1697043224,
"errors":[{"title":"\u0041"}]}]}},{"field":"calls","value":{"calls":[{"id":"c","event":"connect"}]}}]}]})"},
    {"hasura",
     R"({"payload":{"id":"h","created_at":"2026-03-02T09:00:00","table":{"name":"moves"},"trigger":{"name":"t"},
"event":{"op":"UPDATE","session_variables":{"x-hasura-user-id":"u"},"trace_context":{"trace_id":"a1","span_id":5},
"data":{"old":null,"new":{"id":1,"driver_id":2,"updatedBy":"a|b"}}}}})"},
    {"otlp",
     R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s"}}]},"scopeSpans":
[{"scope":{"name":"n"},"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"a","kind":2,
"startTimeUnixNano":"1544712660000000000","endTimeUnixNano":1544712661000000000,"attributes":[{"key":"k","value":{"intValue":"5"}}],
"links":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b173"}],"status":{"code":2}}]}]}]})"},
    {"jaeger",
     R"({"data":[{"traceID":"2be38093ead7a083","spans":[{"traceID":"2be38093ead7a083","spanID":"1","operationName":"a",
"references":[{"refType":"CHILD_OF","traceID":"2be38093ead7a083","spanID":"2"}],"startTime":1472470996199000,"duration":5,
"tags":[{"key":"error","type":"bool","value":true}],"processID":"p1"}],"processes":{"p1":{"serviceName":"s"}}}]})"},
    {"csv",
     "type,occurred_at,contact_id\n\"A \"\"b\"\"\",2026-03-02T09:00:00Z,c-1\nB,2026-03-02T09:00:01Z,\n"},
};

constexpr std::string_view kOtherValues[] = {"null",  "true",   "0",           "-1",
                                             "1e400", "\"\"",   "\"x\"",       "[]",
                                             "{}",    "[[{}]]", R"({"a":[]})", "99999999999999999999"};

class Loader {
public:
    // What is wrong with how bytes load; empty where all is well.
    std::string faultOf(std::string_view bytes) const
    {
        if (::ftruncate(m_file, 0) != 0 ||
            ::pwrite(m_file, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
            return "the file cannot be written";
        LoadRequest request;
        request.paths = {"/proc/self/fd/" + std::to_string(m_file)};
        request.threads = 1;
        const auto loaded = load(request);
        if (!loaded)
            return textOf(loaded.error()).empty() ? "it fails without a word" : std::string();
        if (!(*loaded)->report.balances())
            return "its import report does not balance";
        return (*loaded)->events.size() == 0 ? "it loads without events" : std::string();
    }

private:
    int m_file = ::memfd_create("damaged", MFD_CLOEXEC);
};

// Places to damage, spread over a text; in a small one each byte, if all are wanted.
std::vector<std::size_t> placesIn(std::size_t size, bool all)
{
    const std::size_t most =
        all && size <= kWholeBytes ? size : std::min({size, kMostPlaces, kBudget / size});
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < most; ++i)
        places.push_back(i * size / most);
    return places;
}

// Where values begin in a JSON text, as far as brackets and quotes tell.
std::vector<std::size_t> valuesIn(std::string_view text)
{
    std::vector<std::size_t> values;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != ':' && text[i] != '[')
            continue;
        std::size_t start = i + 1;
        while (start < text.size() && isJsonSpace(text[start]))
            ++start;
        if (start < text.size() && text[start] != ']')
            values.push_back(start);
    }
    return values;
}

QByteArray read(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    return QByteArray::fromStdString(bytes);
}

std::string described(const char* damage, std::size_t place, const std::string& fault)
{
    return fault.empty() ? std::string() : damage + std::to_string(place) + ": " + fault;
}

} // namespace

class DamagedFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void undamaged();
    void cutOff();
    void flipped();
    void valuesOfOtherTypes();
};

void DamagedFilesTest::initTestCase_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const Sample& sample : kOwn)
        QTest::newRow(sample.name) << QByteArray(sample.text);
    for (const char* name : {"events", "hasura", "jaeger", "otlp", "zipkin"}) {
        const std::string folder = sharedData(name);
        if (folder.empty())
            continue;
        std::vector<std::filesystem::path> paths;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.is_regular_file() && entry.file_size() <= kLargest)
                paths.push_back(entry.path());
        }
        std::sort(paths.begin(), paths.end());
        for (const std::filesystem::path& path : paths)
            QTest::newRow(path.filename().c_str()) << read(path);
    }
}

void DamagedFilesTest::undamaged()
{
    QFETCH_GLOBAL(QByteArray, bytes);
    const std::string fault = Loader().faultOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QVERIFY2(fault.empty(), fault.c_str());
}

void DamagedFilesTest::cutOff()
{
    QFETCH_GLOBAL(QByteArray, bytes);
    const std::string text = bytes.toStdString();
    static const Loader loader;
    for (const std::size_t place : placesIn(text.size(), true)) {
        const std::string fault =
            described("cut off at byte ", place, loader.faultOf(std::string_view(text).substr(0, place)));
        QVERIFY2(fault.empty(), fault.c_str());
    }
}

void DamagedFilesTest::flipped()
{
    QFETCH_GLOBAL(QByteArray, bytes);
    std::string text = bytes.toStdString();
    static const Loader loader;
    std::mt19937 random(1);
    for (const std::size_t place : placesIn(text.size(), false)) {
        const char before = text[place];
        text[place] = static_cast<char>(before ^ 1 << random() % 8);
        const std::string fault = described("flipped at byte ", place, loader.faultOf(text));
        QVERIFY2(fault.empty(), fault.c_str());
        text[place] = before;
    }
}

void DamagedFilesTest::valuesOfOtherTypes()
{
    QFETCH_GLOBAL(QByteArray, bytes);
    const std::string text = bytes.toStdString();
    const std::vector<std::size_t> values = valuesIn(text);
    static const Loader loader;
    std::mt19937 random(2);
    const std::size_t most =
        std::min({values.size() * std::size(kOtherValues), kMostPlaces, kBudget / text.size()});
    for (std::size_t i = 0; i < most; ++i) {
        const std::size_t start = values[i * values.size() / most];
        const std::size_t end = std::min(endOfJsonValue(text, start), text.size());
        std::string damaged = text;
        damaged.replace(start, end - start, kOtherValues[random() % std::size(kOtherValues)]);
        const std::string fault = described("another value at byte ", start, loader.faultOf(damaged));
        QVERIFY2(fault.empty(), fault.c_str());
    }
}

QTEST_GUILESS_MAIN(DamagedFilesTest)
#include "tst_damaged_files.moc"
