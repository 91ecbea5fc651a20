// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/source_model.h"

#include "ui/models/text.h"
#include "ui/session/source_text.h"

#include <absl/container/flat_hash_map.h>

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

void add(SourceReport& sum, const SourceReport& source)
{
    sum.bytes += source.bytes;
    sum.read += source.read;
    sum.loaded += source.loaded;
    sum.folded += source.folded;
    sum.rejected += source.rejected;
    sum.partial = sum.partial || source.partial;
}

bool hasTrouble(const SourceReport& source)
{
    return source.rejected > 0 || source.partial || source.read == 0;
}

QVariant severityOf(const SourceReport& source)
{
    if (!hasTrouble(source))
        return {};
    return int(source.loaded + source.folded == 0 ? Severity::Error : Severity::DataLoss);
}

// Where the folder or archive lies: of a file in a folder the part of its path that its name leaves out.
std::string_view containerPath(const SourceReport& source, std::string_view inside)
{
    const std::string_view path = source.path;
    return path.ends_with(inside) ? path.substr(0, path.size() - inside.size()) : path;
}

} // namespace

QString balanceOf(const SourceReport& source)
{
    return QCoreApplication::translate("problems", "%1 records read = %2 loaded + %3 folded + %4 rejected")
        .arg(number(source.read), number(source.loaded), number(source.folded), number(source.rejected));
}

QString formatOf(const SourceReport& source)
{
    return source.format.empty() ? QCoreApplication::translate("problems", "format not recognised")
                                 : formatText(source.format);
}

SourceReport sumOf(const std::vector<SourceReport>& sources)
{
    SourceReport sum;
    for (const SourceReport& source : sources)
        add(sum, source);
    return sum;
}

void SourceModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_entries.clear();
    absl::flat_hash_map<std::string_view, std::size_t> byPath; // of containers
    const std::size_t count = m_snapshot ? m_snapshot->report.sources().size() : 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const SourceReport& report = source(i);
        const std::string_view name = report.name;
        const std::size_t slash = name.find('/');
        std::size_t at = m_entries.size();
        if (slash != std::string_view::npos)
            at = byPath.emplace(containerPath(report, name.substr(slash)), at).first->second;
        if (at == m_entries.size()) {
            const bool contained = slash != std::string_view::npos;
            m_entries.push_back({.container = contained ? name.substr(0, slash) : std::string_view(),
                                 .path = contained ? containerPath(report, name.substr(slash)) : report.path,
                                 .sources = {},
                                 .sum = {}});
        }
        m_entries[at].sources.push_back(i);
        add(m_entries[at].sum, report);
    }
    for (Entry& entry : m_entries)
        std::stable_partition(entry.sources.begin(), entry.sources.end(),
                              [this](std::uint32_t number) { return hasTrouble(source(number)); });
    endResetModel();
}

bool SourceModel::hasGroups() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const Entry& entry) { return !entry.container.empty(); });
}

const SourceReport& SourceModel::source(std::uint32_t number) const
{
    return m_snapshot->report.sources()[number];
}

// An index carries the entry that it is below, plus one; 0 at the top.
QModelIndex SourceModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : 0);
}

QModelIndex SourceModel::parent(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() > 0
               ? createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr(0))
               : QModelIndex();
}

int SourceModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_entries.size());
    const bool below = parent.internalId() > 0 || parent.column() > 0;
    const Entry& entry = m_entries[static_cast<std::size_t>(below ? 0 : parent.row())];
    return below || entry.container.empty() ? 0 : static_cast<int>(entry.sources.size());
}

int SourceModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant SourceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Name ? Qt::AlignLeft : Qt::AlignRight));
    if (role == roles::Tone)
        return index.column() == Name ? roles::Normal : roles::Dim;
    const bool top = index.internalId() == 0;
    const auto row = static_cast<std::size_t>(index.row());
    const Entry& entry = m_entries[top ? row : index.internalId() - 1];
    if (top && !entry.container.empty())
        return dataOfGroup(entry, index.column(), role);
    return dataOfSource(entry, source(entry.sources[top ? 0 : row]), index.column(), role);
}

QVariant SourceModel::dataOfGroup(const Entry& entry, int column, int role) const
{
    const std::size_t count = entry.sources.size();
    const bool isDatabase = source(entry.sources.front()).format.ends_with(" database");
    const bool isServer = leadsToTraceServer(exact(entry.path));
    const QString files = isDatabase ? counted(count, tr("1 table"), tr("%1 tables"))
                          : isServer ? counted(count, tr("1 service"), tr("%1 services"))
                                     : counted(count, tr("1 file"), tr("%1 files"));
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? shown(entry.container, 80) + QStringLiteral("  ·  ") + files
                              : number(entry.sum.loaded);
    case Qt::ToolTipRole:
        return plainToolTip(shown(entry.path) + u'\n' + files + u'\n' + balanceOf(entry.sum));
    case roles::Exact:
        return exact(entry.path);
    case roles::Severity: {
        const bool trouble = hasTrouble(source(entry.sources.front())); // those come first
        if (column != Name || !trouble)
            return {};
        return int(entry.sum.loaded + entry.sum.folded == 0 ? Severity::Error : Severity::DataLoss);
    }
    default:
        return {};
    }
}

QVariant SourceModel::dataOfSource(const Entry& entry, const SourceReport& report, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: {
        const std::size_t container = entry.container.empty() ? 0 : entry.container.size() + 1;
        return column == Name ? shown(std::string_view(report.name).substr(container), 120)
                              : number(report.loaded);
    }
    case Qt::ToolTipRole:
        return plainToolTip(shown(report.path) + u'\n' + formatOf(report) + u'\n' + balanceOf(report));
    case roles::Exact:
        return exact(report.path);
    case roles::Severity:
        return column == Name ? severityOf(report) : QVariant();
    default:
        return {};
    }
}

QVariant SourceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Name ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Source") : tr("Events");
}

} // namespace throughline
