// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for any input: the order of reading changes nothing, links form no cycle, and neither depth
// nor width breaks the reconstruction (spec 6, no. 10, 14, 15).
#include "core/journey/explain.h"
#include "core/reconstruct/reconstructor.h"
#include "tests/support/compare_texts.h"
#include "tests/support/random_events.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr std::uint32_t kMany = 100'000;

class PropertiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderOfReadingChangesNothing()
    {
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            SnapshotBuilder b = randomEvents(seed, 4 + static_cast<int>(seed) * 2);
            const auto before = b.reconstructed();
            const auto links = linksOf(*before);
            const auto findings = findingsOf(*before);
            for (std::uint32_t shuffle = 1; shuffle <= 4; ++shuffle) {
                b.shuffle(seed * 10 + shuffle);
                const auto after = b.reconstructed();
                QCOMPARE(joined(linksOf(*after)), joined(links));
                QCOMPARE(joined(findingsOf(*after)), joined(findings));
                for (std::uint32_t t = 0; t < before->events.traceCount(); ++t) {
                    const TraceId trace = after->findTrace(before->traceName(TraceId(t)));
                    QCOMPARE(after->eventName(after->clusters[trace].root),
                             before->eventName(before->clusters[TraceId(t)].root));
                }
            }
        }
    }

    // A chain is made of what its own contact's events say: others may come and go.
    void eventsOfAnotherContactChangeNoExactLink()
    {
        for (std::uint32_t seed = 500; seed < 540; ++seed) {
            SnapshotBuilder all;
            SnapshotBuilder some;
            for (std::uint32_t contact = 0; contact < 4; ++contact) {
                SnapshotBuilder own = randomEvents(seed * 10 + contact, 40);
                for (TestEvent e : own.events()) {
                    const std::string prefix = "c" + std::to_string(contact) + ".";
                    for (std::string* text : {&e.id, &e.trace, &e.parent, &e.causalTrace, &e.correlation,
                                              &e.replyContext, &*e.span})
                        *text = text->empty() ? "" : prefix + *text;
                    e.contact = "c" + std::to_string(contact);
                    for (std::string& reference : e.references)
                        reference = "message:" + prefix + reference.substr(reference.find(':') + 1);
                    all.add(e);
                    if (contact != seed % 4)
                        some.add(std::move(e));
                }
            }
            const std::string gone = "c" + std::to_string(seed % 4) + ".";
            std::set<std::string> expected = linksOf(*all.reconstructed());
            std::erase_if(expected, [&](const std::string& link) {
                return link.starts_with(gone) || link.find(" inferred") != std::string::npos;
            });
            std::set<std::string> found = linksOf(*some.reconstructed());
            std::erase_if(
                found, [&](const std::string& link) { return link.find(" inferred") != std::string::npos; });
            QCOMPARE(joined(found), joined(expected));
        }
    }

    void numberOfThreadsChangesNothing()
    {
        // More than one range of events. Most evidence points anywhere, so there are thousands of cycles.
        const SnapshotBuilder b = randomEvents(7, 50'000);
        const auto one = b.reconstructed();
        for (const unsigned threads : {2U, 5U}) {
            const auto several = b.sealed();
            QVERIFY(reconstruct(*several, {.threads = threads}));
            QVERIFY(std::ranges::equal(several->links.all(), one->links.all()));
            QVERIFY(std::ranges::equal(several->findings.all(), one->findings.all()));
            for (std::uint32_t i = 0; i < one->events.size(); ++i) {
                QVERIFY(several->links.firstInto(EventId(i)) == one->links.firstInto(EventId(i)));
                QVERIFY(std::ranges::equal(several->links.outOf(EventId(i)), one->links.outOf(EventId(i))));
            }
            QCOMPARE(several->clusters.size(), one->clusters.size());
            for (std::uint32_t i = 0; i < one->clusters.size(); ++i)
                QVERIFY(several->clusters[TraceId(i)] == one->clusters[TraceId(i)]);
        }
    }

    // Small traces are looked through for each question, large ones once for all.
    void largeTraceIsAskedLikeASmallOne()
    {
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            const auto small = randomEvents(seed, 60).reconstructed();
            SnapshotBuilder b = randomEvents(seed, 60);
            for (int trace = 0; trace <= 60 / 6 + 1; ++trace) {
                const std::string name = "t" + std::to_string(trace);
                if (!small->findTrace(name))
                    continue;
                // Nobody's cause: they come last, and belong to a contact of their own.
                for (int i = 0; i < 100; ++i)
                    b.add({.id = "z" + std::to_string(trace * 100 + i),
                           .untimed = true,
                           .trace = name,
                           .contact = "nobody's"});
            }
            const auto large = b.reconstructed();
            QCOMPARE(joined(linksOf(*large)), joined(linksOf(*small)));
        }
    }

    void linksNeverFormACycle()
    {
        std::uint32_t cycles = 0;
        for (std::uint32_t seed = 100; seed < 300; ++seed) {
            const auto s = randomEvents(seed, 40).reconstructed();
            QVERIFY2(!hasCycle(*s), qPrintable(joined(linksOf(*s))));
            for (const Finding& finding : s->findings.all()) {
                cycles += finding.kind == FindingKind::LinkCycle || finding.kind == FindingKind::ParentCycle;
            }
        }
        QVERIFY(cycles > 100); // the input was worth the test
    }

    void eachEffectHasAtMostOnePrimaryCauseAndItComesFirst()
    {
        for (std::uint32_t seed = 300; seed < 340; ++seed) {
            const auto s = randomEvents(seed, 60).reconstructed();
            for (std::uint32_t i = 0; i < s->events.size(); ++i) {
                const auto links = s->links.into(EventId(i));
                for (std::size_t k = 0; k < links.size(); ++k) {
                    QCOMPARE(links[k].primary, k == 0);
                    QVERIFY(links[k].from != links[k].to);
                    QVERIFY(k < 2 || links[k - 1].kind <= links[k].kind);
                }
            }
        }
    }

    void linkIsLeftOutOnlyWhereThereWasACycle()
    {
        // Evidence that always points back in time closes no cycle.
        for (std::uint32_t seed = 400; seed < 440; ++seed) {
            SnapshotBuilder b;
            std::mt19937 random(seed);
            for (std::uint32_t i = 0; i < 50; ++i) {
                const std::string before = std::to_string(i == 0 ? 0 : random() % i);
                b.add({.id = "e" + std::to_string(i),
                       .trace = "t" + std::to_string(i),
                       .parent = random() % 2 == 0 && i > 0 ? "e" + before : "",
                       .causalTrace = random() % 2 == 0 && i > 0 ? "t" + std::to_string(random() % i) : ""});
            }
            const auto s = b.reconstructed();
            for (const Finding& finding : s->findings.all())
                QCOMPARE(nameOf(finding.kind), std::string_view("contradictory-links"));
        }
    }

    void chainOfAHundredThousandLinks()
    {
        SnapshotBuilder b;
        for (std::uint32_t i = 0; i < kMany; ++i)
            b.add({.id = std::to_string(i),
                   .trace = "t" + std::to_string(i / 10),
                   .parent = i == 0 ? "" : std::to_string(i - 1)});
        b.shuffle(1);
        const auto s = b.reconstructed();
        QCOMPARE(s->links.size(), kMany - 1);
        QCOMPARE(s->findings.size(), 0U);
        QCOMPARE(explain(*s, s->findEvent(std::to_string(kMany - 1))).hops.size(), std::size_t{kMany});
        const auto tree = effects(*s, s->findEvent("0"));
        QCOMPARE(tree.size(), std::size_t{kMany});
        QCOMPARE(tree.back().depth, kMany - 1);
    }

    void parentCycleOfAHundredThousandEvents()
    {
        SnapshotBuilder b;
        for (std::uint32_t i = 0; i < kMany; ++i)
            b.add({.id = std::to_string(i), .parent = std::to_string((i + 1) % kMany)});
        const auto s = b.reconstructed();
        QCOMPARE(s->links.size(), kMany - 1);
        QCOMPARE(s->clusters[TraceId(0)].roots, 1U);
        QVERIFY(findingsOf(*s).count("parent-cycle 0/1") == 1);
    }

    void linkCycleOfAHundredThousandTraces()
    {
        SnapshotBuilder b;
        for (std::uint32_t i = 0; i < kMany; ++i)
            b.add({.id = std::to_string(i),
                   .trace = "t" + std::to_string(i),
                   .causalTrace = "t" + std::to_string((i + 1) % kMany),
                   .correlation = "t" + std::to_string((i + kMany - 1) % kMany)});
        const auto s = b.reconstructed();
        QVERIFY(!hasCycle(*s));
        QCOMPARE(s->links.primaryCause(s->findEvent("1")), s->findEvent("2"));
    }

    void hundredThousandChildren()
    {
        SnapshotBuilder b;
        b.add({.id = "root"});
        for (std::uint32_t i = 0; i < kMany; ++i)
            b.add({.id = std::to_string(i), .parent = "root"});
        const auto s = b.reconstructed();
        QCOMPARE(s->links.treeChildren(s->findEvent("root")).size(), std::size_t{kMany});
        QCOMPARE(effects(*s, s->findEvent("root")).size(), std::size_t{kMany} + 1);
    }

    void oneSpanIdOnAHundredThousandEvents()
    {
        SnapshotBuilder b;
        for (std::uint32_t i = 0; i < kMany; ++i)
            b.add({.id = std::to_string(i), .span = "xxxxx", .parent = i % 2 == 0 ? "xxxxx" : "gone"});
        const auto s = b.reconstructed();
        QCOMPARE(s->links.size(), 0U);
        QCOMPARE(s->clusters[TraceId(0)].roots, kMany);
    }

    void hundredThousandEffectsOfOneHugeTrace()
    {
        SnapshotBuilder b;
        for (std::uint32_t i = 0; i < kMany; ++i)
            b.add({.id = "a" + std::to_string(i), .second = 2.0 * i, .trace = "A", .contact = "c"});
        for (std::uint32_t i = 0; i < kMany; ++i)
            b.add({.id = "b" + std::to_string(i),
                   .second = 2.0 * i + 1,
                   .trace = "B",
                   .causalTrace = "A",
                   .contact = "c"});
        const auto s = b.reconstructed();
        QCOMPARE(s->links.size(), kMany);
        QCOMPARE(s->links.primaryCause(s->findEvent("b777")), s->findEvent("a777"));
    }

    void cancelEndsTheReconstruction()
    {
        const auto s = randomEvents(1, 50).sealed();
        const CancelToken cancel;
        cancel.cancel();
        QVERIFY(!reconstruct(*s, {}, cancel));
    }

    void emptySnapshot()
    {
        const auto s = SnapshotBuilder().reconstructed();
        QCOMPARE(s->links.size(), 0U);
        QCOMPARE(s->findings.size(), 0U);
    }
};

} // namespace

QTEST_GUILESS_MAIN(PropertiesTest)
#include "tst_properties.moc"
