// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline under a real mouse and real keys.
#include "core/base/typed_time.h"
#include "tests/ui/views/mouse.h"
#include "tests/ui/views/open_page.h"
#include "ui/views/timeline/contact_field.h"
#include "ui/views/timeline/timeline_page.h"

#include <QAction>
#include <QHelpEvent>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <algorithm>
#include <cmath>
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
    void marksAreShownAndToldOf();
    void goesToATime();
    void whatIsThereComesIntoSight();
    void aFurtherContactIsAddedByKeys();
    void contactsAreClosed();
    void theFirstContactChangesBesideTheOthers();
    void contactsStayWhenTheDataIsLoadedAnew();
    void noMoreThanFit();
    void hiddenViewDoesNothing();

private:
    [[nodiscard]] SceneCanvas& canvas() { return m_open->page.canvas(); }
    [[nodiscard]] EventId selected() const { return m_open->navigator.place().event; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    // Those that are shown, by name.
    [[nodiscard]] QStringList contacts() const;
    // Others than the one that is shown, by name.
    [[nodiscard]] std::vector<std::string> others(std::size_t count) const;

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

QStringList TestTimelinePage::contacts() const
{
    QStringList names;
    for (const TimelineGroup& group : m_open->page.lanes().groups()) {
        names << QString::fromStdString(test::sample()->str(test::sample()->entities[group.contact].value));
    }
    return names;
}

std::vector<std::string> TestTimelinePage::others(std::size_t count) const
{
    std::vector<std::string> names;
    const Snapshot& snapshot = *test::sample();
    const StringId kind = snapshot.strings.find("contact");
    for (std::uint32_t i = 0; i < snapshot.entities.size() && names.size() < count; ++i) {
        const Entity& entity = snapshot.entities[EntityId(i)];
        if (entity.kind == kind && EntityId(i) != m_open->page.lanes().contact() &&
            snapshot.events.eventsOf(EntityId(i)).size() > 3) {
            names.push_back(snapshot.str(entity.value));
        }
    }
    return names;
}

void TestTimelinePage::marksAreShownAndToldOf()
{
    const EventId event = selected();
    m_open->state.setMarked(MarkedEvents({{event, "call them"}}));
    QCoreApplication::processEvents();
    const std::vector<Glyph>& glyphs = canvas().scene().glyphs;
    const auto flag =
        std::find_if(glyphs.begin(), glyphs.end(), [](const Glyph& g) { return g.shape == Shape::Flag; });
    QVERIFY(flag != glyphs.end());
    const QPoint at = QPointF(flag->centre.x, flag->centre.y).toPoint();
    QCOMPARE(canvas().hit(at).event, event);
    QHelpEvent help(QEvent::ToolTip, at, canvas().mapToGlobal(at));
    QCoreApplication::sendEvent(&canvas(), &help);
    QVERIFY(QToolTip::text().contains(QStringLiteral("Marked: call them")));
    QToolTip::hideText();
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at);
    QCOMPARE(selected(), event);
}

void TestTimelinePage::goesToATime()
{
    QSignalSpy said(&m_open->page, &TimelinePage::said);
    const TimeNs event = test::sample()->events.time(selected());
    QVERIFY(m_open->page.goTo(*parseTypedTime(formatTime(event))));
    QVERIFY(!m_open->page.window().showsAll());
    // In the middle, but for the ends of the axis.
    const TimeWindow& window = m_open->page.window();
    const double middle = (window.viewport().from + window.viewport().to) / 2;
    const double half = (window.viewport().to - window.viewport().from) / 2;
    const double position = window.axis().position(event);
    QVERIFY(std::abs(middle - position) < 2 || position < half || position > window.axis().length() - half);
    QCOMPARE(said.size(), 1);
    QVERIFY(said[0][0].toString().contains(
        QString::fromStdString(test::sample()->str(test::sample()->events.type(selected())))));
    // A line says where that is, until something is clicked.
    const auto named = [&](const QString& name) {
        const std::vector<Label>& labels = canvas().overlay().labels;
        return std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
            return QString::fromStdString(label.text).contains(name);
        });
    };
    QVERIFY(named(QStringLiteral("2026-03-")));
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, {canvas().width() - 4, canvas().height() - 4});
    QVERIFY(!named(QStringLiteral("2026-03-")));
    QVERIFY(m_open->page.goTo(*parseTypedTime("2031-01-01")));
    QVERIFY(said.back()[0].toString().contains(QStringLiteral("after all that is shown")));
    QVERIFY(said.back()[0].toString().contains(QStringLiteral("Nearest")));
    press(Qt::Key_Z);
    press(Qt::Key_Z);
    QVERIFY(m_open->page.window().showsAll());
}

void TestTimelinePage::whatIsThereComesIntoSight()
{
    m_open->page.resize(1200, 340);
    QCoreApplication::processEvents();
    for (const std::string& name : others(2)) {
        QVERIFY(m_open->page.showBeside(name));
    }
    const EventId first = m_open->page.lanes().lanes().front().events.front();
    const auto drawn = [&] {
        const std::vector<Glyph>& glyphs = canvas().scene().glyphs;
        return std::any_of(glyphs.begin(), glyphs.end(), [&](const Glyph& g) { return g.event == first; });
    };
    QVERIFY(!drawn());
    QVERIFY(m_open->page.goTo(*parseTypedTime(formatTime(test::sample()->events.time(first)))));
    QVERIFY(drawn());
}

void TestTimelinePage::aFurtherContactIsAddedByKeys()
{
    const std::string other = others(1).front();
    const QStringList before = contacts();
    press(Qt::Key_C);
    auto* const field = m_open->page.findChild<ContactField*>();
    QTRY_VERIFY(field->isVisible());
    auto* const edit = field->findChild<QLineEdit*>();
    QTRY_VERIFY(edit->hasFocus());
    QListView* list = nullptr;
    QTRY_VERIFY((list = m_open->page.findChild<QListView*>()) && list->isVisible()); // what there is
    QTest::keyClick(edit, Qt::Key_Down); // is not the timeline's now
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClicks(edit, QString::fromStdString(other));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(contacts(), before + QStringList{QString::fromStdString(other)});
    QVERIFY(!field->isVisible());
    QTRY_VERIFY(canvas().hasFocus());
    QVERIFY(m_open->page.frame().title().contains(QString::fromStdString(other)));
    // Its events are selected in turn with the others.
    std::set<EntityId> seen;
    press(Qt::Key_Home);
    for (EventId last; selected() != last;) {
        last = selected();
        seen.insert(test::sample()->events.contact(last));
        press(Qt::Key_Right);
    }
    QCOMPARE(seen.size(), std::size_t(2));
    // Esc leaves things as they are.
    press(Qt::Key_C);
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!field->isVisible() && canvas().hasFocus());
    QCOMPARE(contacts().size(), 2);
}

void TestTimelinePage::contactsAreClosed()
{
    const std::vector<std::string> names = others(2);
    const QString first = contacts().front();
    QVERIFY(m_open->page.showBeside(names[0]));
    QVERIFY(m_open->page.showBeside(names[1]));
    QCOMPARE(contacts().size(), 3);
    const auto close = [&](std::uint32_t group) {
        for (const Zone& zone : std::vector<Zone>(canvas().scene().zones)) {
            if (zone.kind == ZoneKind::Close && zone.index == group) {
                QTest::mouseClick(&canvas(), Qt::LeftButton, {}, test::middleOf(zone.rect));
                QTest::qWait(20);
                return true;
            }
        }
        return false;
    };
    QTest::keyClick(&canvas(), Qt::Key_Home, Qt::NoModifier);
    QCoreApplication::processEvents();
    // The scroll bar may have gone down to the last one.
    QVERIFY(m_open->navigator.go(test::sampleOrder()));
    QCoreApplication::processEvents();
    const auto tip = [&](QPoint at) {
        QHelpEvent help(QEvent::ToolTip, at, canvas().mapToGlobal(at));
        QCoreApplication::sendEvent(&canvas(), &help);
        return QToolTip::text();
    };
    for (const Zone& zone : std::vector<Zone>(canvas().scene().zones)) {
        if (zone.kind == ZoneKind::Close && zone.index == 0) {
            QVERIFY(tip(test::middleOf(zone.rect)).contains(QStringLiteral("Close this contact")));
            QVERIFY(tip({30, test::middleOf(zone.rect).y()}).contains(first));
        }
    }
    QVERIFY(close(0));
    QCOMPARE(contacts(), (QStringList{QString::fromStdString(names[0]), QString::fromStdString(names[1])}));
    QVERIFY(!contacts().contains(first));
    QCOMPARE(test::sample()->events.contact(selected()), m_open->page.lanes().contact());
    press(Qt::Key_Delete); // the selected one's
    QCOMPARE(contacts(), QStringList{QString::fromStdString(names[1])});
    QVERIFY(!m_open->page.lanes().several());
    QSignalSpy said(&m_open->page, &TimelinePage::said);
    press(Qt::Key_Delete);
    QCOMPARE(contacts().size(), 1);
    QCOMPARE(said.size(), 1);
}

void TestTimelinePage::theFirstContactChangesBesideTheOthers()
{
    const std::vector<std::string> names = others(2);
    QVERIFY(m_open->page.showBeside(names[0]));
    const QString first = contacts().front();
    // To one that is shown: nothing moves.
    QVERIFY(m_open->navigator.go({"contact", names[0]}));
    QCoreApplication::processEvents();
    QCOMPARE(contacts(), (QStringList{first, QString::fromStdString(names[0])}));
    // To another one: it takes the first place.
    QVERIFY(m_open->navigator.go({"contact", names[1]}));
    QCoreApplication::processEvents();
    QCOMPARE(contacts(), (QStringList{QString::fromStdString(names[1]), QString::fromStdString(names[0])}));
    QSignalSpy said(&m_open->page, &TimelinePage::said);
    QVERIFY(!m_open->page.showBeside(names[0]));
    QCOMPARE(said.size(), 1);
    QVERIFY(!m_open->page.showBeside("nobody"));
}

void TestTimelinePage::contactsStayWhenTheDataIsLoadedAnew()
{
    const QString first = contacts().front();
    const std::string name = others(1).front();
    QVERIFY(m_open->page.showBeside(name));
    LoadRequest request;
    request.paths = {test::sampleExport()};
    const std::shared_ptr<const Snapshot> again = load(request).value();
    m_open->navigator.setSnapshot(again);
    QVERIFY(m_open->navigator.go(test::sampleOrder()));
    QCoreApplication::processEvents();
    QCOMPARE(contacts(), (QStringList{first, QString::fromStdString(name)}));
    QVERIFY(m_open->page.frame().showsBody());
}

void TestTimelinePage::noMoreThanFit()
{
    const std::vector<std::string> names = others(TimelineLanes::kMostContacts);
    QCOMPARE(names.size(), TimelineLanes::kMostContacts);
    QSignalSpy said(&m_open->page, &TimelinePage::said);
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        QVERIFY(m_open->page.showBeside(names[i]));
    }
    QVERIFY(!m_open->page.showBeside(names.back()));
    QCOMPARE(static_cast<std::size_t>(contacts().size()), TimelineLanes::kMostContacts);
    QVERIFY(said.back()[0].toString().contains(QStringLiteral("no more fit")));
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
