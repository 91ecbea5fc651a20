// SPDX-License-Identifier: GPL-3.0-or-later
// What takes the focus that is given to a widget as a whole, as to a view or a list with fields around it.
//
// Not QWidget::setFocusProxy(): Tab goes to a proxy from wherever it comes to the widget, past all that
// stands before the proxy in it, and stops for good where the proxy is hidden, as a list is where a note
// stands in its place. GUI thread.
#pragma once

class QWidget;

namespace throughline {

// From now on, in place of what did before. `standIn` is below `widget`; while it is hidden the widget has
// the focus itself.
void setFocusStandIn(QWidget& widget, QWidget& standIn);
// Null where there is none.
[[nodiscard]] QWidget* focusStandIn(const QWidget& widget);

} // namespace throughline
