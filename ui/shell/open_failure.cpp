// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/open_failure.h"

#include "ui/models/text.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace throughline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("open", text);
}

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

OpenFailure openFailure(const Problem& problem, const QStringList& paths)
{
    OpenFailure failure;
    const QString name = paths.size() == 1 ? shown(QFileInfo(paths.front()).fileName(), 120) : QString();
    failure.title = name.isEmpty() ? tr(QT_TRANSLATE_NOOP("open", "The files could not be opened"))
                                   : tr(QT_TRANSLATE_NOOP("open", "%1 could not be opened")).arg(name);
    failure.detail = shown(name.isEmpty() ? describe(problem) : textOf(problem));
    if (!name.isEmpty())
        failure.detail += QStringLiteral(": ") + shown(paths.front());
    if (concernsContent(problem.code))
        failure.detail +=
            u'\n' +
            tr(QT_TRANSLATE_NOOP(
                "open", "What was looked for: events as NDJSON, one JSON object a line, as a JSON array, or "
                        "as CSV or TSV with a header; plain or compressed with gzip or zstd. Each needs a "
                        "type and a time."));
    return failure;
}

} // namespace throughline
