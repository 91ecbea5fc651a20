// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/navigator.h"

#include "ui/session/same_record.h"

#include <utility>

namespace throughline {

namespace {

// Where the record is not there any more, what the subject stands for.
void moveOver(Place& place, const Snapshot& before, const Snapshot& now)
{
    place.event = sameEvent(before, place.event, now);
    place.link = sameLink(before, place.link, now);
    if (!place.event && place.subject)
        place.event = target(now, *place.subject).value_or(EventId());
}

} // namespace

void Navigator::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_continued.reset();
    m_place = {};
    m_back.clear();
    m_forward.clear();
    open(std::move(snapshot));
}

void Navigator::continueWith(std::shared_ptr<const Snapshot> whole)
{
    const std::shared_ptr<const Snapshot> before = m_snapshot;
    m_continued = before;
    moveOver(m_place, *before, *whole);
    for (std::vector<Place>* const places : {&m_back, &m_forward}) {
        for (Place& place : *places)
            moveOver(place, *before, *whole);
    }
    open(std::move(whole));
}

void Navigator::open(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    m_categories.reset();
    if (m_snapshot)
        m_categories.emplace(*m_snapshot);
    Q_EMIT snapshotChanged();
    Q_EMIT placeChanged();
}

bool Navigator::go(const Selector& subject)
{
    if (!m_snapshot)
        return false;
    const Result<EventId> event = target(*m_snapshot, subject);
    if (!event)
        return false;
    moveTo({subject, *event, {}});
    return true;
}

void Navigator::select(EventId event)
{
    if (m_place.event == event && !m_place.link)
        return;
    m_place.event = event;
    m_place.link = {};
    Q_EMIT placeChanged();
}

void Navigator::selectLink(LinkId link)
{
    if (m_place.link == link)
        return;
    m_place.link = link;
    Q_EMIT placeChanged();
}

void Navigator::follow(EventId event)
{
    if (!m_snapshot || !event)
        return;
    Place place = m_place;
    place.event = event;
    place.link = {};
    moveTo(std::move(place));
}

void Navigator::back()
{
    if (m_back.empty())
        return;
    m_forward.push_back(std::exchange(m_place, std::move(m_back.back())));
    m_back.pop_back();
    Q_EMIT placeChanged();
}

void Navigator::forward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(std::exchange(m_place, std::move(m_forward.back())));
    m_forward.pop_back();
    Q_EMIT placeChanged();
}

void Navigator::moveTo(Place place)
{
    if (place == m_place)
        return;
    m_back.push_back(std::exchange(m_place, std::move(place)));
    m_forward.clear();
    Q_EMIT placeChanged();
}

} // namespace throughline
