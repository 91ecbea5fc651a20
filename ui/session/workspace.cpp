// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/workspace.h"

#include "core/pipeline/source_paths.h"
#include "core/source/http/open_url.h"
#include "ui/session/keyring.h"
#include "ui/session/source_text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

// What to show when nothing was asked for: of a single trace, that.
std::optional<Selector> firstSubject(const Snapshot& snapshot)
{
    if (snapshot.events.traceCount() != 1 || !snapshot.events.traceName(TraceId(0)))
        return std::nullopt;
    return Selector{"trace", snapshot.traceName(TraceId(0))};
}

// A pipe does; and nobody is asked twice for one download.
bool comesOnce(const QString& source)
{
    return source == QLatin1String(kStandardInput.data()) || isWebAddress(source);
}

// Loads in a tenth of a second or two, and is several hundred pages of events.
constexpr std::uint64_t kFirstBytes = 16ULL << 20;

} // namespace

Workspace::Workspace(QObject* parent) : QObject(parent)
{
    connect(&m_loader, &LoadController::previewed, this, &Workspace::takePreview);
    connect(&m_loader, &LoadController::finished, this, &Workspace::take);
    connect(&m_loader, &LoadController::failed, this, &Workspace::openFailed);
    constexpr int kKeepAfterMs = 1000; // several decisions in a row are written once
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(kKeepAfterMs);
    connect(&m_keeping, &QTimer::timeout, this, &Workspace::keep);
    connect(&m_decisions, &LinkDecisions::changed, &m_keeping, qOverload<>(&QTimer::start));
    connect(&m_marks, &EventMarks::changed, &m_keeping, qOverload<>(&QTimer::start));
    connect(&m_viewState, &ViewState::filterChanged, this, [this] {
        if (!m_file.isEmpty())
            m_keeping.start();
    });
}

Workspace::~Workspace()
{
    if (m_keeping.isActive())
        keep();
}

void Workspace::open(const QStringList& paths, const std::optional<Selector>& subject)
{
    if (paths.size() == 1 && isWorkspaceFile(paths.front())) {
        Result<WorkspaceContent> read = readWorkspace(paths.front());
        if (read)
            return openContent(std::move(*read), paths.front());
        m_requested = paths;
        Q_EMIT openFailed(read.error());
        return;
    }
    // What was made of them before holds again.
    const QString kept = keptFileOf(paths);
    const Result<WorkspaceContent> before =
        kept.isEmpty() || !QFileInfo::exists(kept) ? Result<WorkspaceContent>() : readWorkspace(kept);
    if (!before)
        Q_EMIT keepingFailed(before.error());
    m_requestedFile.clear();
    m_restored.reset();
    if (before && paths != m_open)
        m_restored = *before;
    load(paths, subject, before ? before->mapping : std::nullopt, true);
}

void Workspace::openMapped(const QStringList& paths, const FieldMappingData& mapping)
{
    m_restored.reset();
    load(paths, std::nullopt, mapping, true);
    m_keeping.start();
}

void Workspace::openContent(WorkspaceContent content, const QString& file)
{
    m_wanted = std::move(content);
    m_requestedFile = file;
    m_restored = m_wanted;
    m_showsAsKept = true;
    m_viewState.setFoldsGaps(m_wanted.foldsGaps);
    load(m_wanted.sources, m_wanted.subject, m_wanted.mapping, true);
}

void Workspace::openRelocated(const QString& source, const QString& place)
{
    WorkspaceContent content = m_wanted;
    std::replace(content.sources.begin(), content.sources.end(), source, place);
    openContent(std::move(content), m_requestedFile);
    m_keeping.start(); // the file knows better then
}

Result<void> Workspace::saveAs(const QString& file)
{
    Result<void> written = writeWorkspace(content(), file);
    if (written) {
        m_file = m_requestedFile = file;
        m_recent.add(file);
    }
    return written;
}

void Workspace::keepInApplicationData()
{
    keepIn(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/kept"));
}

WorkspaceContent Workspace::content()
{
    Q_EMIT aboutToKeep();
    return {.sources = m_open,
            .mapping = m_mapping,
            .decisions = m_decisions.all(),
            .marks = m_marks.all(),
            .subject = m_navigator.place().subject,
            .view = m_view,
            .foldsGaps = m_viewState.foldsGaps(),
            .filter = m_viewState.filter(),
            .besideContacts = m_viewState.besideContacts(),
            .layout = m_layout};
}

QString Workspace::keptFileOf(const QStringList& sources) const
{
    if (m_keptFolder.isEmpty() || sources.isEmpty())
        return {};
    QStringList kept;
    for (const QString& source : sources)
        kept.append(keptSource(source));
    kept.sort();
    const QByteArray name =
        QCryptographicHash::hash(kept.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return m_keptFolder + u'/' + QString::fromLatin1(name) + QLatin1String(kWorkspaceEnding);
}

void Workspace::keep()
{
    m_keeping.stop();
    const QString file = m_file.isEmpty() ? keptFileOf(m_open) : m_file;
    if (file.isEmpty())
        return;
    const bool isOurs = m_file.isEmpty();
    if (isOurs)
        QDir().mkpath(m_keptFolder);
    if (isOurs && m_decisions.all().empty() && m_marks.all().empty() && !m_mapping) {
        QFile::remove(file);
        return;
    }
    if (const Result<void> written = writeWorkspace(content(), file); !written)
        Q_EMIT keepingFailed(written.error());
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
    request.openDatabase = openWithKeptPassword;
    request.openUrl = openUrl;
    request.mapping = mapping;
    for (const QString& path : paths)
        request.paths.push_back(pathName(path));
    if (preview && std::none_of(paths.begin(), paths.end(), comesOnce))
        request.firstBytes = kFirstBytes;
    m_loader.start(request);
}

void Workspace::close()
{
    if (m_keeping.isActive())
        keep();
    m_loader.drop();
    m_file.clear();
    m_open.clear();
    m_mapping.reset();
    forgetWhatWasMade();
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
    if (!m_file.isEmpty() && m_file == m_requestedFile && !m_wanted.view.isEmpty())
        Q_EMIT viewWanted(std::exchange(m_wanted.view, {}));
    // Whoever has gone somewhere meanwhile stays there.
    const bool elsewhere = preview && m_navigator.place() != Place{};
    if (elsewhere)
        return;
    const std::optional<Selector> subject = m_subject ? m_subject : firstSubject(*snapshot);
    if (subject && !m_navigator.go(*subject))
        Q_EMIT subjectMissing(*subject);
}

void Workspace::forgetWhatWasMade()
{
    m_decisions.forget();
    m_marks.forget();
    m_viewState.setFilter({});
    m_viewState.setBesideContacts({});
}

// Once: what is changed after that is not to be undone by a reload.
void Workspace::showAsKept()
{
    if (!m_showsAsKept)
        return;
    m_showsAsKept = false;
    m_viewState.setFilter(m_wanted.filter);
    m_viewState.setBesideContacts(m_wanted.besideContacts);
    if (!m_wanted.layout.isEmpty())
        Q_EMIT layoutWanted(m_wanted.layout);
}

void Workspace::noteOpened()
{
    const bool others = m_open != m_requested;
    if (others && m_keeping.isActive() && !m_open.isEmpty())
        keep();     // of those that go
    m_file.clear(); // what changes here was not made by the person, and is not to be kept
    if (others)
        forgetWhatWasMade();
    if (m_restored) {
        m_decisions.restore(std::move(m_restored->decisions));
        m_marks.restore(std::move(m_restored->marks));
        m_restored.reset();
    }
    m_open = m_requested;
    m_mapping = m_requestedMapping;
    if (!m_requestedFile.isEmpty())
        showAsKept();
    m_file = m_requestedFile;
    for (const QString& path : m_open)
        m_recent.add(path);
    if (!m_file.isEmpty())
        m_recent.add(m_file);
}

} // namespace throughline
