// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/timeline_page.h"

#include "core/base/shown_zone.h"
#include "ui/models/text.h"
#include "ui/views/preview_doubt.h"
#include "ui/widgets/scene_painter.h"

#include <QAction>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace throughline {
namespace {

constexpr float kNameWidth = 220;

[[nodiscard]] QDate dateOf(TimeNs time)
{
    return QDateTime::fromSecsSinceEpoch(ShownZone::clockAt(time) / kSecond, Qt::UTC).date();
}

[[nodiscard]] QString dateText(QDate date, const QString& format)
{
    return QLocale().toString(date, format);
}

} // namespace

TimelinePage::TimelinePage(Navigator& navigator, ViewState& state, QWidget* parent)
    : TimeView(navigator, state, kNameWidth, parent)
{
    setAccessibleName(tr("Timeline"));
    canvas().setAccessibleName(tr("Timeline: the contact's events in lanes by trace"));
    frame().addButton(foldAction());
    frame().addButton(fitAction());
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

TimelinePage::Loaded TimelinePage::load()
{
    const EntityId contact = contactNow();
    if (!contact) {
        return Loaded::Nothing;
    }
    if (m_shown == navigator().snapshot() && contact == m_lanes.contact()) {
        return Loaded::Same;
    }
    m_shown = navigator().snapshot();
    m_lanes = timelineLanes(*m_shown, contact);
    m_inTime.clear();
    for (const Session& session : m_lanes.sessions()) {
        m_inTime.insert(m_inTime.end(), session.events.begin(), session.events.end());
    }
    return Loaded::New;
}

TimeView::Notice TimelinePage::emptyNotice() const
{
    if (selected()) {
        return {tr("No contact here"), tr("The selected event names no contact, so it has no timeline. "
                                          "Select an event of a contact, or search "
                                          "for one.")};
    }
    return {tr("No contact yet"), tr("Search for an order, contact or trace, or pick one on the left.")};
}

void TimelinePage::axisChanged()
{
    m_miniMap = m_lanes.miniMap(*m_shown, navigator().categories(), window().axis());
}

void TimelinePage::describe()
{
    const Entity& contact = m_shown->entities[m_lanes.contact()];
    QStringList parts{
        counted(m_lanes.sessions().size(), tr("1 Interactive Session"), tr("%1 Interactive Sessions")),
        counted(m_lanes.lanes().size(), tr("1 trace"), tr("%1 traces")),
        counted(m_inTime.size(), tr("1 event"), tr("%1 events"))};
    if (const QString when = dates(); !when.isEmpty()) {
        parts << when;
    }
    frame().setTitle(tr("Contact %1").arg(shown(m_shown->str(contact.value), 60)),
                     parts.join(QStringLiteral(" · ")));
    frame().setChip(previewDoubt(*m_shown), previewExplanation());
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
    view.miniMap = &m_miniMap;
    return timelineScene(*m_shown, navigator().categories(), m_lanes, window().axis(), view, fontTextWidth());
}

std::optional<double> TimelinePage::topOf(EventId event) const
{
    const std::size_t lane = m_lanes.laneOf(event);
    return lane == TimelineLanes::npos
               ? std::nullopt
               : std::optional<double>(static_cast<double>(lane) * static_cast<double>(kLaneHeight));
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
    view.marks = &state().marked();
