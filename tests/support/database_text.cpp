// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/database_text.h"

#include <QStringList>
#include <QtGlobal>

#include <algorithm>
#include <array>

namespace throughline::test {

namespace {

QString entityAsText(const Snapshot& snapshot, EntityId id)
{
    const Entity& entity = snapshot.entities[id];
    return QString::fromStdString(snapshot.str(entity.kind) + ":" + snapshot.str(entity.value));
}

QString idOf(const Snapshot& snapshot, EventId event)
{
    return QString::fromStdString(snapshot.str(snapshot.events.id(event)));
}

} // namespace

QString sourcesOf(const Snapshot& snapshot)
{
    QStringList texts;
    for (const SourceReport& source : snapshot.report.sources()) {
        if (source.read > 0)
            texts += QStringLiteral("%1 %2").arg(QString::fromStdString(source.name)).arg(source.loaded);
    }
    texts.sort();
    return texts.join(QStringLiteral(", "));
}

EventId eventNamed(const Snapshot& snapshot, std::string_view id)
{
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        if (snapshot.str(snapshot.events.id(EventId(i))) == id)
            return EventId(i);
    }
    qFatal("There is no event %s", std::string(id).c_str());
}

QString eventAsText(const Snapshot& snapshot, std::string_view id)
{
    const EventId event = eventNamed(snapshot, id);
    QString text = QString::fromStdString(snapshot.str(snapshot.events.type(event)));
    if (const EntityId contact = snapshot.events.contact(event))
        text += QLatin1Char(' ') + entityAsText(snapshot, contact);
    for (const EntityId reference : snapshot.events.references(event))
        text += QLatin1Char(' ') + entityAsText(snapshot, reference);
    return text;
}

QString linksAsText(const Snapshot& snapshot)
{
    QStringList texts;
    for (const Link& link : snapshot.links.all())
        texts += QStringLiteral("%1 %2 %3")
                     .arg(idOf(snapshot, link.from), QString::fromLatin1(nameOf(link.kind).data()),
                          idOf(snapshot, link.to));
    texts.sort();
    return texts.join(QStringLiteral(", "));
}

int linesOf(Database& database, std::string_view table)
{
    const auto& tables = database.tables();
    const auto found = std::find_if(tables.begin(), tables.end(), [table](const DatabaseTable& candidate) {
        return candidate.name == table;
    });
    if (found == tables.end())
        qFatal("There is no table %s", std::string(table).c_str());
    Result<std::unique_ptr<TableRows>> rows = database.rows(*found);
    int lines = 0;
    std::array<char, 4096> buffer;
    while (rows) {
        const Result<std::size_t> count = (*rows)->read(buffer);
        if (!count)
            qFatal("%s", describe(count.error()).c_str());
        if (*count == 0)
            return lines;
        lines +=
            static_cast<int>(std::count(buffer.begin(), buffer.begin() + static_cast<long>(*count), '\n'));
    }
    qFatal("%s", describe(rows.error()).c_str());
}

} // namespace throughline::test
