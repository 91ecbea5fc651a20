// SPDX-License-Identifier: GPL-3.0-or-later
// What the waterfall draws over its rows where it is asked for: critical paths, and where spans would lie if
// all clocks agreed. Found on a worker; it is drawn when it is known.
#include "core/journey/clock_shift.h"
#include "core/journey/critical_path.h"
#include "ui/views/waterfall/waterfall_page.h"

#include <absl/container/flat_hash_set.h>

#include <QAction>

#include <algorithm>

namespace throughline {

void WaterfallPage::addOverlayCommands()
{
    const auto add = [this](const QString& text, Qt::Key key, const QString& explanation) {
        QAction* action = addCommand(text, key, [this] { showOverlays(); });
        action->setCheckable(true);
        action->setToolTip(explanation);
        return action;
    };
    m_criticalPath = add(
        tr("Critical path"), Qt::Key_P,
        tr("Underline the time that decided when each trace ended: where that is shorter, so is the trace"));
    m_clockSkew = add(tr("Clock skew"), Qt::Key_K,
                      tr("Show, beside each span that is dated before its parent, where it would lie if "
                         "their clocks agreed"));
    frame().addButton(m_criticalPath);
}

WaterfallPage::OverlaysAsked WaterfallPage::overlaysWanted() const
{
    if (!takesCommands() || !(m_criticalPath->isChecked() || m_clockSkew->isChecked())) {
        return {};
    }
    return {sheet().extent, m_criticalPath->isChecked(), m_clockSkew->isChecked()};
}

WaterfallPage::Overlays WaterfallPage::overlaysOf(const Snapshot& snapshot, const OverlaysAsked& asked,
                                                  const CancelToken& cancel)
{
    Overlays overlays;
    absl::flat_hash_set<TraceId> seen;
    for (const EventId event : asked.of->events) {
        const TraceId trace = snapshot.events.trace(event);
        if (cancel.cancelled() || !seen.insert(trace).second) {
            continue;
        }
        if (asked.path) {
            overlays.paths.push_back(criticalPathOf(snapshot, trace));
        }
        if (asked.shifts) {
            const std::vector<ClockShift> shifts = clockShiftsOf(snapshot, trace);
            overlays.shifts.insert(overlays.shifts.end(), shifts.begin(), shifts.end());
        }
    }
    std::ranges::sort(overlays.shifts);
    return overlays;
}

// Of what is shown now.
void WaterfallPage::showOverlays()
{
    const OverlaysAsked wanted = overlaysWanted();
    if (wanted == m_overlays) {
        return;
    }
    m_overlays = wanted;
    m_critical = {};
    m_shifts.clear();
    const auto redraw = [this] {
        if (takesCommands()) {
            describe();
            rowsChanged();
        }
    };
    if (!wanted.any()) {
        m_makingOverlays.drop();
        redraw();
        return;
    }
    m_makingOverlays.start(
        [shown = m_sheet.snapshot, wanted](const CancelToken& cancel) {
            return overlaysOf(*shown, wanted, cancel);
        },
        [this, redraw](Overlays overlays) {
            if (m_overlays.of == sheet().extent) {
                m_critical = CriticalMarks(rows(), overlays.paths);
                m_shifts = std::move(overlays.shifts);
                std::erase_if(m_shifts, [this](const ClockShift& s) { return !rows().contains(s.event); });
            }
            redraw();
        },
        [this, redraw] {
            m_criticalPath->setChecked(false);
            m_clockSkew->setChecked(false);
            m_overlays = {};
            Q_EMIT said(tr("There is not enough memory for this."));
            redraw();
        });
    redraw();
}

} // namespace throughline
