// SPDX-License-Identifier: GPL-3.0-or-later
// How a view of time comes to show what is wanted: step by step, at once or on a worker.
#include "ui/models/text.h"
#include "ui/views/time_view.h"

#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

// So many events are laid out within a frame.
constexpr std::size_t kAtOnce = 20'000;

} // namespace

TimeView::Change TimeView::changeFromNow() const
{
    Change change;
    // The rest of what is shown came: it stays at the same time and height, the selection where it was.
    change.goesOn = snapshot() && selected() && m_loaded && m_loaded == navigator().continued() &&
                    m_subject == navigator().place().subject;
    if (change.goesOn && m_revealed) {
        change.top = topOf(m_revealed);
    }
    return change;
}

void TimeView::onSnapshotChanged()
{
    if (!navigator().continued()) {
        forget();
    }
}

void TimeView::forget()
{
    m_making.drop();
    m_loaded.reset();
    m_extent.reset();
}

void TimeView::advance(Change change)
{
    if (!snapshot()) {
        m_frame->showNothingOpen();
        tellScale();
        return;
    }
    while (true) {
        Plan next = selected() ? plan() : Plan{Loaded::Nothing, 0, {}};
        if (next.loaded == Loaded::Nothing) {
            m_making.drop();
            showNothing(emptyNotice());
            return;
        }
        std::optional<Plan> rescaled = next.make ? std::nullopt : rescaling();
        if (next.loaded == Loaded::Coming ||
            (rescaled && m_making.running() && m_scaling == Scaling{m_extent, state().foldsGaps()})) {
            showComing(change, 0);
            return;
        }
        m_scaling = rescaled ? Scaling{m_extent, state().foldsGaps()} : Scaling();
        if (rescaled) {
            next = *std::move(rescaled);
        }
        if (!next.make) {
            m_making.drop();
            showContent(change);
            return;
        }
        std::function<Step()> work = [loaded = next.loaded, make = next.make, of = navigator().snapshot(),
                                      categories = navigator().categories(), foldGaps = state().foldsGaps()] {
            Step step{loaded, make(), {}};
            step.scale = timeScale(*of, categories, *step.made.extent, foldGaps);
            return step;
        };
        if (next.events > kAtOnce) {
            start(next, std::move(work));
            showComing(change, next.events);
            return;
        }
        m_making.drop();
        take(work(), change);
    }
}

std::optional<TimeView::Plan> TimeView::rescaling() const
{
    if (!m_extent || m_foldedGaps == state().foldsGaps()) {
        return std::nullopt;
    }
    return Plan{Loaded::More, m_extent->events.size(), [extent = m_extent] { return Made{extent, {}}; }};
}

void TimeView::start(const Plan& plan, std::function<Step()> work)
{
    const auto arrived = [this, of = navigator().snapshot()](Step step) {
        if (!isVisible()) {
            scheduleRefresh(); // once it is shown
            return;
        }
        Change change = changeFromNow();
        if (of == navigator().snapshot()) {
            take(std::move(step), change);
        }
        advance(change);
        refreshed();
    };
    m_making.start([work = std::move(work)](const CancelToken&) { return work(); }, arrived,
                   [this, events = plan.events] {
                       showNothing(
                           {tr("There is not enough memory"),
                            tr("There is not enough memory to lay out %1 events.").arg(number(events))});
                       refreshed();
                   });
}

void TimeView::take(Step step, Change& change)
{
    if (step.made.show) {
        step.made.show();
    }
    m_extent = std::move(step.made.extent);
    m_axis = std::move(step.scale.axis);
    m_miniMap = std::move(step.scale.miniMap);
    m_foldedGaps = step.scale.foldsGaps;
    change.loaded = std::max(change.loaded, step.loaded);
}

void TimeView::showContent(const Change& change)
{
    m_subject = navigator().place().subject;
    m_loaded = navigator().snapshot();
    if (change.loaded == Loaded::New && change.goesOn) {
        m_window.refold(m_axis);
        m_revealed = selected();
    } else if (change.loaded == Loaded::New) {
        m_window.reset(m_axis);
        m_wentTo = kNoTime;
        m_revealed = {};
        m_scroll->setValue(0);
    } else if (change.loaded == Loaded::More) {
        m_window.refold(m_axis);
    }
    describe();
    m_frame->showBody();
    resized();
    if (const std::optional<double> top = change.top ? topOf(selected()) : std::nullopt) {
        scrollBy(*top - *change.top);
    }
    revealSelected();
}

void TimeView::showNothing(const Notice& notice)
{
    m_subject = navigator().place().subject;
    m_loaded.reset();
    m_frame->showNotice(notice.title, notice.text);
    tellScale();
}

// What was shown stays where it is of the same data, or of the beginning of it; of that nothing can be chosen
// any more.
void TimeView::showComing(const Change& change, std::size_t events)
{
    if (change.loaded != Loaded::Same) {
        showContent(change); // the first of several steps
    } else if (!canDraw() && (!m_loaded || m_loaded != navigator().continued())) {
        if (events > 0) {
            showNothing({tr("Laying out…"), tr("%1 events are being laid out.").arg(number(events))});
        }
        return;
    }
    if (events > 0) {
        m_frame->setTitle(m_frame->title(), tr("laying out %1 events…").arg(number(events)));
    }
    resized();
    if (canDraw()) {
        revealSelected();
    }
}

} // namespace throughline
