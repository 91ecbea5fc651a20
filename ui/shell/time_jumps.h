// SPDX-License-Identifier: GPL-3.0-or-later
// TimeJumps: going to a time that was typed: in the view that is open where that has a time axis, else in the
// one that shows what is selected; where nothing is selected, to the event that is nearest of all (spec 5,
// "jump to any date").
//
// Owned by the main window; GUI thread.
#pragma once

#include "core/base/typed_time.h"

#include <QObject>

namespace throughline {

class MainWindow;
class SearchBar;

class TimeJumps : public QObject {
    Q_OBJECT
public:
    // Both outlive it.
    TimeJumps(MainWindow& window, SearchBar& search);

    // Offers the time in the middle of the view for being changed.
    void ask();
    void go(const TypedTime& typed);

Q_SIGNALS:
    void said(const QString& remark);

private:
    [[nodiscard]] TimeNs middle() const;
    [[nodiscard]] bool goInView(const TypedTime& typed);
    void goToNearest(const TypedTime& typed);

    MainWindow& m_window;
    SearchBar& m_search;
};

} // namespace throughline
