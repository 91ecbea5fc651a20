// SPDX-License-Identifier: GPL-3.0-or-later
// Events that come batch by batch, in any order and portions, are linked as if they had all come at once
// (core/reconstruct/growing).
#include "core/reconstruct/exact_reconstruction.h"
#include "core/reconstruct/growing/growing_reconstruction.h"
#include "tests/support/compare_texts.h"
#include "tests/support/random_events.h"
#include "tests/support/read_text.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/test_data.h"

#include <QFile>
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

// Messages, most of which are created by another trace than that of their receipts; of the rest only the
// receipt is here. Kinds are learned once enough of each have come.
SnapshotBuilder messagesWithReceipts(std::uint32_t seed)
{
    std::mt19937 random(seed);
    SnapshotBuilder b;
    for (int i = 0; i < 60; ++i) {
        const std::string number = std::to_string(i);
        const std::vector<std::string> message = {"message:m" + number};
        if (random() % 30 != 0)
            b.add({.id = "sent" + number, .type = "Sent", .trace = "A" + number, .references = message});
        b.add({.id = "receipt" + number, .type = "Receipt", .trace = "B" + number, .references = message});
        b.add({.id = "reply" + number, .trace = "C" + number, .replyContext = "m" + number});
    }
    return b;
}

class GrowingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What is learned of kinds of event changes what was said of others long before.
    void kindsThatTurnOutToBeReceiptsAreJudgedAnew()
    {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            SnapshotBuilder b = messagesWithReceipts(seed);
            b.shuffle(seed);
            GrowingReconstruction growing;
            bool wereCreators = false;
            for (std::size_t i = 0; i < b.events().size(); i += 5) {
                const std::span<const TestEvent> come =
                    std::span<const TestEvent>(b.events()).first(std::min(i + 5, b.events().size()));
                growing.add(*SnapshotBuilder::records(come.subspan(i)));
                wereCreators |= !growing.events().followers().any() && growing.events().size() > 20;
                SnapshotBuilder soFar;
                soFar.events().assign(come.begin(), come.end());
                const QString difference = firstDifference(known(growing), knownOfAll(soFar));
                QVERIFY2(difference.isEmpty(), qPrintable(difference));
            }
            QVERIFY(wereCreators);
            QVERIFY(growing.events().followers().any());
        }
    }

    void linesOfAnExportComeToTheSame()
    {
        QFile file(QString::fromStdString(sampleExport()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string text = file.readAll().toStdString();
        std::vector<std::string_view> lines;
        for (std::size_t begin = 0; begin < text.size(); begin += lines.back().size())
            lines.push_back(std::string_view(text).substr(begin, text.find('\n', begin) - begin + 1));
        std::mt19937 random(5);
        std::shuffle(lines.begin(), lines.end(), random);
        const KeyedHash hasher;
        GrowingReconstruction growing;
        std::size_t told = 0;
        for (std::size_t i = 0; i < lines.size();) {
            std::string portion;
            for (const std::size_t end = std::min(lines.size(), i + 1 + random() % 200); i < end; ++i)
                portion += lines[i];
            told += growing.add(*recordsOfText(portion, hasher)).size();
        }
        QVERIFY(told > growing.events().size());

        const ReadText whole = readText(text);
        Snapshot& all = *whole.snapshot;
        ExactReconstruction exact(all);
        exact.run();
        QCOMPARE(growing.events().size(), all.events.size());
        QVERIFY(all.links.size() > all.events.size() / 2);
        const QString difference = firstDifference(known(growing), known(all, exact.findings()));
        QVERIFY2(difference.isEmpty(), qPrintable(difference.left(2000)));

        reconstruct(all);
        QVERIFY(!all.repairs.all().empty());
        const std::shared_ptr<const Snapshot> settled = growing.whole();
        QCOMPARE(firstDifference(linksOf(*settled), linksOf(all)), QString());
        QCOMPARE(firstDifference(findingsOf(*settled), findingsOf(all)), QString());
        QCOMPARE(settled->repairs.all().size(), all.repairs.all().size());
    }

    void aBatchTellsWhatItChanged()
    {
        SnapshotBuilder b;
        b.add({.id = "child", .trace = "A", .parent = "root"});
        b.add({.id = "other", .trace = "B"});
        b.add({.id = "root", .second = 0, .trace = "A"});
        const std::span<const TestEvent> events(b.events());
        GrowingReconstruction growing;
        QCOMPARE(growing.add(*SnapshotBuilder::records(events.first(2))).size(), 2U);
        QCOMPARE(growing.findings(EventId(0)).size(), 1U);
        const std::vector<EventId> changed = growing.add(*SnapshotBuilder::records(events.subspan(2)));
        QCOMPARE(changed, (std::vector<EventId>{EventId(0), EventId(2)}));
        QVERIFY(growing.findings(EventId(0)).empty());
        QCOMPARE(growing.into(EventId(0)).front().from, EventId(2));
        QCOMPARE(growing.clusterOf(EventId(0)).root, EventId(2));
    }

    void aRepeatIsFoldedAndCounted()
    {
        SnapshotBuilder b;
        b.add({.id = "once", .digest = 7});
        GrowingReconstruction growing;
        growing.add(*b.records());
        QVERIFY(growing.add(*b.records()).empty());
        QCOMPARE(growing.events().size(), 1U);
        QCOMPARE(growing.events()[EventId(0)].repeats, 1U);
    }

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
