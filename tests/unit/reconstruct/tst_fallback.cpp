// SPDX-License-Identifier: GPL-3.0-or-later
// The link fallback on small systems whose causes are known: what it repairs, and what it must leave alone.
#include "core/model/wording.h"
#include "core/reconstruct/reconstructor.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

#include <random>

using namespace throughline;
using namespace throughline::test;

namespace {

// Orders that a payment follows after two seconds or so, in the same trace, but for those that lost their
// context. Words that mean nothing: the fallback must not know any.
class Shop {
public:
    explicit Shop(std::uint32_t seed = 1) : m_random(seed) {}

    std::string number(const char* prefix) const { return prefix + std::to_string(m_orders); }

    void order(bool lost = false, bool paid = true)
    {
        const double second = m_orders * 600.0;
        const std::string contact = "c" + std::to_string(m_orders % 7);
        builder.add({.id = number("o"),
                     .type = "Zib",
                     .second = second,
                     .trace = number("t"),
                     .contact = contact,
                     .references = {number("quux:")}});
        const double later = second + 1.5 + 0.001 * static_cast<double>(m_random() % 1000);
        if (paid)
            builder.add({.id = number("p"),
                         .type = "Wug",
                         .className = "Fep",
                         .second = later,
                         .trace = lost ? number("new") : number("t"),
                         .parent = lost ? "" : number("o"),
                         .contact = contact,
                         .references = {number("quux:")}});
        ++m_orders;
    }

    SnapshotBuilder builder;

private:
    std::mt19937 m_random;
    int m_orders = 0;
};

const Link* inferredInto(const Snapshot& s, const char* event)
{
    const std::span<const Link> links = s.links.into(s.findEvent(event));
    return !links.empty() && links.front().inferred() ? &links.front() : nullptr;
}

class FallbackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repairsALostHop()
    {
        Shop shop;
        for (int i = 0; i < 60; ++i)
            shop.order(i % 10 == 9);
        const auto s = shop.builder.reconstructed();
        const Link* const link = inferredInto(*s, "p9");
        QVERIFY(link);
        QCOMPARE(s->eventName(link->from), std::string("o9"));
        QVERIFY(link->primary && !link->viaMissing);
        QVERIFY(static_cast<double>(link->confidence) > 0.9 && static_cast<double>(link->confidence) < 1);
        const std::vector<std::string> evidence = evidenceOf(*s, *link);
        QCOMPARE(evidence.size(), std::size_t{1});
        QVERIFY2(evidence[0].starts_with("same quux 9, contact c2; ") &&
                     evidence[0].ends_with(" before; 100 % of Fep events are caused by Zib"),
                 evidence[0].c_str());
        QVERIFY(findingsOf(*s).contains("unexpected-root p9"));
    }

    void leavesRootsAlone()
    {
        Shop shop;
        for (int i = 0; i < 60; ++i)
            shop.order();
        const auto s = shop.builder.reconstructed();
        QVERIFY(s->repairs.all().empty());
        QVERIFY(findingsOf(*s).empty());
    }

    // What the event's parent was is not known, but that there was one, and that it is not here.
    void givesNoOtherCauseToWhatNamesAMissingOne()
    {
        Shop shop;
        for (int i = 0; i < 60; ++i)
            shop.order();
        shop.order(false, false);
        shop.builder.add({.id = "p",
                          .type = "Wug",
                          .className = "Fep",
                          .trace = "new",
                          .parent = "gone",
                          .contact = "c4",
                          .references = {"quux:60"}});
        const auto s = shop.builder.reconstructed();
        QVERIFY(!inferredInto(*s, "p"));
    }

    void offersButAcceptsNothingWhereThereIsLittleToLearnFrom()
    {
        Shop shop;
        for (int i = 0; i < 10; ++i)
            shop.order(i == 9);
        const auto s = shop.builder.reconstructed();
        QVERIFY(!inferredInto(*s, "p9"));
        QVERIFY(!s->repairs.of(s->findEvent("p9")).empty());
    }

    // Nothing is linked at all, so nothing can be learned.
    void offersTheNearestWhereNothingIsLinked()
    {
        SnapshotBuilder b;
        b.add({.id = "far", .type = "Zib", .trace = "1", .contact = "c", .references = {"quux:1"}});
        b.add({.id = "near", .type = "Zib", .trace = "2", .contact = "c"});
        b.add({.id = "stranger", .type = "Zib", .trace = "3", .contact = "d"});
        b.add({.id = "lost", .type = "Wug", .trace = "", .contact = "c", .references = {"quux:1"}});
        b.add({.id = "later", .type = "Zib", .trace = "4", .contact = "c"});
        const auto s = b.reconstructed();
        QVERIFY(!inferredInto(*s, "lost"));
        const std::span<const Repair> offered = s->repairs.of(s->findEvent("lost"));
        QCOMPARE(offered.size(), std::size_t{2});
        QCOMPARE(s->eventName(offered[0].cause), std::string("far")); // shares more
        QCOMPARE(s->eventName(offered[1].cause), std::string("near"));
        QVERIFY(!offered[0].learned && static_cast<double>(offered[0].confidence) < 0.5);
        QCOMPARE(s->repairs.unlearned(), 1U);
        QCOMPARE(
            evidenceOf(*s, linkOf(offered[0])).front(),
            std::string("same quux 1, contact c; 3 s before; too few such events have a cause to be sure"));
        // An event that has a trace may well be a root.
        QVERIFY(s->repairs.of(s->findEvent("later")).empty());
    }

    // Two causes that nothing tells apart.
    void abstainsBetweenEquals()
    {
        Shop shop;
        for (int i = 0; i < 60; ++i)
            shop.order();
        for (const char* id : {"o", "twin"})
            shop.builder.add({.id = id,
                              .type = "Zib",
                              .second = 90'000,
                              .trace = id,
                              .contact = "c",
                              .references = {"quux:x"}});
        shop.builder.add({.id = "p",
                          .type = "Wug",
                          .className = "Fep",
                          .second = 90'002,
                          .trace = "new",
                          .contact = "c",
                          .references = {"quux:x"}});
        const auto s = shop.builder.reconstructed();
        QVERIFY(!inferredInto(*s, "p"));
        QCOMPARE(s->repairs.of(s->findEvent("p")).size(), std::size_t{2});
    }

    // Spec 2: identity values that glue strangers together are not used, and that is a finding.
    void doesNotJoinStrangersByAPlaceholder()
    {
        const auto shopOf = [](const char* contact, bool named) {
            SnapshotBuilder b;
            for (int i = 0; i < 60; ++i) {
                const std::string number = std::to_string(i);
                const bool lost = i == 30;
                b.add({.id = "o" + number,
                       .type = "Zib",
                       .second = i * 60,
                       .trace = number,
                       .contact = contact});
                b.add({.id = "p" + number,
                       .type = "Wug",
                       .second = i * 60 + 2,
                       .trace = lost ? "new" : number,
                       .parent = lost ? "" : "o" + number,
                       .contact = contact});
                if (named) {
                    b.events().end()[-2].references = {"quux:" + number};
                    b.events().back().references = {"quux:" + number};
                }
            }
            return b.reconstructed();
        };
        QVERIFY(inferredInto(*shopOf("c-17", false), "p30"));
        for (const char* placeholder : {"null", "NULL", "Unknown", "0"}) {
            const auto s = shopOf(placeholder, false);
            QVERIFY2(s->repairs.all().empty(), placeholder);
            QVERIFY2(findingsOf(*s).contains(std::string("glue-identity o0/") + placeholder), placeholder);
            // By what else they share they are still found.
            QVERIFY2(inferredInto(*shopOf(placeholder, true), "p30"), placeholder);
        }
        QVERIFY(!findingsOf(*shopOf("c-17", false)).contains("glue-identity o0/c-17"));
    }

    // A bot's user among people.
    void doesNotJoinStrangersByWhoIsEverywhere()
    {
        SnapshotBuilder b;
        for (int i = 0; i < 6000; ++i)
            b.add({.id = std::to_string(i),
                   .trace = std::to_string(i),
                   .contact = "c" + std::to_string(i % 1000),
                   .user = i == 7   ? "someone"
                           : i == 8 ? "another"
                                    : "bot"});
        const auto s = b.reconstructed();
        const auto findings = findingsOf(*s);
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(*findings.begin(), std::string("glue-identity 0/bot"));
        QCOMPARE(detailOf(*s, s->findings.all().front()),
                 std::string("user bot: 5998 events name it, so it is not used to find causes"));
    }

    void thresholdDecides()
    {
        Shop shop;
        for (int i = 0; i < 60; ++i)
            shop.order(i % 10 == 9);
        const auto strict = shop.builder.sealed();
        QVERIFY(reconstruct(*strict, {.threshold = 1.0}));
        QVERIFY(!inferredInto(*strict, "p9"));
        QVERIFY(!strict->repairs.all().empty());
        const auto without = shop.builder.sealed();
        QVERIFY(reconstruct(*without, {.infer = false}));
        QVERIFY(without->repairs.all().empty());
    }

    void hangsOrphansUnderTheirLikeliestAncestor()
    {
        SnapshotBuilder b;
        for (int i = 0; i < 60; ++i) {
            const std::string n = std::to_string(i);
            b.add({.id = "a" + n, .type = "Zib", .trace = "t" + n});
            b.add({.id = "x" + n, .type = "Blick", .trace = "t" + n}); // a root of its own
            if (i != 30)
                b.add({.id = "b" + n, .type = "Wug", .trace = "t" + n, .parent = "a" + n});
            b.add({.id = "c" + n, .type = "Dax", .trace = "t" + n, .parent = "b" + n});
        }
        const auto s = b.reconstructed();
        const Link* const link = inferredInto(*s, "c30");
        QVERIFY(link);
        QVERIFY(link->viaMissing);
        QCOMPARE(s->eventName(link->from), std::string("a30"));
        QVERIFY(findingsOf(*s).contains("missing-parent c30/b30"));
    }

    void orderOfReadingChangesNothing()
    {
        Shop shop(5);
        for (int i = 0; i < 200; ++i)
            shop.order(i % 10 == 9, i % 17 != 0);
        const auto links = linksOf(*shop.builder.reconstructed());
        for (std::uint32_t seed = 1; seed < 5; ++seed) {
            shop.builder.shuffle(seed);
            QCOMPARE(joined(linksOf(*shop.builder.reconstructed())), joined(links));
        }
    }
};

} // namespace

QTEST_GUILESS_MAIN(FallbackTest)
#include "tst_fallback.moc"
