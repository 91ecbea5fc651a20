// SPDX-License-Identifier: GPL-3.0-or-later
// Seed 2: the `hasuraEvent` that a job gets.
#include "core/jobs/database_event.h"
#include "tests/support/test_data.h"
#include "tests/support/trigger_events.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

#include <random>

using namespace throughline;
using namespace throughline::test;

class DatabaseEventTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreKeptByteForByte()
    {
        const std::string row = R"({"id": 12345678901234567890123, "total":1.50,  "note":"a b"})";
        const DatabaseEvent event = triggerEvent({.oldRow = row, .newRow = "{}"});
        QCOMPARE(event.oldRow, row);
        QCOMPARE(event.newRow, std::string("{}"));
        QCOMPARE(event.id, std::string("event-1"));
        QCOMPARE(event.table, std::string("orders"));
        QCOMPARE(event.trigger, std::string("orders_changed"));
        QCOMPARE(event.createdAt, std::string("2026-03-02T09:00:00.123456Z"));
    }

    void anInsertHasNoOldRow()
    {
        const DatabaseEvent event = triggerEvent({.operation = Operation::Insert, .newRow = rowBy("x")});
        QCOMPARE(event.operation, Operation::Insert);
        QVERIFY(event.oldRow.empty());
        QVERIFY(!event.newRow.empty());
    }

    void userAndRole()
    {
        const EventUser user = userOf(
            triggerEvent({.session = R"({"x-hasura-user-email":"u@example.com","X-Hasura-Role":"admin"})"}));
        QCOMPARE(user.user, std::string("u@example.com"));
        QCOMPARE(user.role, std::string("admin"));
        QCOMPARE(userOf(triggerEvent({.session = R"({"x-hasura-user-id":"u-1"})"})).user, std::string("u-1"));
        QVERIFY(userOf(triggerEvent({})).user.empty());
    }

    void whatIsNoEventIsNamed()
    {
        for (const char* payload : {"", "[]", "null", "{\"a\":", "7"})
            QCOMPARE(parseDatabaseEvent(payload).error().code, ProblemCode::MalformedJson);
        for (const char* payload : {"{}", "{\"event\":7}", "{\"event\":{\"op\":\"TRUNCATE\"}}",
                                    "{\"event\":{\"data\":{}}}", "{\"event\":{\"op\":null}}"})
            QCOMPARE(parseDatabaseEvent(payload).error().code, ProblemCode::NoEvents);
    }

    void membersMayStandInAnyOrder()
    {
        const auto event = parseDatabaseEvent(
            R"({"table":{"name":"t"},"event":{"data":{"new":{"a":{}},"old":null},"op":"INSERT"},"id":"e"})");
        QVERIFY(event.has_value());
        QCOMPARE(event->newRow, std::string(R"({"a":{}})"));
        QVERIFY(event->oldRow.empty());
        QCOMPARE(event->table, std::string("t"));
        QCOMPARE(event->id, std::string("e"));
    }

    void damagedPayloadsNeverHarm()
    {
        const std::string whole =
            triggerEvent({.oldRow = rowBy("a"), .newRow = rowBy("b"), .session = R"({"x":"y"})"}).payload;
        std::mt19937 random(20260302);
        int read = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string payload = whole.substr(0, i % 3 == 0 ? random() % whole.size() : whole.size());
            for (auto damage = random() % 4; damage > 0 && !payload.empty(); --damage)
                payload[random() % payload.size()] = static_cast<char>(random());
            if (const auto event = parseDatabaseEvent(payload)) {
                ++read;
                (void)userOf(*event);
            }
        }
        QVERIFY(read > 1000);
    }

    void realPayloads_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("hasOldRow");
        QTest::newRow("documentation") << QStringLiteral("hasura-docs-insert.json") << false;
        QTest::newRow("template") << QStringLiteral("hopdrive-TEMPLATE.json") << true;
        QTest::newRow("active change") << QStringLiteral("hopdrive-move-active-change.redacted.json") << true;
        QTest::newRow("dispatched") << QStringLiteral("hopdrive-move-dispatched.json") << true;
    }

    void realPayloads()
    {
        QFETCH(QString, file);
        QFETCH(bool, hasOldRow);
        QFile payload(QString::fromStdString(sharedData("hasura/" + file.toStdString())));
        if (!payload.open(QIODevice::ReadOnly))
            QSKIP("the shared data is not here");
        const auto event = parseDatabaseEvent(payload.readAll().toStdString());
        QVERIFY(event.has_value());
        QVERIFY(!event->id.empty() && !event->table.empty());
        QVERIFY(nlohmann::json::accept(event->newRow));
        QCOMPARE(nlohmann::json::accept(event->oldRow), hasOldRow);
    }
};

QTEST_GUILESS_MAIN(DatabaseEventTest)
#include "tst_database_event.moc"
