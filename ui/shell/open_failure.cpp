// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/open_failure.h"

#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/shell/open_dialog.h"

#include <QCoreApplication>

namespace throughline {

namespace {

// Whether it helps to know what an export looks like.
bool concernsContent(ProblemCode code)
{
    switch (code) {
    case ProblemCode::IsDirectory:
    case ProblemCode::NotRegularFile:
    case ProblemCode::EmptyFile:
    case ProblemCode::BinaryFile:
    case ProblemCode::UnknownFormat:
    case ProblemCode::BrokenFormat:
    case ProblemCode::NothingUsable:
        return true;
    default:
        return false;
    }
}

} // namespace

OpenFailure openFailure(const Problem& problem, const QStringList& paths, bool rest)
{
    OpenFailure failure;
    const QString name = paths.size() == 1 ? nameOfPath(paths.front()) : QString();
    failure.title = rest ? QCoreApplication::translate("open", "The rest of %1 could not be loaded")
                               .arg(nameOfPaths(paths))
                    : name.isEmpty()
                        ? QCoreApplication::translate("open", "The files could not be opened")
                        : QCoreApplication::translate("open", "%1 could not be opened").arg(name);
    failure.detail = shown(name.isEmpty() ? describe(problem) : textOf(problem));
    if (!name.isEmpty())
        failure.detail += QStringLiteral(": ") + shown(keptSource(paths.front()));
    if (concernsContent(problem.code))
        failure.detail +=
            u'\n' +
            QCoreApplication::translate(
                "open",
                "What was looked for: traces as OTLP, Jaeger or Zipkin JSON; webhooks of WhatsApp or "
                "Hasura; events as NDJSON, as a JSON array, or as CSV or TSV with a header, each with a "
                "type and a time. Plain, compressed with gzip or zstd, in a zip or tar archive, or in a "
                "folder; or databases of SQLite, PostgreSQL or MySQL.");
    return failure;
}

} // namespace throughline
