// SPDX-License-Identifier: GPL-3.0-or-later
// The journey under a real mouse and real keys.
#include "core/journey/explain.h"
#include "tests/ui/views/open_page.h"
#include "ui/views/journey/journey_page.h"
#include "ui/views/visible_part.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace throughline;

class TestJourneyPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void emptyStates();
    void showsTheJourney();
    void clickOnCardSelects();
    void clickOnArrowSaysWhy();
    void keysWalkTheChain();
    void copiesTheWords();
    void selectionElsewhere();
    void scrolls();
    void hiddenViewDoesNothing();
    void visiblePartIsWhatIsVisible();

private:
    [[nodiscard]] SceneCanvas& canvas() { return m_open->page.canvas(); }
    [[nodiscard]] EventId selected() const { return m_open->navigator.place().event; }
    void press(Qt::Key key);

    std::optional<test::OpenPage<JourneyPage>> m_open; // anew for each test
};

void TestJourneyPage::initTestCase()
{
    QVERIFY(test::sample());
}

void TestJourneyPage::init()
{
    QVERIFY(m_open.emplace().show({1300, 900}));
}

void TestJourneyPage::cleanup()
{
    m_open.reset();
}

void TestJourneyPage::press(Qt::Key key)
{
    QTest::keyClick(&canvas(), key);
    QCoreApplication::processEvents();
}

void TestJourneyPage::emptyStates()
{
    Navigator navigator;
    ViewState state;
    JourneyPage page(navigator, state);
    page.show();
    QCOMPARE(page.frame().notice(), QStringLiteral("Nothing is open"));
    navigator.setSnapshot(test::sample());
    QCoreApplication::processEvents();
    QCOMPARE(page.frame().notice(), QStringLiteral("No journey yet"));
    QVERIFY(page.scene({800, 600}).zones.empty());
}

void TestJourneyPage::showsTheJourney()
{
    QCOMPARE(m_open->page.frame().title(), QStringLiteral("How order 1006 came about"));
    QVERIFY(m_open->page.frame().summary().contains(QStringLiteral("direct attribution to cmp-")));
    QCOMPARE(m_open->page.chain().target(), selected());
    QVERIFY(!m_open->page.words().sentences().isEmpty());
    QVERIFY(m_open->page.words().link().isEmpty());
}

void TestJourneyPage::clickOnCardSelects()
{
    int clicked = 0;
    for (const Zone& zone : std::vector<Zone>(canvas().scene().zones)) {
        if (zone.kind != ZoneKind::Card) {
            continue;
        }
        const QPoint at =
            QPointF(zone.rect.x + zone.rect.width / 2, zone.rect.y + zone.rect.height / 2).toPoint();
        QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at);
        QCoreApplication::processEvents();
        QCOMPARE(selected(), zone.event);
        QCOMPARE(m_open->page.frame().title(), QStringLiteral("How order 1006 came about"));
        ++clicked;
    }
    QVERIFY(clicked > 4);
}

void TestJourneyPage::clickOnArrowSaysWhy()
{
    int clicked = 0;
    for (const Arrow& arrow : std::vector<Arrow>(canvas().scene().arrows)) {
        for (float t = 0.1F; arrow.link && t < 0.95F; t += 0.05F) {
            const Point point = pointOn(arrow, t);
            const QPoint at = QPointF(point.x, point.y).toPoint();
            if (canvas().hit(at).link != arrow.link || canvas().hit(at).event) {
                continue;
            }
            QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at);
            QCoreApplication::processEvents();
            QCOMPARE(m_open->navigator.place().link, arrow.link);
            QVERIFY(m_open->page.words().link().contains(QStringLiteral("exact")));
            QVERIFY(m_open->page.words().link().contains(QLatin1Char('\n'))); // the evidence
            ++clicked;
            break;
        }
    }
    QVERIFY(clicked > 2);
    press(Qt::Key_Up);
    QVERIFY(m_open->page.words().link().isEmpty());
}

void TestJourneyPage::keysWalkTheChain()
{
    const std::vector<Hop> hops = m_open->page.chain().hops;
    for (auto hop = std::next(hops.rbegin()); hop != hops.rend(); ++hop) {
        press(Qt::Key_Up);
        QCOMPARE(selected(), hop->event);
    }
    press(Qt::Key_Up);
    QCOMPARE(selected(), hops.front().event);
    press(Qt::Key_BracketRight);
    QCOMPARE(selected(), hops[1].event);
    press(Qt::Key_BracketLeft);
    QCOMPARE(selected(), hops.front().event);
    QVERIFY(m_open->navigator.canGoBack());
}

void TestJourneyPage::copiesTheWords()
{
    for (QAction* action : m_open->page.actions()) {
        if (action->text() == QStringLiteral("Copy as text")) {
            action->trigger();
        }
    }
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(static_cast<std::size_t>(lines.size()), inWords(*test::sample(), m_open->page.chain()).size());
}

void TestJourneyPage::selectionElsewhere()
{
    const EventId target = m_open->page.chain().target();
    EventId other;
    for (std::uint32_t i = 0; i < test::sample()->events.size() && !other; ++i) {
        const auto& hops = m_open->page.chain().hops;
        const bool onChain =
            std::any_of(hops.begin(), hops.end(), [&](const Hop& hop) { return hop.event == EventId(i); });
        if (!onChain && test::sample()->links.primaryCause(EventId(i)) != target) {
            other = EventId(i);
        }
    }
    QVERIFY(other);
    m_open->navigator.follow(other);
    QCoreApplication::processEvents();
    QCOMPARE(m_open->page.chain().target(), other);
    QVERIFY(m_open->page.frame().title() != QStringLiteral("How order 1006 came about"));
    m_open->navigator.back();
    QCoreApplication::processEvents();
    QCOMPARE(m_open->page.chain().target(), target);
    QCOMPARE(m_open->page.frame().title(), QStringLiteral("How order 1006 came about"));
}

void TestJourneyPage::scrolls()
{
    m_open->page.resize(1300, 300);
    QCoreApplication::processEvents();
    press(Qt::Key_Down);
    while (selected() != m_open->page.chain().hops.front().event) {
        press(Qt::Key_Up);
    }
    const auto shown = [&](EventId event) {
        return std::any_of(
            canvas().scene().zones.begin(), canvas().scene().zones.end(), [&](const Zone& zone) {
                return zone.kind == ZoneKind::Card && zone.event == event && zone.rect.y >= 0 &&
                       zone.rect.bottom() <= static_cast<float>(canvas().height());
            });
    };
    QVERIFY(shown(m_open->page.chain().hops.front().event));
    while (selected() != m_open->page.chain().target()) {
        press(Qt::Key_Down);
        QVERIFY(shown(selected()));
    }
}

void TestJourneyPage::hiddenViewDoesNothing()
{
    m_open->page.hide();
    const EventId target = m_open->page.chain().target();
    QVERIFY(m_open->navigator.go({"order", "1010"}));
    QCoreApplication::processEvents();
    QCOMPARE(m_open->page.chain().target(), target);
    m_open->page.show();
    QVERIFY(m_open->page.chain().target() != target);
}

void TestJourneyPage::visiblePartIsWhatIsVisible()
{
    Scene scene;
    scene.width = 100;
    scene.height = 10'000;
    for (int i = 0; i < 100; ++i) {
        Label label;
        label.box = {0, static_cast<float>(i) * 100, 100, 20};
        label.text = std::to_string(i);
        scene.labels.push_back(label);
    }
    const Scene part = visiblePart(scene, 250, 200);
    QCOMPARE(part.height, 200.0F);
    QCOMPARE(part.labels.size(), std::size_t(2)); // at 300 and 400
    QCOMPARE(part.labels.front().text, std::string("3"));
    QCOMPARE(part.labels.front().box.y, 50.0F);
}

QTEST_MAIN(TestJourneyPage)
#include "tst_journey_page.moc"
