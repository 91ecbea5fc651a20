// SPDX-License-Identifier: GPL-3.0-or-later
// Seed 1, section 3.A: "Every "Edge" interaction generates a fresh `Trace ID` if one doesn't exist."
#include "core/token/tracking_token.h"
#include "core/tracing/arriving_ids.h"
#include "core/tracing/tracer.h"
#include "tests/support/event_lake.h"

#include <QTest>

using namespace throughline;
using namespace throughline::test;

class EntryPointsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void incomingWebhooksGenerateUniqueTraceId()
    {
        const TraceContext first = m_tracer.beginWebhook().context();
        const TraceContext second = m_tracer.beginWebhook().context();
        QVERIFY(isUuid(first.traceId) && isUuid(first.spanId));
        QVERIFY(first.traceId != second.traceId);
        QVERIFY(first.parentId.empty() && first.causalTraceId.empty());
    }

    void apiRequestsUseXRequestIdHeaderIfPresent()
    {
        const TraceContext context = m_tracer.beginRequest({.requestId = "req-7f3a"}).context();
        QCOMPARE(context.traceId, std::string("req-7f3a"));
        QVERIFY(isUuid(context.spanId));
        QVERIFY(context.parentId.empty());
    }

    void apiRequestsElseGenerateUniqueTraceId()
    {
        const TraceContext first = m_tracer.beginRequest({}).context();
        const TraceContext second = m_tracer.beginRequest({}).context();
        QVERIFY(isUuid(first.traceId));
        QVERIFY(first.traceId != second.traceId);
    }

    void scheduledJobsGenerateUniqueTraceIdAtTheStartOfHandle()
    {
        const TraceContext first = m_tracer.beginScheduledJob().context();
        const TraceContext second = m_tracer.beginScheduledJob().context();
        QVERIFY(isUuid(first.traceId));
        QVERIFY(first.traceId != second.traceId);
    }

    void requestIdsAreBoundedAndSanitised_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("id");
        const auto row = [](const char* name, const QByteArray& header, const QByteArray& id) {
            QTest::newRow(name) << header << id;
        };
        row("UUID", "550E8400-e29b-41d4-a716-446655440000", "550E8400-e29b-41d4-a716-446655440000");
        row("named", "Trace-Checkout-55", "Trace-Checkout-55");
        row("base64", "aGVsbG8+/w==", "aGVsbG8+/w==");
        row("load balancer", "Root=1-67891233-abcdef012345678912345678",
            "Root=1-67891233-abcdef012345678912345678");
        row("blanks around", "  a b ", "ab");
        row("forged log line", "a\r\n2026 WARNING b", "a2026WARNINGb");
        row("page", "<img src=x>", "imgsrc=x");
        row("terminal", "\x1b[31mred", "31mred");
        row("query", "x'; DROP TABLE events;--", "xDROPTABLEevents--");
        row("no ASCII", QByteArray("\xc3\xbc\xff\xe2\x80\xae"), "");
        row("NUL", QByteArray("a\0b", 3), "ab");
        row("long", QByteArray(100'000, 'x'), QByteArray(128, 'x'));
        row("long and unusable", QByteArray(100'000, '\x01') + "a", "");
        row("placeholder", "null", "");
        row("placeholder, capital", "Undefined", "");
        row("placeholder, cleaned", "\"0\"", "");
        row("empty UUID", "00000000-0000-0000-0000-000000000000", "");
        row("only blanks", " \t", "");
    }

    void requestIdsAreBoundedAndSanitised()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, id);
        const std::string text = header.toStdString();
        QCOMPARE(QByteArray::fromStdString(requestIdFrom(text)), id);
        const TraceContext context = m_tracer.beginRequest({.requestId = text}).context();
        // Where nothing is left, the trace is a fresh one.
        if (id.isEmpty())
            QVERIFY(isUuid(context.traceId));
        else
            QCOMPARE(context.traceId, id.toStdString());
        QVERIFY(m_lake.warnings().empty());
    }

private:
    EventLake m_lake;
    IdSource m_ids{1};
    Tracer m_tracer{m_ids, m_lake};
};

QTEST_GUILESS_MAIN(EntryPointsTest)
#include "tst_entry_points.moc"
