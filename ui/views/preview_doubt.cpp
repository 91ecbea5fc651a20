// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/preview_doubt.h"

#include <QCoreApplication>

namespace throughline {

QString previewDoubt(const Snapshot& snapshot)
{
    return snapshot.preview ? QCoreApplication::translate("preview", "first part only") : QString();
}

QString previewExplanation()
{
    return QCoreApplication::translate(
        "preview", "Only the first part of the data is loaded: causes and effects may lie beyond it.");
}

} // namespace throughline
