// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/findings/findings_view.h"

#include "ui/models/row_subject.h"
#include "ui/models/text.h"
#include "ui/views/findings/findings_report.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/scene_painter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <cmath>

namespace throughline {

namespace {

QToolButton* stepButton(const QString& icon, const QString& name)
{
    auto* button = new QToolButton;
    button->setIcon(lineIcon(icon));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

constexpr int kCountWidth = 72;
constexpr int kCellPadding = 20;

} // namespace

FindingsView::FindingsView(Navigator& navigator, ViewState& state, QWidget* parent)
    : View(navigator, state, parent), m_model(navigator), m_filter(new QLineEdit(this)),
      m_counts(plainLabel({}, look::kDim, this)), m_tree(new QTreeView(this)),
      m_none(plainLabel({}, look::kDim, this)), m_selfCheck(plainLabel({}, look::kDim, this)),
      m_checking(navigator)
{
    setUpFilter(*m_filter, tr("Filter by kind, class, id or entity"), tr("Filter findings"));
    m_filter->setMinimumWidth(160);
    m_filter->setMaximumWidth(320);
    setUpTree(*m_tree, tr("Findings"));
    m_tree->setModel(&m_model);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(FindingsModel::Detail, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(FindingsModel::Name, QHeaderView::Fixed);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->resizeSection(FindingsModel::Time,
                                    QFontMetrics(fontOf(Face::Regular)).horizontalAdvance(timeText(0)) +
                                        kCellPadding);
    m_selfCheck->setWordWrap(true);
    m_selfCheck->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // What follows it stays where it is.
    QSizePolicy policy = m_selfCheck->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_selfCheck->setSizePolicy(policy);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);

    QToolButton* previous = stepButton(QStringLiteral("previous"), tr("Previous finding (Shift+N)"));
    QToolButton* next = stepButton(QStringLiteral("next"), tr("Next finding (N)"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 8, 6);
    bar->setSpacing(10);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_counts);
    bar->addWidget(m_selfCheck, 1);
    bar->addWidget(previous);
    bar->addWidget(next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_tree, 1);
    column->addWidget(m_none, 1);

    connect(previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_filter, &QLineEdit::textChanged, &m_model, &FindingsModel::setFilter);
    connect(m_tree, &QTreeView::clicked, this, &FindingsView::goTo);
    connect(m_tree, &QTreeView::activated, this, &FindingsView::goTo);
    connect(&m_checking, &SelfChecking::changed, this, &FindingsView::showSelfCheck);
    m_selfCheck->hide();
    setFocusStandIn(*this, *m_tree);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &FindingsView::showMenu);
    connect(&m_model, &FindingsModel::updated, this, &FindingsView::showCounts);
    addCommand(tr("Copy as report"), Qt::CTRL | Qt::ALT | Qt::Key_C, [this] { copyReport(); });
    showCounts();
}

void FindingsView::copyReport()
{
    if (!navigator().snapshot() || m_model.passing() == 0)
        return;
    QString about = counted(m_model.passing(), tr("1 finding"), tr("%1 findings"));
    if (m_model.passing() < m_model.total())
        about =
            tr("%1 of %2, filtered by “%3”").arg(about, number(m_model.total()), shown(m_filter->text(), 80));
    about += QStringLiteral(" · ") +
             counted(navigator().snapshot()->events.size(), tr("1 event"), tr("%1 events"));
    if (!m_selfCheck->isHidden())
        about += QStringLiteral(" · ") + m_selfCheck->text();
    QGuiApplication::clipboard()->setText(findingsReport(m_model, about));
}

// Half of the room for what a finding is, half for what it says; figures take what they need.
void FindingsView::shareWidth()
{
    QHeaderView& header = *m_tree->header();
    const int count = std::max(kCountWidth, header.sectionSizeHint(FindingsModel::Count));
    header.resizeSection(FindingsModel::Count, count);
    const int room = width() - count - header.sectionSize(FindingsModel::Time) -
                     m_tree->verticalScrollBar()->sizeHint().width();
    const int detail = header.sectionSizeHint(FindingsModel::Detail);
    header.resizeSection(FindingsModel::Name, std::max(0, std::min(room / 2, room - detail)));
}

void FindingsView::resizeEvent(QResizeEvent* event)
{
    View::resizeEvent(event);
    shareWidth();
}

void FindingsView::showCounts()
{
    const bool any = m_model.passing() > 0;
    m_tree->setVisible(any);
    m_none->setVisible(!any);
    if (!navigator().snapshot())
        m_none->setText(tr("Open an export to see where its chains break."));
    else if (navigator().snapshot()->preview)
        m_none->setText(
            tr("Findings need all of the data: what is missing here may be in the part that is not "
               "loaded yet."));
    else if (m_model.working())
        m_none->setText({});
    else if (m_model.total() == 0)
        m_none->setText(
            tr("No findings: every event's trace, parent and cause that it names is in this data."));
    else
        m_none->setText(tr("None of the %1 findings matches the filter.").arg(number(m_model.total())));
    m_counts->setText(!any ? QString()
                      : m_model.passing() < m_model.total()
                          ? tr("%1 of %2").arg(number(m_model.passing()), number(m_model.total()))
                          : counted(m_model.total(), tr("1 finding"), tr("%1 findings")));
    // Severities and kinds are few and answer "what is wrong" at a glance; so do a few findings.
    constexpr std::uint32_t kFew = 30;
    if (any && m_model.passing() <= kFew)
        m_tree->expandAll();
    else if (any)
        m_tree->expandToDepth(0);
}

void FindingsView::setFilter(const QString& text)
{
    m_filter->setText(text);
}

void FindingsView::step(int direction)
{
    const int count = static_cast<int>(m_model.passing());
    if (count == 0)
        return;
    const QModelIndex now = m_tree->currentIndex().siblingAtColumn(0);
    int position = m_model.positionOf(now);
    if (position >= 0)
        position = (position + direction + count) % count;
    else if (const int below = now.isValid() ? m_model.firstBelow(now) : 0; direction > 0)
        position = below;
    else
        position = (below - 1 + count) % count;
    const QModelIndex index = m_model.indexOf(static_cast<std::uint32_t>(position));
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    goTo(index);
}

void FindingsView::goTo(const QModelIndex& index)
{
    if (const std::optional<Selector> subject = subjectOf(index.siblingAtColumn(FindingsModel::Name)))
        navigator().go(*subject);
}

std::optional<Repair> FindingsView::currentCandidate() const
{
    return m_model.candidateAt(m_tree->currentIndex());
}

void FindingsView::showMenu(const QPoint& position)
{
    const QModelIndex index = m_tree->indexAt(position);
    const std::optional<Repair> candidate = m_model.candidateAt(index);
    const auto judge = [&](Verdict verdict) {
        return [this, &candidate, verdict] { Q_EMIT judged(*candidate, verdict); };
    };
    QMenu menu;
    if (subjectOf(index.siblingAtColumn(FindingsModel::Name)))
        menu.addAction(tr("Go to this event"), this, [&] { goTo(index); });
    menu.addActions(actions());
    menu.addSeparator();
    if (candidate && candidate->verdict != Verdict::Confirmed)
        menu.addAction(tr("Confirm: this is the cause"), this, judge(Verdict::Confirmed));
    if (candidate && candidate->verdict != Verdict::Rejected)
        menu.addAction(tr("Reject: this is not the cause"), this, judge(Verdict::Rejected));
    if (candidate && candidate->verdict != Verdict::None)
        menu.addAction(tr("Take the decision back"), this, judge(Verdict::None));
    menu.addSeparator();
    if (index.isValid())
        addCopyActions(menu, *m_tree, index);
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

void FindingsView::refresh()
{
    m_checking.request(); // only when somebody looks
    m_model.setEvents(state().filter());
}

void FindingsView::showSelfCheck()
{
    // 99.96 % are not all.
    const auto percent = [](double share) {
        return QLocale::c().toString(std::floor(share * 1000) / 10, 'f', 1);
    };
    const bool any = m_checking.figures() && m_checking.figures()->hidden > 0;
    m_selfCheck->setVisible(any);
    if (!any)
        return;
    const SelfCheck& check = *m_checking.figures();
    m_selfCheck->setText(check.precision() ? tr("Self-check: %1 % of repairs right, %2 % found")
                                                 .arg(percent(*check.precision()), percent(*check.recall()))
                                           : tr("Self-check: no repair is sure enough here"));
    m_selfCheck->setToolTip(plainToolTip(
        tr("%1 links of this data whose cause is known were hidden and repaired again: how many causes were "
           "found, and how many of those were the right ones. Where the cause had been taken away too, "
           "another "
           "one was invented %2 times in %3.")
            .arg(number(check.hidden), number(check.invented), number(check.withheld))));
}

Scene FindingsView::scene(QSize size) const
{
    Scene scene;
    scene.width = static_cast<float>(size.width());
    scene.height = static_cast<float>(size.height());
    constexpr float kIndent = 16;
    constexpr float kCount = 72;
    float y = 0;
    for (QModelIndex index = m_model.index(0, 0); index.isValid() && y < scene.height;
         index = m_tree->indexBelow(index)) {
        float x = kIndent;
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
            x += kIndent;
        const auto text = [&](int column) {
            return index.siblingAtColumn(column).data().toString().toStdString();
        };
        const float half = scene.width / 2;
        scene.labels.push_back({{x, y, half - x, kRowHeight}, text(FindingsModel::Name)});
        scene.labels.push_back({{half, y, half - kCount, kRowHeight}, text(FindingsModel::Detail), Ink::Dim});
        scene.labels.push_back({{scene.width - kCount, y, kCount - kIndent, kRowHeight},
                                text(FindingsModel::Count),
                                Ink::Dim,
                                Face::Regular,
                                Align::Right});
        y += kRowHeight;
    }
    return scene;
}

} // namespace throughline
