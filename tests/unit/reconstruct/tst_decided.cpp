// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions on likely causes: what becomes of links, and what stays as it was.
#include "core/journey/explain.h"
#include "core/model/wording.h"
#include "core/reconstruct/decided.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// Sixty orders that are paid; the payment "lost" names none, and two orders came before it: "near", and
// "far", a while before. A payment that could be of either, "doubt", has "twin 1" and "twin 2".
std::shared_ptr<Snapshot> shop()
{
    SnapshotBuilder b;
    const auto order = [&](const std::string& id, double second, const char* about) {
        b.add({.id = id, .type = "Ordered", .second = second, .trace = "t" + id, .references = {about}});
    };
    const auto payment = [&](const std::string& id, double second, const char* about, const std::string& of) {
        b.add({.id = id,
               .type = "Paid",
               .second = second,
               .trace = of.empty() ? "new" + id : "t" + of,
               .parent = of,
               .references = {about}});
    };
    for (int i = 0; i < 60; ++i) {
        const std::string number = std::to_string(i);
        const std::string about = "order:" + number;
        order("o" + number, i * 600, about.c_str());
        payment("p" + number, i * 600 + 2 + 0.01 * (i % 9), about.c_str(), "o" + number);
    }
    order("far", 90'000, "order:x");
    order("near", 90'060, "order:x");
    payment("lost", 90'062, "order:x", "");
    order("twin 1", 95'000, "order:y");
    order("twin 2", 95'000, "order:y");
    payment("doubt", 95'002, "order:y", "");
    return b.reconstructed();
}

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
        const auto s = shop();
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
        const auto s = shop();
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
        const auto s = shop();
        const auto now = decide(*s, {{.cause = "far", .effect = "lost"}});
        QCOMPARE(causeOf(*now, "lost"), std::string("far"));
        QVERIFY(!candidateOf(*now, "lost", "near").accepted);
        QCOMPARE(now->links.size(), s->links.size());
    }

    void aRejectedCandidateIsNoLink()
    {
        const auto s = shop();
        const auto now = decide(*s, {{.cause = "near", .effect = "lost", .verdict = Verdict::Rejected}});
        QCOMPARE(causeOf(*now, "lost"), std::string());
        QVERIFY(candidateOf(*now, "lost", "near").verdict == Verdict::Rejected);
        QCOMPARE(now->links.size() + 1, s->links.size());
        QVERIFY(findingsOf(*now).contains("unexpected-root lost"));
    }

    // One that is exact is not the person's to decide on, nor is what is not there.
    void whatIsNotOfferedIsLeftOut()
    {
        const auto s = shop();
        const auto now = decide(*s, {{.cause = "o1", .effect = "p1", .verdict = Verdict::Rejected},
                                     {.cause = "o3", .effect = "lost"},
                                     {.cause = "near", .effect = "nothing like it"}});
        QCOMPARE(linksOf(*now), linksOf(*s));
    }
};

} // namespace

QTEST_GUILESS_MAIN(DecidedTest)
#include "tst_decided.moc"
