// SPDX-License-Identifier: GPL-3.0-or-later
// W3C Trace Context, as far as we speak it, with the specification's own examples.
#include "core/base/otlp_ids.h"
#include "core/tracing/trace_headers.h"
#include "core/tracing/tracer.h"
#include "tests/support/event_lake.h"

#include <QTest>

#include <random>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr const char* kExample = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

} // namespace

class TraceHeadersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTraceparentIsContinued()
    {
        const auto parent = remoteParent(kExample);
        QVERIFY(parent.has_value());
        QCOMPARE(parent->traceId, std::string("4bf92f3577b34da6a3ce929d0e0e4736"));
        QCOMPARE(parent->spanId, std::string("00f067aa0ba902b7"));

        const TraceContext context = m_tracer.beginRequest({.traceParent = kExample}).context();
        QCOMPARE(context.traceId, parent->traceId);
        QCOMPARE(context.parentId, parent->spanId);
    }

    void headers_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("valid");
        const QByteArray trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        const QByteArray span = "00f067aa0ba902b7";
        const auto row = [](const char* name, const QByteArray& header, bool valid) {
            QTest::newRow(name) << header << valid;
        };
        row("sampled", kExample, true);
        row("not sampled", "00-" + trace + "-" + span + "-00", true);
        row("blanks around", QByteArray(" ") + kExample + "\t", true);
        row("a later version", "cc-" + trace + "-" + span + "-01", true);
        row("a later version with more", "cc-" + trace + "-" + span + "-01-what-the-future-brings", true);
        row("a later version, glued", "cc-" + trace + "-" + span + "-01.what", false);
        row("version ff", "ff-" + trace + "-" + span + "-01", false);
        row("version 00 with more", QByteArray(kExample) + "-x", false);
        row("capital letters", "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + span + "-01", false);
        row("trace of zeros", "00-" + QByteArray(32, '0') + "-" + span + "-01", false);
        row("span of zeros", "00-" + trace + "-" + QByteArray(16, '0') + "-01", false);
        row("short", "00-" + trace + "-" + span, false);
        row("no flags", "00-" + trace + "-" + span + "-", false);
        row("flags of letters", "00-" + trace + "-" + span + "-zz", false);
        row("wrong marks", "00_" + trace + "_" + span + "_01", false);
        row("empty", "", false);
        row("long", QByteArray(1'000'000, '0'), false);
    }

    void headers()
    {
        QFETCH(QByteArray, header);
        QFETCH(bool, valid);
        QCOMPARE(remoteParent(header.toStdString()).has_value(), valid);
    }

    // An export of our events as OTLP and the headers that went out meet in one trace.
    void theDigitsAreThoseOfTheOtlpExport()
    {
        const TraceContext context{.traceId = "550e8400-e29b-41d4-a716-446655440000",
                                   .spanId = "6ff31bb4-0f58-42e2-a285-f51fc53d1467"};
        QCOMPARE(traceParentOf(context),
                 "00-550e8400e29b41d4a716446655440000-" + otlpSpanId(context.spanId).digits + "-01");
    }

    void betweenServicesOfOursNothingChanges()
    {
        for (const char* requestId : {"", "Trace-Checkout-55", "4bf92f3577b34da6a3ce929d0e0e4736"}) {
            const TraceContext sender = m_tracer.beginRequest({.requestId = requestId}).context();
            const std::string header = traceParentOf(sender);
            const std::string state = "congo=t61rcWkgMzE , " + traceStateOf(sender);
            const TraceContext receiver =
                m_tracer.beginRequest({.traceParent = header, .traceState = state}).context();
            QCOMPARE(receiver.traceId, sender.traceId);
            QCOMPARE(receiver.parentId, sender.spanId);
        }
    }

    void aServiceBetweenUsIsTheParent()
    {
        const TraceContext sender = m_tracer.beginWebhook().context();
        std::string header = traceParentOf(sender);
        header.replace(36, 16, "00f067aa0ba902b7"); // its own span; the tracestate passed on
        const auto parent = remoteParent(header, traceStateOf(sender));
        QCOMPARE(parent->traceId, sender.traceId);
        QCOMPARE(parent->spanId, std::string("00f067aa0ba902b7"));
    }

    void aTracestateOfAnotherTraceIsLeftAside()
    {
        for (const char* state : {"throughline=other;span", "throughline=", "throughline=;",
                                  ",,,=", "throughline=4bf92f3577b34da6a3ce929d0e0e4736"}) {
            const auto parent = remoteParent(kExample, state);
            QVERIFY(parent.has_value());
            QCOMPARE(parent->traceId, std::string("4bf92f3577b34da6a3ce929d0e0e4736"));
            QCOMPARE(parent->spanId, std::string("00f067aa0ba902b7"));
        }
    }

    void idsThatNoTracestateCanHoldAreNotSent()
    {
        QVERIFY(traceStateOf({.traceId = "a=b", .spanId = "s"}).empty());
        QVERIFY(traceStateOf({.traceId = "a b", .spanId = "s"}).empty());
        QVERIFY(traceStateOf({.traceId = "a", .spanId = "s\r\nX-Evil: 1"}).empty());
        // The traceparent holds digits whatever they are.
        QVERIFY(remoteParent(traceParentOf({.traceId = "a=b\r\n", .spanId = ""})).has_value());
    }

    // The seed's rule comes first: "Use `X-Request-ID` header if present".
    void xRequestIdGoesBeforeTraceparent()
    {
        const TraceContext context =
            m_tracer.beginRequest({.requestId = "req-1", .traceParent = kExample}).context();
        QCOMPARE(context.traceId, std::string("req-1"));
        QVERIFY(context.parentId.empty()); // it is of another trace
        const TraceContext same =
            m_tracer.beginRequest({.requestId = "4bf92f3577b34da6a3ce929d0e0e4736", .traceParent = kExample})
                .context();
        QCOMPARE(same.parentId, std::string("00f067aa0ba902b7"));
    }

    void damagedHeadersNeverHarm()
    {
        const TraceContext sender = m_tracer.beginWebhook().context();
        const std::string header = traceParentOf(sender);
        const std::string state = traceStateOf(sender);
        std::mt19937 random(20260302);
        for (int i = 0; i < 20'000; ++i) {
            std::string badHeader = header.substr(0, i % 3 == 0 ? random() % header.size() : header.size());
            std::string badState = state.substr(0, i % 5 == 0 ? random() % state.size() : state.size());
            for (std::string* text : {&badHeader, &badState}) {
                for (auto damage = random() % 3; damage > 0 && !text->empty(); --damage)
                    (*text)[random() % text->size()] = static_cast<char>(random());
            }
            const TraceContext context =
                m_tracer.beginRequest({.traceParent = badHeader, .traceState = badState}).context();
            QVERIFY(!context.traceId.empty() && context.traceId.size() <= 128);
        }
        QVERIFY(m_lake.breaks().empty());
    }

private:
    EventLake m_lake;
    IdSource m_ids{1};
    Tracer m_tracer{m_ids, m_lake};
};

QTEST_GUILESS_MAIN(TraceHeadersTest)
#include "tst_trace_headers.moc"
