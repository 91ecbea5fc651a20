// SPDX-License-Identifier: GPL-3.0-or-later
// Copying rows of our lists and trees, so that they can be pasted into a spreadsheet or a ticket.
//
// GUI thread.
#pragma once

#include <QString>

#include <functional>

class QAbstractItemView;
class QMenu;
class QModelIndex;

namespace throughline {

// A cell as it is in the data.
[[nodiscard]] QString exactText(const QModelIndex& index);
// The selected rows in the order in which they stand there, a line each, all columns of the model parted by
// tabs, each cell as it is in the data; tabs and ends of lines within one become blanks.
[[nodiscard]] QString selectedRows(const QAbstractItemView& view);
void copyRows(const QAbstractItemView& view);

// "Copy value", "Copy row", for the cell at hand, and "Save the list as CSV…".
void addCopyActions(QMenu& menu, QAbstractItemView& view, const QModelIndex& index);
// Shows a menu for the cell under the mouse or, by key, for the current one; `fill` puts in what comes before
// the copying.
void offerMenu(QAbstractItemView& view, const std::function<void(QMenu&, const QModelIndex&)>& fill);

} // namespace throughline
