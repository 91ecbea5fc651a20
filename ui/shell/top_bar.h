// SPDX-License-Identifier: GPL-3.0-or-later
// TopBar: back, forward and the search on top of the window; theme and commands at its end.
//
// GUI thread.
#pragma once

#include <QToolBar>

namespace throughline {

class Actions;
class Navigator;
class SearchBar;

class TopBar : public QToolBar {
    Q_OBJECT
public:
    TopBar(const Actions& actions, Navigator& navigator, QWidget* parent);

    [[nodiscard]] SearchBar& search() { return *m_search; }

private:
    SearchBar* m_search;
};

} // namespace throughline
