// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_bar.h"

#include "ui/models/findings_model.h"
#include "ui/models/text.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

constexpr std::array kSeverities = {Severity::Error, Severity::DataLoss, Severity::Warning, Severity::Info};

std::size_t at(Severity severity)
{
    return static_cast<std::size_t>(severity);
}

} // namespace

StatusBar::StatusBar(Navigator& navigator, QWidget* parent)
    : QStatusBar(parent), m_navigator(navigator), m_counts(plainLabel({}, look::kDim, this)),
      m_remark(plainLabel({}, nullptr, this)), m_progressText(plainLabel({}, look::kDim, this)),
      m_bar(new QProgressBar(this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_zone(new QToolButton(this)), m_scale(plainLabel({}, look::kDim, this))
{
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    m_counts->setContentsMargins(0, 4, 8, 4);
    addWidget(m_counts);
    for (const Severity severity : kSeverities) {
        SeverityCount& shownCount = m_severities[at(severity)];
        shownCount = {plainLabel({}, nullptr, this), plainLabel({}, look::kDim, this)};
        addWidget(shownCount.mark);
        addWidget(shownCount.count);
    }
    m_remark->setObjectName(QStringLiteral("remark"));
    addWidget(m_remark, 1);
    m_progressText->setContentsMargins(0, 0, 8, 0);
    m_progressText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    m_bar->setAccessibleName(tr("Progress of loading"));
    m_cancel->setAccessibleName(tr("Cancel loading"));
    m_zone->setAutoRaise(true);
    m_zone->setPopupMode(QToolButton::InstantPopup);
    m_zone->setMenu(new QMenu(m_zone));
    showZone();
    addPermanentWidget(m_progressText);
    addPermanentWidget(m_bar);
    addPermanentWidget(m_cancel);
    addPermanentWidget(m_zone);
    addPermanentWidget(m_scale);
    showScale({});
    connect(m_cancel, &QPushButton::clicked, this, &StatusBar::cancelWanted);
    connect(&m_navigator, &Navigator::snapshotChanged, this, &StatusBar::refresh);
    paintMarks();
    endLoading();
    refresh();
}

void StatusBar::refresh()
{
    std::array<std::uint64_t, 4> counts{};
    const std::shared_ptr<const Snapshot>& snapshot = m_navigator.snapshot();
    showProgressParts();
    m_counts->setText({});
    if (snapshot) {
        for (const Finding& finding : snapshot->findings.all())
            ++counts[at(severityOf(finding.kind))];
        const bool all = !snapshot->preview;
        m_counts->setText(counted(snapshot->events.size(), all ? tr("1 event") : tr("first event"),
                                  all ? tr("%1 events") : tr("first %1 events")) +
                          QStringLiteral("    ") +
                          counted(snapshot->events.traceCount(), tr("1 trace"), tr("%1 traces")));
    }
    for (const Severity severity : kSeverities) {
        const SeverityCount& entry = m_severities[at(severity)];
        const std::uint64_t count = counts[at(severity)];
        entry.count->setText(number(count));
        const QString name = tr("Findings, %1: %2").arg(titleOf(severity), number(count));
        entry.count->setToolTip(name);
        entry.mark->setToolTip(name);
        entry.count->setAccessibleName(name);
        entry.count->setVisible(count > 0);
        entry.mark->setVisible(count > 0);
    }
}

void StatusBar::showZone()
{
    m_zone->setText(zoneName());
    m_zone->setToolTip(tr("All times are shown in %1").arg(zoneName()));
    m_zone->setAccessibleName(tr("Time zone: %1").arg(zoneName()));
}

void StatusBar::offerZones(const QList<QAction*>& actions)
{
    m_zone->menu()->addActions(actions);
}

void StatusBar::showScale(std::optional<double> timePerPixel)
{
    m_scale->setVisible(timePerPixel.has_value());
    if (!timePerPixel)
        return;
    const auto duration = static_cast<DurationNs>(std::llround(std::max(*timePerPixel, 1.0)));
    const QString text = exact(formatDuration(duration));
    m_scale->setText(tr("1 px = %1").arg(text));
    m_scale->setToolTip(tr("Zoom: one pixel is %1").arg(text));
    m_scale->setAccessibleName(m_scale->toolTip());
}

void StatusBar::showLoading()
{
    m_progress = {};
    m_bar->setRange(0, 0);
    m_progressText->setText({});
    m_progressText->setMinimumWidth(0);
    m_loading = true;
    showProgressParts();
}

// While nothing is open the start page has them.
void StatusBar::showProgressParts()
{
    for (QWidget* widget : std::initializer_list<QWidget*>{m_progressText, m_bar, m_cancel})
        widget->setVisible(m_loading && m_navigator.snapshot());
}

void StatusBar::showProgress(const Progress& progress)
{
    const int done = permille(progress);
    m_bar->setRange(0, done < 0 ? 0 : 1000);
    m_bar->setValue(std::max(done, 0));
    m_progressText->setText(m_progress.of(progress));
    // Grows with the figures but does not jump with each of them.
    m_progressText->setMinimumWidth(
        std::max(m_progressText->minimumWidth(), m_progressText->sizeHint().width()));
}

void StatusBar::endLoading()
{
    m_loading = false;
    showProgressParts();
}

void StatusBar::say(const QString& text)
{
    constexpr int kShownMs = 8000;
    m_remark->setText(text);
    QTimer::singleShot(kShownMs, m_remark, [this, text] {
        if (m_remark->text() == text)
            m_remark->clear();
    });
}

void StatusBar::paintMarks()
{
    for (const Severity severity : kSeverities)
        m_severities[at(severity)].mark->setPixmap(severityMark(severity, palette(), devicePixelRatioF()));
}

void StatusBar::changeEvent(QEvent* event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMarks();
}

} // namespace throughline
