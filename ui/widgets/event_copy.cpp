// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/event_copy.h"

#include "core/export/csv_formatter.h"
#include "core/journey/selector.h"
#include "ui/models/text.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QCursor>
#include <QGuiApplication>
#include <QMenu>
#include <QToolTip>

#include <utility>

namespace throughline {

namespace {

Result<std::string> textOf(const Snapshot& snapshot, EventId event, EventForm form)
{
    switch (form) {
    case EventForm::Id:
        return snapshot.eventName(event);
    case EventForm::Json:
        return snapshot.payloads ? snapshot.payloads->read(snapshot.events.place(event))
                                 : failure(ProblemCode::ReadFailed, {snapshot.eventName(event)});
    case EventForm::CsvRow:
        return csvOf(snapshot, event);
    case EventForm::Link:
        return Selector{"event", snapshot.eventName(event)}.text();
    }
    return {};
}

} // namespace

void copyEvent(const Snapshot& snapshot, EventId event, EventForm form)
{
    const Result<std::string> text = textOf(snapshot, event, form);
    if (text)
        QGuiApplication::clipboard()->setText(exact(*text));
    else
        QToolTip::showText(QCursor::pos(), plainToolTip(exact(describe(text.error()))));
}

void addCopyEventMenu(QMenu& menu, const std::shared_ptr<const Snapshot>& snapshot, EventId event)
{
    QMenu* const forms = menu.addMenu(QCoreApplication::translate("copying", "Copy as"));
    const std::pair<EventForm, QString> entries[] = {
        {EventForm::Id, QCoreApplication::translate("copying", "Id")},
        {EventForm::Json, QCoreApplication::translate("copying", "JSON")},
        {EventForm::CsvRow, QCoreApplication::translate("copying", "CSV row")},
        {EventForm::Link, QCoreApplication::translate("copying", "Link, for the search bar or --go")}};
    for (const auto& [form, name] : entries)
        forms->addAction(name, &menu, [snapshot, event, form] { copyEvent(*snapshot, event, form); });
}

} // namespace throughline
