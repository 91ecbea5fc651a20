// SPDX-License-Identifier: GPL-3.0-or-later
// A flame graph as a scene: widths, zoom, search, and a cost that follows pixels.
#include "core/journey/flame_graph.h"
#include "core/layout/flame_graph_drawing.h"
#include "core/layout/waterfall.h"
#include "tests/support/scene_checks.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace throughline;
using namespace throughline::test;

namespace {

FlameGraph graphOf(const Snapshot& snapshot, FlameMeasure measure)
{
    return flameGraph(snapshot, WaterfallRows::ofTrace(snapshot, TraceId(0)).spanTree(), SpanGrouping::Type,
                      measure);
}

FlameView viewOf(float width = 1000, float height = 400)
{
    FlameView view;
    view.width = width;
    view.height = height;
    return view;
}

Scene drawn(const Snapshot& snapshot, const FlameGraph& graph, const FlameView& view)
{
    return flameScene(snapshot, Categories(snapshot), graph, view, estimatedTextWidth);
}

const Zone* zoneOf(const Scene& scene, std::uint32_t frame)
{
    const auto found = std::ranges::find(scene.zones, frame, &Zone::index);
    return found == scene.zones.end() ? nullptr : &*found;
}

bool near(float a, double b)
{
    return std::abs(static_cast<double>(a) - b) < 1.5;
}

} // namespace

class FlameGraphDrawingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .type = "Request", .second = 0, .duration = 10 * kSecond});
        b.add({.id = "job", .type = "Job", .second = 1, .duration = 6 * kSecond, .parent = "root"});
        b.add({.id = "query",
               .type = "Query",
               .second = 2,
               .duration = 3 * kSecond,
               .status = EventStatus::Error,
               .parent = "job"});
        b.add({.id = "mail", .type = "Mail", .second = 8, .duration = 1 * kSecond, .parent = "root"});
        b.add({.id = "orphan", .type = "Lost", .second = 20, .duration = 10 * kSecond, .parent = "nowhere"});
        m_snapshot = b.reconstructed();
        m_graph = graphOf(*m_snapshot, FlameMeasure::Time);
    }

    void widthsAreShares()
    {
        const Scene scene = drawn(*m_snapshot, m_graph, viewOf());
        const double whole = 1000 - 16;
        QCOMPARE(scene.zones.size(), scene.bars.size());
        for (std::size_t i = 0; i < scene.zones.size(); ++i)
            QCOMPARE(m_graph.frames[scene.zones[i].index].event, scene.bars[i].event);
        QVERIFY(near(zoneOf(scene, 0)->rect.width, whole));
        QVERIFY(near(zoneOf(scene, frame("root"))->rect.width, whole / 2));
        QVERIFY(near(zoneOf(scene, frame("job"))->rect.width, whole * 6 / 20));
        QVERIFY(near(zoneOf(scene, frame("query"))->rect.width, whole * 3 / 20));
        QVERIFY(zoneOf(scene, frame("job"))->rect.x < zoneOf(scene, frame("mail"))->rect.x); // greatest first
        QVERIFY(zoneOf(scene, frame("query"))->rect.y > zoneOf(scene, frame("job"))->rect.y);
        for (const char* name : {"all spans", "Request", "Job", "Query", "missing parent", "Lost"})
            QVERIFY2(holdsLabel(scene, name), name);
        VERIFY_NONE(overlappingLabels(scene));
        VERIFY_NONE(cutLabels(scene));
        VERIFY_NONE(drawnOutside(scene));
        VERIFY_NONE(unhittable(scene));
    }

    void barsSayWhatIsWrong()
    {
        const Scene scene = drawn(*m_snapshot, m_graph, viewOf());
        const auto failed = std::ranges::find(scene.bars, event("query"), &Bar::event);
        QVERIFY(failed != scene.bars.end() && failed->error);
        QCOMPARE(std::ranges::count_if(scene.bars, &Bar::hollow), 1); // the missing parent
    }

    void zoomingMakesAFrameAsWideAsTheView()
    {
        FlameView view = viewOf();
        view.zoomed = frame("job");
        view.selected = frame("query");
        const Scene scene = drawn(*m_snapshot, m_graph, view);
        const double whole = 1000 - 16;
        for (const std::uint32_t shown : {0U, frame("root"), frame("job")})
            QVERIFY(near(zoneOf(scene, shown)->rect.width, whole));
        QVERIFY(near(zoneOf(scene, frame("query"))->rect.width, whole / 2));
        QVERIFY(!zoneOf(scene, frame("mail")));
        QVERIFY(std::ranges::find(scene.bars, event("query"), &Bar::event)->outlined);
        QCOMPARE(flameHeight(m_graph, view.zoomed), 4.0 * static_cast<double>(kFlameRowHeight));
        QCOMPARE(flameTop(m_graph, view.zoomed), 2.0 * static_cast<double>(kFlameRowHeight));
        VERIFY_NONE(drawnOutside(scene));
    }

    void whatDoesNotMatchStandsBack()
    {
        std::vector<std::uint32_t> matches(m_graph.frames.size());
        matches[frame("mail")] = 1;
        FlameView view = viewOf();
        view.matches = &matches;
        const Scene scene = drawn(*m_snapshot, m_graph, view);
        QVERIFY(std::ranges::find(scene.bars, event("mail"), &Bar::event)->ink != Ink::Line);
        QVERIFY(std::ranges::find(scene.bars, event("job"), &Bar::event)->ink == Ink::Line);
    }

    void scrollingShowsOtherRows()
    {
        FlameView view = viewOf(1000, 48);
        view.scroll = 2 * static_cast<double>(kFlameRowHeight);
        const Scene scene = drawn(*m_snapshot, m_graph, view);
        QVERIFY(!zoneOf(scene, 0));
        QVERIFY(zoneOf(scene, frame("job")));
        QVERIFY(zoneOf(scene, frame("query")));
    }

    void manyNarrowFramesAreOneBlock()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .type = "Root", .second = 0});
        for (int i = 0; i < 5000; ++i)
            b.add({.id = "c" + std::to_string(i), .type = "Type" + std::to_string(i), .parent = "root"});
        const auto s = b.reconstructed();
        const FlameGraph graph = graphOf(*s, FlameMeasure::Count);
        const Scene scene = drawn(*s, graph, viewOf());
        QCOMPARE(scene.bars.size(), std::size_t(2));
        QVERIFY(std::ranges::any_of(scene.fills, [](const Fill& fill) {
            return fill.ink == Ink::Line && near(fill.rect.width, (1000 - 16) * 5000.0 / 5001);
        }));
        FlameView wide = viewOf();
        wide.zoomed = graph.find(s->findEvent("c77"));
        QVERIFY(holdsLabel(drawn(*s, graph, wide), "Type77"));
    }

    void costFollowsPixels()
    {
        constexpr std::uint32_t kDeep = 100'000;
        const auto s = wideTrace(kDeep, 1);
        const FlameGraph graph = graphOf(*s, FlameMeasure::Count);
        for (const double scroll : {0.0, 0.5, 1.0}) {
            FlameView view = viewOf(1600, 1000);
            view.scroll = flameHeight(graph, 0) * scroll;
            QVERIFY(drawn(*s, graph, view).bars.size() <= 43);
        }
        const auto wide = wideTrace(1'000'000, 10);
        const Scene scene = drawn(*wide, graphOf(*wide, FlameMeasure::Count), viewOf(1600, 1000));
        QVERIFY2(primitives(scene) < 1600 * 42, qPrintable(QString::number(primitives(scene))));
    }

    void nothingIsAnEmptySheet()
    {
        const Snapshot empty;
        const Scene scene = drawn(empty, {}, viewOf());
        QVERIFY(scene.bars.empty());
        QCOMPARE(flameHeight({}, 0), 0.0);
        // Of events without a duration nothing has a width but the whole.
        SnapshotBuilder b;
        b.add({.id = "point", .second = 0});
        const auto points = b.reconstructed();
        QCOMPARE(drawn(*points, graphOf(*points, FlameMeasure::Time), viewOf()).bars.size(), std::size_t(1));
        QVERIFY(drawn(*m_snapshot, m_graph, viewOf(3, 3)).bars.empty());
    }

private:
    [[nodiscard]] EventId event(std::string_view id) const { return m_snapshot->findEvent(id); }
    [[nodiscard]] std::uint32_t frame(std::string_view id) const { return m_graph.find(event(id)); }

    std::shared_ptr<Snapshot> m_snapshot;
    FlameGraph m_graph;
};

QTEST_APPLESS_MAIN(FlameGraphDrawingTest)
#include "tst_flame_graph_drawing.moc"
