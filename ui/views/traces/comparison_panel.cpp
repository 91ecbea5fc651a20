// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/traces/comparison_panel.h"

#include "ui/models/text.h"
#include "ui/views/list_drawing.h"
#include "ui/views/traces/difference_delegate.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int kSpace = 8;
constexpr int kDurationWidth = 96;
constexpr int kTextWidth = 96; // of a difference, beside its bar

// A line that gives way instead of making the window wide.
QLabel* sideLabel(QWidget* parent)
{
    QLabel* label = plainLabel({}, nullptr, parent);
    label->setContentsMargins(kSpace, 0, kSpace, 0);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString sideText(const QString& side, const TraceRows& rows, TraceId trace)
{
    const TraceFigures& figures = rows[trace];
    return QStringList{
        side,
        traceTitle(*rows.snapshot, figures),
        shortTraceId(*rows.snapshot, trace),
        timeText(figures.start),
        durationText(figures.duration),
        counted(figures.events, ComparisonPanel::tr("1 event"), ComparisonPanel::tr("%1 events"))}
        .join(QStringLiteral("  ·  "));
}

} // namespace

ComparisonPanel::ComparisonPanel(QWidget* parent)
    : QWidget(parent), m_a(sideLabel(this)), m_b(sideLabel(this)), m_tree(new QTreeView(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setUpTree(*m_tree, tr("Steps of both traces"));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegateForColumn(ComparisonModel::Difference, new DifferenceDelegate(m_tree));
    QHeaderView& header = *m_tree->header();
    header.setStretchLastSection(false);
    header.setMinimumSectionSize(kDurationWidth);
    header.setSectionResizeMode(ComparisonModel::Step, QHeaderView::Stretch);
    for (const int column : {ComparisonModel::DurationA, ComparisonModel::DurationB, ComparisonModel::Ratio})
        header.resizeSection(column, kDurationWidth);
    header.resizeSection(ComparisonModel::Difference, DifferenceDelegate::kBarWidth + kTextWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kSpace, 0, 0);
    column->setSpacing(kSpace);
    column->addWidget(m_a);
    column->addWidget(m_b);
    column->addWidget(m_tree, 1);
    setFocusStandIn(*this, *m_tree);
    const auto choose = [this](const QModelIndex& index) {
        Q_EMIT chosen(EventId(index.data(roles::Event).toUInt()));
    };
    connect(m_tree, &QTreeView::clicked, this, choose);
    connect(m_tree, &QTreeView::activated, this, choose);
    offerMenu(*m_tree, [](QMenu&, const QModelIndex&) {});
}

void ComparisonPanel::compare(const TraceRows& rows, TraceId a, TraceId b)
{
    m_a->setText(sideText(tr("A"), rows, a));
    m_b->setText(sideText(tr("B"), rows, b));
    m_a->setToolTip(plainToolTip(traceSummary(rows, a)));
    m_b->setToolTip(plainToolTip(traceSummary(rows, b)));
    m_model.setRows(nullptr, {});
    m_task.start(
        [snapshot = rows.snapshot, a, b](const CancelToken&) { return comparedRows(*snapshot, a, b); },
        [this, snapshot = rows.snapshot](ComparedRows compared) {
            m_model.setRows(snapshot, std::move(compared));
            unfold();
            Q_EMIT this->compared();
        });
}

void ComparisonPanel::clear()
{
    m_task.drop();
    m_model.setRows(nullptr, {});
}

void ComparisonPanel::setGreatestFirst(bool greatestFirst)
{
    m_model.setGreatestFirst(greatestFirst);
    m_tree->setRootIsDecorated(!greatestFirst);
    unfold();
}

void ComparisonPanel::unfold()
{
    // Of more a person wants to see the upper levels first, and a view needs too long for all.
    constexpr std::size_t kMost = 5000;
    if (m_model.greatestFirst())
        return;
    if (m_model.rows().spans.size() <= kMost)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(0);
    if (!m_tree->currentIndex().isValid())
        m_tree->setCurrentIndex(m_model.index(0, 0));
}

QString ComparisonPanel::summary() const
{
    if (m_task.running())
        return tr("comparing…");
    const ComparedRows& rows = m_model.rows();
    QStringList parts{counted(rows.spans.size(), tr("1 step"), tr("%1 steps"))};
    const auto add = [&](std::uint32_t count, const QString& phrase) {
        if (count > 0)
            parts << phrase.arg(number(count));
    };
    add(rows.slower, tr("%1 longer in B"));
    add(rows.faster, tr("%1 faster in B"));
    add(rows.onlyInA, tr("%1 only in A"));
    add(rows.onlyInB, tr("%1 only in B"));
    return parts.join(QStringLiteral(" · "));
}

void ComparisonPanel::drawInto(Scene& scene, const Rect& rect) const
{
    Rect rest = rect;
    for (const QLabel* side : {m_a, m_b}) {
        scene.labels.push_back(
            {{rest.x + kSpace, rest.y, rest.width - 2 * kSpace, kRowHeight}, side->text().toStdString()});
        rest.y += kRowHeight;
        rest.height -= kRowHeight;
    }
    drawRows(scene, rest, *m_tree, *m_tree->header(),
             [this](const QModelIndex& row) { return m_tree->indexBelow(row); });
}

} // namespace throughline
