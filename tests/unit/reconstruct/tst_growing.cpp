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

class GrowingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void portionsInAnyOrderComeToTheSame()
    {
        for (std::uint32_t seed = 1; seed <= 400; ++seed) {
            std::mt19937 random(seed);
            SnapshotBuilder b = randomEvents(seed, 4 + static_cast<int>(seed % 60) * 2);
            b.shuffle(seed);
            const std::set<std::string> expected = knownOfAll(b);
            GrowingReconstruction growing;
            std::span<const TestEvent> rest(b.events());
            while (!rest.empty()) {
                const std::size_t count = std::min<std::size_t>(rest.size(), 1 + random() % 20);
                growing.add(*SnapshotBuilder::records(rest.first(count)));
                rest = rest.subspan(count);
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
