// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/sqlite_export.h"

#include "core/base/json_text.h"
#include "core/base/output_file.h"
#include "core/export/known_fields.h"
#include "core/source/sql/sql_connection.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <unistd.h>

#include <vector>

namespace throughline {

namespace {

QVariant textOrNull(std::string_view bytes)
{
    return bytes.empty() ? QVariant() : QVariant(sqlText(bytes));
}

class SqliteExport {
public:
    SqliteExport(const Snapshot& snapshot, const QSqlDatabase& database)
        : m_snapshot(snapshot), m_database(database)
    {}

    Result<void> run(const CancelToken& cancel, const ExportProgress& progress)
    {
        // The file is new and moves to its place when it is whole: there is nothing to roll back to.
        if (!m_database.open() || !execute(QStringLiteral("PRAGMA journal_mode = OFF")) ||
            !execute(QStringLiteral("PRAGMA synchronous = OFF")) || !m_database.transaction() ||
            !createTables())
            return failed();
        if (Result<void> written = writeEvents(cancel, progress); !written)
            return written;
        if (!writeLinks() || !writeFindings() || !createIndices() || !m_database.commit())
            return failed();
        m_database.close();
        return {};
    }

    [[nodiscard]] const ExportTally& tally() const { return m_tally; }

private:
    bool execute(const QString& statement)
    {
        QSqlQuery query(m_database);
        return keepError(query, query.exec(statement));
    }

    bool keepError(const QSqlQuery& query, bool done)
    {
        if (!done)
            m_error = query.lastError().text();
        return done;
    }

    tl::unexpected<Problem> failed() const
    {
        const QString reason = m_error.isEmpty() ? m_database.lastError().text() : m_error;
        return failure(ProblemCode::WriteFailed,
                       {m_database.databaseName().toStdString(), reason.toStdString()});
    }

    bool createTables()
    {
        QString columns = QStringLiteral("event INTEGER PRIMARY KEY");
        for (const KnownField& field : knownFields())
            columns += QStringLiteral(", \"%1\"").arg(sqlText(field.name));
        return execute(QStringLiteral("CREATE TABLE events (%1, span_links TEXT, reference_id TEXT, "
                                      "data TEXT, repeats INTEGER, original TEXT)")
                           .arg(columns)) &&
               execute(
                   QStringLiteral("CREATE TABLE event_entities (event INTEGER, kind TEXT, value TEXT)")) &&
               execute(
                   QStringLiteral("CREATE TABLE links (cause INTEGER, effect INTEGER, kind TEXT, confidence "
                                  "REAL, is_inferred INTEGER, is_primary INTEGER)")) &&
               execute(
                   QStringLiteral("CREATE TABLE findings (kind TEXT, severity TEXT, event INTEGER, missing "
                                  "TEXT, related INTEGER)"));
    }

    bool createIndices()
    {
        return execute(QStringLiteral("CREATE INDEX events_by_trace ON events (trace_id)")) &&
               execute(QStringLiteral("CREATE INDEX events_by_contact ON events (contact_id)")) &&
               execute(QStringLiteral("CREATE INDEX entities_by_value ON event_entities (kind, value)")) &&
               execute(QStringLiteral("CREATE INDEX entities_by_event ON event_entities (event)")) &&
               execute(QStringLiteral("CREATE INDEX links_by_effect ON links (effect)")) &&
               execute(QStringLiteral("CREATE INDEX links_by_cause ON links (cause)"));
    }

    Result<void> writeEvents(const CancelToken& cancel, const ExportProgress& progress)
    {
        constexpr std::uint32_t kAtATime = 4096;
        QString places = QStringLiteral("?");
        constexpr std::size_t kOtherColumns = 5; // but for the first
        for (std::size_t i = 0; i < knownFields().size() + kOtherColumns; ++i)
            places += QStringLiteral(",?");
        QSqlQuery event(m_database);
        QSqlQuery entity(m_database);
        if (!keepError(event, event.prepare(QStringLiteral("INSERT INTO events VALUES (%1)").arg(places))) ||
            !keepError(entity, entity.prepare(QStringLiteral("INSERT INTO event_entities VALUES (?,?,?)"))))
            return failed();
        const std::uint32_t count = m_snapshot.events.size();
        for (std::uint32_t i = 0; i < count; ++i) {
            if (i % kAtATime == 0 && cancel.cancelled())
                return failure(ProblemCode::Cancelled);
            if (i % kAtATime == 0 && progress)
                progress(i, count);
            if (!writeEvent(EventId(i), event) || !writeEntities(EventId(i), entity))
                return failed();
        }
        return {};
    }

    bool writeEvent(EventId e, QSqlQuery& query)
    {
        int place = 0;
        query.bindValue(place++, e.index());
        for (const KnownField& field : knownFields()) {
            const std::string value = field.text(m_snapshot, e);
            const bool number = field.kind == KnownField::Kind::Number && !value.empty();
            query.bindValue(place++, number ? QVariant(sqlText(value).toDouble()) : textOrNull(value));
        }
        const References references = referencesOf(e);
        query.bindValue(place++, textOrNull(spanLinksJson(m_snapshot, e)));
        query.bindValue(place++, textOrNull(references.primary));
        query.bindValue(place++, textOrNull(references.others));
        query.bindValue(place++, m_snapshot.events.repeats(e));
        query.bindValue(place++, recordOf(e));
        ++m_tally.events;
        return keepError(query, query.exec());
    }

    struct References {
        std::string primary; // "order:1234"
        std::string others;  // {"cart_id":"9"}
    };

    // As an import reads them again: the first one that has a kind to name, then those under their keys.
    References referencesOf(EventId e)
    {
        References found;
        const auto references = m_snapshot.events.references(e);
        if (!references.empty())
            found.primary = typedReference(m_snapshot, references.front());
        for (const EntityId entity : references.subspan(found.primary.empty() ? 0 : 1)) {
            const std::string key = referenceKey(m_snapshot, entity);
            if (key.empty()) {
                ++m_tally.leftOut;
                continue;
            }
            if (found.others.empty())
                found.others = "{";
            appendJsonMember(found.others, key, m_snapshot.str(m_snapshot.entities[entity].value));
        }
        if (!found.others.empty())
            found.others += '}';
        return found;
    }

    QVariant recordOf(EventId e)
    {
        const Result<std::string> record = m_snapshot.payloads
                                               ? m_snapshot.payloads->read(m_snapshot.events.place(e))
                                               : Result<std::string>(std::string());
        if (record)
            return textOrNull(*record);
        ++m_tally.unreadRecords;
        if (!m_tally.firstUnread)
            m_tally.firstUnread = record.error();
        return {};
    }

    bool writeEntities(EventId e, QSqlQuery& query)
    {
        std::vector<EntityId> entities(m_snapshot.events.references(e).begin(),
                                       m_snapshot.events.references(e).end());
        for (const EntityId column : {m_snapshot.events.contact(e), m_snapshot.events.user(e)}) {
            if (column)
                entities.push_back(column);
        }
        for (const EntityId id : entities) {
            const Entity& entity = m_snapshot.entities[id];
            query.bindValue(0, e.index());
            query.bindValue(1, sqlText(m_snapshot.str(entity.kind)));
            query.bindValue(2, sqlText(m_snapshot.str(entity.value)));
            if (!keepError(query, query.exec()))
                return false;
        }
        return true;
    }

    bool writeLinks()
    {
        QSqlQuery query(m_database);
        if (!keepError(query, query.prepare(QStringLiteral("INSERT INTO links VALUES (?,?,?,?,?,?)"))))
            return false;
        for (const Link& link : m_snapshot.links.all()) {
            query.bindValue(0, link.from.index());
            query.bindValue(1, link.to.index());
            query.bindValue(2, sqlText(nameOf(link.kind)));
            query.bindValue(3, static_cast<double>(link.confidence));
            query.bindValue(4, link.inferred() ? 1 : 0);
            query.bindValue(5, link.primary ? 1 : 0);
            if (!keepError(query, query.exec()))
                return false;
        }
        return true;
    }

    bool writeFindings()
    {
        QSqlQuery query(m_database);
        if (!keepError(query, query.prepare(QStringLiteral("INSERT INTO findings VALUES (?,?,?,?,?)"))))
            return false;
        for (const Finding& finding : m_snapshot.findings.all()) {
            query.bindValue(0, sqlText(nameOf(finding.kind)));
            query.bindValue(1, sqlText(nameOf(severityOf(finding.kind))));
            query.bindValue(2, finding.event.index());
            query.bindValue(3, textOrNull(m_snapshot.str(finding.missing)));
            query.bindValue(4, finding.related ? QVariant(finding.related.index()) : QVariant());
            if (!keepError(query, query.exec()))
                return false;
        }
        return true;
    }

    const Snapshot& m_snapshot;
    QSqlDatabase m_database;
    ExportTally m_tally;
    QString m_error;
};

} // namespace

Result<ExportTally> exportSqlite(const Snapshot& snapshot, const std::string& path, const CancelToken& cancel,
                                 const ExportProgress& progress)
{
    if (Result<void> allowed = checkIsNoSource(snapshot, path); !allowed)
        return tl::unexpected<Problem>(std::move(allowed.error()));
    const Result<std::string> place = writablePlace(path);
    if (!place)
        return tl::unexpected<Problem>(place.error());
    const std::string beside = nameBeside(*place);
    Result<ExportTally> tally;
    {
        const SqlConnection connection(kSqliteDriver);
        connection.database().setDatabaseName(sqlText(beside));
        SqliteExport run(snapshot, connection.database());
        Result<void> done = run.run(cancel, progress);
        tally = done ? Result<ExportTally>(run.tally()) : tl::unexpected<Problem>(std::move(done.error()));
    }
    if (!tally) {
        ::unlink(beside.c_str());
        for (std::string& parameter : tally.error().parameters)
            parameter = parameter == beside ? path : parameter;
        return tally;
    }
    if (Result<void> moved = moveToPlace(beside, *place); !moved)
        return tl::unexpected<Problem>(std::move(moved.error()));
    return tally;
}

} // namespace throughline
