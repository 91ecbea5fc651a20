// SPDX-License-Identifier: GPL-3.0-or-later
// Payloads of Hasura event triggers as events.
#include "tests/support/read_text.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

const EventId kFirst(0);

// A payload with what is given in its event and beside it.
std::string payload(const std::string& event,
                    const std::string& table = R"({"schema":"public","name":"moves"})")
{
    return R"({"id":"e-1","created_at":"2026-03-02T09:00:00.5Z","trigger":{"name":"on_move"},"table":)" +
           table + R"(,"event":{)" + event + "}}";
}

std::string update(const std::string& row)
{
    return payload(R"("op":"UPDATE","session_variables":null,"data":{"old":{"id":1},"new":{)" + row + "}}");
}

} // namespace

class HasuraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersBecomeFields();
    void typesNameTableAndOperation_data();
    void typesNameTableAndOperation();
    void whatWasDeletedIsNamedByItsOldRow();
    void tablesNameTheirEntities_data();
    void tablesNameTheirEntities();
    void whoUpdatedItIsFoundInAnySpelling_data();
    void whoUpdatedItIsFoundInAnySpelling();
    void timesWithoutZoneAreUtc();
    void damagedTraceIdsAreNotUsed();
    void correlationsComeInOrder();
    void shapes_data();
    void shapes();
    void wrongTypesAreNoReasonToFail_data();
    void wrongTypesAreNoReasonToFail();
    void whatIsNoEventIsReported();
    void othersAreLeftToOthers();
};

void HasuraTest::membersBecomeFields()
{
    const ReadText read = readText(payload(
        R"("op":"UPDATE","session_variables":{"x-hasura-user-id":"u-1","x-hasura-role":"admin"},)"
        R"("trace_context":{"trace_id":"07FD20598f5d1f62db2ec055b04a17e5","span_id":"f14039689277f542"},)"
        R"("data":{"old":{"id":7,"driver_id":1},"new":{"id":7,"driver_id":16,"customer_id":9,"status":"failed",)"
        R"("note":"x","plan_id":null,"updatedBy":"api|550e8400-e29b-41d4-a716-446655440000|job-1"}})"));
    QCOMPARE(read.sniff.format, std::string("Hasura events, one a line"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 1U);
    QCOMPARE(read.str(events.id(kFirst)), std::string("e-1"));
    QCOMPARE(read.str(events.type(kFirst)), std::string("moves.update"));
    QCOMPARE(read.str(events.className(kFirst)), std::string("on_move"));
    QCOMPARE(events.time(kFirst), TimeNs{1'772'442'000'500'000'000});
    QVERIFY(events.status(kFirst) == EventStatus::Unknown);
    QCOMPARE(read.entity(events.user(kFirst)), std::string("user:u-1"));
    QCOMPARE(read.entity(events.contact(kFirst)), std::string("contact:9"));
    QCOMPARE(read.references(kFirst), std::string("move:7 driver:16"));
    QCOMPARE(read.str(events.token(kFirst)), std::string("api|550e8400-e29b-41d4-a716-446655440000|job-1"));
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))),
             std::string("07fd20598f5d1f62db2ec055b04a17e5"));
    QVERIFY(!events.span(kFirst));
    QVERIFY(!events.parent(kFirst));
    QCOMPARE(events.spanLinks(kFirst).size(), std::size_t{1});
    QCOMPARE(read.str(events.spanLinks(kFirst)[0].span), std::string("f14039689277f542"));
    QVERIFY(read.snapshot->report.problems().empty());
}

void HasuraTest::typesNameTableAndOperation_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("public") << QByteArray(R"({"schema":"public","name":"moves"})") << QByteArray("INSERT")
                            << QByteArray("moves.insert");
    QTest::newRow("schema") << QByteArray(R"({"schema":"sales","name":"orders"})") << QByteArray("MANUAL")
                            << QByteArray("sales.orders.manual");
    QTest::newRow("no table") << QByteArray("null") << QByteArray("DELETE") << QByteArray("on_move.delete");
}

void HasuraTest::typesNameTableAndOperation()
{
    QFETCH(QByteArray, table);
    QFETCH(QByteArray, operation);
    QFETCH(QByteArray, type);
    const ReadText read = readText(payload(
        R"("op":")" + operation.toStdString() + R"(","data":{"old":null,"new":{}})", table.toStdString()));
    QCOMPARE(read.str(read.snapshot->events.type(kFirst)), type.toStdString());
}

void HasuraTest::whatWasDeletedIsNamedByItsOldRow()
{
    const ReadText read =
        readText(payload(R"("op":"DELETE","data":{"old":{"id":5,"lane_id":2},"new":null})"));
    QCOMPARE(read.references(kFirst), std::string("move:5 lane:2"));
}

void HasuraTest::tablesNameTheirEntities_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QByteArray>("entity");
    const auto row = [](const char* table, const char* entity) {
        QTest::newRow(table) << QByteArray(table) << QByteArray(entity);
    };
    row("moves", "move:5");
    row("deliveries", "delivery:5");
    row("addresses", "address:5");
    row("statuses", "status:5");
    row("boxes", "box:5");
    row("bus", "bus:5");
    row("staff", "staff:5");
}

void HasuraTest::tablesNameTheirEntities()
{
    QFETCH(QByteArray, table);
    QFETCH(QByteArray, entity);
    const ReadText read = readText(payload(R"("op":"INSERT","data":{"old":null,"new":{"id":"5"}})",
                                           R"({"name":")" + table.toStdString() + "\"}"));
    QCOMPARE(read.references(kFirst), entity.toStdString());
    const ReadText customer =
        readText(payload(R"("op":"INSERT","data":{"old":null,"new":{"id":"5"}})", R"({"name":"customers"})"));
    QCOMPARE(customer.entity(customer.snapshot->events.contact(kFirst)), std::string("contact:5"));
}

void HasuraTest::whoUpdatedItIsFoundInAnySpelling_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char* key : {"updated_by", "updatedby", "updatedBy", "UpdatedBy", "UPDATED_BY"})
        QTest::newRow(key) << QByteArray(key);
}

void HasuraTest::whoUpdatedItIsFoundInAnySpelling()
{
    QFETCH(QByteArray, key);
    const ReadText read = readText(update("\"" + key.toStdString() + "\":\"api|x\""));
    QCOMPARE(read.str(read.snapshot->events.token(kFirst)), std::string("api|x"));
    const ReadText nobody = readText(update("\"" + key.toStdString() + "\":null"));
    QVERIFY(!nobody.snapshot->events.token(kFirst));
}

void HasuraTest::timesWithoutZoneAreUtc()
{
    const ReadText read = readText(
        R"({"id":"1","created_at":"2025-10-03T20:07:47.553105","table":{"name":"a"},"event":{"op":"INSERT","data":{}}})");
    QCOMPARE(formatTime(read.snapshot->events.time(kFirst)), std::string("2025-10-03T20:07:47.553105Z"));
    QCOMPARE(read.count(ProblemCode::ZoneAssumed), std::uint64_t{1});
}

void HasuraTest::damagedTraceIdsAreNotUsed()
{
    const ReadText read = readText(
        payload(R"("op":"INSERT","data":{"new":{}},"session_variables":{"x-hasura-traceid":"af3e12"},)"
                R"("trace_context":{"trace_id":12345678901234567000,"span_id":98765432109876540000})"));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(read.str(events.traceName(events.trace(kFirst))), std::string("0000000000af3e12"));
    QVERIFY(events.spanLinks(kFirst).empty());
    QCOMPARE(read.count(ProblemCode::DamagedId), std::uint64_t{2});
}

void HasuraTest::correlationsComeInOrder()
{
    const auto correlation = [](const std::string& session, const std::string& row) {
        const ReadText read = readText(payload(R"("op":"INSERT","session_variables":{)" + session +
                                               R"(},"data":{"new":{)" + row + "}}"));
        return read.str(read.snapshot->events.correlation(kFirst));
    };
    QCOMPARE(correlation(R"("x-request-id":"r","x-correlation-id":"c")", R"("correlation_id":"k")"),
             std::string("c"));
    QCOMPARE(correlation("", R"("trace_id":"t","correlation_id":"k")"), std::string("k"));
    QCOMPARE(correlation("", R"("trace_id":"t")"), std::string("t"));
    QCOMPARE(correlation("", ""), std::string());
}

void HasuraTest::shapes_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    const std::string a = update(R"("id":1)");
    const std::string b = update(R"("id":2)");
    row("array", "[" + a + "," + b + "]");
    row("lines", a + "\n" + b);
    row("wrapped", R"([{"status":200,"payload":)" + a + R"(},{"payload":)" + b + "}]");
}

void HasuraTest::shapes()
{
    QFETCH(QByteArray, text);
    for (const std::size_t block : {std::size_t{1}, std::size_t{5}, std::size_t{100'000}}) {
        const ReadText read = readText(text.toStdString(), {.block = block});
        QVERIFY(read.sniff.format.starts_with("Hasura events"));
        QCOMPARE(read.snapshot->events.size(), 2U);
        QCOMPARE(read.references(EventId(0)), std::string("move:1"));
        QCOMPARE(read.references(EventId(1)), std::string("move:2"));
        QVERIFY(read.snapshot->report.balances());
    }
}

void HasuraTest::wrongTypesAreNoReasonToFail_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::newRow("new is an array") << QByteArray(R"("op":"INSERT","data":{"old":null,"new":[{"id":1}]})");
    QTest::newRow("data is a text") << QByteArray(R"("op":"INSERT","data":"x")");
    QTest::newRow("no data") << QByteArray(R"("op":"UPDATE")");
    QTest::newRow("all wrong") << QByteArray(
        R"("op":"UPDATE","session_variables":[1],"trace_context":"t","data":{"new":{"id":{},"a_id":[],"b_id":true}})");
}

void HasuraTest::wrongTypesAreNoReasonToFail()
{
    QFETCH(QByteArray, event);
    const ReadText read = readText(payload(event.toStdString()));
    QCOMPARE(read.snapshot->events.size(), 1U);
    QCOMPARE(read.references(kFirst), std::string());
    QVERIFY(read.snapshot->report.balances());
}

void HasuraTest::whatIsNoEventIsReported()
{
    const ReadText read = readText(update(R"("id":1)") + "\n{\"a\":1}\n{\"event\":{}}\n7\n{\"event\":\n");
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    QCOMPARE(read.source().rejected, std::uint64_t{4});
    QCOMPARE(read.count(ProblemCode::NoEvents), std::uint64_t{2});
    QVERIFY(read.snapshot->report.balances());
}

void HasuraTest::othersAreLeftToOthers()
{
    QVERIFY(
        readText(
            eventLine(
                R"("event":{"op":"paid"},"payload":{"table":{"name":"a"},"event":{"op":"INSERT","data":{}}})"))
            .sniff.format.starts_with("native"));
}

QTEST_GUILESS_MAIN(HasuraTest)
#include "tst_hasura.moc"
