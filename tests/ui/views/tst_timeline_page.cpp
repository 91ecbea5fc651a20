// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline under a real mouse and real keys.
#include "tests/ui/views/open_page.h"
#include "ui/views/timeline/timeline_page.h"

#include <QAction>
#include <QTest>

#include <algorithm>
#include <optional>
#include <set>

using namespace throughline;

class TestTimelinePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void emptyStates();
    void showsTheContact();
    void everyGlyphCanBeHitAndSelects();
    void contactSubject();
    void contactStaysWhereAnEventHasNone();
    void keysOfTime();
    void arrowKeysWalkInTime();
    void followsLinks();
    void hiddenViewDoesNothing();

private:
    [[nodiscard]] SceneCanvas& canvas() { return m_open->page.canvas(); }
    [[nodiscard]] EventId selected() const { return m_open->navigator.place().event; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});

    std::optional<test::OpenPage<TimelinePage>> m_open; // anew for each test
};

void TestTimelinePage::initTestCase()
{
    QVERIFY(test::sample());
}

void TestTimelinePage::init()
{
    QVERIFY(m_open.emplace().show({1200, 800}));
}

void TestTimelinePage::cleanup()
{
    m_open.reset();
}

void TestTimelinePage::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(&canvas(), key, modifiers);
    QCoreApplication::processEvents();
}

void TestTimelinePage::emptyStates()
{
    Navigator navigator;
    ViewState state;
    TimelinePage page(navigator, state);
    page.show();
    QCOMPARE(page.frame().notice(), QStringLiteral("Nothing is open"));
    navigator.setSnapshot(test::sample());
    QCoreApplication::processEvents();
    QCOMPARE(page.frame().notice(), QStringLiteral("No contact yet"));
    const EventStore& events = test::sample()->events;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        if (!events.contact(EventId(i))) {
            navigator.select(EventId(i));
            break;
        }
    }
    QVERIFY(navigator.place().event);
    QCoreApplication::processEvents();
    QCOMPARE(page.frame().notice(), QStringLiteral("No contact here"));
}

void TestTimelinePage::showsTheContact()
{
    const EntityId contact = test::sample()->events.contact(selected());
    QVERIFY(contact);
    QCOMPARE(m_open->page.lanes().contact(), contact);
    QVERIFY(m_open->page.frame().title().endsWith(
        QString::fromStdString(test::sample()->str(test::sample()->entities[contact].value))));
    QVERIFY(m_open->page.frame().summary().contains(QStringLiteral("Interactive Session")));
    QVERIFY(m_open->page.frame().summary().endsWith(QStringLiteral("2026")));
}

void TestTimelinePage::everyGlyphCanBeHitAndSelects()
{
    std::set<EventId> seen;
    for (const Glyph& glyph : std::vector<Glyph>(canvas().scene().glyphs)) {
        if (!glyph.event) {
            continue;
        }
        const QPoint at = QPointF(glyph.centre.x, glyph.centre.y).toPoint();
        QVERIFY(canvas().hit(at).event);
        const EventId event = canvas().hit(at).event;
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at);
        QCoreApplication::processEvents();
        QCOMPARE(selected(), event);
        seen.insert(event);
    }
    QVERIFY(seen.size() > 3);
}

void TestTimelinePage::contactSubject()
{
    const EntityId contact = test::sample()->events.contact(selected());
    const std::string value = test::sample()->str(test::sample()->entities[contact].value);
    QVERIFY(m_open->navigator.go({"contact", value}));
    QCoreApplication::processEvents();
    QCOMPARE(m_open->page.lanes().contact(), contact);
    std::size_t events = 0;
    for (const TimelineLane& lane : m_open->page.lanes().lanes()) {
        events += lane.events.size();
    }
    QCOMPARE(events, test::sample()->events.eventsOf(contact).size());
}

void TestTimelinePage::contactStaysWhereAnEventHasNone()
{
    const EntityId contact = m_open->page.lanes().contact();
    EventId root = selected();
    while (const EventId cause = test::sample()->links.primaryCause(root)) {
        root = cause;
    }
    QVERIFY(!test::sample()->events.contact(root)); // the campaign was asked for by a user, for many contacts
    m_open->navigator.follow(root);
    QCoreApplication::processEvents();
    QVERIFY(m_open->page.frame().showsBody());
    QCOMPARE(m_open->page.lanes().contact(), contact);
}

void TestTimelinePage::keysOfTime()
{
    QVERIFY(m_open->page.window().showsAll());
    press(Qt::Key_W);
    QVERIFY(!m_open->page.window().showsAll());
    press(Qt::Key_Z);
    QVERIFY(m_open->page.window().showsAll());
    press(Qt::Key_F);
    QVERIFY(!m_open->page.window().showsAll());
    press(Qt::Key_0);
    QVERIFY(m_open->page.window().showsAll());
    const std::size_t gaps = m_open->page.window().axis().gaps().size();
    QVERIFY(gaps > 0);
    press(Qt::Key_G);
    QVERIFY(m_open->page.window().axis().gaps().empty());
}

void TestTimelinePage::arrowKeysWalkInTime()
{
    press(Qt::Key_Home);
    const EventId first = selected();
    const std::size_t all = test::sample()->events.eventsOf(m_open->page.lanes().contact()).size();
    std::size_t steps = 1;
    for (EventId before = first;; before = selected(), ++steps) {
        press(Qt::Key_Right);
        if (selected() == before) {
            break;
        }
        QVERIFY(before < selected()); // ids are ranks in time
    }
    QCOMPARE(steps, all);
    press(Qt::Key_End);
    const EventId last = selected();
    press(Qt::Key_Left);
    QVERIFY(selected() < last);
    press(Qt::Key_End);
    const std::size_t lane = m_open->page.lanes().laneOf(selected());
    press(Qt::Key_Up);
    QCOMPARE(m_open->page.lanes().laneOf(selected()) + 1, lane);
    press(Qt::Key_Down);
    QCOMPARE(m_open->page.lanes().laneOf(selected()), lane);
}

void TestTimelinePage::followsLinks()
{
    const EventId start = selected();
    press(Qt::Key_BracketLeft);
    QCOMPARE(selected(), test::sample()->links.primaryCause(start));
    QVERIFY(m_open->navigator.canGoBack());
}

void TestTimelinePage::hiddenViewDoesNothing()
{
    m_open->page.hide();
    const EntityId contact = m_open->page.lanes().contact();
    QVERIFY(m_open->navigator.go({"order", "1010"}));
    QCoreApplication::processEvents();
    QCOMPARE(m_open->page.lanes().contact(), contact);
    m_open->page.show();
    QVERIFY(m_open->page.lanes().contact() != contact);
}

QTEST_MAIN(TestTimelinePage)
#include "tst_timeline_page.moc"
