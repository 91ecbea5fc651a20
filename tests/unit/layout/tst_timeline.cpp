// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/timeline.h"
#include "core/layout/clock_text.h"
#include "core/layout/timeline.h"
#include "tests/support/scene_checks.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"

#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

TimelineLanes lanesOf(const Snapshot& snapshot, std::string_view contact)
{
    const EntityId id = snapshot.findEntity("contact", contact);
    return {snapshot, id, timelineOf(snapshot, id)};
}

TimelineView viewOf(const TimeAxis& axis, float width = 1264, float height = 700)
{
    TimelineView view;
    view.width = width;
    view.height = height;
    view.viewport = Viewport::whole(axis, width - view.nameWidth);
    return view;
}

Scene drawn(const Snapshot& snapshot, const TimelineLanes& lanes, const TimeAxis& axis,
            const TimelineView& view)
{
    return timelineScene(snapshot, Categories(snapshot), lanes, axis, view, estimatedTextWidth);
}

const Glyph* glyphOf(const Scene& scene, EventId event)
{
    const auto glyph = std::find_if(scene.glyphs.begin(), scene.glyphs.end(), [&](const Glyph& g) {
        return g.event == event && g.shape != Shape::Warning;
    });
    return glyph == scene.glyphs.end() ? nullptr : &*glyph;
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void lanesHoldTheContactsEventsOnly();
    void sessionsAreNamed();
    void arcsJoinLanes();
    void crowdedEventsBecomeOneGlyphWithACount();
    void errorsAreNeverFoldedAway();
    void textsNeverOverlapAndGlyphsCanBeHit();
    void marksBearAFlag();
    void untimedEventsDoNotStretchTheAxis();
    void severalContactsStandBelowEachOther();
    void linksBetweenContactsAreDrawn();
    void gapsAreFoldedWhereAllAreIdle();
    void textsOfSeveralNeverOverlap();
    void anEventOfTwoContactsStandsOnce();
    void costFollowsPixels();
    void survivesEmptiness();

private:
    [[nodiscard]] EventId event(std::string_view id) const { return m_story->findEvent(id); }
    std::shared_ptr<Snapshot> m_story;
};

void TimelineTest::initTestCase()
{
    m_story = purchaseStory();
}

void TimelineTest::lanesHoldTheContactsEventsOnly()
{
    const TimelineLanes lanes = lanesOf(*m_story, "c-17");
    QCOMPARE(lanes.lanes().size(), std::size_t(6));
    QCOMPARE(lanes.lanes()[0].events, std::vector<EventId>{event("sent0")});
    QCOMPARE(lanes.laneOf(event("sent1")), TimelineLanes::npos);
    QCOMPARE(lanes.laneOf(event("reply")), std::size_t(2));
    QVERIFY(lanes.lanes()[lanes.laneOf(event("payment"))].broken);
    QVERIFY(!lanes.lanes()[lanes.laneOf(event("reply"))].broken);

    const TimeAxis axis = TimeAxis::folded(lanes.busy(*m_story));
    const Scene scene = drawn(*m_story, lanes, axis, viewOf(axis));
    QVERIFY(holdsLabel(scene, "Campaign cmp-3"));
    QVERIFY(holdsLabel(scene, "trace b91c20d7 · webhook"));
    QVERIFY(holdsLabel(scene, "trace e41b7c02 · broken chain"));
    for (const char* id : {"sent0", "delivered", "reply", "bot", "tap", "order", "stock", "payment"})
        QVERIFY2(glyphOf(scene, event(id)), id);
    QVERIFY(!glyphOf(scene, event("sent1")));
    QVERIFY(glyphOf(scene, event("payment"))->shape == Shape::Cross);
    QVERIFY(glyphOf(scene, event("reply"))->hollow);
    QVERIFY(!glyphOf(scene, event("sent0"))->hollow);
}

void TimelineTest::sessionsAreNamed()
{
    SnapshotBuilder b;
    for (const double day : {0.0, 6.0}) {
        b.add({.id = "a" + std::to_string(day),
               .second = day * 86400 + 36120,
               .trace = "x" + std::to_string(day),
               .contact = "c"});
        b.add({.id = "b" + std::to_string(day),
               .second = day * 86400 + 36540,
               .trace = "x" + std::to_string(day),
               .contact = "c"});
    }
    const auto snapshot = b.reconstructed();
    const TimelineLanes lanes = lanesOf(*snapshot, "c");
    QCOMPARE(lanes.sessions().size(), std::size_t(2));
    const TimeAxis axis = TimeAxis::folded(lanes.busy(*snapshot));
    QCOMPARE(axis.gaps().size(), std::size_t(1));
    const Scene scene = drawn(*snapshot, lanes, axis, viewOf(axis));
    QVERIFY(holdsLabel(scene, "Session 1"));
    QVERIFY(holdsLabel(scene, "Session 2"));
    QVERIFY(holdsLabel(scene, "Mon 2 Mar 10:02 – 10:09 · 1 trace"));
    QVERIFY(holdsLabel(scene, formatDuration(axis.gaps()[0].hidden()) + " hidden"));
    VERIFY_NONE(overlappingLabels(scene));
}

void TimelineTest::arcsJoinLanes()
{
    const TimelineLanes lanes = lanesOf(*m_story, "c-17");
    const TimeAxis axis = TimeAxis::folded(lanes.busy(*m_story));
    TimelineView view = viewOf(axis);
    const Scene scene = drawn(*m_story, lanes, axis, view);
    QCOMPARE(scene.arrows.size(), std::size_t(3)); // sent → delivered, sent → reply, answer → tap
    for (const Arrow& arrow : scene.arrows) {
        const Glyph* const cause = glyphOf(scene, m_story->links[arrow.link].from);
        const Glyph* const effect = glyphOf(scene, m_story->links[arrow.link].to);
        QVERIFY(cause && effect);
        QVERIFY(std::abs(arrow.points[0].x - cause->centre.x) < 2);
        QVERIFY(std::abs(arrow.points[3].x - effect->centre.x) < 10);
        QVERIFY(std::abs(arrow.points[3].y - effect->centre.y) < 10);
    }
    // Only the cause's lane in view: the arc leaves by the lower edge.
    view.height = kTimelineHeader + kLaneHeight;
    const Scene one = drawn(*m_story, lanes, axis, view);
    QCOMPARE(one.arrows.size(), std::size_t(2));
    QCOMPARE(one.arrows[0].points[3].y, view.height);
}

void TimelineTest::crowdedEventsBecomeOneGlyphWithACount()
{
    SnapshotBuilder b;
    b.add({.id = "early", .second = 0, .contact = "c"});
    for (int i = 0; i < 7; ++i)
        b.add({.id = "e" + std::to_string(i),
               .type = "CartItemAdded",
               .second = 500 + i * 0.01,
               .contact = "c"});
    b.add({.id = "late", .second = 1000, .contact = "c"});
    const auto snapshot = b.reconstructed();
    const TimelineLanes lanes = lanesOf(*snapshot, "c");
    const TimeAxis axis = TimeAxis::linear(lanes.busy(*snapshot));
    const Scene scene = drawn(*snapshot, lanes, axis, viewOf(axis));
    QCOMPARE(scene.glyphs.size(), std::size_t(3));
    QCOMPARE(scene.glyphs[1].count, 7U);
    QVERIFY(holdsLabel(scene, "CartItemAdded × 7"));
    QVERIFY(holdsLabel(scene, "7"));
}

void TimelineTest::errorsAreNeverFoldedAway()
{
    SnapshotBuilder b;
    for (int i = 0; i < 20'000; ++i)
        b.add({.id = "e" + std::to_string(i),
               .second = i * 0.5,
               .status = i == 11'111 ? EventStatus::Error : EventStatus::Ok,
               .contact = "c"});
    const auto snapshot = b.reconstructed();
    const TimelineLanes lanes = lanesOf(*snapshot, "c");
    const TimeAxis axis = TimeAxis::folded(lanes.busy(*snapshot));
    const Scene scene = drawn(*snapshot, lanes, axis, viewOf(axis));
    const Glyph* const failed = glyphOf(scene, snapshot->findEvent("e11111"));
    QVERIFY(failed && failed->shape == Shape::Cross && failed->count > 50);
    QCOMPARE(std::count_if(scene.glyphs.begin(), scene.glyphs.end(),
                           [](const Glyph& g) { return g.ink == Ink::Error; }),
             1);
    VERIFY_NONE(overlappingLabels(scene));
}

void TimelineTest::textsNeverOverlapAndGlyphsCanBeHit()
{
    const TimelineLanes lanes = lanesOf(*m_story, "c-17");
    for (const bool fold : {true, false}) {
        const TimeAxis axis =
            fold ? TimeAxis::folded(lanes.busy(*m_story)) : TimeAxis::linear(lanes.busy(*m_story));
        for (float width = 400; width < 2400; width += 83) {
            for (const double zoom : {1.0, 0.3, 0.01}) {
                TimelineView view = viewOf(axis, width);
                view.selected = event("order");
                view.viewport = view.viewport.zoomed(axis, zoom, (width - view.nameWidth) * 0.8F);
                const Scene scene = drawn(*m_story, lanes, axis, view);
                VERIFY_NONE(overlappingLabels(scene));
                VERIFY_NONE(drawnOutside(scene));
                VERIFY_NONE(unhittable(scene));
            }
        }
    }
}

void TimelineTest::marksBearAFlag()
{
    SnapshotBuilder b;
    b.add({.id = "early", .second = 0, .contact = "c"});
    for (int i = 0; i < 7; ++i)
        b.add({.id = "e" + std::to_string(i), .second = 500 + i * 0.01, .contact = "c"});
    b.add({.id = "late", .second = 1000, .contact = "c"});
    const auto snapshot = b.reconstructed();
    const TimelineLanes lanes = lanesOf(*snapshot, "c");
    const TimeAxis axis = TimeAxis::linear(lanes.busy(*snapshot));
    TimelineView view = viewOf(axis);
    const auto flags = [](const Scene& scene) {
        std::vector<EventId> events;
        for (const Glyph& glyph : scene.glyphs) {
            if (glyph.shape == Shape::Flag)
                events.push_back(glyph.event);
        }
        return events;
    };
    QVERIFY(flags(drawn(*snapshot, lanes, axis, view)).empty());
    // One among the crowded, which stands for them then; and one alone.
    const MarkedEvents marks({{snapshot->findEvent("e3"), "look"}, {snapshot->findEvent("late"), ""}});
    view.marks = &marks;
    const Scene scene = drawn(*snapshot, lanes, axis, view);
    QCOMPARE(flags(scene), (std::vector<EventId>{snapshot->findEvent("e3"), snapshot->findEvent("late")}));
    QVERIFY(glyphOf(scene, snapshot->findEvent("e3")));
    VERIFY_NONE(overlappingLabels(scene));
    VERIFY_NONE(unhittable(scene));
}

void TimelineTest::untimedEventsDoNotStretchTheAxis()
{
    const TimelineLanes lanes = lanesOf(*m_story, "c-17");
    QVERIFY(lanes.laneOf(event("note")) != TimelineLanes::npos);
    const TimeAxis axis = TimeAxis::linear(lanes.busy(*m_story));
    QVERIFY(axis.from() > m_story->from() - kHour && axis.to() < m_story->to() + kHour);
    const Scene scene = drawn(*m_story, lanes, axis, viewOf(axis));
    QVERIFY(holdsLabel(scene, "1 event without a usable time"));
}

namespace {

TimelineLanes lanesOfAll(const Snapshot& snapshot, const std::vector<std::string>& contacts)
{
    std::vector<ContactSessions> all;
    for (const std::string& contact : contacts) {
        const EntityId id = snapshot.findEntity("contact", contact);
        all.push_back({id, timelineOf(snapshot, id)});
    }
    return {snapshot, std::move(all)};
}

// Two friends: what one is told in the morning the other one acts upon, and again days later.
SnapshotBuilder friends()
{
    SnapshotBuilder b;
    for (const double day : {0.0, 6.0}) {
        const std::string n = std::to_string(static_cast<int>(day));
        b.add({.id = "told" + n,
               .type = "MessageSent",
               .second = day * 86400 + 36000,
               .trace = "a" + n,
               .contact = "ann"});
        b.add({.id = "read" + n,
               .second = day * 86400 + 36600,
               .trace = "a" + n,
               .parent = "told" + n,
               .contact = "ann"});
        b.add({.id = "came" + n,
               .type = "CartOpened",
               .second = day * 86400 + 39000,
               .trace = "b" + n,
               .causalTrace = "a" + n,
               .contact = "ben"});
    }
    // Meanwhile.
    b.add({.id = "alone", .second = 3 * 86400 + 36000, .trace = "c", .contact = "ben"});
    return b;
}

} // namespace

void TimelineTest::severalContactsStandBelowEachOther()
{
    const auto snapshot = friends().reconstructed();
    const TimelineLanes one = lanesOfAll(*snapshot, {"ann"});
    QVERIFY(!one.several());
    QCOMPARE(one.rows(), std::size_t(2));
    QCOMPARE(one.rowOfLane(1), std::size_t(1));
    const TimelineLanes lanes = lanesOfAll(*snapshot, {"ann", "ben"});
    QCOMPARE(lanes.groups().size(), std::size_t(2));
    QCOMPARE(lanes.rows(), std::size_t(2 + 2 + 3));
    QCOMPARE(lanes.sessions().size(), std::size_t(5));
    QCOMPARE(lanes.headerRow(1), std::size_t(3));
    for (std::size_t lane = 0; lane < lanes.lanes().size(); ++lane) {
        QCOMPARE(lanes.laneOnRow(lanes.rowOfLane(lane)), lane);
        QCOMPARE(lanes.groupOnRow(lanes.rowOfLane(lane)), std::size_t(lanes.lanes()[lane].group));
    }
    for (const std::size_t header : {0, 3})
        QCOMPARE(lanes.laneOnRow(header), TimelineLanes::npos);
    QCOMPARE(lanes.rowOf(snapshot->findEvent("came0")), std::size_t(4));
    QCOMPARE(contentHeight(lanes), 7.0 * static_cast<double>(kLaneHeight));

    const TimeAxis axis = TimeAxis::folded(lanes.busy(*snapshot));
    const Scene scene = drawn(*snapshot, lanes, axis, viewOf(axis));
    for (const char* text : {"ann", "ben", "4 events in 2 traces", "3 events in 3 traces", "Session 1"})
        QVERIFY2(holdsLabel(scene, text), text);
    std::vector<std::uint32_t> closes;
    for (const Zone& zone : scene.zones) {
        if (zone.kind != ZoneKind::Close)
            continue;
        closes.push_back(zone.index);
        const Hit hit = hitTest(scene, zone.rect.x + zone.rect.width / 2, zone.rect.y + zone.rect.height / 2);
        QVERIFY(!hit.event && hit.zone && hit.zone->kind == ZoneKind::Close);
    }
    QCOMPARE(closes, (std::vector<std::uint32_t>{0, 1}));
    const Glyph* const told = glyphOf(scene, snapshot->findEvent("told0"));
    const Glyph* const came = glyphOf(scene, snapshot->findEvent("came0"));
    QVERIFY(told && came);
    QCOMPARE(came->centre.y - told->centre.y, 3 * kLaneHeight);
    // Scrolled into the second group.
    TimelineView view = viewOf(axis);
    view.scroll = 4 * static_cast<double>(kLaneHeight);
    const Scene below = drawn(*snapshot, lanes, axis, view);
    QVERIFY(!glyphOf(below, snapshot->findEvent("told0")) && glyphOf(below, snapshot->findEvent("came0")));
    VERIFY_NONE(drawnOutside(below));
    // Whose lanes these are is said although the header is above.
    QVERIFY(holdsLabel(below, "ben") && !holdsLabel(below, "ann"));
}

void TimelineTest::linksBetweenContactsAreDrawn()
{
    const auto snapshot = friends().reconstructed();
    const TimelineLanes lanes = lanesOfAll(*snapshot, {"ann", "ben"});
    const TimeAxis axis = TimeAxis::folded(lanes.busy(*snapshot));
    const Scene scene = drawn(*snapshot, lanes, axis, viewOf(axis));
    QCOMPARE(scene.arrows.size(), std::size_t(2));
    for (const Arrow& arrow : scene.arrows) {
        const Glyph* const effect = glyphOf(scene, snapshot->links[arrow.link].to);
        QVERIFY(effect && std::abs(arrow.points[3].y - effect->centre.y) < 10);
        QVERIFY(arrow.points[0].y < arrow.points[3].y - kLaneHeight);
    }
    QVERIFY(drawn(*snapshot, lanesOfAll(*snapshot, {"ben"}), axis, viewOf(axis)).arrows.empty());
}

void TimelineTest::gapsAreFoldedWhereAllAreIdle()
{
    const auto snapshot = friends().reconstructed();
    const TimeAxis one = TimeAxis::folded(lanesOfAll(*snapshot, {"ann"}).busy(*snapshot));
    QCOMPARE(one.gaps().size(), std::size_t(1)); // from day 0 to day 6
    const TimelineLanes lanes = lanesOfAll(*snapshot, {"ann", "ben"});
    const TimeAxis both = TimeAxis::folded(lanes.busy(*snapshot));
    QVERIFY(both.gaps().size() > 1);
    for (const TimeAxis::Gap& gap : both.gaps()) {
        for (std::uint32_t i = 0; i < snapshot->events.size(); ++i) {
            const TimeNs time = snapshot->events.time(EventId(i));
            QVERIFY(time <= gap.from || time >= gap.to);
        }
    }
}

void TimelineTest::textsOfSeveralNeverOverlap()
{
    const auto snapshot = friends().reconstructed();
    const TimelineLanes lanes = lanesOfAll(*snapshot, {"ben", "ann"});
    for (const bool fold : {true, false}) {
        const TimeAxis axis =
            fold ? TimeAxis::folded(lanes.busy(*snapshot)) : TimeAxis::linear(lanes.busy(*snapshot));
        for (float width = 300; width < 2400; width += 83) {
            for (const double zoom : {1.0, 0.3, 0.01}) {
                for (const float height : {168.0F, 360.0F, 700.0F}) {
                    TimelineView view = viewOf(axis, width, height);
                    view.selected = snapshot->findEvent("came0");
                    view.viewport = view.viewport.zoomed(axis, zoom, (width - view.nameWidth) * 0.8F);
                    const Scene scene = drawn(*snapshot, lanes, axis, view);
                    VERIFY_NONE(overlappingLabels(scene));
                    VERIFY_NONE(drawnOutside(scene));
                    VERIFY_NONE(unhittable(scene));
                }
            }
        }
    }
}

void TimelineTest::anEventOfTwoContactsStandsOnce()
{
    SnapshotBuilder b;
    b.add({.id = "cause", .second = 0, .trace = "x", .contact = "ann"});
    b.add({.id = "both",
           .second = 60,
           .trace = "y",
           .causalTrace = "x",
           .contact = "ann",
           .references = {"contact:ben"}});
    const auto snapshot = b.reconstructed();
    const TimelineLanes lanes = lanesOfAll(*snapshot, {"ann", "ben"});
    const EventId both = snapshot->findEvent("both");
    QCOMPARE(lanes.lanes()[lanes.laneOf(both)].group, 0U);
    const TimeAxis axis = TimeAxis::folded(lanes.busy(*snapshot));
    QCOMPARE(drawn(*snapshot, lanes, axis, viewOf(axis)).arrows.size(), std::size_t(1));
}

void TimelineTest::costFollowsPixels()
{
    SnapshotBuilder b;
    for (int i = 0; i < 100'000; ++i)
        b.add({.id = "e" + std::to_string(i),
               .second = i * 0.4,
               .trace = "t" + std::to_string(i % 500),
               .causalTrace = i % 5 == 4 ? "t" + std::to_string((i * 7) % 500) : "",
               .contact = "c"});
    const auto snapshot = b.reconstructed();
    const TimelineLanes lanes = lanesOf(*snapshot, "c");
    QCOMPARE(lanes.lanes().size(), std::size_t(500));
    const Categories categories(*snapshot);
    const TimeAxis axis = TimeAxis::folded(lanes.busy(*snapshot));
    const MiniMap map = lanes.miniMap(*snapshot, categories, axis);
    TimelineView view = viewOf(axis, 1600, 1000);
    view.miniMap = &map;
    view.scroll = contentHeight(lanes) / 2;
    const Scene scene = drawn(*snapshot, lanes, axis, view);
    // 19 lanes of at most a glyph, a count and a name per 11 pixels.
    QVERIFY2(primitives(scene) < 19 * 1380 / 11 * 3 + 1400, qPrintable(QString::number(primitives(scene))));
    VERIFY_NONE(overlappingLabels(scene));
}

void TimelineTest::survivesEmptiness()
{
    const auto snapshot = SnapshotBuilder().reconstructed();
    const TimeAxis axis;
    QVERIFY(drawn(*snapshot, TimelineLanes(), axis, viewOf(axis)).glyphs.empty());
    const TimelineLanes lanes = lanesOf(*m_story, "c-17");
    const TimeAxis story = TimeAxis::folded(lanes.busy(*m_story));
    TimelineView tiny = viewOf(story, 30, 20);
    tiny.scroll = 1e12;
    VERIFY_NONE(drawnOutside(drawn(*m_story, lanes, story, tiny)));
}

QTEST_GUILESS_MAIN(TimelineTest)
#include "tst_timeline.moc"
