// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/time_window.h"

#include <QTest>

using namespace throughline;

namespace {

constexpr TimeNs kStart = 1'772'000'000LL * kSecond;

// Two busy minutes with ten hours between them.
std::vector<Interval> twoSpells()
{
    return {{kStart, kStart + kMinute}, {kStart + 10 * kHour, kStart + 10 * kHour + kMinute}};
}

TimeWindow windowOver(bool fold)
{
    TimeWindow window;
    window.setWidth(1000);
    window.reset(axisOver(twoSpells(), fold));
    return window;
}

double shownLength(const TimeWindow& window)
{
    return window.viewport().to - window.viewport().from;
}

} // namespace

class TestTimeWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsWithAll();
    void zoomKeepsWhatIsUnderTheMouse();
    void undoGoesBackStepByStep();
    void turnsOfAWheelAreOneStep();
    void showTakesEitherOrder();
    void neverLeavesTheAxis();
    void refoldingKeepsTheTime();
    void withoutEvents();
};

void TestTimeWindow::startsWithAll()
{
    const TimeWindow window = windowOver(true);
    QVERIFY(window.showsAll());
    QCOMPARE(window.axis().gaps().size(), std::size_t(1));
    QVERIFY(windowOver(false).axis().gaps().empty());
    TimeWindow untouched = window;
    QVERIFY(!untouched.undo());
}

void TestTimeWindow::zoomKeepsWhatIsUnderTheMouse()
{
    TimeWindow window = windowOver(false);
    const double before = window.viewport().position(250);
    const double length = shownLength(window);
    window.zoom(0.5, 250);
    QVERIFY(std::abs(window.viewport().position(250) - before) < 1e-6 * length);
    QVERIFY(std::abs(shownLength(window) - length / 2) < 1e-6 * length);
}

void TestTimeWindow::undoGoesBackStepByStep()
{
    TimeWindow window = windowOver(false);
    window.zoom(0.5, 500);
    const Viewport once = window.viewport();
    window.zoom(0.5, 500);
    window.pan(0.1);
    QVERIFY(window.undo());
    QVERIFY(window.undo());
    QCOMPARE(window.viewport().from, once.from);
    QCOMPARE(window.viewport().to, once.to);
    QVERIFY(window.undo());
    QVERIFY(window.showsAll());
    QVERIFY(!window.undo());
}

void TestTimeWindow::turnsOfAWheelAreOneStep()
{
    TimeWindow window = windowOver(false);
    for (int i = 0; i < 5; ++i) {
        window.zoom(0.8, 500, TimeWindow::Step::Continued);
    }
    QVERIFY(window.undo());
    QVERIFY(window.showsAll());
}

void TestTimeWindow::showTakesEitherOrder()
{
    TimeWindow window = windowOver(false);
    const double length = window.axis().length();
    window.show(length * 0.75, length * 0.25);
    QVERIFY(std::abs(window.viewport().from - length * 0.25) < 1e-6 * length);
    QVERIFY(std::abs(window.viewport().to - length * 0.75) < 1e-6 * length);
    window.show(length / 2, length / 2);
    QVERIFY(shownLength(window) > 0);
}

void TestTimeWindow::neverLeavesTheAxis()
{
    TimeWindow window = windowOver(true);
    window.zoom(100, 500);
    QVERIFY(window.showsAll());
    window.zoom(0.5, 500);
    for (int i = 0; i < 100; ++i) {
        window.pan(1);
    }
    QVERIFY(window.viewport().to <= window.axis().length() * (1 + 1e-9));
    for (int i = 0; i < 200; ++i) {
        window.zoom(0.5, 500);
    }
    QVERIFY(shownLength(window) >= static_cast<double>(kMicrosecond) * 0.999);
}

void TestTimeWindow::refoldingKeepsTheTime()
{
    TimeWindow window = windowOver(true);
    window.refold(axisOver(twoSpells(), false));
    QVERIFY(window.showsAll());

    window.refold(axisOver(twoSpells(), true));
    window.show(window.axis().position(kStart), window.axis().position(kStart + 30 * kSecond));
    const TimeNs from = window.axis().time(window.viewport().from);
    window.refold(axisOver(twoSpells(), false));
    QVERIFY(!window.showsAll());
    QVERIFY(std::abs(window.axis().time(window.viewport().from) - from) < kMillisecond);
}

void TestTimeWindow::withoutEvents()
{
    TimeWindow window;
    window.setWidth(0);
    window.reset(axisOver({}, true));
    window.zoom(0.5, 0);
    window.pan(1);
    window.showAll();
    QVERIFY(window.axis().length() > 0);
}

QTEST_GUILESS_MAIN(TestTimeWindow)
#include "tst_time_window.moc"
