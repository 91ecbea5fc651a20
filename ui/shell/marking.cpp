// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/marking.h"

#include "ui/models/text.h"

#include <QWidget>

#include <utility>

namespace throughline {

Marking::Marking(Workspace& workspace, QWidget& window) : QObject(&window), m_workspace(workspace)
{
    connect(&m_workspace.marks(), &EventMarks::updated, this, &Marking::sayMissing);
}

void Marking::toggle()
{
    if (const EventId event = m_workspace.navigator().place().event)
        toggle(event);
    else
        Q_EMIT said(tr("Select an event first: M marks it"));
}

void Marking::toggle(EventId event)
{
    EventMarks& marks = m_workspace.marks();
    const bool hadNote = !marks.noteOf(event).empty();
    if (marks.toggle(event))
        Q_EMIT said(tr("Marked. Shift+M writes a note"));
    else
        Q_EMIT said(hadNote ? tr("The mark is taken back, and its note with it; M brings both back")
                            : tr("The mark is taken back"));
}

void Marking::write()
{
    if (m_workspace.navigator().place().event)
        Q_EMIT noteWanted();
    else
        Q_EMIT said(tr("Select an event first: Shift+M writes a note to it"));
}

void Marking::step(int direction)
{
    const EventId event = m_workspace.marks().next(m_workspace.navigator().place().event, direction);
    if (event)
        Q_EMIT goWanted(event);
    else
        Q_EMIT said(tr("Nothing is marked here. M marks the selected event"));
}

void Marking::sayMissing()
{
    const std::size_t missing = m_workspace.marks().missing();
    if (std::exchange(m_missing, missing) != missing && missing > 0)
        Q_EMIT said(counted(missing, tr("1 mark is of an event that is not in this data; it is kept"),
                            tr("%1 marks are of events that are not in this data; they are kept")));
}

} // namespace throughline
