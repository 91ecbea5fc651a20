// SPDX-License-Identifier: GPL-3.0-or-later
// What the person marked bears a flag in every drawing, and is never folded out of sight.
#include "core/journey/explain.h"
#include "core/layout/journey_graph.h"
#include "core/layout/waterfall.h"
#include "tests/support/scene_checks.h"
#include "tests/support/stories.h"

#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

std::vector<EventId> flagged(const Scene& scene)
{
    std::vector<EventId> events;
    for (const Glyph& glyph : scene.glyphs) {
        if (glyph.shape == Shape::Flag)
            events.push_back(glyph.event);
    }
    return events;
}

} // namespace

class MarksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_story = purchaseStory(); }
    void waterfallRowsBearFlags();
    void aFoldedRowBearsTheFlagOfWhatItHides();
    void aFoldedGroupToo();
    void journeyCardsBearFlags();

private:
    [[nodiscard]] EventId event(std::string_view id) const { return m_story->findEvent(id); }
    [[nodiscard]] Scene waterfall(const WaterfallRows& rows, const MarkedEvents& marks,
                                  float width = 1264) const
    {
        const TimeAxis axis = TimeAxis::folded(rows.busy(*m_story));
        WaterfallView view;
        view.width = width;
        view.height = 700;
        view.viewport = Viewport::whole(axis, view.width - view.treeWidth);
        view.marks = &marks;
        return waterfallScene(*m_story, Categories(*m_story), rows, axis, view, estimatedTextWidth);
    }

    std::shared_ptr<Snapshot> m_story;
};

void MarksTest::waterfallRowsBearFlags()
{
    const WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("order")));
    const MarkedEvents marks({{event("order"), "this one"}, {event("reply"), ""}}); // that one is elsewhere
    const Scene scene = waterfall(rows, marks);
    QCOMPARE(flagged(scene), std::vector<EventId>{event("order")});
    QVERIFY(flagged(waterfall(rows, {})).empty());
    for (const float width : {500.0F, 800.0F, 1600.0F}) {
        const Scene narrow = waterfall(rows, marks, width);
        VERIFY_NONE(overlappingLabels(narrow));
        VERIFY_NONE(drawnOutside(narrow));
        VERIFY_NONE(unhittable(narrow));
    }
}

void MarksTest::aFoldedGroupToo()
{
    WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("order")));
    const MarkedEvents marks({{event("order"), ""}});
    rows.toggle(0);
    QCOMPARE(rows.size(), std::size_t{1});
    for (const float width : {500.0F, 1264.0F}) {
        const Scene scene = waterfall(rows, marks, width);
        QCOMPARE(flagged(scene), std::vector<EventId>{event("order")});
        VERIFY_NONE(overlappingLabels(scene));
        VERIFY_NONE(drawnOutside(scene));
    }
    QVERIFY(flagged(waterfall(rows, {})).empty());
}

void MarksTest::aFoldedRowBearsTheFlagOfWhatItHides()
{
    WaterfallRows rows = WaterfallRows::ofTrace(*m_story, m_story->events.trace(event("order")));
    rows.toggle(rows.rowOf(event("cart0")));
    QCOMPARE(rows.rowOf(event("order")), WaterfallRows::npos);
    const MarkedEvents marks({{event("order"), ""}});
    QCOMPARE(flagged(waterfall(rows, marks)), std::vector<EventId>{event("order")});
}

void MarksTest::journeyCardsBearFlags()
{
    const MarkedEvents marks({{event("cart1"), "second of three on one card"}, {event("reply"), ""}});
    JourneyView view;
    view.width = 900;
    view.marks = &marks;
    const Scene scene = journeyScene(*m_story, Categories(*m_story), explain(*m_story, event("order")), view,
                                     estimatedTextWidth);
    std::vector<EventId> flags = flagged(scene);
    std::sort(flags.begin(), flags.end());
    QCOMPARE(flags, (std::vector<EventId>{event("reply"), event("cart1")}));
    VERIFY_NONE(overlappingLabels(scene));
    VERIFY_NONE(unhittable(scene));
    view.marks = nullptr;
    QVERIFY(flagged(journeyScene(*m_story, Categories(*m_story), explain(*m_story, event("order")), view,
                                 estimatedTextWidth))
                .empty());
}

QTEST_GUILESS_MAIN(MarksTest)
#include "tst_marks.moc"
