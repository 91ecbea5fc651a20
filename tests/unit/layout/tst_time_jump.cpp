// SPDX-License-Identifier: GPL-3.0-or-later
// Going to a moment: it comes into the middle, and what is there, or nearest to it, is known.
#include "core/layout/time_jump.h"
#include "tests/support/snapshot_builder.h"

#include <QTest>

#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr TimeNs kStart = SnapshotBuilder::kStart; // Monday, midnight

} // namespace

class TimeJumpTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theMomentComesIntoTheMiddle();
    void theZoomStaysWhereItCan();
    void aDayShowsItsFirstEvent();
    void nothingThereNamesTheNearest();
    void aSpanIsThereAsLongAsItLasts();
    void hiddenTimeIsSaid();
    void beyondTheEnds();
    void survivesEmptiness();

private:
    [[nodiscard]] TimeJump jump(double second, DurationNs length, const Viewport& viewport) const
    {
        const TimeNs from = kStart + static_cast<TimeNs>(second * 1e9);
        return timeJump(*m_snapshot, m_events, m_axis, viewport, {from, from + length});
    }
    [[nodiscard]] TimeJump jump(double second, DurationNs length) const
    {
        return jump(second, length, Viewport::whole(m_axis, 1000));
    }
    [[nodiscard]] EventId event(const char* id) const { return m_snapshot->findEvent(id); }
    [[nodiscard]] double middleOf(const TimeJump& jump) const
    {
        return static_cast<double>(m_axis.time((jump.from + jump.to) / 2) - kStart) / 1e9;
    }

    std::shared_ptr<Snapshot> m_snapshot;
    std::vector<EventId> m_events;
    TimeAxis m_axis;
};

void TimeJumpTest::initTestCase()
{
    SnapshotBuilder b;
    b.add({.id = "monday", .second = 3600});
    b.add({.id = "long", .second = 50'000, .duration = 600 * kSecond});
    b.add({.id = "tuesday", .second = 90'000});
    b.add({.id = "evening", .second = 160'000});
    b.add({.id = "friday", .second = 4 * 86'400 + 7200});
    b.add({.id = "never", .untimed = true});
    m_snapshot = b.reconstructed();
    for (std::uint32_t i = 0; i < m_snapshot->events.size(); ++i)
        m_events.emplace_back(i);
    m_axis = TimeAxis(kStart, kStart + 5 * kDay);
}

void TimeJumpTest::theMomentComesIntoTheMiddle()
{
    const TimeJump found = jump(90'000, kMinute);
    QVERIFY(std::abs(middleOf(found) - 90'000) < 1);
    QVERIFY(found.to - found.from < m_axis.length() / 2); // all was shown before
    QCOMPARE(found.count, std::size_t(1));
    QCOMPARE(found.nearest, event("tuesday"));
    QVERIFY(found.where == TimeJump::Where::Shown);
}

void TimeJumpTest::theZoomStaysWhereItCan()
{
    const Viewport hour{0, static_cast<double>(kHour), 1000};
    const TimeJump found = jump(160'000, kMinute, hour);
    QVERIFY(std::abs(middleOf(found) - 160'000) < 1);
    QVERIFY(std::abs(found.to - found.from - static_cast<double>(kHour)) < 2);
    // Four of five days cannot have the first one in the middle.
    const Viewport days{0, static_cast<double>(4 * kDay), 1000};
    const TimeJump early = jump(86'400, kMinute, days);
    QVERIFY(std::abs(middleOf(early) - 86'400) < 1);
    QVERIFY(early.from >= 0 && early.to <= m_axis.length());
    // Close to the end it is narrowed further.
    const TimeJump first = jump(3 * 3600, kMinute, days);
    QVERIFY(std::abs(middleOf(first) - 3 * 3600) < 1);
}

void TimeJumpTest::aDayShowsItsFirstEvent()
{
    const TimeJump found = jump(86'400, kDay);
    QCOMPARE(found.count, std::size_t(2));
    QCOMPARE(found.nearest, event("tuesday"));
    QVERIFY(std::abs(middleOf(found) - 90'000) < 1);
    // Without any, its noon.
    const TimeJump none = jump(2 * 86'400, kDay);
    QCOMPARE(none.count, std::size_t(0));
    QVERIFY(std::abs(middleOf(none) - 2.5 * 86'400) < 1);
}

void TimeJumpTest::nothingThereNamesTheNearest()
{
    QCOMPARE(jump(90'100, kMinute).nearest, event("tuesday"));
    QCOMPARE(jump(159'000, kMinute).nearest, event("evening"));
    QCOMPARE(jump(159'000, kMinute).count, std::size_t(0));
    QCOMPARE(jump(2 * 86'400, kDay).nearest, event("evening"));
}

void TimeJumpTest::aSpanIsThereAsLongAsItLasts()
{
    QCOMPARE(jump(50'400, kMinute).count, std::size_t(1));
    QCOMPARE(jump(50'400, kMinute).nearest, event("long"));
    QCOMPARE(jump(50'700, kMinute).count, std::size_t(0));
}

void TimeJumpTest::hiddenTimeIsSaid()
{
    const TimeAxis folded =
        TimeAxis::folded({{kStart, kStart + kHour}, {kStart + 4 * kDay, kStart + 4 * kDay + kHour}});
    QCOMPARE(folded.gaps().size(), std::size_t(1));
    const TimeNs inside = kStart + 2 * kDay;
    const TimeJump found =
        timeJump(*m_snapshot, m_events, folded, Viewport::whole(folded, 1000), {inside, inside + kMinute});
    QVERIFY(found.where == TimeJump::Where::InGap);
    QCOMPARE(found.hidden, folded.gaps()[0].hidden());
    const double gap = folded.gaps()[0].position;
    QVERIFY(found.from < gap && found.to > gap + folded.markerLength());
}

void TimeJumpTest::beyondTheEnds()
{
    const TimeJump late = jump(30 * 86'400, kDay);
    QVERIFY(late.where == TimeJump::Where::After);
    QCOMPARE(late.nearest, event("friday"));
    QCOMPARE(late.to, m_axis.length());
    const TimeJump early = jump(-86'400, kMinute);
    QVERIFY(early.where == TimeJump::Where::Before);
    QCOMPARE(early.nearest, event("monday"));
    QCOMPARE(early.from, 0.0);
}

void TimeJumpTest::survivesEmptiness()
{
    const TimeAxis axis;
    const TimeJump found =
        timeJump(*m_snapshot, {}, axis, Viewport::whole(axis, 10), {kStart, kStart + kMinute});
    QVERIFY(!found.nearest && found.count == 0);
    QVERIFY(found.from <= found.to);
}

QTEST_GUILESS_MAIN(TimeJumpTest)
#include "tst_time_jump.moc"
