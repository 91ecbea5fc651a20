// SPDX-License-Identifier: GPL-3.0-or-later
// The journey under a real mouse and real keys.
#include "core/journey/explain.h"
#include "tests/ui/views/sample.h"
#include "ui/views/journey/journey_page.h"
#include "ui/views/journey/visible_part.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include <algorithm>

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
    [[nodiscard]] SceneCanvas& canvas() { return m_page->canvas(); }
    [[nodiscard]] EventId selected() const { return m_navigator->place().event; }
    void press(Qt::Key key);

    std::unique_ptr<Navigator> m_navigator;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<JourneyPage> m_page;
};

void TestJourneyPage::initTestCase()
{
    QVERIFY(test::sample());
}

void TestJourneyPage::init()
{
    m_navigator = std::make_unique<Navigator>();
    m_state = std::make_unique<ViewState>();
    m_navigator->setSnapshot(test::sample());
    QVERIFY(m_navigator->go(test::sampleOrder()));
    m_page = std::make_unique<JourneyPage>(*m_navigator, *m_state);
    m_page->resize(1300, 900);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->setFocus();
}

void TestJourneyPage::cleanup()
{
    m_page.reset();
    m_state.reset();
    m_navigator.reset();
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
    QCOMPARE(m_page->frame().title(), QStringLiteral("How order 1006 came about"));
    QVERIFY(m_page->frame().summary().contains(QStringLiteral("direct attribution to cmp-")));
    QCOMPARE(m_page->chain().target(), selected());
    QVERIFY(!m_page->words().sentences().isEmpty());
    QVERIFY(m_page->words().link().isEmpty());
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
        QCOMPARE(m_page->frame().title(), QStringLiteral("How order 1006 came about"));
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
            QCOMPARE(m_navigator->place().link, arrow.link);
            QVERIFY(m_page->words().link().contains(QStringLiteral("exact")));
            QVERIFY(m_page->words().link().contains(QLatin1Char('\n'))); // the evidence
            ++clicked;
            break;
        }
    }
    QVERIFY(clicked > 2);
    press(Qt::Key_Up);
    QVERIFY(m_page->words().link().isEmpty());
}

void TestJourneyPage::keysWalkTheChain()
{
    const std::vector<Hop> hops = m_page->chain().hops;
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
    QVERIFY(m_navigator->canGoBack());
}

void TestJourneyPage::copiesTheWords()
{
    for (QAction* action : m_page->actions()) {
        if (action->text() == QStringLiteral("Copy as text")) {
            action->trigger();
        }
    }
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(static_cast<std::size_t>(lines.size()), inWords(*test::sample(), m_page->chain()).size());
}

void TestJourneyPage::selectionElsewhere()
{
    const EventId target = m_page->chain().target();
    EventId other;
    for (std::uint32_t i = 0; i < test::sample()->events.size() && !other; ++i) {
        const auto& hops = m_page->chain().hops;
        const bool onChain =
            std::any_of(hops.begin(), hops.end(), [&](const Hop& hop) { return hop.event == EventId(i); });
        if (!onChain && test::sample()->links.primaryCause(EventId(i)) != target) {
            other = EventId(i);
        }
    }
    QVERIFY(other);
    m_navigator->follow(other);
    QCoreApplication::processEvents();
    QCOMPARE(m_page->chain().target(), other);
    QVERIFY(m_page->frame().title() != QStringLiteral("How order 1006 came about"));
    m_navigator->back();
    QCoreApplication::processEvents();
    QCOMPARE(m_page->chain().target(), target);
    QCOMPARE(m_page->frame().title(), QStringLiteral("How order 1006 came about"));
}

void TestJourneyPage::scrolls()
{
    m_page->resize(1300, 300);
    QCoreApplication::processEvents();
    press(Qt::Key_Down);
    while (selected() != m_page->chain().hops.front().event) {
        press(Qt::Key_Up);
    }
    const auto shown = [&](EventId event) {
        return std::any_of(
            canvas().scene().zones.begin(), canvas().scene().zones.end(), [&](const Zone& zone) {
                return zone.kind == ZoneKind::Card && zone.event == event && zone.rect.y >= 0 &&
                       zone.rect.bottom() <= static_cast<float>(canvas().height());
            });
    };
    QVERIFY(shown(m_page->chain().hops.front().event));
    while (selected() != m_page->chain().target()) {
        press(Qt::Key_Down);
        QVERIFY(shown(selected()));
    }
}

void TestJourneyPage::hiddenViewDoesNothing()
{
    m_page->hide();
    const EventId target = m_page->chain().target();
    QVERIFY(m_navigator->go({"order", "1010"}));
    QCoreApplication::processEvents();
    QCOMPARE(m_page->chain().target(), target);
    m_page->show();
    QVERIFY(m_page->chain().target() != target);
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
