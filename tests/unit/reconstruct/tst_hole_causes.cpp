// SPDX-License-Identifier: GPL-3.0-or-later
// What is likely behind each hole, one story for each cause, and its neighbour that is another.
#include "core/model/wording.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// Jobs that orders dispatch half an hour later, every ten minutes.
class Story {
public:
    struct Job {
        double gap = 1800;
        bool dispatched = true; // its order is here
        bool names = true;      // its order, by parent id
        bool traced = true;
    };

    void add(Job job)
    {
        const std::string number = std::to_string(m_count);
        const double second = 600.0 * m_count++;
        if (job.dispatched)
            m_builder.add({.id = "o" + number,
                           .type = "Ordered",
                           .second = second,
                           .duration = kSecond,
                           .trace = "t" + number,
                           .references = {"order:" + number}});
        m_builder.add({.id = "j" + number,
                       .type = "Ran",
                       .className = "ShipJob",
                       .second = second + job.gap,
                       .trace = job.traced ? (job.names ? "t" : "new") + number : "",
                       .parent = job.names ? "o" + number : "",
                       .references = {"order:" + number}});
    }
    void add(Job job, int times)
    {
        for (int i = 0; i < times; ++i)
            add(job);
    }

    [[nodiscard]] std::shared_ptr<Snapshot> reconstructed() const { return m_builder.reconstructed(); }

private:
    SnapshotBuilder m_builder;
    int m_count = 0;
};

const Finding* findingOf(const Snapshot& s, const char* event, FindingKind kind)
{
    for (const Finding& finding : s.findings.of(s.findEvent(event))) {
        if (finding.kind == kind)
            return &finding;
    }
    return nullptr;
}

class HoleCausesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The order of the first job lies before the data; that of another one should be here.
    void edgeOfTheData()
    {
        Story story;
        story.add({.gap = 60, .dispatched = false});
        story.add({}, 60);
        story.add({.dispatched = false});
        const auto s = story.reconstructed();
        const Finding* const first = findingOf(*s, "j0", FindingKind::MissingParent);
        QVERIFY(first);
        QCOMPARE(first->hole, HoleCause::EdgeOfData);
        const Finding* const last = findingOf(*s, "j61", FindingKind::MissingParent);
        QVERIFY(last);
        QCOMPARE(last->hole, HoleCause::Pruned);
        QCOMPARE(likelyCauseOf(*s, *last),
                 std::string("pruned or not exported: only 3.2 % of the causes that ShipJob events name are "
                             "not in this data"));
    }

    void otherSystem()
    {
        Story story;
        story.add({}, 3);
        story.add({.dispatched = false}, 30);
        const auto s = story.reconstructed();
        const Finding* const finding = findingOf(*s, "j20", FindingKind::MissingParent);
        QVERIFY(finding);
        QCOMPARE(finding->hole, HoleCause::OtherSystem);
        QCOMPARE(likelyCauseOf(*s, *finding),
                 std::string("of another system: 91 % of the causes that ShipJob events name are not in this "
                             "data"));
    }

    void contextLost()
    {
        Story story;
        story.add({}, 30);
        story.add({.names = false});
        story.add({}, 29);
        const auto s = story.reconstructed();
        const Finding* const finding = findingOf(*s, "j30", FindingKind::UnexpectedRoot);
        QVERIFY(finding);
        QCOMPARE(finding->hole, HoleCause::ContextLost);
        QCOMPARE(likelyCauseOf(*s, *finding),
                 std::string("the context was lost at an asynchronous hop: 1.7 % of the ShipJob events that "
                             "should have a cause have lost it"));
    }

    void neverInstrumented()
    {
        Story story;
        story.add({.names = false, .traced = false}, 12);
        const auto s = story.reconstructed();
        const Finding* const finding = findingOf(*s, "j7", FindingKind::MissingTrace);
        QVERIFY(finding);
        QCOMPARE(finding->hole, HoleCause::NeverInstrumented);
        QCOMPARE(likelyCauseOf(*s, *finding),
                 std::string("never instrumented: 100 % of the ShipJob events have no trace id"));
    }

    // With traces of their own, so that they look like roots; but each follows its order.
    void neverInstrumentedThoughTraced()
    {
        Story story;
        story.add({.gap = 2, .names = false}, 30);
        const auto s = story.reconstructed();
        QCOMPARE(s->findings.size(), 1U);
        const Finding& finding = s->findings.all().front();
        QCOMPARE(nameOf(finding.kind), std::string_view("unexpected-root"));
        QCOMPARE(finding.hole, HoleCause::NeverInstrumented);
        QCOMPARE(s->eventName(finding.event), std::string("j0"));
        QCOMPARE(
            detailOf(*s, finding),
            std::string("no ShipJob event names a cause, although nearly all soon follow Ordered, like this "
                        "one: same order 0; 2 s before"));
        QCOMPARE(likelyCauseOf(*s, finding),
                 std::string("never instrumented: 100 % of the ShipJob events name no cause"));
    }

    // Visits of people who order now and then, at any time: they begin something.
    void whatFollowsNothingInParticularIsARoot()
    {
        SnapshotBuilder b;
        for (int i = 0; i < 300; ++i) {
            const std::string number = std::to_string(i);
            b.add({.id = "v" + number,
                   .type = "Visited",
                   .second = i * 1000,
                   .trace = "v" + number,
                   .contact = "c" + std::to_string(i % 7)});
            b.add({.id = "o" + number,
                   .type = "Ordered",
                   .second = i * 1000 + 37 * (i % 11),
                   .trace = "o" + number,
                   .contact = "c" + std::to_string((i * i + 3) % 7)});
        }
        QCOMPARE(findingsOf(*b.reconstructed()), std::set<std::string>{});
    }

    void oneUntracedEventOfAClassLostItsContext()
    {
        Story story;
        story.add({}, 12);
        story.add({.names = false, .traced = false});
        const auto s = story.reconstructed();
        const Finding* const finding = findingOf(*s, "j12", FindingKind::MissingTrace);
        QVERIFY(finding);
        QCOMPARE(finding->hole, HoleCause::ContextLost);
    }

    // Of a handful of events nothing is said.
    void littleDataSaysNothing()
    {
        Story story;
        story.add({.dispatched = false});
        const auto s = story.reconstructed();
        const Finding* const finding = findingOf(*s, "j0", FindingKind::MissingParent);
        QVERIFY(finding);
        QCOMPARE(finding->hole, HoleCause::Unknown);
        QVERIFY(likelyCauseOf(*s, *finding).empty());
    }
};

} // namespace

QTEST_GUILESS_MAIN(HoleCausesTest)
#include "tst_hole_causes.moc"
