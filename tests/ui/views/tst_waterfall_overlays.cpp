// SPDX-License-Identifier: GPL-3.0-or-later
// What the waterfall draws over its rows by a key, how far it says that it is zoomed in, and what stays in
// sight where its room becomes less.
#include "tests/support/snapshot_builder.h"
#include "tests/ui/views/mouse.h"
#include "tests/ui/views/open_page.h"
#include "ui/views/waterfall/waterfall_page.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

using namespace throughline;

class TestWaterfallOverlays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_open.emplace().show({1200, 800})); }
    void cleanup() { m_open.reset(); }

    void criticalPath();
    void clockSkew();
    void tellsTheScale();
    void selectionStaysInSight();

private:
    [[nodiscard]] Navigator& navigator() { return m_open->navigator; }
    [[nodiscard]] WaterfallPage& page() { return m_open->page; }
    [[nodiscard]] SceneCanvas& canvas() { return m_open->page.canvas(); }

    std::optional<test::OpenPage<WaterfallPage>> m_open; // anew for each test, on the sample
};

void TestWaterfallOverlays::criticalPath()
{
    const auto underlined = [this] {
        const std::vector<Fill>& fills = canvas().scene().fills;
        return std::count_if(fills.begin(), fills.end(), [](const Fill& f) { return f.ink == Ink::Text; });
    };
    QCOMPARE(underlined(), 0);
    QTest::keyClick(&canvas(), Qt::Key_P);
    QTRY_VERIFY(underlined() > 0);
    QVERIFY(page().frame().summary().contains(QStringLiteral("critical path: ")));
    // It follows to whatever is shown.
    QVERIFY(navigator().go({"contact", "c-000001"}) || navigator().go({"campaign", "cmp-2"}));
    QCoreApplication::processEvents();
    QTRY_VERIFY(!page().working());
    QVERIFY(page().frame().summary().contains(QStringLiteral("critical path: ")));
    QTest::keyClick(&canvas(), Qt::Key_P);
    QCOMPARE(underlined(), 0);
    QVERIFY(!page().frame().summary().contains(QStringLiteral("critical path")));
}

void TestWaterfallOverlays::clockSkew()
{
    test::SnapshotBuilder b;
    b.add({.id = "request", .second = 100, .duration = 10 * kSecond});
    b.add({.id = "server", .second = 90, .duration = 4 * kSecond, .parent = "request"});
    navigator().setSnapshot(b.reconstructed());
    QVERIFY(navigator().go({"trace", "T"}));
    QCoreApplication::processEvents();
    const auto ghosts = [this] {
        const std::vector<Bar>& bars = canvas().scene().bars;
        return std::count_if(bars.begin(), bars.end(), [](const Bar& bar) { return bar.hollow; });
    };
    QCOMPARE(ghosts(), 0);
    QTest::keyClick(&canvas(), Qt::Key_K);
    QTRY_COMPARE(ghosts(), 1);
    QVERIFY(page().frame().summary().contains(QStringLiteral("1 span by a clock that is off")));
    QTest::keyClick(&canvas(), Qt::Key_K);
    QCOMPARE(ghosts(), 0);
}

void TestWaterfallOverlays::tellsTheScale()
{
    QSignalSpy changed(&page(), &View::scaleChanged);
    const std::optional<double> before = page().timePerPixel();
    QVERIFY(before);
    QTest::keyClick(&canvas(), Qt::Key_W);
    QVERIFY(page().timePerPixel() < before);
    QCOMPARE(changed.count(), 1);
    QTest::keyClick(&canvas(), Qt::Key_2); // statistics have no time axis
    QVERIFY(!page().timePerPixel());
    QCOMPARE(changed.count(), 2);
}

void TestWaterfallOverlays::selectionStaysInSight()
{
    // Rows that are whole, by their numbers.
    const auto inSight = [this] {
        std::vector<std::uint32_t> rows;
        for (const Zone& zone : canvas().scene().zones) {
            if (zone.kind == ZoneKind::Row && zone.rect.bottom() <= static_cast<float>(canvas().height()))
                rows.push_back(zone.index);
        }
        return rows;
    };
    page().resize(1200, 400);
    QCoreApplication::processEvents();
    QVERIFY(inSight().size() > 3);
    const std::uint32_t lowest = inSight().back();
    navigator().select(page().rows()[lowest].event);
    QCoreApplication::processEvents();
    for (int height = 390; height >= 280; height -= 10) {
        page().resize(1200, height);
        QCoreApplication::processEvents();
        QVERIFY2(std::ranges::count(inSight(), lowest) == 1, qPrintable(QString::number(height)));
    }
    // What was scrolled out of sight stays there.
    test::turnWheel(canvas(), {600, 150}, 20, {});
    const std::uint32_t first = inSight().front();
    QVERIFY(std::ranges::count(inSight(), lowest) == 0);
    page().resize(1200, 270);
    QCoreApplication::processEvents();
    QCOMPARE(inSight().front(), first);
}

QTEST_MAIN(TestWaterfallOverlays)
#include "tst_waterfall_overlays.moc"
