// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_popup.h"

#include "ui/models/roles.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/look.h"

#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int kMargin = 10;
constexpr int kKindColumn = 88;
constexpr int kMostRows = 12;

// Kind, value, remark.
class HitDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        cell.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
        const QRect row = cell.rect.adjusted(kMargin, 0, -kMargin, 0);
        paintBadge(painter, row, index.data(roles::Badge).toString(), inkOf(cell.palette, Ink::Accent),
                   cell.palette);

        const QString note = index.data(roles::Note).toString();
        const int noteWidth = cell.fontMetrics.horizontalAdvance(note);
        painter->setFont(cell.font);
        painter->setPen(cell.palette.color(QPalette::PlaceholderText));
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, note);
        const QRect value = row.adjusted(kKindColumn, 0, -noteWidth - kMargin, 0);
        painter->setPen(cell.palette.color(QPalette::Text));
        painter->drawText(value, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          cell.fontMetrics.elidedText(cell.text, Qt::ElideMiddle, value.width()));
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kKindColumn, kRowHeight};
    }
};

} // namespace

SearchPopup::SearchPopup(QAbstractItemModel& hits, QWidget* window)
    : QFrame(window), m_list(new QListView(this)), m_note(plainLabel({}, look::kDim, this))
{
    setObjectName(QStringLiteral("searchPopup"));
    m_list->setModel(&hits);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Search results"));
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
    m_note->setContentsMargins(kMargin, 6, kMargin, 6);
    m_note->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list);
    column->addWidget(m_note);
    hide();
}

void SearchPopup::offer(const QWidget& field, const QString& note)
{
    const int rows = m_list->model()->rowCount();
    m_list->setVisible(rows > 0);
    m_list->setFixedHeight(std::min(rows, kMostRows) * kRowHeight);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    const QPoint place = field.mapTo(parentWidget(), QPoint(0, field.height() + 2));
    setFixedWidth(field.width());
    move(place);
    show();
    layout()->activate();
    resize(field.width(),
           layout()->hasHeightForWidth() ? layout()->heightForWidth(field.width()) : sizeHint().height());
    raise();
    setCurrent(0);
}

int SearchPopup::current() const
{
    return m_list->currentIndex().row();
}

void SearchPopup::setCurrent(int row)
{
    m_list->setCurrentIndex(m_list->model()->index(row, 0));
}

} // namespace throughline
