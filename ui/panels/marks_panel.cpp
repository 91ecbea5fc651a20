// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/marks_panel.h"

#include "ui/models/text.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/scene_painter.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int kEventWidth = 200;
constexpr int kAboutWidth = 120;
constexpr int kCellMargins = 18;

} // namespace

MarksPanel::MarksPanel(EventMarks& marks, Navigator& navigator, QWidget* parent)
    : QWidget(parent), m_marks(marks), m_navigator(navigator), m_model(marks, navigator),
      m_table(new QTableView(this)), m_note(plainLabel({}, look::kDim, this))
{
    setUpTable(*m_table, tr("Marks"));
    m_table->setModel(&m_model);
    QHeaderView& header = *m_table->horizontalHeader();
    header.setStretchLastSection(false);
    header.setSectionResizeMode(MarkModel::Note, QHeaderView::Stretch);
    header.resizeSection(MarkModel::Event, kEventWidth);
    header.resizeSection(MarkModel::About, kAboutWidth);
    header.resizeSection(
        MarkModel::Time,
        QFontMetrics(fontOf(Face::Regular)).horizontalAdvance(QStringLiteral("0000-00-00 00:00:00.000")) +
            kCellMargins);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setContentsMargins(12, 6, 12, 6);
    m_note->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    auto* remove = new QAction(tr("Take the mark back"), this);
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(remove);
    connect(remove, &QAction::triggered, this, [this] { this->remove(m_table->currentIndex()); });
    connect(m_table, &QTableView::clicked, this, &MarksPanel::goTo);
    connect(m_table, &QTableView::activated, this, &MarksPanel::goTo);
    offerMenu(*m_table, [this](QMenu& menu, const QModelIndex& index) { fillMenu(menu, index); });
    connect(&m_model, &MarkModel::modelReset, this, &MarksPanel::showState);
    connect(&m_navigator, &Navigator::placeChanged, this, &MarksPanel::showSelected);
    setFocusStandIn(*this, *m_table);
    showState();
}

void MarksPanel::showState()
{
    const std::size_t all = m_marks.all().size();
    const std::size_t missing = m_marks.missing();
    m_table->setVisible(all > 0);
    m_note->setAlignment(all > 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter);
    if (all == 0)
        m_note->setText(tr("Nothing is marked. M marks the selected event, Shift+M writes a note to it."));
    else if (missing > 0)
        m_note->setText(counted(all, tr("1 mark"), tr("%1 marks")) + QStringLiteral(" · ") +
                        counted(missing, tr("1 of an event that is not in this data; it is kept"),
                                tr("%1 of events that are not in this data; they are kept")));
    else
        m_note->setText(counted(all, tr("1 mark"), tr("%1 marks")));
    showSelected();
}

void MarksPanel::showSelected()
{
    showCurrentRow(*m_table, m_model.rowOf(m_navigator.place().event));
}

void MarksPanel::goTo(const QModelIndex& index)
{
    const QVariant event = index.data(roles::Event);
    if (event.isValid())
        Q_EMIT goWanted(EventId(event.toUInt()));
}

void MarksPanel::remove(const QModelIndex& index)
{
    if (index.isValid())
        m_marks.remove(static_cast<std::size_t>(index.row()));
}

void MarksPanel::fillMenu(QMenu& menu, const QModelIndex& index)
{
    const QPersistentModelIndex at(index);
    const bool here = index.data(roles::Event).isValid();
    menu.addAction(tr("Go to this event"), this, [this, at] { goTo(at); })->setEnabled(here);
    menu.addAction(tr("Write a note"), this,
                   [this, at] { Q_EMIT noteWanted(EventId(at.data(roles::Event).toUInt())); })
        ->setEnabled(here);
    menu.addAction(tr("Take the mark back"), this, [this, at] { remove(at); });
}

} // namespace throughline
