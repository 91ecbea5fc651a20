// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/time_jumps.h"

#include "ui/models/text.h"
#include "ui/shell/main_window.h"
#include "ui/views/time_view.h"
#include "ui/widgets/search_bar.h"

#include <QTabWidget>

namespace throughline {

TimeJumps::TimeJumps(MainWindow& window, SearchBar& search)
    : QObject(&window), m_window(window), m_search(search)
{
    connect(&m_search, &SearchBar::timeWanted, this, &TimeJumps::go);
}

TimeNs TimeJumps::middle() const
{
    const auto* const view = qobject_cast<TimeView*>(m_window.views().currentWidget());
    const TimeNs shown = view ? view->middle() : kNoTime;
    return shown != kNoTime ? shown : m_window.workspace().navigator().snapshot()->from();
}

void TimeJumps::ask()
{
    constexpr int kToTheMinute = 16; // "2026-03-04 14:53"
    const TimeNs time = middle();
    m_search.searchFor(time == kNoTime ? QString() : timeText(time).left(kToTheMinute));
    m_search.selectAll();
}

bool TimeJumps::goInView(const TypedTime& typed)
{
    auto* const view = qobject_cast<TimeView*>(m_window.views().currentWidget());
    if (!view || !view->goTo(typed))
        return false;
    view->setFocus();
    return true;
}

void TimeJumps::go(const TypedTime& typed)
{
    if (goInView(typed))
        return;
    for (const QString& view : {QStringLiteral("timeline"), QStringLiteral("waterfall")}) {
        if (m_window.workspace().navigator().place().event && m_window.showView(view) && goInView(typed))
            return;
    }
    goToNearest(typed);
}

void TimeJumps::goToNearest(const TypedTime& typed)
{
    Navigator& navigator = m_window.workspace().navigator();
    const Snapshot& snapshot = *navigator.snapshot();
    const EventStore& events = snapshot.events;
    const std::optional<Moment> moment = momentOf(typed, middle());
    if (!moment || events.timedCount() == 0) {
        Q_EMIT said(tr("Nothing here has a time to go to"));
        return;
    }
    const std::uint32_t after = events.firstFrom(moment->from);
    std::uint32_t nearest = std::min(after, events.timedCount() - 1);
    if (after > 0 && after < events.timedCount() &&
        saturatingDifference(moment->from, events.time(EventId(after - 1))) <
            saturatingDifference(events.time(EventId(after)), moment->from))
        nearest = after - 1;
    const EventId event(nearest);
    navigator.go({"event", snapshot.eventName(event)});
    Q_EMIT said(tr("Nearest to %1: %2 at %3")
                    .arg(exact(typedTimeText(typed)), shown(snapshot.str(events.type(event)), 60),
                         timeText(events.time(event))));
    if (QWidget* const view = m_window.views().currentWidget())
        view->setFocus();
}

} // namespace throughline
