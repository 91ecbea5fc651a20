// SPDX-License-Identifier: GPL-3.0-or-later
// ViewState: how things are shown, shared by all views: theme, folded gaps, which events are shown at all and
// which bear a mark, the contacts beside the one that is looked at, and the time zone, which is one for the
// whole program (ShownZone).
//
// Owned by Workspace, lives on the GUI thread. Views write wishes here and redraw on changed().
#pragma once

#include "core/layout/palette.h"
#include "core/model/event_filter.h"
#include "core/model/event_marks.h"

#include <QObject>

#include <string>
#include <vector>

namespace throughline {

class ViewState : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] bool foldsGaps() const { return m_foldGaps; }
    void setFoldsGaps(bool fold);
    [[nodiscard]] bool dark() const { return m_dark; }
    void setDark(bool dark);
    [[nodiscard]] const InkColours& colours() const { return m_dark ? darkColours() : lightColours(); }
    // Of the snapshot that is open; EventMarks says which.
    [[nodiscard]] const MarkedEvents& marked() const { return m_marked; }
    void setMarked(MarkedEvents marked);

    // Which events are shown. Those that lead from a cause to what is looked at are shown in any case where a
    // view draws that chain itself (journey, campaigns); View::filters() says which views heed it.
    [[nodiscard]] const EventFilter& filter() const { return m_filter; }
    void setFilter(const EventFilter& filter);
    void addToFilter(const FilterTerm& term);
    void takeFromFilter(const FilterTerm& term);
    // Names of further contacts in the timeline, in their order.
    [[nodiscard]] const std::vector<std::string>& besideContacts() const { return m_besideContacts; }
    void setBesideContacts(std::vector<std::string> contacts);

    // A name of the time zone database; false where it is not known.
    bool setZone(const QString& name);

Q_SIGNALS:
    void changed();
    void filterChanged(); // after changed()
    // After changed(): also what is no view writes times anew.
    void zoneChanged();

private:
    bool m_foldGaps = true;
    bool m_dark = false;
    MarkedEvents m_marked;
    EventFilter m_filter;
    std::vector<std::string> m_besideContacts;
};

} // namespace throughline
