// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/workspace.h"

#include "core/pipeline/source_paths.h"
#include "core/source/sql/open_database.h"

#include <QFile>

namespace throughline {

namespace {

// What to show when nothing was asked for: of a single trace, that.
std::optional<Selector> firstSubject(const Snapshot& snapshot)
{
    if (snapshot.events.traceCount() != 1 || !snapshot.events.traceName(TraceId(0)))
        return std::nullopt;
    return Selector{"trace", snapshot.traceName(TraceId(0))};
}

// Loads in a tenth of a second or two, and is several hundred pages of events.
constexpr std::uint64_t kFirstBytes = 16ULL << 20;

} // namespace

Workspace::Workspace(QObject* parent) : QObject(parent)
{
    connect(&m_loader, &LoadController::previewed, this, &Workspace::takePreview);
    connect(&m_loader, &LoadController::finished, this, &Workspace::take);
    connect(&m_loader, &LoadController::failed, this, &Workspace::openFailed);
}

void Workspace::open(const QStringList& paths, const std::optional<Selector>& subject)
{
    load(paths, subject, std::nullopt, true);
}

void Workspace::openMapped(const QStringList& paths, const FieldMappingData& mapping)
{
    load(paths, std::nullopt, mapping, true);
}

void Workspace::reload()
{
    load(m_open, m_navigator.place().subject, m_mapping, false);
}

void Workspace::load(const QStringList& paths, const std::optional<Selector>& subject,
                     const std::optional<FieldMappingData>& mapping, bool preview)
{
    if (paths.isEmpty())
        return;
    m_requested = paths;
    m_requestedMapping = mapping;
    m_subject = subject;
    LoadRequest request;
    request.openDatabase = openDatabase;
    request.mapping = mapping;
    for (const QString& path : paths)
        request.paths.push_back(QFile::encodeName(path).toStdString());
    // What comes through a pipe comes once.
    if (preview && !paths.contains(QString::fromLatin1(kStandardInput.data())))
        request.firstBytes = kFirstBytes;
    m_loader.start(request);
}

void Workspace::close()
{
    m_loader.drop();
    m_open.clear();
    m_mapping.reset();
    m_decisions.forget();
    m_navigator.setSnapshot(nullptr);
}

bool Workspace::showsPreview() const
{
    return m_navigator.snapshot() && m_navigator.snapshot()->preview;
}

void Workspace::takePreview(const std::shared_ptr<const Snapshot>& preview)
{
    noteOpened();
    m_navigator.setSnapshot(preview);
    Q_EMIT previewed();
    // Where it is not here yet it may be in the rest.
    if (m_subject)
        m_navigator.go(*m_subject);
}

void Workspace::take(const std::shared_ptr<const Snapshot>& snapshot)
{
    // Held until all have heard of its end.
    const std::shared_ptr<const Snapshot> preview = requestedRest() ? m_navigator.snapshot() : nullptr;
    noteOpened();
    if (preview)
        m_navigator.continueWith(snapshot);
    else
        m_navigator.setSnapshot(snapshot);
    m_decisions.applyTo(snapshot);
    Q_EMIT opened();
    // Whoever has gone somewhere meanwhile stays there.
    const bool elsewhere = preview && m_navigator.place() != Place{};
    if (elsewhere)
        return;
    const std::optional<Selector> subject = m_subject ? m_subject : firstSubject(*snapshot);
    if (subject && !m_navigator.go(*subject))
        Q_EMIT subjectMissing(*subject);
}

void Workspace::noteOpened()
{
    if (m_open != m_requested)
        m_decisions.forget();
    m_open = m_requested;
    m_mapping = m_requestedMapping;
    for (const QString& path : m_open)
        m_recent.add(path);
}

} // namespace throughline
