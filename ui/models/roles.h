// SPDX-License-Identifier: GPL-3.0-or-later
// Roles: what the models of the window tell beside Qt's own roles. Views and delegates turn them into colours
// and actions.
#pragma once

#include <Qt>
#include <QtGlobal>

namespace throughline::roles {

enum Role : int {
    Event = Qt::UserRole + 1, // quint32: EventId::raw() of the event that the row stands for
    Link,                     // quint32: LinkId::raw()
    SubjectKind,              // QString: what activating the row goes to, as a selector's kind …
    SubjectValue,             // QString: … and value, exact
    Exact,                    // QString: the cell's text as it is in the data, for copying
    Tone,                     // int: how the cell is meant, see below
    Badge,                    // QString: a short mark beside the text
    Note,                     // QString: a dim remark at the far side
    Severity,                 // int: throughline::Severity of the row
    MarkShape,                // int: throughline::Shape of a mark before the text …
    MarkInk,                  // int: … its throughline::Ink …
    MarkHollow,               // bool: … and whether only its outline is drawn
    State                     // int: how far the row got, see below
};

enum Tone : int { Normal, Dim, Strong, Clickable, Code };

// Absent: the row stands for something that is named but not in the data.
enum State : int { Done, Running, Failed, Undecided, Absent };

} // namespace throughline::roles
