// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/timeline_page.h"

#include "core/base/shown_zone.h"
#include "ui/models/text.h"
#include "ui/views/preview_doubt.h"
#include "ui/views/timeline/contact_field.h"
#include "ui/widgets/scene_painter.h"

#include <QAction>
#include <QBoxLayout>
#include <QDateTime>
#include <QLocale>
#include <QMenu>
#include <QTimer>

#include <algorithm>

namespace throughline {
namespace {

constexpr float kNameWidth = 220;

[[nodiscard]] QDate dateOf(TimeNs time)
{
    return QDateTime::fromSecsSinceEpoch(ShownZone::clockAt(time) / kSecond, Qt::UTC).date();
}

[[nodiscard]] std::vector<EntityId> contactsOf(const TimelineLanes& lanes)
{
    std::vector<EntityId> contacts;
    for (const TimelineGroup& group : lanes.groups()) {
        contacts.push_back(group.contact);
    }
    return contacts;
}

[[nodiscard]] QString dateText(QDate date, const QString& format)
{
    return QLocale().toString(date, format);
}

} // namespace

TimelinePage::TimelinePage(Navigator& navigator, ViewState& state, QWidget* parent)
    : TimeView(navigator, state, kNameWidth, parent), m_field(new ContactField(navigator, this))
{
    setAccessibleName(tr("Timeline"));
    canvas().setAccessibleName(tr("Timeline: the contact's events in lanes by trace"));
    addContactCommands();
    frame().addButton(foldAction());
    frame().addButton(fitAction());
}

void TimelinePage::addContactCommands()
{
    auto* const column = qobject_cast<QBoxLayout*>(layout());
    column->insertWidget(0, m_field);
    m_field->hide();
    QAction* const add = addCommand(tr("Add contact…"), Qt::Key_C, [this] { m_field->start(); });
    add->setToolTip(tr("Show a further contact below, on the same time axis"));
    frame().addButton(add);
    addCommand(tr("Close the contact of the selected event"), Qt::Key_Delete, [this] { closeSelected(); });
    connect(m_field, &ContactField::chosen, this, [this](const QString& contact) {
        canvas().setFocus();
        showBeside(contact.toStdString());
    });
    connect(m_field, &ContactField::left, this, [this] { canvas().setFocus(); });
}

std::string TimelinePage::nameOf(EntityId contact) const
{
    return snapshot()->str(snapshot()->entities[contact].value);
}

EntityId TimelinePage::contactNow() const
{
    const Place& place = navigator().place();
    if (const EntityId contact = snapshot()->events.contact(place.event)) {
        return contact;
    }
    if (!place.subject) {
        return {};
    }
    const Result<EventId> stands = target(*snapshot(), *place.subject);
    return contactOf(*snapshot(), *place.subject, stands ? *stands : EventId());
}

std::vector<EntityId> TimelinePage::contactsAround(EntityId contact)
{
    const auto find = [this](const std::string& name) { return snapshot()->findEntity("contact", name); };
    const std::string name = nameOf(contact);
    std::vector<std::string> beside = state().besideContacts();
    const auto place = std::find(beside.begin(), beside.end(), name);
    // Whoever goes to one of those that are shown sees all of them as they are.
    if (place == beside.end() || !find(m_first)) {
        m_first = name;
        if (place != beside.end()) {
            beside.erase(place);
            state().setBesideContacts(beside);
        }
    }
    std::vector<EntityId> contacts{find(m_first)};
    // One that a preview does not hold may come with the rest.
    for (const std::string& other : beside) {
        if (const EntityId found = find(other); found && contacts.size() < TimelineLanes::kMostContacts) {
            contacts.push_back(found);
        }
    }
    return contacts;
}

TimeView::Plan TimelinePage::plan()
{
    const EntityId contact = contactNow();
    if (!contact) {
        return {Loaded::Nothing, 0, {}};
    }
    const Question asked{navigator().snapshot(), contactsAround(contact), state().filter()};
    const bool sameData = m_shown == asked.snapshot;
    if (sameData && m_filter == asked.filter && asked.contacts == contactsOf(m_lanes)) {
        return {m_inTime.empty() && !m_filter.empty() ? Loaded::Nothing : Loaded::Same, 0, {}};
    }
    if (making() && m_coming == asked) {
        return {Loaded::Coming, 0, {}};
    }
    m_coming = asked;
    std::size_t events = 0;
    for (const EntityId each : asked.contacts) {
        events += asked.snapshot->events.eventsOf(each).size();
    }
    const bool beside = sameData && m_lanes.contact() == asked.contacts.front() && !m_inTime.empty();
    return {beside ? Loaded::More : Loaded::New, events, [this, asked] {
                auto lanes = std::make_shared<TimelineLanes>(
                    timelineLanes(*asked.snapshot, asked.contacts, asked.filter));
                auto extent = std::make_shared<const TimeExtent>(
                    TimeExtent{lanes->events(), lanes->busy(*asked.snapshot)});
                std::vector<EventId> inTime = extent->events;
                std::sort(inTime.begin(), inTime.end());
                inTime.erase(std::unique(inTime.begin(), inTime.end()), inTime.end());
                return Made{std::move(extent), [this, asked, lanes, inTime = std::move(inTime)] {
                                m_shown = asked.snapshot;
                                m_filter = asked.filter;
                                m_lanes = std::move(*lanes);
                                m_inTime = inTime;
                            }};
            }};
}

void TimelinePage::forget()
{
    TimeView::forget();
    m_shown.reset();
    m_lanes = {};
    m_inTime.clear();
    m_coming = {};
}

// Who was added comes into sight: the lanes where they have room, the header in any case.
void TimelinePage::refreshed()
{
    if (m_added.empty() || !takesCommands() || making()) {
        return;
    }
    const std::vector<TimelineGroup>& groups = m_lanes.groups();
    const auto found = std::find_if(groups.begin(), groups.end(), [this](const TimelineGroup& group) {
        return nameOf(group.contact) == m_added;
    });
    m_added.clear();
    if (found == groups.end()) {
        return;
    }
    const std::size_t header = m_lanes.headerRow(static_cast<std::size_t>(found - groups.begin()));
    if (found->lanes > 0) {
        revealLine(static_cast<double>(header + 1) * static_cast<double>(kLaneHeight));
    }
    revealLine(static_cast<double>(header) * static_cast<double>(kLaneHeight));
}

bool TimelinePage::showBeside(const std::string& contact)
{
    if (!snapshot() || !snapshot()->findEntity("contact", contact)) {
        return false;
    }
    const EntityId now = selected() ? contactNow() : EntityId();
    if (!now) {
        return navigator().go({"contact", contact});
    }
    const std::size_t shownNow = contactsAround(now).size();
    std::vector<std::string> beside = state().besideContacts();
    if (contact == m_first || std::find(beside.begin(), beside.end(), contact) != beside.end()) {
        Q_EMIT said(tr("Contact %1 is shown already").arg(shown(contact, 60)));
        return false;
    }
    if (shownNow >= TimelineLanes::kMostContacts) {
        Q_EMIT said(tr("%1 contacts are shown, and no more fit: close one first")
                        .arg(number(TimelineLanes::kMostContacts)));
        return false;
    }
    beside.push_back(contact);
    state().setBesideContacts(std::move(beside));
    m_added = contact;
    refresh();
    Q_EMIT said(tr("Contact %1 is shown below").arg(shown(contact, 60)));
    return true;
}

void TimelinePage::close(std::size_t group)
{
    if (!m_lanes.several() || group >= m_lanes.groups().size() || m_shown != navigator().snapshot()) {
        return;
    }
    const EntityId closed = m_lanes.groups()[group].contact;
    // Where the first one goes the next takes its place.
    const std::string goes = nameOf(m_lanes.groups()[std::max<std::size_t>(group, 1)].contact);
    if (group == 0) {
        m_first = goes;
    }
    std::vector<std::string> beside = state().besideContacts();
    std::erase(beside, goes);
    state().setBesideContacts(std::move(beside));
    // Whose event is selected, or who was asked for, would be shown again.
    if (contactNow() == closed) {
        const EntityId other = snapshot()->findEntity("contact", m_first);
        const std::span<const EventId> events = snapshot()->events.eventsOf(other);
        const auto after = std::lower_bound(events.begin(), events.end(), selected());
        if (!events.empty()) {
            navigator().select(after == events.end() ? events.back() : *after);
        }
    }
    refresh();
}

void TimelinePage::closeSelected()
{
    const std::size_t lane = m_lanes.laneOf(selected());
    if (m_lanes.several() && lane != TimelineLanes::npos) {
        close(m_lanes.lanes()[lane].group);
    } else if (!m_lanes.several()) {
        Q_EMIT said(tr("Only one contact is shown"));
    }
}

bool TimelinePage::toggle(const Zone& zone)
{
    if (zone.kind != ZoneKind::Close) {
        return false;
    }
    // Not at once: the zone is part of what is drawn anew then.
    QTimer::singleShot(0, this, [this, group = zone.index] { close(group); });
    return true;
}

QString TimelinePage::tipOf(const Zone& zone) const
{
    if (zone.kind == ZoneKind::Close) {
        return tr("Close this contact");
    }
    const bool header = zone.kind == ZoneKind::Row && zone.index < m_lanes.rows() &&
                        m_lanes.laneOnRow(zone.index) == TimelineLanes::npos;
    return header
               ? tr("Contact %1").arg(shown(nameOf(m_lanes.groups()[m_lanes.groupOnRow(zone.index)].contact)))
               : QString();
}

void TimelinePage::addToMenu(QMenu& menu, EventId)
{
    if (m_lanes.several()) {
        menu.addAction(tr("Close this contact"), this, [this] { closeSelected(); });
    }
}

TimeView::Notice TimelinePage::emptyNotice() const
{
    if (selected() && contactNow()) {
        return {tr("All events are filtered out"),
                tr("No event of this contact passes the event filter above.")};
    }
    if (selected()) {
        return {tr("No contact here"), tr("The selected event names no contact, so it has no timeline. "
                                          "Select an event of a contact, or search "
                                          "for one.")};
    }
    return {tr("No contact yet"), tr("Search for an order, contact or trace, or pick one on the left.")};
}

void TimelinePage::describe()
{
    QStringList parts{
        counted(m_lanes.sessions().size(), tr("1 Interactive Session"), tr("%1 Interactive Sessions")),
        counted(m_lanes.lanes().size(), tr("1 trace"), tr("%1 traces")),
        counted(m_inTime.size(), tr("1 event"), tr("%1 events"))};
    if (!m_filter.empty()) {
        parts << tr("%1 filtered out").arg(number(filteredOut()));
    }
    if (const QString when = dates(); !when.isEmpty()) {
        parts << when;
    }
    frame().setTitle(title(), parts.join(QStringLiteral(" · ")));
    frame().setChip(previewDoubt(*m_shown), previewExplanation());
}

std::size_t TimelinePage::filteredOut() const
{
    std::size_t count = 0;
    for (const TimelineGroup& group : m_lanes.groups()) {
        count += m_shown->events.eventsOf(group.contact).size() - group.events;
    }
    return count;
}

// "Contact c-17", "Contacts c-17, c-18 and 3 more".
QString TimelinePage::title() const
{
    constexpr std::size_t kMostNamed = 3;
    const std::vector<TimelineGroup>& groups = m_lanes.groups();
    const auto name = [this](const TimelineGroup& group, int longest) {
        return shown(m_shown->str(m_shown->entities[group.contact].value), longest);
    };
    if (!m_lanes.several()) {
        return tr("Contact %1").arg(name(groups.front(), 60));
    }
    QStringList names;
    for (std::size_t i = 0; i < std::min(groups.size(), kMostNamed); ++i) {
        names << name(groups[i], 20);
    }
    const QString all = tr("Contacts %1").arg(names.join(QStringLiteral(", ")));
    return groups.size() > kMostNamed ? tr("%1 and %2 more").arg(all, number(groups.size() - kMostNamed))
                                      : all;
}

// "2 – 9 March 2026": no more of the first date than differs from the last.
QString TimelinePage::dates() const
{
    TimeNs from = kNoTime;
    TimeNs to = kNoTime;
    for (const Session& session : m_lanes.sessions()) {
        if (session.from != kNoTime) {
            from = from == kNoTime ? session.from : std::min(from, session.from);
            to = std::max(to, session.to);
        }
    }
    if (from == kNoTime) {
        return {};
    }
    const QDate first = dateOf(from);
    const QDate last = dateOf(to);
    const QString end = dateText(last, tr("d MMMM yyyy"));
    if (first == last) {
        return end;
    }
    const bool sameYear = first.year() == last.year();
    const bool sameMonth = sameYear && first.month() == last.month();
    const QString format = sameMonth ? tr("d") : sameYear ? tr("d MMMM") : tr("d MMMM yyyy");
    return dateText(first, format) + QStringLiteral(" – ") + end;
}

Scene TimelinePage::draw(const Shown& shown) const
{
    TimelineView view;
    view.width = shown.width;
    view.height = shown.height;
    view.nameWidth = shown.nameWidth;
    view.scroll = shown.scroll;
    view.viewport = shown.viewport;
    view.selected = navigator().place().event;
    view.selectedLink = navigator().place().link;
    view.miniMap = &miniMap();
    view.marks = &state().marked();
    return timelineScene(*m_shown, navigator().categories(), m_lanes, window().axis(), view, fontTextWidth());
}

std::optional<double> TimelinePage::topOf(EventId event) const
{
    const std::size_t row = m_lanes.rowOf(event);
    return row == TimelineLanes::npos
               ? std::nullopt
               : std::optional<double>(static_cast<double>(row) * static_cast<double>(kLaneHeight));
}

std::size_t TimelinePage::sessionOf(EventId event) const
{
    const std::size_t lane = m_lanes.laneOf(event);
    return lane == TimelineLanes::npos ? 0 : m_lanes.lanes()[lane].session;
}

// The event of a lane that is closest in time to the selected one.
EventId TimelinePage::nearestInLane(std::size_t lane) const
{
    const std::vector<EventId>& events = m_lanes.lanes()[lane].events;
    const auto after = std::lower_bound(events.begin(), events.end(), selected());
    if (after == events.begin() || after == events.end()) {
        return after == events.end() ? events.back() : *after;
    }
    const EventStore& store = m_shown->events;
    const EventId before = *std::prev(after);
    const DurationNs back = saturatingDifference(store.time(selected()), store.time(before));
    const DurationNs forth = saturatingDifference(store.time(*after), store.time(selected()));
    return back <= forth ? before : *after;
}

EventId TimelinePage::moved(Move move) const
{
    if (m_inTime.empty()) {
        return {};
    }
    const std::size_t lane = m_lanes.laneOf(selected());
    const std::vector<Session>& sessions = m_lanes.sessions();
    const std::size_t session = sessionOf(selected());
    switch (move) {
    case Move::Up:
        return lane == TimelineLanes::npos || lane == 0 ? EventId() : nearestInLane(lane - 1);
    case Move::Down:
        return lane == TimelineLanes::npos || lane + 1 == m_lanes.lanes().size() ? EventId()
                                                                                 : nearestInLane(lane + 1);
    case Move::PageUp:
        return sessions[session > 0 ? session - 1 : 0].events.front();
    case Move::PageDown:
        return sessions[std::min(session + 1, sessions.size() - 1)].events.front();
    case Move::First:
        return m_inTime.front();
    case Move::Last:
        return m_inTime.back();
    }
    return {};
}

bool TimelinePage::turnInto(bool inward)
{
    const auto now = std::find(m_inTime.begin(), m_inTime.end(), selected());
    if (now == m_inTime.end()) {
        return false;
    }
    if (inward && std::next(now) != m_inTime.end()) {
        navigator().select(*std::next(now));
    } else if (!inward && now != m_inTime.begin()) {
        navigator().select(*std::prev(now));
    }
    return false;
}

} // namespace throughline
