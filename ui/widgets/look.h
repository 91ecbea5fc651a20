// SPDX-License-Identifier: GPL-3.0-or-later
// Look: the small parts that all panels share: labels that show plain text, colours of the theme in force,
// marks of severity.
//
// GUI thread.
#pragma once

#include "core/base/problem.h"
#include "core/layout/palette.h"

#include <QColor>
#include <QLabel>
#include <QPalette>
#include <QPixmap>

class QAbstractItemView;
class QLineEdit;
class QTableView;
class QTreeView;

namespace throughline {

// Names for QWidget::setProperty("role", …) that the style sheet knows.
namespace look {
inline constexpr char kDim[] = "dim";
inline constexpr char kTitle[] = "title";
inline constexpr char kHeading[] = "heading";
} // namespace look

// A label whose text is never taken for HTML. `role` is one of look::k…, or null.
[[nodiscard]] QLabel* plainLabel(const QString& text, const char* role = nullptr, QWidget* parent = nullptr);

[[nodiscard]] const InkColours& coloursOf(const QPalette& palette);
[[nodiscard]] QColor inkOf(const QPalette& palette, Ink ink);

// A small mark for a row of a list.
[[nodiscard]] QPixmap shapeMark(Shape shape, const QColor& colour, bool hollow, qreal scale);
// Severity by shape as well as by colour: triangle, diamond, circle, ring.
[[nodiscard]] Shape shapeOf(Severity severity);
[[nodiscard]] Ink inkOf(Severity severity);
[[nodiscard]] QPixmap severityMark(Severity severity, const QPalette& palette, qreal scale);
// The same of a roles::State: disc, ring, cross, square, and a hollow diamond for what is not there.
[[nodiscard]] QPixmap stateMark(int state, const QPalette& palette, qreal scale);

// The common habits of our lists and trees: whole rows, rows of one height, no grid, elided text, Ctrl+C
// copies the exact text of the current cell; where several rows can be selected, those (see row_copy.h).
void setUpTable(QTableView& table, const QString& accessibleName);
void setUpTree(QTreeView& tree, const QString& accessibleName);
// The row becomes the current one, and is scrolled to where it was not; -1: no row is selected.
void showCurrentRow(QTableView& table, int row);
// A field by which a list is filtered; `placeholder` says by what.
void setUpFilter(QLineEdit& field, const QString& placeholder, const QString& accessibleName);
// The height of a row in lists and trees.
inline constexpr int kRowHeight = 26;

// Puts the cell's exact text on the clipboard.
void copyCell(const QModelIndex& index);

} // namespace throughline
