// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/remarks.h"

#include "ui/models/text.h"

#include <QCoreApplication>

namespace throughline {

QString noCauseText(bool preview)
{
    return preview ? QCoreApplication::translate("remarks",
                                                 "No link leads to this event in the part that is loaded")
                   : QCoreApplication::translate("remarks",
                                                 "No link leads to this event: it is where its chain begins");
}

QString noEffectText(bool preview)
{
    return preview ? QCoreApplication::translate(
                         "remarks", "No link leads on from this event in the part that is loaded")
                   : QCoreApplication::translate("remarks", "No link leads on from this event");
}

QString noCandidateText()
{
    return QCoreApplication::translate("remarks", "No likely cause is offered for this event");
}

QString noFindingsText(bool preview)
{
    return preview
               ? QCoreApplication::translate("remarks", "There are no findings before everything is loaded")
               : QCoreApplication::translate("remarks", "There are no findings to go to");
}

QString missingText(const Selector& subject, bool preview)
{
    const QString text = preview
                             ? QCoreApplication::translate("remarks", "%1 is not in the part that is loaded")
                             : QCoreApplication::translate("remarks", "%1 is not in this data");
    return text.arg(shown(subject.text(), 120));
}

} // namespace throughline
