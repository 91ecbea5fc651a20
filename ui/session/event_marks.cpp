// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/event_marks.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace throughline {

EventMarks::EventMarks(Navigator& navigator, ViewState& state, QObject* parent)
    : QObject(parent), m_navigator(navigator), m_state(state)
{
    connect(&m_navigator, &Navigator::snapshotChanged, this, &EventMarks::find);
}

std::size_t EventMarks::missing() const
{
    const std::shared_ptr<const Snapshot>& snapshot = m_navigator.snapshot();
    if (!snapshot || snapshot->preview || working())
        return 0;
    return static_cast<std::size_t>(std::count(m_events.begin(), m_events.end(), EventId()));
}

void EventMarks::find()
{
    m_search.drop();
    const std::shared_ptr<const Snapshot> snapshot = m_navigator.snapshot();
    std::fill(m_events.begin(), m_events.end(), EventId());
    for (std::size_t i = 0; snapshot && i < m_marks.size(); ++i)
        m_events[i] = findMarked(*snapshot, m_marks[i]);
    const bool all = std::find(m_events.begin(), m_events.end(), EventId()) == m_events.end();
    // What a preview does not hold is likely to be in the rest.
    if (snapshot && !snapshot->preview && !all) {
        m_search.start(
            [snapshot, marks = m_marks, found = m_events](const CancelToken& cancel) mutable {
                for (std::size_t i = 0; i < marks.size() && !cancel.cancelled(); ++i) {
                    if (!found[i])
                        found[i] = findMarkedAnywhere(*snapshot, marks[i]);
                }
                return found;
            },
            [this](std::vector<EventId> found) {
                m_events = std::move(found);
                publish();
            });
    }
    publish();
}

void EventMarks::publish()
{
    std::vector<MarkedEvents::Entry> here;
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        if (m_events[i])
            here.push_back({m_events[i], m_marks[i].note});
    }
    m_state.setMarked(MarkedEvents(std::move(here)));
    Q_EMIT updated();
}

void EventMarks::sort()
{
    std::vector<std::size_t> order(m_marks.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        const TimeNs first = m_marks[a].time;
        const TimeNs second = m_marks[b].time;
        return first != second && (second == kNoTime || (first != kNoTime && first < second));
    });
    std::vector<EventMark> marks;
    std::vector<EventId> events;
    for (const std::size_t i : order) {
        marks.push_back(std::move(m_marks[i]));
        events.push_back(m_events[i]);
    }
    m_marks = std::move(marks);
    m_events = std::move(events);
}

std::size_t EventMarks::indexOf(EventId event) const
{
    return static_cast<std::size_t>(std::find(m_events.begin(), m_events.end(), event) - m_events.begin());
}

std::size_t EventMarks::add(EventId event)
{
    // The indices that a search would bring back are those of before.
    m_search.drop();
    m_marks.push_back(markOf(*m_navigator.snapshot(), event));
    if (const auto before = m_removed.find(m_marks.back().event); before != m_removed.end())
        m_marks.back().note = before->second;
    m_events.push_back(event);
    sort();
    return indexOf(event);
}

bool EventMarks::toggle(EventId event)
{
    if (!event || !m_navigator.snapshot())
        return false;
    const std::size_t mark = indexOf(event);
    if (mark < m_marks.size()) {
        remove(mark);
        return false;
    }
    add(event);
    publish();
    Q_EMIT changed();
    return true;
}

void EventMarks::setNote(EventId event, const std::string& note)
{
    if (!event || !m_navigator.snapshot())
        return;
    std::size_t mark = indexOf(event);
    if (mark == m_marks.size())
        mark = add(event);
    else if (m_marks[mark].note == note)
        return;
    m_marks[mark].note = note;
    publish();
    Q_EMIT changed();
}

void EventMarks::remove(std::size_t mark)
{
    m_search.drop();
    if (!m_marks[mark].note.empty())
        m_removed[m_marks[mark].event] = m_marks[mark].note;
    m_marks.erase(m_marks.begin() + static_cast<std::ptrdiff_t>(mark));
    m_events.erase(m_events.begin() + static_cast<std::ptrdiff_t>(mark));
    publish();
    Q_EMIT changed();
}

EventId EventMarks::next(EventId event, int direction) const
{
    const std::vector<MarkedEvents::Entry>& here = m_state.marked().all();
    if (here.empty())
        return {};
    if (!event)
        return direction > 0 ? here.front().event : here.back().event;
    if (direction > 0) {
        const auto after = std::find_if(
            here.begin(), here.end(), [&](const MarkedEvents::Entry& entry) { return event < entry.event; });
        return after == here.end() ? here.front().event : after->event;
    }
    const auto before = std::find_if(here.rbegin(), here.rend(),
                                     [&](const MarkedEvents::Entry& entry) { return entry.event < event; });
    return before == here.rend() ? here.back().event : before->event;
}

void EventMarks::restore(std::vector<EventMark> kept)
{
    m_search.drop();
    m_marks = std::move(kept);
    m_events.assign(m_marks.size(), EventId());
    m_removed.clear();
    sort();
}

void EventMarks::forget()
{
    restore({});
    publish();
}

} // namespace throughline
