// SPDX-License-Identifier: GPL-3.0-or-later
// Finding spans in the waterfall, showing only them, and a subtree alone, under a real mouse and real keys.
#include "tests/ui/views/mouse.h"
#include "tests/ui/views/open_page.h"
#include "ui/views/waterfall/waterfall_page.h"
#include "ui/widgets/find_bar.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <optional>

using namespace throughline;

class TestWaterfallFind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void slashOpensTheBar();
    void typingCountsAndMarks();
    void enterAndF3Step();
    void stepsBeginAtTheSelection();
    void lettersAreTypedNotRun();
    void findsTextOfThePayload();
    void matchesOnlyHidesTheRest();
    void matchesOnlyByMouse();
    void escapeShowsAllAgain();
    void noMatchIsSaid();
    void hiddenSelectionStaysInItsChain();
    void otherScopeIsSearchedAnew();
    void menuShowsSpansOfTheType();
    void subtreeAlone();
    void subtreeByMenuAndBackByMouse();
    void otherSubjectLeavesTheSubtree();
    void selectionOutsideTheSubtreeIsADetour();

private:
    [[nodiscard]] WaterfallPage& page() { return m_open->page; }
    [[nodiscard]] SceneCanvas& canvas() { return page().canvas(); }
    [[nodiscard]] FindBar& bar() { return page().findBar(); }
    [[nodiscard]] EventId selected() const { return m_open->navigator.place().event; }
    [[nodiscard]] std::size_t rowsOfType(std::string_view type);
    [[nodiscard]] std::size_t spansOfType(std::string_view type);
    [[nodiscard]] QToolButton* buttonOf(const QString& text);
    void type(const QString& text);
    void settle();
    bool chooseInMenu(QPoint at, const QString& text);

    std::optional<test::OpenPage<WaterfallPage>> m_open; // anew for each test
};

void TestWaterfallFind::initTestCase()
{
    QVERIFY(test::sample());
}

void TestWaterfallFind::init()
{
    QVERIFY(m_open.emplace().show({1200, 800}));
}

void TestWaterfallFind::cleanup()
{
    m_open.reset();
}

// Refreshes are coalesced, and the search runs on a worker.
void TestWaterfallFind::settle()
{
    QCoreApplication::processEvents();
    QVERIFY(QTest::qWaitFor([this] { return !page().working(); }));
    QCoreApplication::processEvents();
}

void TestWaterfallFind::type(const QString& text)
{
    if (!bar().isVisible())
        QTest::keyClick(&canvas(), Qt::Key_Slash);
    bar().field().selectAll();
    QTest::keyClicks(&bar().field(), text);
    settle();
}

std::size_t TestWaterfallFind::rowsOfType(std::string_view wanted)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < page().rows().size(); ++i) {
        const WaterfallRow& row = page().rows()[i];
        count += row.kind == WaterfallRow::Kind::Span &&
                 test::sample()->str(test::sample()->events.type(row.event)) == wanted;
    }
    return count;
}

std::size_t TestWaterfallFind::spansOfType(std::string_view wanted)
{
    const SpanTree tree = page().rows().spanTree();
    return static_cast<std::size_t>(std::ranges::count_if(tree.nodes, [&](const SpanNode& node) {
        return !node.missing && test::sample()->str(test::sample()->events.type(node.event)) == wanted;
    }));
}

QToolButton* TestWaterfallFind::buttonOf(const QString& text)
{
    for (QToolButton* button : page().findChildren<QToolButton*>()) {
        if (button->defaultAction() && button->defaultAction()->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

bool TestWaterfallFind::chooseInMenu(QPoint at, const QString& text)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas().mapToGlobal(at));
    QCoreApplication::sendEvent(&canvas(), &event);
    for (QMenu* menu : page().findChildren<QMenu*>()) {
        for (QAction* action : menu->actions()) {
            if (action->text() == text) {
                menu->close(); // which deletes it, but not at once
                action->trigger();
                settle();
                return true;
            }
        }
    }
    return false;
}

void TestWaterfallFind::slashOpensTheBar()
{
    QVERIFY(!bar().isVisible());
    QTest::keyClick(&canvas(), Qt::Key_Slash);
    QVERIFY(bar().isVisible());
    QVERIFY(bar().field().hasFocus());
    QCOMPARE(bar().text(), QString());
    QCOMPARE(bar().note(), QString());
}

void TestWaterfallFind::typingCountsAndMarks()
{
    const auto marks = [this] {
        return std::ranges::count_if(canvas().scene().fills, [](const Fill& fill) {
            return fill.border == Ink::Accent && fill.radius > 0;
        });
    };
    QCOMPARE(marks(), 0);
    const std::size_t all = page().rows().size();
    type(QStringLiteral("type:ordercreated"));
    const std::size_t matches = spansOfType("OrderCreated");
    QVERIFY(matches > 0);
    QVERIFY(marks() > 0);
    QVERIFY2(bar().note() == QStringLiteral("1 of %1").arg(matches) ||
                 bar().note().contains(QStringLiteral("match")),
             qPrintable(bar().note()));
    QCOMPARE(page().rows().size(), all);
}

void TestWaterfallFind::enterAndF3Step()
{
    type(QStringLiteral("class:app"));
    QTest::keyClick(&canvas(), Qt::Key_Home);
    settle();
    QTest::keyClick(&bar().field(), Qt::Key_Return);
    settle();
    const QString total = bar().note().section(QStringLiteral(" of "), 1, 1);
    QVERIFY2(total.toInt() > 3, qPrintable(bar().note()));
    const EventId second = selected();
    QVERIFY(bar().note().startsWith(QStringLiteral("2 of ")));
    QTest::keyClick(&bar().field(), Qt::Key_F3);
    settle();
    QVERIFY(bar().note().startsWith(QStringLiteral("3 of ")));
    QTest::keyClick(&canvas(), Qt::Key_F3, Qt::ShiftModifier);
    settle();
    QCOMPARE(selected(), second);
    QTest::keyClick(&bar().field(), Qt::Key_Return, Qt::ShiftModifier);
    settle();
    QVERIFY(bar().note().startsWith(QStringLiteral("1 of ")));
    QTest::keyClick(&bar().field(), Qt::Key_Enter, Qt::ShiftModifier); // round and round
    settle();
    QCOMPARE(bar().note(), total + QStringLiteral(" of ") + total);
    QTest::mouseClick(buttonOf(QStringLiteral("Next match")), Qt::LeftButton);
    settle();
    QVERIFY(bar().note().startsWith(QStringLiteral("1 of ")));
    QVERIFY(page().rows().rowOf(selected()) != WaterfallRows::npos);
}

void TestWaterfallFind::stepsBeginAtTheSelection()
{
    type(QStringLiteral("type:cartitem"));
    QTest::keyClick(&canvas(), Qt::Key_End);
    settle();
    const EventId end = selected();
    QTest::keyClick(&bar().field(), Qt::Key_Return, Qt::ShiftModifier);
    settle();
    QVERIFY(selected() != end);
    QVERIFY(page().rows().rowOf(selected()) < page().rows().rowOf(end));
    const QString note = bar().note();
    QCOMPARE(note.section(QStringLiteral(" of "), 0, 0),
             note.section(QStringLiteral(" of "), 1, 1)); // the last
}

void TestWaterfallFind::lettersAreTypedNotRun()
{
    const double from = page().window().viewport().from;
    const double to = page().window().viewport().to;
    type(QStringLiteral("wsad0zfgr/123c"));
    QCOMPARE(bar().text(), QStringLiteral("wsad0zfgr/123c"));
    QCOMPARE(page().window().viewport().from, from);
    QCOMPARE(page().window().viewport().to, to);
    QVERIFY(canvas().isVisible());
}

void TestWaterfallFind::findsTextOfThePayload()
{
    // A value that no column holds.
    const Snapshot& snapshot = *test::sample();
    const Result<std::string> record = snapshot.payloads->read(snapshot.events.place(selected()));
    QVERIFY(record);
    QVERIFY2(record->find("\"payload\"") != std::string::npos, record->c_str());
    type(QStringLiteral("payload"));
    QCOMPARE(bar().note(), QStringLiteral("No match")); // the name of a member
    const std::size_t total = record->find("\"total\":");
    QVERIFY2(total != std::string::npos, record->c_str());
    const std::size_t at = total + std::string_view("\"total\":").size();
    const std::string value = record->substr(at, record->find_first_of(",}", at) - at);
    type(QString::fromStdString(value).remove(u'"'));
    QVERIFY2(bar().note().contains(QStringLiteral(" of ")) || bar().note().contains(QStringLiteral("match")),
             qPrintable(bar().note()));
    QVERIFY(bar().note() != QStringLiteral("No match"));
}

void TestWaterfallFind::matchesOnlyHidesTheRest()
{
    const std::size_t all = page().rows().size();
    type(QStringLiteral("type=OrderCreated"));
    QTest::keyClick(&bar().field(), Qt::Key_M, Qt::AltModifier);
    settle();
    QVERIFY(page().rows().size() < all);
    QCOMPARE(rowsOfType("OrderCreated"), spansOfType("OrderCreated"));
    QVERIFY2(bar().note().contains(QStringLiteral("hidden")), qPrintable(bar().note()));
    // What is above a match is there, whatever it is.
    for (std::size_t i = 0; i < page().rows().size(); ++i) {
        const WaterfallRow& row = page().rows()[i];
        const EventId parent =
            row.kind == WaterfallRow::Kind::Span ? test::sample()->links.treeParent(row.event) : EventId();
        QVERIFY(!parent || !page().rows().contains(parent) ||
                page().rows().rowOf(parent) != WaterfallRows::npos);
    }
    // Other words while only matches are shown.
    type(QStringLiteral("type:message"));
    QCOMPARE(rowsOfType("MessageReceived"), spansOfType("MessageReceived"));
    type(QStringLiteral("nothing like it"));
    QVERIFY(page().rows().size() > 0);
    QVERIFY(std::ranges::none_of(canvas().scene().bars, &Bar::error));
    QTest::keyClick(&bar().field(), Qt::Key_M, Qt::AltModifier);
    settle();
    QCOMPARE(page().rows().size(), all);
}

void TestWaterfallFind::matchesOnlyByMouse()
{
    const std::size_t all = page().rows().size();
    type(QStringLiteral("type=OrderCreated"));
    auto* button = bar().findChild<QCheckBox*>();
    QVERIFY(button && button->text() == QStringLiteral("Matches only"));
    const QPoint box(8, button->height() / 2);
    QTest::mouseClick(button, Qt::LeftButton, {}, box);
    settle();
    QVERIFY(page().rows().size() < all);
    QVERIFY(button->isChecked());
    QTest::mouseClick(button, Qt::LeftButton, {}, box);
    settle();
    QCOMPARE(page().rows().size(), all);
}

void TestWaterfallFind::escapeShowsAllAgain()
{
    const std::size_t all = page().rows().size();
    type(QStringLiteral("type=OrderCreated"));
    QTest::keyClick(&bar().field(), Qt::Key_M, Qt::AltModifier);
    settle();
    QTest::keyClick(&bar().field(), Qt::Key_Escape);
    settle();
    QVERIFY(!bar().isVisible());
    QVERIFY(canvas().hasFocus());
    QCOMPARE(page().rows().size(), all);
    QTest::keyClick(&canvas(), Qt::Key_Slash); // as it was left
    settle();
    QCOMPARE(bar().text(), QStringLiteral("type=OrderCreated"));
    QVERIFY(page().rows().size() < all);
}

void TestWaterfallFind::noMatchIsSaid()
{
    const EventId before = selected();
    type(QStringLiteral("no such thing anywhere"));
    QCOMPARE(bar().note(), QStringLiteral("No match"));
    QTest::keyClick(&bar().field(), Qt::Key_Return);
    settle();
    QCOMPARE(selected(), before);
}

void TestWaterfallFind::hiddenSelectionStaysInItsChain()
{
    const QString title = page().frame().title();
    const EventId order = selected();
    QTest::keyClick(&canvas(), Qt::Key_End);
    settle();
    const EventId last = selected();
    QVERIFY(last != order);
    type(QStringLiteral("type=OrderCreated"));
    QTest::keyClick(&bar().field(), Qt::Key_M, Qt::AltModifier);
    settle();
    QCOMPARE(selected(), last);
    QCOMPARE(page().rows().rowOf(last), WaterfallRows::npos);
    QCOMPARE(page().frame().title(), title);
    QTest::keyClick(&canvas(), Qt::Key_Up); // to what is shown before it
    settle();
    QCOMPARE(selected(), order);
}

void TestWaterfallFind::otherScopeIsSearchedAnew()
{
    type(QStringLiteral("class:app"));
    QTest::keyClick(&bar().field(), Qt::Key_M, Qt::AltModifier);
    settle();
    QTest::mouseClick(buttonOf(QStringLiteral("Whole trace")), Qt::LeftButton);
    settle();
    const SpanTree tree = page().rows().spanTree();
    const auto ofApp = std::ranges::count_if(tree.nodes, [](const SpanNode& node) {
        return test::sample()->className(node.event).starts_with("App");
    });
    QVERIFY(ofApp > 0);
    QVERIFY2(bar().note().contains(QString::number(ofApp)), qPrintable(bar().note()));
}

void TestWaterfallFind::menuShowsSpansOfTheType()
{
    const auto order = std::ranges::find(canvas().scene().bars, selected(), &Bar::event);
    QVERIFY(order != canvas().scene().bars.end());
    QVERIFY(chooseInMenu(test::middleOf(order->rect), QStringLiteral("Only spans of this type")));
    QVERIFY(bar().isVisible());
    QCOMPARE(bar().text(), QStringLiteral("type=OrderCreated"));
    QVERIFY(!page().rows().showsAll());
    QCOMPARE(page().focusWidget(), static_cast<QWidget*>(&canvas())); // once the window is active again
}

void TestWaterfallFind::subtreeAlone()
{
    const double all = page().window().axis().length();
    const QString whole = page().frame().title();
    const std::size_t rows = page().rows().size();
    QVERIFY(!buttonOf(QStringLiteral("Back to the chain")));
    QTest::keyClick(&canvas(), Qt::Key_R);
    settle();
    QCOMPARE(page().frame().title(), QStringLiteral("OrderCreated and below"));
    QCOMPARE(page().rows()[1].event, selected());
    for (std::size_t i = 1; i < page().rows().size(); ++i)
        QVERIFY(page().rows()[i].depth > 1 || i == 1);
    QVERIFY(page().window().axis().length() < all);
    QVERIFY(page().window().showsAll());
    QTest::keyClick(&canvas(), Qt::Key_R, Qt::ShiftModifier);
    settle();
    QCOMPARE(page().frame().title(), whole);
    QCOMPARE(page().rows().size(), rows);
}

void TestWaterfallFind::subtreeByMenuAndBackByMouse()
{
    const QString whole = page().frame().title();
    const auto order = std::ranges::find(canvas().scene().bars, selected(), &Bar::event);
    QVERIFY(order != canvas().scene().bars.end());
    QVERIFY(chooseInMenu(test::middleOf(order->rect), QStringLiteral("Show this span and below alone")));
    QVERIFY(page().frame().title().endsWith(QStringLiteral(" and below")));
    QToolButton* back = buttonOf(QStringLiteral("Back to the chain"));
    QVERIFY(back);
    QVERIFY(!buttonOf(QStringLiteral("Whole trace")));
    QTest::mouseClick(back, Qt::LeftButton);
    settle();
    QCOMPARE(page().frame().title(), whole);
    QVERIFY(buttonOf(QStringLiteral("Whole trace")));
}

void TestWaterfallFind::otherSubjectLeavesTheSubtree()
{
    QTest::keyClick(&canvas(), Qt::Key_R);
    settle();
    QVERIFY(m_open->navigator.go({"order", "1001"}));
    settle();
    QCOMPARE(page().frame().title(), QStringLiteral("Chain of order 1001"));
}

void TestWaterfallFind::selectionOutsideTheSubtreeIsADetour()
{
    const EventId order = selected();
    QTest::keyClick(&canvas(), Qt::Key_R);
    settle();
    QTest::keyClick(&canvas(), Qt::Key_BracketLeft);
    settle();
    QVERIFY(selected() != order);
    QVERIFY(page().frame().title().startsWith(QStringLiteral("Chain of ")));
    m_open->navigator.select(order);
    settle();
    QCOMPARE(page().frame().title(), QStringLiteral("OrderCreated and below"));
}

QTEST_MAIN(TestWaterfallFind)
#include "tst_waterfall_find.moc"
