// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_subject.h"

#include "ui/models/roles.h"

#include <QModelIndex>
#include <QVariant>

namespace throughline {

std::optional<Selector> subjectOf(const QModelIndex& index)
{
    const QString kind = index.data(roles::SubjectKind).toString();
    if (kind.isEmpty())
        return std::nullopt;
    return Selector{kind.toStdString(), index.data(roles::SubjectValue).toString().toStdString()};
}

} // namespace throughline
