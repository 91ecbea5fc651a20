// SPDX-License-Identifier: GPL-3.0-or-later
// Seed 1, section 7: "If an event loses its context (e.g., a job failed to pass it), we: …"
#include "core/token/tracking_token.h"
#include "core/tracing/tracer.h"
#include "tests/support/event_lake.h"
#include "tests/support/snapshot_builder.h"

#include <QTest>

#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr const char* kJob = "App\\Jobs\\CapturePaymentJob";
constexpr TimeNs kNow = 1'772'442'000 * kSecond;

} // namespace

class BrokenChainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lake = std::make_unique<EventLake>();
        m_tracer = std::make_unique<Tracer>(m_ids, *m_lake, Tracer::Options{.clock = [] { return kNow; }});
    }

    // "Generate a new Trace ID (Treat as new root)."
    void generateANewTraceIdTreatAsNewRoot()
    {
        const TraceScope job = m_tracer->resumeJob(R"({"order_id":"55"})", kJob);
        QVERIFY(isUuid(job.context().traceId));
        QVERIFY(job.context().parentId.empty());
        QCOMPARE(m_tracer->stamp(kJob), job.context());
        QCOMPARE(m_lake->breaks().size(), std::size_t{1}); // said once
    }

    // "Log a Warning: "Broken Trace Chain at [Class Name]"."
    void logAWarningBrokenTraceChainAtClassName()
    {
        const TraceScope job = m_tracer->resumeJob("{}", kJob);
        QCOMPARE(m_lake->warnings(), std::vector<std::string>{std::string("Broken Trace Chain at ") + kJob +
                                                              ": the payload has no trace_context"});
        const BrokenChain event = m_lake->breaks().at(0);
        QCOMPARE(event.sentence, std::string("Broken Trace Chain at ") + kJob);
        QCOMPARE(event.className, std::string(kJob));
        QCOMPARE(event.time, kNow);
        QCOMPARE(event.metadata.traceId, job.context().traceId);
        QCOMPARE(event.metadata.parentId, job.context().spanId);
    }

    void eachWayToLoseTheContextIsReported()
    {
        QVERIFY(isUuid(m_tracer->stamp("A").traceId));
        QVERIFY(isUuid(m_tracer->beginSpan("B").context().traceId));
        QVERIFY(isUuid(m_tracer->adopt(Tracer::capture(), "C").context().traceId));
        QVERIFY(isUuid(m_tracer->beginHandling({}, "D").context().traceId));
        QVERIFY(isUuid(m_tracer->resumeJob("", "E").context().traceId));
        std::set<std::string> traces;
        std::string classes;
        for (const BrokenChain& event : m_lake->breaks()) {
            traces.insert(event.metadata.traceId);
            classes += event.className;
            QVERIFY(!event.reason.empty());
        }
        QCOMPARE(classes, std::string("ABCDE"));
        QCOMPARE(traces.size(), std::size_t{5});
    }

    void aTraceWithADamagedParentGoesOn()
    {
        const TraceScope job =
            m_tracer->resumeJob(R"({"trace_context":{"trace_id":"A","parent_id":17}})", kJob);
        QCOMPARE(job.context().traceId, std::string("A"));
        QVERIFY(job.context().parentId.empty());
        QCOMPARE(m_lake->breaks().at(0).reason, std::string("parent_id is no id"));
    }

    void nothingIsReportedWhereNothingIsLost()
    {
        const TraceScope request = m_tracer->beginRequest({});
        const TraceScope span = m_tracer->beginSpan("Span");
        const TraceContext event = m_tracer->stamp("Span");
        const TraceScope handling = m_tracer->beginHandling(event, "Listener");
        const TraceScope adopted = m_tracer->adopt(Tracer::capture(), "Worker");
        const TraceScope job = m_tracer->resumeJob(R"({"trace_context":{"trace_id":"A"}})", kJob);
        QVERIFY(m_lake->warnings().empty());
        QVERIFY(m_lake->breaks().empty());
    }

    // What is written is what the desktop calls a logged break, below the event that lost its context.
    void theEventIsFoundAsALoggedBreak()
    {
        m_lake->write("payment", "PaymentCaptured", kJob, m_tracer->stamp(kJob));
        const auto snapshot = m_lake->reconstructed();
        QVERIFY(findingsOf(*snapshot).contains("logged-break break-1"));
        QCOMPARE(linksOf(*snapshot), std::set<std::string>{"payment -> break-1 parent*"});
    }

private:
    IdSource m_ids{1};
    std::unique_ptr<EventLake> m_lake;
    std::unique_ptr<Tracer> m_tracer;
};

QTEST_GUILESS_MAIN(BrokenChainTest)
#include "tst_broken_chain.moc"
