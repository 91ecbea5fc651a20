// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_text.h"

#include "ui/models/text.h"

#include <QCoreApplication>

namespace throughline {

namespace {

constexpr int kLongestName = 48;

QString text(const char* source)
{
    return QCoreApplication::translate("filters", source);
}

QString statusText(const std::string& status)
{
    if (status == "error")
        return text(QT_TRANSLATE_NOOP("filters", "failed"));
    return status == "ok" ? text(QT_TRANSLATE_NOOP("filters", "succeeded"))
                          : text(QT_TRANSLATE_NOOP("filters", "without a status"));
}

} // namespace

QString filterTermText(const FilterTerm& term)
{
    const QString value = shown(term.value, kLongestName);
    switch (term.field) {
    case FilterTerm::Field::Type:
        return text(QT_TRANSLATE_NOOP("filters", "type %1")).arg(value);
    case FilterTerm::Field::Class:
        return text(QT_TRANSLATE_NOOP("filters", "class %1")).arg(value);
    case FilterTerm::Field::Status:
        return statusText(term.value);
    case FilterTerm::Field::Entity:
        return kindInSentence(term.kind) + u' ' + value;
    }
    return {};
}

QString filterChipText(const FilterTerm& term)
{
    return term.out ? text(QT_TRANSLATE_NOOP("filters", "not %1")).arg(filterTermText(term))
                    : filterTermText(term);
}

} // namespace throughline
