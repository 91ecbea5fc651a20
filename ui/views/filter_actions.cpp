// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/filter_actions.h"

#include "ui/models/filter_text.h"
#include "ui/models/text.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace throughline {

void addFilterTerms(QMenu& menu, ViewState& state, const Snapshot& snapshot, EventId event, bool out)
{
    const std::vector<FilterTerm>& inForce = state.filter().terms();
    for (FilterTerm& term : filterTermsOf(snapshot, event)) {
        term.out = out;
        const bool already = std::find(inForce.begin(), inForce.end(), term) != inForce.end();
        QAction* action =
            menu.addAction(withoutMnemonics(filterTermText(term)), &state, [&state, term, already] {
                if (already)
                    state.takeFromFilter(term);
                else
                    state.addToFilter(term);
            });
        action->setCheckable(true);
        action->setChecked(already);
    }
}

void addFilterMenus(QMenu& menu, ViewState& state, const Snapshot& snapshot, EventId event)
{
    addFilterTerms(*menu.addMenu(QCoreApplication::translate("views", "Filter in")), state, snapshot, event,
                   false);
    addFilterTerms(*menu.addMenu(QCoreApplication::translate("views", "Filter out")), state, snapshot, event,
                   true);
}

} // namespace throughline
