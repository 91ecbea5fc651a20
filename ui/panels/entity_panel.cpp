// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/entity_panel.h"

#include "ui/models/row_subject.h"
#include "ui/models/text.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/scene_painter.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int kNarrowest = 250;

} // namespace

EntityPanel::EntityPanel(Navigator& navigator, OrderAttributions& attributions, const QString& onlyKind,
                         const QString& without, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_model(navigator, attributions), m_onlyKind(onlyKind),
      m_without(without), m_kinds(new QTabBar(this)), m_filter(new QLineEdit(this)),
      m_table(new QTableView(this)), m_note(plainLabel({}, look::kDim, this))
{
    m_kinds->setExpanding(false);
    m_kinds->setDrawBase(false);
    m_kinds->setUsesScrollButtons(true);
    m_kinds->setAccessibleName(tr("Kind of entity"));
    m_kinds->setVisible(m_onlyKind.isEmpty());
    setUpFilter(*m_filter, tr("Filter"), tr("Filter the list"));
    m_note->setContentsMargins(12, 4, 12, 6);
    m_note->setWordWrap(true);

    setMinimumWidth(kNarrowest);
    setUpTable(*m_table, tr("Entities"));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->viewport()->installEventFilter(this);
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setSortIndicator(EntityModel::Time, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSectionResizeMode(EntityModel::Value, QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(EntityModel::Detail, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(EntityModel::Time, QHeaderView::Fixed);
    constexpr int kCellMargins = 18;
    m_table->horizontalHeader()->resizeSection(
        EntityModel::Time,
        QFontMetrics(fontOf(Face::Regular)).horizontalAdvance(QStringLiteral("00-00 00:00")) + kCellMargins);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_kinds);
    m_filterRow = new QHBoxLayout;
    m_filterRow->addWidget(m_filter);
    column->addLayout(m_filterRow);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);

    connect(m_kinds, &QTabBar::currentChanged, this, &EntityPanel::showCurrentKind);
    connect(m_filter, &QLineEdit::textChanged, &m_model, &EntityModel::setFilter);
    connect(m_table, &QTableView::clicked, this, &EntityPanel::goTo);
    connect(m_table, &QTableView::activated, this, &EntityPanel::goTo);
    offerMenu(*m_table, [this](QMenu& menu, const QModelIndex& index) { fillMenu(menu, index); });
    connect(&m_model, &EntityModel::modelAboutToBeReset, this, &EntityPanel::noteTop);
    connect(&m_model, &EntityModel::updated, this, &EntityPanel::showCounts);
    connect(&m_navigator, &Navigator::snapshotChanged, this, &EntityPanel::showKinds);
    connect(&m_navigator, &Navigator::placeChanged, this, &EntityPanel::showSubject);
    setFocusStandIn(*this, *m_table);
    showKinds();
}

void EntityPanel::startFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool EntityPanel::showKind(const QString& kind)
{
    for (int tab = 0; tab < m_kinds->count(); ++tab) {
        if (m_kinds->tabData(tab).toString() != kind)
            continue;
        m_filter->clear();
        m_kinds->setCurrentIndex(tab);
        return true;
    }
    return false;
}

// Before the rows go: whoever scrolled to something still sees it among the rest.
void EntityPanel::noteTop()
{
    if (!m_model.snapshot() || m_model.snapshot() != m_navigator.continued())
        return;
    const QModelIndex top = m_table->indexAt(QPoint(0, 0));
    if (m_table->verticalScrollBar()->value() > 0 && top.isValid())
        m_topBefore = subjectOf(top);
}

void EntityPanel::returnToTop()
{
    if (!m_topBefore || m_model.rowCount() == 0)
        return;
    const int row = m_model.rowOf(*m_topBefore);
    if (row >= 0)
        m_table->scrollTo(m_model.index(row, 0), QAbstractItemView::PositionAtTop);
    m_topBefore.reset();
}

void EntityPanel::showKinds()
{
    if (!m_onlyKind.isEmpty()) {
        m_model.setKind(m_onlyKind);
        return;
    }
    const QString before = m_model.kind();
    const QSignalBlocker quiet(m_kinds);
    while (m_kinds->count() > 0)
        m_kinds->removeTab(0);
    if (m_navigator.snapshot()) {
        for (const KindCount& kind : entityKinds(*m_navigator.snapshot())) {
            const QString name = exact(kind.kind);
            if (name == m_without)
                continue;
            const int tab = m_kinds->addTab(withoutMnemonics(kindNamePlural(kind.kind)));
            m_kinds->setTabData(tab, name);
            m_kinds->setTabToolTip(tab, plainToolTip(kindNamePlural(kind.kind) + u' ' + number(kind.count)));
            if (name == before)
                m_kinds->setCurrentIndex(tab);
        }
    }
    // Where it is hidden a tab bar does not tell that it grew.
    m_kinds->updateGeometry();
    showCurrentKind();
}

void EntityPanel::showCurrentKind()
{
    const QString kind = m_kinds->tabData(m_kinds->currentIndex()).toString();
    m_table->setAccessibleName(kindNamePlural(kind.toStdString()));
    m_model.setKind(kind);
    showCounts();
}

void EntityPanel::showCounts()
{
    const auto listed = static_cast<std::uint64_t>(m_model.rowCount());
    const std::string kind = m_model.kind().toStdString();
    const bool preview = m_navigator.snapshot() && m_navigator.snapshot()->preview;
    const QString counted = kindCount(kind, m_model.total());
    const QString all = preview ? tr("%1 so far").arg(counted) : counted;
    if (!m_navigator.snapshot() || kind.empty() || (m_model.total() == 0 && m_model.working()))
        m_note->setText({});
    else if (m_model.total() == 0)
        m_note->setText((preview ? tr("No %1 so far") : tr("No %1 in this data")).arg(kindsInSentence(kind)));
    else if (listed == 0)
        m_note->setText(tr("None of %1 matches the filter").arg(all));
    else if (listed < m_model.total())
        m_note->setText(tr("%1 of %2").arg(number(listed), all));
    else
        m_note->setText(all);
    // A few rows of one kind need neither filter nor header.
    constexpr std::uint32_t kFew = 12;
    const bool few = !m_onlyKind.isEmpty() && m_model.total() <= kFew && m_filter->text().isEmpty();
    m_filter->setVisible(!few);
    m_filterRow->setContentsMargins(8, few ? 0 : 6, 8, few ? 0 : 6);
    m_table->horizontalHeader()->setVisible(!few);
    // What a trace began with says little without its class.
    const int widest = kind == kTraceKind ? 110 : 150;
    const int header = few ? 0 : m_table->horizontalHeader()->sectionSizeHint(EntityModel::Value);
    const int content = static_cast<QAbstractItemView*>(m_table)->sizeHintForColumn(EntityModel::Value) + 1;
    m_table->setColumnWidth(EntityModel::Value, std::min(widest, std::max(header, content)));
    showSubject();
    returnToTop();
}

void EntityPanel::showSubject()
{
    const auto& subject = m_navigator.place().subject;
    if (!m_navigator.snapshot() || !subject || subject->kind != m_model.kind().toStdString()) {
        m_table->clearSelection();
        return;
    }
    showCurrentRow(*m_table, m_model.rowOf(*subject));
}

bool EntityPanel::eventFilter(QObject* watched, QEvent* event)
{
    // The subject stays in sight when the list gets its final height, and later ones.
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        m_table->scrollTo(m_table->currentIndex());
    return QWidget::eventFilter(watched, event);
}

void EntityPanel::fillMenu(QMenu& menu, const QModelIndex& index)
{
    const std::optional<Selector> subject = subjectOf(index);
    if (!subject)
        return;
    menu.addAction(tr("Go there"), this, [this, subject] { m_navigator.go(*subject); });
    if (subject->kind == "contact")
        menu.addAction(tr("Show beside this timeline"), this,
                       [this, subject] { Q_EMIT besideWanted(*subject); });
}

void EntityPanel::goTo(const QModelIndex& index)
{
    if (const std::optional<Selector> subject = subjectOf(index))
        m_navigator.go(*subject);
}

} // namespace throughline
