// SPDX-License-Identifier: GPL-3.0-or-later
// Seed 1, section 3.B: "Async Jobs: Pass `trace_id` in the Job constructor/payload".
#include "core/tracing/job_envelope.h"
#include "core/tracing/tracer.h"
#include "tests/support/event_lake.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <random>

using namespace throughline;
using namespace throughline::test;

namespace {

const TraceContext kDispatcher{.traceId = "Trace \"A\" ü", .spanId = "span-1", .parentId = "span-0"};
constexpr const char* kPayload =
    "{\"order_id\": 1234567890123456789012, \"note\": \"}{\", \"list\": [1.0, {}]}";

std::string envelopedPayload(const TraceContext& dispatcher = kDispatcher)
{
    return enveloped(kPayload, dispatcher).value();
}

} // namespace

class JobEnvelopeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asyncJobsPassTraceIdInThePayload()
    {
        const JobEnvelope envelope = openEnvelope(envelopedPayload());
        QVERIFY(envelope.whole());
        QCOMPARE(envelope.traceId, kDispatcher.traceId);
        QCOMPARE(envelope.parentId, kDispatcher.spanId);
        QVERIFY(envelope.conversationId.empty());
    }

    void thePayloadStaysAsItWas()
    {
        const std::string text = envelopedPayload();
        QVERIFY(text.ends_with(std::string_view(kPayload).substr(1)));
        const auto json = nlohmann::json::parse(text);
        QCOMPARE(json.size(), std::size_t{4});
        QCOMPARE(json["note"].get<std::string>(), std::string("}{"));
    }

    void payloadsWithoutMembersAreEnveloped()
    {
        for (const char* payload : {"", " ", "{}", " { \n}\t"}) {
            const Result<std::string> text = enveloped(payload, kDispatcher);
            QVERIFY(text.has_value());
            QVERIFY2(nlohmann::json::accept(*text), text->c_str());
            QCOMPARE(openEnvelope(*text).parentId, kDispatcher.spanId);
        }
    }

    void onlyObjectsAreEnveloped()
    {
        for (const char* payload : {"[]", "7", "null", "{", "}", "{]", "\"{}\"", "{} x"}) {
            const Result<std::string> text = enveloped(payload, kDispatcher);
            QVERIFY2(!text, payload);
            QCOMPARE(text.error().code, ProblemCode::BadArgument);
        }
    }

    void aPayloadDispatchedAgainIsOfItsLastDispatcher()
    {
        const std::string again = enveloped(envelopedPayload(), {.traceId = "B", .spanId = "span-2"}).value();
        QCOMPARE(openEnvelope(again).traceId, std::string("B"));
        QCOMPARE(openEnvelope(again).parentId, std::string("span-2"));
    }

    void theConversationTravelsWithTheJob()
    {
        TraceContext dispatcher = kDispatcher;
        dispatcher.conversationId = "conversation-1";
        QCOMPARE(openEnvelope(envelopedPayload(dispatcher)).conversationId, std::string("conversation-1"));
    }

    void traceAloneIsEnough()
    {
        const JobEnvelope envelope = openEnvelope(R"({"x":1,"trace_context":{"trace_id":"A"}})");
        QVERIFY(envelope.whole());
        QCOMPARE(envelope.traceId, std::string("A"));
        QVERIFY(envelope.parentId.empty());
    }

    void idsMayHoldAnyLetters()
    {
        const TraceContext dispatcher{.traceId = "}{\"trace_id\":\"x\"}", .spanId = "\\}"};
        const JobEnvelope envelope = openEnvelope(envelopedPayload(dispatcher));
        QVERIFY(envelope.whole());
        QCOMPARE(envelope.traceId, dispatcher.traceId);
        QCOMPARE(envelope.parentId, dispatcher.spanId);
    }

    void damageIsNamed_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("trace");
        QTest::addColumn<QByteArray>("defect");
        const auto row = [](const char* name, const QByteArray& payload, const char* trace,
                            const char* defect) {
            QTest::newRow(name) << payload << QByteArray(trace) << QByteArray(defect);
        };
        row("nothing", "", "", "the payload is no JSON object");
        row("no JSON", "trace_context", "", "the payload is no JSON object");
        row("array", "[1]", "", "the payload is no JSON object");
        row("missing", R"({"order":1})", "", "the payload has no trace_context");
        row("null", R"({"trace_context":null})", "", "trace_context is no object");
        row("text", R"({"trace_context":"A"})", "", "trace_context is no object");
        row("no trace", R"({"trace_context":{"parent_id":"s"}})", "", "trace_context has no trace_id");
        row("trace is a number", R"({"trace_context":{"trace_id":7}})", "", "trace_id is no id");
        row("trace is empty", R"({"trace_context":{"trace_id":""}})", "", "trace_id is no id");
        row("line break", "{\"trace_context\":{\"trace_id\":\"a\\nb\"}}", "", "trace_id is no id");
        row("too long",
            QByteArray(R"({"trace_context":{"trace_id":"?"}})").replace('?', QByteArray(129, 'x')), "",
            "trace_id is no id");
        row("bad escape", "{\"trace_context\":{\"trace_id\":\"\\q\"}}", "", "the payload is no JSON object");
        row("parent is an object", R"({"trace_context":{"trace_id":"A","parent_id":{}}})", "A",
            "parent_id is no id");
        row("cut off after it", "{\"trace_context\":{\"trace_id\":\"A\"},\"note\":\"abc", "A", "");
        row("bad bytes after it",
            QByteArray(R"({"trace_context":{"trace_id":"A"},"note":")") + '\xff' + "\"}", "A", "");
        row("cut off in it", "{\"trace_context\":{\"trace_id\":\"A\",\"par", "",
            "the payload is no JSON object");
    }

    void damageIsNamed()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, trace);
        QFETCH(QByteArray, defect);
        const JobEnvelope envelope = openEnvelope(payload.replace("?", "\xff").toStdString());
        QCOMPARE(QByteArray::fromStdString(envelope.traceId), trace);
        QCOMPARE(QByteArray::fromStdString(envelope.defect), defect);
    }

    // Whatever happens to a payload on its way: the job runs, with a trace, and a lost one is reported.
    void damagedPayloadsStillRun()
    {
        EventLake lake;
        IdSource ids(1);
        Tracer tracer(ids, lake);
        const std::string whole = envelopedPayload();
        std::mt19937 random(20260302);
        std::size_t lost = 0;
        std::size_t kept = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string payload = whole.substr(0, i % 3 == 0 ? random() % whole.size() : whole.size());
            for (auto damage = random() % 4; damage > 0 && !payload.empty(); --damage)
                payload[random() % payload.size()] = static_cast<char>(random());
            const std::size_t reported = lake.breakCount();
            const TraceScope job = tracer.resumeJob(payload, "Job");
            QVERIFY(!job.context().traceId.empty() && job.context().traceId.size() <= 128);
            QVERIFY(!job.context().spanId.empty());
            const bool isLost = openEnvelope(payload).traceId.empty();
            QVERIFY(!isLost || lake.breakCount() == reported + 1);
            (isLost ? lost : kept) += 1;
        }
        QVERIFY(lost > 1000);
        QVERIFY(kept > 1000);
    }
};

QTEST_GUILESS_MAIN(JobEnvelopeTest)
#include "tst_job_envelope.moc"
