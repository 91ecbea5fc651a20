// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/look.h"

#include "ui/models/roles.h"
#include "ui/models/text.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/glyph_painter.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/scene_painter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QShortcut>
#include <QTableView>
#include <QTreeView>

namespace throughline {

namespace {

void setUpItems(QAbstractItemView& view, const QString& accessibleName)
{
    view.setAccessibleName(accessibleName);
    view.setItemDelegate(new CellDelegate(&view));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setTextElideMode(Qt::ElideRight);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setFrameShape(QFrame::NoFrame);
    view.setMouseTracking(true);
    auto* copy = new QShortcut(QKeySequence::Copy, &view);
    copy->setContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, &view, [&view] {
        if (view.selectionMode() == QAbstractItemView::ExtendedSelection)
            copyRows(view);
        else
            copyCell(view.currentIndex());
    });
}

} // namespace

QLabel* plainLabel(const QString& text, const char* role, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

const InkColours& coloursOf(const QPalette& palette)
{
    constexpr int kMiddle = 128;
    return palette.color(QPalette::Window).lightness() < kMiddle ? darkColours() : lightColours();
}

QColor inkOf(const QPalette& palette, Ink ink)
{
    return colourOf(ink, coloursOf(palette));
}

Shape shapeOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Shape::Triangle;
    case Severity::DataLoss:
        return Shape::Diamond;
    case Severity::Warning:
        return Shape::Circle;
    case Severity::Info:
        return Shape::Ring;
    }
    return Shape::Ring;
}

Ink inkOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
    case Severity::DataLoss:
        return Ink::Error;
    case Severity::Warning:
        return Ink::Warning;
    case Severity::Info:
        return Ink::Dim;
    }
    return Ink::Dim;
}

QPixmap shapeMark(Shape shape, const QColor& colour, bool hollow, qreal scale)
{
    constexpr int kSize = 12;
    constexpr qreal kGlyph = 9;
    QPixmap pixmap(QSize(kSize, kSize) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGlyph(painter, shape, QPointF(kSize / 2.0, kSize / 2.0), kGlyph, colour, hollow);
    return pixmap;
}

QPixmap severityMark(Severity severity, const QPalette& palette, qreal scale)
{
    return shapeMark(shapeOf(severity), inkOf(palette, inkOf(severity)), false, scale);
}

QPixmap stateMark(int state, const QPalette& palette, qreal scale)
{
    switch (state) {
    case roles::Done:
        return shapeMark(Shape::Circle, inkOf(palette, Ink::Category2), false, scale);
    case roles::Running:
        return shapeMark(Shape::Ring, inkOf(palette, Ink::Accent), true, scale);
    case roles::Failed:
        return shapeMark(Shape::Cross, inkOf(palette, Ink::Error), false, scale);
    case roles::Absent:
        return shapeMark(Shape::Diamond, inkOf(palette, Ink::Dim), true, scale);
    default:
        return shapeMark(Shape::Square, inkOf(palette, Ink::Dim), false, scale);
    }
}

void setUpTable(QTableView& table, const QString& accessibleName)
{
    setUpItems(table, accessibleName);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(kRowHeight);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setMinimumSectionSize(24);
}

void setUpTree(QTreeView& tree, const QString& accessibleName)
{
    setUpItems(tree, accessibleName);
    tree.setUniformRowHeights(true);
    tree.setIndentation(16);
    tree.setAllColumnsShowFocus(true);
    tree.header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void copyCell(const QModelIndex& index)
{
    if (index.isValid())
        QGuiApplication::clipboard()->setText(exactText(index));
}

void showCurrentRow(QTableView& table, int row)
{
    if (row < 0)
        table.clearSelection();
    else if (table.currentIndex().row() != row || !table.selectionModel()->hasSelection())
        table.setCurrentIndex(table.model()->index(row, 0)); // and scrolls there
}

void setUpFilter(QLineEdit& field, const QString& placeholder, const QString& accessibleName)
{
    field.setPlaceholderText(placeholder);
    field.setToolTip(plainToolTip(placeholder)); // where the field is too narrow for it
    field.setAccessibleName(accessibleName);
    field.setClearButtonEnabled(true);
    field.addAction(lineIcon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
}

} // namespace throughline
