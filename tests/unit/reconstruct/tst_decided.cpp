// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions on likely causes: what becomes of links, and what stays as it was.
#include "core/journey/explain.h"
#include "core/model/wording.h"
#include "core/reconstruct/decided.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

std::string causeOf(const Snapshot& s, const char* event)
{
    const EventId cause = s.links.primaryCause(s.findEvent(event));
    return cause ? s.eventName(cause) : std::string();
}

Repair candidateOf(const Snapshot& s, const char* effect, const std::string& cause)
{
    for (const Repair& repair : s.repairs.of(s.findEvent(effect))) {
        if (s.eventName(repair.cause) == cause)
            return repair;
    }
    qFatal("no such candidate");
}

std::shared_ptr<const Snapshot> decide(const Snapshot& s, std::vector<Decision> decisions)
{
    return decided(s, decisions);
}

class DecidedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutDecisionsAllStays()
    {
        const auto s = lostPayments();
        QCOMPARE(causeOf(*s, "lost"), std::string("near"));
        QCOMPARE(causeOf(*s, "doubt"), std::string());
        const auto now = decide(*s, {});
        QVERIFY(now->records == s->records);
        QCOMPARE(linksOf(*now), linksOf(*s));
        QCOMPARE(findingsOf(*now), findingsOf(*s));
        QCOMPARE(now->clusters.size(), s->clusters.size());
    }

    void aConfirmedCandidateIsALink()
    {
        const auto s = lostPayments();
        const auto now = decide(*s, {{.cause = "twin 2", .effect = "doubt"}});
        QCOMPARE(causeOf(*now, "doubt"), std::string("twin 2"));
        const Link& link = now->links[now->links.primaryInto(now->findEvent("doubt"))];
        QVERIFY(link.inferred() && static_cast<double>(link.confidence) < 1);
        QVERIFY(evidenceOf(*now, link).front().ends_with("; confirmed by hand"));
        const Chain chain = explain(*now, now->findEvent("doubt"));
        QCOMPARE(now->eventName(chain.hops.front().event), std::string("twin 2"));
        QVERIFY(chain.inferred);
        // The snapshot that it was made of is as it was.
        QCOMPARE(causeOf(*s, "doubt"), std::string());
    }

    void aConfirmedCandidateStandsInPlaceOfTheAcceptedOne()
    {
        const auto s = lostPayments();
        const auto now = decide(*s, {{.cause = "far", .effect = "lost"}});
        QCOMPARE(causeOf(*now, "lost"), std::string("far"));
        QVERIFY(!candidateOf(*now, "lost", "near").accepted);
        QCOMPARE(now->links.size(), s->links.size());
    }

    void aRejectedCandidateIsNoLink()
    {
        const auto s = lostPayments();
        const auto now = decide(*s, {{.cause = "near", .effect = "lost", .verdict = Verdict::Rejected}});
        QCOMPARE(causeOf(*now, "lost"), std::string());
        QVERIFY(candidateOf(*now, "lost", "near").verdict == Verdict::Rejected);
        QCOMPARE(now->links.size() + 1, s->links.size());
        QVERIFY(findingsOf(*now).contains("unexpected-root lost"));
    }

    // One that is exact is not the person's to decide on, nor is what is not there.
    void whatIsNotOfferedIsLeftOut()
    {
        const auto s = lostPayments();
        const auto now = decide(*s, {{.cause = "o1", .effect = "p1", .verdict = Verdict::Rejected},
                                     {.cause = "o3", .effect = "lost"},
                                     {.cause = "near", .effect = "nothing like it"}});
        QCOMPARE(linksOf(*now), linksOf(*s));
    }
};

} // namespace

QTEST_GUILESS_MAIN(DecidedTest)
#include "tst_decided.moc"
