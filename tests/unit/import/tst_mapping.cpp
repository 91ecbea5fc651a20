// SPDX-License-Identifier: GPL-3.0-or-later
// Field mappings: paths of any depth, and the files that people keep them in.
#include "core/import/duration_text.h"
#include "core/import/field_path.h"
#include "core/import/mapping_file.h"
#include "tests/support/read_text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

const EventId kFirst(0);

// What a path leads to when its objects are entered as a reader enters them.
KeyMeaning follow(const FieldMapping& mapping, std::string_view pointer)
{
    KeyMeaning meaning;
    for (const std::string& key : parseFieldPath(pointer).keys)
        meaning = mapping.meaningOf(key, meaning.scope);
    return meaning;
}

FieldMappingData parsed(std::string_view members)
{
    const std::string text = R"({"throughline_mapping":1)" + std::string(members) + "}";
    Result<FieldMappingData> data = parseMapping(text, "m.json");
    if (!data)
        qFatal("%s", describe(data.error()).c_str());
    return *data;
}

ReadText readWith(const FieldMappingData& data, std::string_view text)
{
    const FieldMapping mapping(data);
    ReadOptions options;
    options.mapping = &mapping;
    return readText(text, options);
}

} // namespace

class TestMapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsPaths_data();
    void splitsPaths();
    void followsExactPaths();
    void followsFreePaths();
    void sharesContainers();
    void holdsWhatItCan();
    void readsDeepFields();
    void readsDurations_data();
    void readsDurations();
    void readsTimesOfANamedUnit();
    void takesIdsForSpans();
    void readsFiles();
    void refusesFiles_data();
    void refusesFiles();
    void refusesMissingFiles();
    void writesWhatItReads();
};

void TestMapping::splitsPaths_data()
{
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<bool>("exact");
    const auto row = [](const char* spelling, std::initializer_list<const char*> keys, bool exact) {
        QStringList list;
        for (const char* key : keys)
            list << QString::fromUtf8(key);
        QTest::newRow(spelling) << QString::fromUtf8(spelling) << list << exact;
    };
    row("a", {"a"}, false);
    row("a.b.c", {"a", "b", "c"}, false);
    row("a/b", {"a/b"}, false);
    row("/a", {"a"}, true);
    row("/a.b/c", {"a.b", "c"}, true);
    row("/a~1b/~0~01~2~", {"a/b", "~~1~2~"}, true);
    row("", {}, false);
    row("a..b", {}, false);
    row("a.", {}, false);
    row("/", {}, true);
    row("/a/", {}, true);
}

void TestMapping::splitsPaths()
{
    QFETCH(QString, spelling);
    QFETCH(QStringList, keys);
    QFETCH(bool, exact);
    const FieldPath path = parseFieldPath(spelling.toStdString());
    QStringList found;
    std::string pointer;
    for (const std::string& key : path.keys) {
        found << QString::fromStdString(key);
        pointer = pointerTo(pointer, key);
    }
    QCOMPARE(found, keys);
    QCOMPARE(path.exact, exact);
    if (!path.keys.empty())
        QVERIFY(parseFieldPath(pointer).keys == path.keys);
}

void TestMapping::followsExactPaths()
{
    FieldMappingData data = FieldMapping::standardData();
    data.of(ImportField::Trace).keys.insert(data.of(ImportField::Trace).keys.begin(), "/ctx/a/b/traceId");
    data.of(ImportField::Type).keys.push_back("/payload/context/kind");
    data.of(ImportField::Span).keys.push_back("/id"); // not the event's id here, but in containers
    const FieldMapping mapping(data);
    QVERIFY(mapping.complete());
    const KeyMeaning trace = follow(mapping, "/ctx/a/b/traceId");
    QVERIFY(trace.field == ImportField::Trace && trace.order == 0 && trace.exact);
    QVERIFY(follow(mapping, "/trace_id").order == 1);
    QVERIFY(follow(mapping, "/ctx/a/b/traceid").field == ImportField::None);
    QVERIFY(follow(mapping, "/ctx/a/b/some_id").reference == false);
    QVERIFY(follow(mapping, "/payload/context/kind").field == ImportField::Type);
    QVERIFY(follow(mapping, "/payload/context/id").field == ImportField::ReplyContext);
    QVERIFY(follow(mapping, "/context/kind").field == ImportField::None);
    QVERIFY(follow(mapping, "/data/context/kind").field == ImportField::None);
    QVERIFY(follow(mapping, "/id").field == ImportField::Span);
    QVERIFY(follow(mapping, "/payload/id").field == ImportField::Id);
    QVERIFY(follow(mapping, "/data/id").field == ImportField::Id);
    QVERIFY(follow(mapping, "/payload/order_id").reference);
}

void TestMapping::followsFreePaths()
{
    FieldMappingData data;
    data.fields = {{ImportField::Trace, {"a.b.c"}, 0}, {ImportField::Span, {"a.b", "a.b.d"}, 0}};
    data.containers = {{"body", true}, {"/deep/er", false}, {"a", false}};
    const FieldMapping mapping(data);
    for (const char* place : {"/a/b/c", "/body/a/b/c", "/deep/er/a/b/c"})
        QVERIFY2(follow(mapping, place).field == ImportField::Trace, place);
    QVERIFY(follow(mapping, "/a/b").field == ImportField::Span);
    QVERIFY(follow(mapping, "/a/b/d").order == 1);
    QVERIFY(follow(mapping, "/deep/a/b/c").field == ImportField::None);
    QCOMPARE(static_cast<int>(follow(mapping, "/deep/er").container), 2);
    QVERIFY(follow(mapping, "/deep/er/x_id").reference);
    QVERIFY(follow(mapping, "/a/x_id").reference); // an object with spellings of its own, and a container
    QVERIFY(!follow(mapping, "/a/b/x_id").reference);
    QVERIFY(mapping.hasOwnIdentity(1) && !mapping.hasOwnIdentity(2));
}

void TestMapping::sharesContainers()
{
    // Containers are not entered inside containers.
    const FieldMapping& mapping = FieldMapping::standard();
    QVERIFY(follow(mapping, "/payload").container != 0);
    QVERIFY(follow(mapping, "/payload/metadata").container == 0);
    QVERIFY(follow(mapping, "/payload/metadata").scope == 0);
    QCOMPARE(follow(mapping, "/payload").scope, follow(mapping, "/metadata").scope);
}

void TestMapping::holdsWhatItCan()
{
    FieldMappingData data = FieldMapping::standardData();
    for (int i = 0; i < 400; ++i)
        data.of(ImportField::Trace).keys.push_back("/o" + std::to_string(i) + "/t");
    const FieldMapping mapping(data);
    QVERIFY(!mapping.complete());
    QVERIFY(follow(mapping, "/o0/t").field == ImportField::Trace);
    QVERIFY(follow(mapping, "/metadata/trace_id").field == ImportField::Trace);
    QVERIFY(follow(mapping, "/o399/t").field == ImportField::None);
    FieldMappingData containers;
    for (int i = 0; i < 70; ++i)
        containers.containers.push_back({"c" + std::to_string(i), false});
    QVERIFY(!FieldMapping(containers).complete());
}

void TestMapping::readsDeepFields()
{
    FieldMappingData data = FieldMapping::standardData();
    data.of(ImportField::Time).keys.insert(data.of(ImportField::Time).keys.begin(), "/env/head/sentAt");
    data.of(ImportField::Trace).keys.push_back("ctx.ids.trace");
    data.containers.push_back({"/env/body", true});
    const ReadText read = readWith(
        data, R"({"type":"T","ts":1,"env":{"head":{"sentAt":1772442000},"body":{"order_id":7,"id":"o"}},)"
              R"("payload":{"ctx":{"ids":{"trace":"t"}}}})");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.time(kFirst), 1'772'442'000 * kSecond); // an exact path given first wins over the top
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), std::string("t"));
    QCOMPARE(read.references(kFirst), std::string("order:7"));
    QVERIFY(!events.id(kFirst)); // the body's
}

void TestMapping::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("duration");
    const auto row = [](const char* text, DurationNs duration) {
        QTest::newRow(text) << QString::fromUtf8(text) << static_cast<qint64>(duration);
    };
    row("PT1.2S", 1'200 * kMillisecond);
    row("PT0S", 0);
    row("P1DT2H3M4,5S", kDay + 2 * kHour + 3 * kMinute + 4'500 * kMillisecond);
    row("-PT1S", -kSecond);
    row("P2W", 14 * kDay);
    row("22938000ns", 22'938 * kMicrosecond);
    row("1h2m3.5s", kHour + 2 * kMinute + 3'500 * kMillisecond);
    row("12 ms", 12 * kMillisecond);
    row("1.5µs", 1'500);
    row("20 seconds", 20 * kSecond);
    for (const char* text : {"", "P", "PT", "P1Y", "P1M", "PTS", "PT1", "P1S", "12", "ms", "1 parsec",
                             "1.2.3s", "1e3s", "soon", "9999999999999d", "PT99999999999999999999S"})
        row(text, kNoDuration);
}

void TestMapping::readsDurations()
{
    QFETCH(QString, text);
    QFETCH(qint64, duration);
    QCOMPARE(static_cast<qint64>(parseDurationText(text.toStdString()).value_or(kNoDuration)), duration);
    FieldMappingData data = FieldMapping::standardData();
    data.of(ImportField::Duration).keys = {"took"};
    const ReadText read = readWith(data, eventLine(R"("took":")" + text.toStdString() + '"'));
    QCOMPARE(static_cast<qint64>(read.snapshot->events.duration(kFirst)), duration);
    QCOMPARE(read.count(ProblemCode::UnusableDuration),
             std::uint64_t{duration == kNoDuration && !text.isEmpty()});
    QCOMPARE(readText(eventLine(R"("duration_s":1.5)")).snapshot->events.duration(kFirst),
             1'500 * kMillisecond);
}

void TestMapping::readsTimesOfANamedUnit()
{
    FieldMappingData data = FieldMapping::standardData();
    data.timeUnit = TimeUnit::Milliseconds;
    const ReadText read = readWith(data, R"({"type":"T","ts":5000,"end_time":"7000"})");
    QCOMPARE(read.snapshot->events.time(kFirst), 5 * kSecond);
    QCOMPARE(read.snapshot->events.duration(kFirst), 2 * kSecond);
}

void TestMapping::takesIdsForSpans()
{
    FieldMappingData data = FieldMapping::standardData();
    data.idIsSpan = true;
    const ReadText read = readWith(data, R"({"type":"T","id":"a"})"
                                         "\n"
                                         R"({"type":"T","id":"b","span_id":"s"})"
                                         "\n");
    const EventStore& events = read.snapshot->events;
    QCOMPARE(read.str(events.span(kFirst)), std::string("a"));
    QCOMPARE(read.str(events.span(EventId(1))), std::string("s"));
}

void TestMapping::readsFiles()
{
    const FieldMappingData data = parsed(
        R"(,"fields":{"time":["/occurred","at.time"],"trace":"ctx.traceId","contact":null,"token":"event_type"},)"
        R"("containers":["body",{"key":"metadata","own_id":true}],"not_references":["tenant_id"],)"
        R"("time_unit":"ms","id_is_span":true,"detect":false)");
    const FieldMapping mapping(data);
    QVERIFY(follow(mapping, "/occurred").field == ImportField::Time);
    QVERIFY(follow(mapping, "/at/time").order == 1);
    QVERIFY(follow(mapping, "/occurred_at").order == 2); // the base's come after
    QVERIFY(follow(mapping, "/contact").field == ImportField::None);
    QVERIFY(follow(mapping, "/event_type").field == ImportField::Token); // no longer a type
    QVERIFY(follow(mapping, "/metadata/event_type").field == ImportField::Token);
    QVERIFY(mapping.hasOwnIdentity(follow(mapping, "/metadata").container));
    QVERIFY(!follow(mapping, "/tenant_id").reference);
    QVERIFY(mapping.timeUnit() == TimeUnit::Milliseconds && mapping.idIsSpan() && !data.detect);
    FieldMappingData copy = data;
    QCOMPARE(copy.of(ImportField::Time).given, std::size_t{2});
    FieldMappingData bare = parsed(R"(,"base":"none","fields":{"type":"what"})");
    QVERIFY(follow(FieldMapping(bare), "/type").field == ImportField::None);
    QCOMPARE(bare.of(ImportField::Type).keys, std::vector<std::string>{"what"});
}

void TestMapping::refusesFiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* text, const char* reason) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(reason);
    };
    row("", "m.json:1: The field mapping cannot be used: it is no JSON");
    row("{\n\"a\":,}", "m.json:2: The field mapping cannot be used: it is no JSON");
    row("[]", "m.json: The field mapping cannot be used: an object was expected");
    row("{}", "throughline_mapping: it is missing; this is no field mapping");
    row(R"({"throughline_mapping":2})", "throughline_mapping: only version 1 is known");
    row(R"({"throughline_mapping":1,"base":"mine"})", R"(base: "standard" or "none" was expected)");
    row(R"({"throughline_mapping":1,"fileds":{}})", "fileds: there is no such key");
    row(R"({"throughline_mapping":1,"fields":[]})", "fields: an object was expected");
    row(R"({"throughline_mapping":1,"fields":{"tme":"a"}})",
        "fields.tme: there is no such field; there are time, type");
    row(R"({"throughline_mapping":1,"fields":{"time":7}})", "fields.time: a text was expected");
    row(R"({"throughline_mapping":1,"fields":{"time":["a",{}]}})", "fields.time: a text was expected");
    row(R"({"throughline_mapping":1,"fields":{"time":"/a//b"}})",
        R"(fields.time: "/a//b" has an empty part)");
    row(R"({"throughline_mapping":1,"fields":{"time":"/a","end":"/a"}})",
        R"(fields.end: "/a" stands in fields.time already)");
    row(R"({"throughline_mapping":1,"containers":"a"})", "containers: a list was expected");
    row(R"({"throughline_mapping":1,"containers":[{}]})", "containers: each needs a key");
    row(R"({"throughline_mapping":1,"containers":[{"key":"a","own_id":1}]})",
        "containers.own_id: true or false was expected");
    row(R"({"throughline_mapping":1,"time_unit":"h"})", "time_unit: s, ms, us, ns or auto was expected");
    row(R"({"throughline_mapping":1,"detect":"no"})", "detect: true or false was expected");
}

void TestMapping::refusesFiles()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const Result<FieldMappingData> data = parseMapping(text.toStdString(), "m.json");
    QVERIFY(!data);
    QVERIFY(data.error().code == ProblemCode::BadMapping);
    const QString said = QString::fromStdString(describe(data.error()));
    QVERIFY2(said.contains(reason), qPrintable(said));
    QVERIFY(said.startsWith(u"m.json:"));
}

void TestMapping::refusesMissingFiles()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    QVERIFY(loadMapping(path + "/none.json").error().code == ProblemCode::FileMissing);
    QVERIFY(loadMapping(path).error().code == ProblemCode::FileUnreadable);
    const std::string large = writeFile(path, "large.json", std::string(2 << 20, ' '));
    QVERIFY(loadMapping(large).error().code == ProblemCode::FileUnreadable);
    const std::string deep = writeFile(path, "deep.json", std::string(500'000, '['));
    QVERIFY(loadMapping(deep).error().code == ProblemCode::BadMapping);
    QVERIFY(saveMapping({}, path + "/none/m.json").error().code == ProblemCode::WriteFailed);
}

void TestMapping::writesWhatItReads()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/m.json";
    FieldMappingData data =
        parsed(R"(,"fields":{"time":"/a~1b/c","user":null},"containers":[{"key":"/x/y","own_id":true}],)"
               R"("not_references":["t_id"],"time_unit":"ns","id_is_span":true,"detect":false)");
    QVERIFY(saveMapping(data, path));
    Result<FieldMappingData> again = loadMapping(path);
    QVERIFY(again);
    QCOMPARE(mappingText(*again), mappingText(data));
    for (std::size_t i = 0; i < kImportFieldCount; ++i) {
        const auto field = static_cast<ImportField>(i);
        QVERIFY(again->of(field).keys == data.of(field).keys);
        QVERIFY(importFieldOf(nameOf(field)) == field);
    }
    QVERIFY(importFieldOf("") == ImportField::None && nameOf(ImportField::None).empty());
}

QTEST_GUILESS_MAIN(TestMapping)
#include "tst_mapping.moc"
