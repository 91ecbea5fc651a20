// SPDX-License-Identifier: GPL-3.0-or-later
// Events that come batch by batch, in any order and portions, are linked as if they had all come at once
// (core/reconstruct/growing).
#include "core/reconstruct/exact_reconstruction.h"
#include "core/reconstruct/growing/growing_reconstruction.h"
#include "tests/support/compare_texts.h"
#include "tests/support/random_events.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <span>

using namespace throughline;
using namespace throughline::test;

namespace {

std::string nameOf(const GrowingEvents& events, EventId e)
{
    return events.strings().str(events[e].row.id);
}

std::string clusterWords(const Cluster& cluster, const std::string& root)
{
    return fmt::format("{}..{} root {} roots {} orphans {} errors {} entry {}", cluster.from, cluster.to,
                       root, cluster.roots, cluster.orphans, cluster.errors,
                       throughline::nameOf(cluster.entry));
}

// All that is known, as linksOf and findingsOf tell it.
std::set<std::string> known(const GrowingReconstruction& growing)
{
    const GrowingEvents& events = growing.events();
    std::set<std::string> texts;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        for (const Link& link : growing.into(e))
            texts.insert(wordsOf(link, nameOf(events, link.from), nameOf(events, link.to)));
        for (const Finding& finding : growing.findings(e))
            texts.insert(wordsOf(finding, nameOf(events, e),
                                 finding.missing ? events.strings().str(finding.missing) : "",
                                 finding.related ? nameOf(events, finding.related) : ""));
        const Cluster& cluster = growing.clusterOf(e);
        texts.insert(nameOf(events, e) + " in " +
                     clusterWords(cluster, cluster.root ? nameOf(events, cluster.root) : ""));
    }
    return texts;
}

std::set<std::string> known(const Snapshot& snapshot, std::span<const Finding> findings)
{
    std::set<std::string> texts = linksOf(snapshot);
    for (const Finding& finding : findings)
        texts.insert(wordsOf(finding, snapshot.eventName(finding.event), snapshot.str(finding.missing),
                             finding.related ? snapshot.eventName(finding.related) : ""));
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        const Cluster cluster = snapshot.clusters[snapshot.events.trace(EventId(i))];
        texts.insert(snapshot.eventName(EventId(i)) + " in " +
                     clusterWords(cluster, cluster.root ? snapshot.eventName(cluster.root) : ""));
    }
    return texts;
}

std::set<std::string> knownOfAll(const SnapshotBuilder& builder)
{
    const std::shared_ptr<Snapshot> snapshot = builder.sealed();
    ExactReconstruction exact(*snapshot);
    exact.run();
    return known(*snapshot, exact.findings());
}

QString firstDifference(const std::set<std::string>& is, const std::set<std::string>& shouldBe)
{
    QStringList lines;
    for (const std::string& text : is) {
        if (!shouldBe.contains(text))
            lines.append(QString::fromStdString("too much: " + text));
    }
    for (const std::string& text : shouldBe) {
        if (!is.contains(text))
            lines.append(QString::fromStdString("missing: " + text));
    }
    return lines.join(QStringLiteral("\n"));
}

// Random events with all that rules look at: halves of calls, span links, jobs and their tokens, repeats,
// receipts that only tell of messages.
SnapshotBuilder variedEvents(std::uint32_t seed, int count)
{
    std::mt19937 random(seed + 1'000'000);
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    SnapshotBuilder b = randomEvents(seed, count);
    for (TestEvent& e : b.events()) {
        if (pick(3) == 0)
            e.span = "s" + std::to_string(pick(count / 4 + 1));
        e.spanKind = pick(2) == 0 ? static_cast<SpanKind>(pick(6)) : SpanKind::Unspecified;
        e.className = pick(2) == 0 ? "Class" + std::to_string(pick(3)) : "";
        e.status = pick(5) == 0 ? EventStatus::Error : EventStatus::Ok;
        e.duration = pick(3) * kSecond;
        for (int links = pick(3); links > 1; --links)
            e.spanLinks.emplace_back("t" + std::to_string(pick(count / 6 + 2)),
                                     "s" + std::to_string(pick(count)));
        if (pick(4) == 0)
            e.references.push_back(fmt::format("{}:{}", pick(2) == 0 ? "job" : "job_execution", pick(5)));
        if (pick(4) == 0)
            e.token = fmt::format("api|550e8400-e29b-41d4-a716-44665544000{}|{}", pick(9), pick(6));
        if (e.type == "Type0" && pick(4) != 0)
            e.trace = "receipts" + std::to_string(pick(3));
    }
    const std::vector<TestEvent> once = b.events();
    for (std::size_t i = 0; i < once.size(); i += 7) {
        b.events()[i].digest = i + 1;
        b.events().push_back(b.events()[i]);
    }
    return b;
}

class GrowingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void portionsInAnyOrderComeToTheSame_data()
    {
        QTest::addColumn<bool>("varied");
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("seeds");
        QTest::newRow("few events, dense") << false << 40 << 400;
        QTest::newRow("all that rules look at") << true << 60 << 400;
        QTest::newRow("more events") << true << 400 << 40;
    }

    void portionsInAnyOrderComeToTheSame()
    {
        QFETCH(bool, varied);
        QFETCH(int, most);
        QFETCH(int, seeds);
        for (int i = 1; i <= seeds; ++i) {
            const auto seed = static_cast<std::uint32_t>(i);
            std::mt19937 random(seed);
            const int count = 4 + static_cast<int>(random() % static_cast<unsigned>(most));
            SnapshotBuilder b = varied ? variedEvents(seed, count) : randomEvents(seed, count);
            b.shuffle(seed);
            const std::set<std::string> expected = knownOfAll(b);
            GrowingReconstruction growing;
            std::span<const TestEvent> rest(b.events());
            while (!rest.empty()) {
                const std::size_t portion = std::min<std::size_t>(rest.size(), 1 + random() % 20);
                growing.add(*SnapshotBuilder::records(rest.first(portion)));
                rest = rest.subspan(portion);
            }
            const QString difference = firstDifference(known(growing), expected);
            QVERIFY2(difference.isEmpty(),
                     qPrintable(QStringLiteral("seed %1:\n%2").arg(seed).arg(difference)));
        }
    }
};

} // namespace

QTEST_APPLESS_MAIN(GrowingTest)
#include "tst_growing.moc"
