// SPDX-License-Identifier: GPL-3.0-or-later
// Seed 1, section 3.B: "Synchronous Code: Use `TraceContext` Singleton (Thread-local equivalent)".
#include "core/tracing/tracer.h"
#include "tests/support/event_lake.h"

#include <QTest>

#include <absl/container/flat_hash_set.h>

#include <atomic>
#include <random>
#include <stdexcept>
#include <thread>
#include <type_traits>
#include <vector>

using namespace throughline;
using namespace throughline::test;

namespace {

static_assert(!std::is_copy_constructible_v<TraceScope> && !std::is_move_constructible_v<TraceScope>,
              "a scope stays where it was made");

// Opens scopes below each other at random and checks at each step what is current and what is stamped.
class RandomScopes {
public:
    RandomScopes(Tracer& tracer, std::uint32_t seed) : m_tracer(tracer), m_random(seed) {}

    // True where all held.
    bool run()
    {
        const TraceScope root = m_tracer.beginWebhook();
        m_trace = root.context().traceId;
        return root.context().parentId.empty() && inside(root.context(), 0) &&
               *TraceContext::current() == root.context();
    }

private:
    bool inside(const TraceContext& context, int depth)
    {
        bool first = true;
        for (auto steps = m_random() % 5; steps > 0; --steps) {
            if (depth < 6 && m_random() % 2 == 0) {
                const TraceScope scope = m_tracer.beginSpan("Nested");
                if (scope.context().traceId != m_trace || scope.context().parentId != context.spanId ||
                    !inside(scope.context(), depth + 1))
                    return false;
            } else if (!stampedRight(m_tracer.stamp("Event"), context, std::exchange(first, false))) {
                return false;
            }
            if (*TraceContext::current() != context)
                return false;
        }
        return true;
    }

    bool stampedRight(const TraceContext& event, const TraceContext& context, bool first)
    {
        const bool placed =
            first ? event == context : event.traceId == m_trace && event.parentId == context.spanId;
        return placed && m_eventSpans.insert(event.spanId).second;
    }

    Tracer& m_tracer;
    std::mt19937 m_random;
    std::string m_trace;
    absl::flat_hash_set<std::string> m_eventSpans;
};

} // namespace

class TraceContextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QVERIFY(TraceContext::current() == nullptr); }

    void traceIdIsPassedDownToAllChildren()
    {
        const TraceScope request = m_tracer.beginRequest({});
        {
            const TraceScope child = m_tracer.beginSpan("Child");
            QCOMPARE(child.context().traceId, request.context().traceId);
            {
                const TraceScope grandchild = m_tracer.beginSpan("Grandchild");
                QCOMPARE(grandchild.context().traceId, request.context().traceId);
                QCOMPARE(grandchild.context().parentId, child.context().spanId);
                QCOMPARE(TraceContext::current()->spanId, grandchild.context().spanId);
            }
            QCOMPARE(TraceContext::current()->spanId, child.context().spanId);
        }
        QCOMPARE(TraceContext::current()->spanId, request.context().spanId);
    }

    void parentIdIsTheSpanIdOfWhatCausedTheEvent()
    {
        const TraceScope work = m_tracer.beginWebhook();
        const TraceContext first = m_tracer.stamp("Work");
        const TraceContext second = m_tracer.stamp("Work");
        QCOMPARE(first, work.context()); // the unit of work's own event
        QCOMPARE(second.parentId, first.spanId);
        QVERIFY(second.spanId != first.spanId);
    }

    // An event about the whole of a work is often written at its end.
    void theEventOfAScopeMayComeAfterThatOfWhatIsInIt()
    {
        const TraceScope work = m_tracer.beginWebhook();
        TraceContext inner;
        {
            const TraceScope part = m_tracer.beginSpan("Part");
            inner = m_tracer.stamp("Part");
        }
        QCOMPARE(inner.parentId, m_tracer.stamp("Work").spanId);
    }

    void contextNeverLeaksIntoTheNextJobOnTheSameThread()
    {
        const auto job = [&](bool fails) {
            const TraceScope scope = m_tracer.beginScheduledJob();
            const TraceScope nested = m_tracer.beginSpan("Nested");
            if (fails)
                throw std::runtime_error("the job failed");
            return nested.context().traceId;
        };
        QVERIFY_EXCEPTION_THROWN((void)job(true), std::runtime_error);
        QVERIFY(TraceContext::current() == nullptr);
        const std::string first = job(false);
        QVERIFY(TraceContext::current() == nullptr);
        QVERIFY(job(false) != first);
    }

    // Also where the one before it never ended its scope: what begins at an edge does not look around.
    void whatBeginsAtAnEdgeDoesNotInheritFromTheThread()
    {
        const TraceScope before = m_tracer.beginReply({.conversationId = "c"}, m_messages);
        const auto isFresh = [&](const TraceScope& scope) {
            return scope.context().traceId != before.context().traceId && scope.context().parentId.empty() &&
                   scope.context().conversationId.empty();
        };
        QVERIFY(isFresh(m_tracer.beginWebhook()));
        QVERIFY(isFresh(m_tracer.beginRequest({})));
        QVERIFY(isFresh(m_tracer.beginScheduledJob()));
        QVERIFY(isFresh(m_tracer.resumeJob("{}", "Job")));
        QVERIFY(isFresh(m_tracer.resumeJob(R"({"trace_context":{"trace_id":"T"}})", "Job")));
        QCOMPARE(*TraceContext::current(), before.context());
    }

    void workHandedToAnotherThreadStaysInItsTrace()
    {
        const TraceScope request = m_tracer.beginRequest({});
        const TraceContext own = m_tracer.stamp("Controller");
        const std::optional<TraceContext> captured = Tracer::capture();
        TraceContext there;
        bool wasBare = false;
        bool isBareAgain = false;
        std::jthread([&] {
            wasBare = TraceContext::current() == nullptr;
            {
                const TraceScope adopted = m_tracer.adopt(captured, "Worker");
                there = m_tracer.stamp("Worker");
            }
            isBareAgain = TraceContext::current() == nullptr;
        }).join();
        QVERIFY(wasBare);
        QVERIFY(isBareAgain);
        QCOMPARE(there.traceId, own.traceId);
        // Below the unit of work, never a second event with its span.
        QCOMPARE(there.parentId, own.spanId);
        QVERIFY(there.spanId != own.spanId);
    }

    void databaseRecordsMayCarryTheTraceAsCorrelationId()
    {
        QVERIFY(currentCorrelationId().empty());
        const TraceScope request = m_tracer.beginRequest({.requestId = "Trace-Checkout-55"});
        QCOMPARE(std::string(currentCorrelationId()), std::string("Trace-Checkout-55"));
    }

    void randomScopesKeepTheirPlaces()
    {
        EventLake lake;
        Tracer tracer(m_ids, lake);
        for (std::uint32_t seed = 0; seed < 500; ++seed) {
            RandomScopes scopes(tracer, seed);
            QVERIFY2(scopes.run(), qPrintable(QString::number(seed)));
            QVERIFY(TraceContext::current() == nullptr);
        }
        QVERIFY(lake.breaks().empty());
    }

    // Two threads, a million scopes inside each other on each, none of which may see the other's.
    void scopesOfTwoThreadsDoNotMeet()
    {
        constexpr int kScopes = 1'000'000;
        constexpr int kDepth = 10;
        std::atomic<int> wrong = 0;
        const auto work = [&] {
            for (int i = 0; i < kScopes / kDepth; ++i) {
                const TraceScope root = m_tracer.beginWebhook();
                if (!nestedRight(root.context(), kDepth - 1))
                    ++wrong;
            }
            wrong += TraceContext::current() != nullptr;
        };
        {
            const std::jthread first(work);
            const std::jthread second(work);
        }
        QCOMPARE(wrong.load(), 0);
    }

private:
    bool nestedRight(const TraceContext& outer, int depth)
    {
        if (depth == 0)
            return true;
        const TraceScope scope = m_tracer.beginSpan("Nested");
        return scope.context().traceId == outer.traceId && scope.context().parentId == outer.spanId &&
               nestedRight(scope.context(), depth - 1) && TraceContext::current() == &scope.context();
    }

    class NoMessages : public MessageLookup {
        std::optional<std::string> traceOf(std::string_view) const noexcept override { return {}; }
    };

    NoMessages m_messages;
    EventLake m_lake;
    IdSource m_ids{1};
    Tracer m_tracer{m_ids, m_lake};
};

QTEST_GUILESS_MAIN(TraceContextTest)
#include "tst_trace_context.moc"
