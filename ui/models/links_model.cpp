// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/links_model.h"

#include "core/model/wording.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace throughline {

QString titleOf(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Parent:
        return QCoreApplication::translate("links", "parent");
    case LinkKind::CrossParent:
        return QCoreApplication::translate("links", "parent in another trace");
    case LinkKind::Context:
        return QCoreApplication::translate("links", "reply context");
    case LinkKind::Causal:
        return QCoreApplication::translate("links", "causal trace");
    case LinkKind::SpanLink:
        return QCoreApplication::translate("links", "span link");
    case LinkKind::Correlation:
        return QCoreApplication::translate("links", "correlation");
    case LinkKind::Token:
        return QCoreApplication::translate("links", "tracking token");
    case LinkKind::Inferred:
        return QCoreApplication::translate("links", "inferred");
    }
    return {};
}

QString delayOf(const Snapshot& snapshot, const Link& link)
{
    const EventStore& events = snapshot.events;
    if (!events.timed(link.from) || !events.timed(link.to))
        return {};
    return exact(formatDuration(saturatingDifference(events.time(link.to), events.time(link.from))));
}

QString certaintyOf(const Link& link)
{
    if (!link.inferred())
        return QCoreApplication::translate("links", "exact");
    return QCoreApplication::translate("links", "inferred %1 %").arg(percentOf(link.confidence));
}

void LinksModel::setEvent(std::shared_ptr<const Snapshot> snapshot, EventId event)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_shown = m_snapshot && event;
    m_broken = false;
    for (int group = 0; group < GroupCount; ++group) {
        m_links[group].clear();
        m_totals[group] = 0;
    }
    if (m_shown) {
        for (const Finding& finding : m_snapshot->findings.of(event))
            m_broken = m_broken || finding.missing;
        const auto causes = m_snapshot->links.into(event);
        const auto effects = m_snapshot->links.outOf(event);
        m_totals[Causes] = causes.size();
        m_totals[Effects] = effects.size();
        for (std::size_t i = 0; i < std::min(causes.size(), kMostLinks); ++i)
            m_links[Causes].emplace_back(m_snapshot->links.firstInto(event).index() +
                                         static_cast<std::uint32_t>(i));
        m_links[Effects].assign(effects.begin(),
                                effects.begin() + std::ptrdiff_t(std::min(effects.size(), kMostLinks)));
    }
    endResetModel();
}

QModelIndex LinksModel::indexOf(LinkId link) const
{
    for (int group = 0; group < GroupCount; ++group) {
        const auto found = std::find(m_links[group].begin(), m_links[group].end(), link);
        if (found != m_links[group].end())
            return index(static_cast<int>(found - m_links[group].begin()), 0, index(group, 0));
    }
    return {};
}

// An index carries the group it is in, plus one; 0 for a group itself.
QModelIndex LinksModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : 0);
}

QModelIndex LinksModel::parent(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() > 0
               ? createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr(0))
               : QModelIndex();
}

int LinksModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return m_shown ? GroupCount : 0;
    if (parent.internalId() > 0 || parent.column() > 0)
        return 0;
    return static_cast<int>(m_links[parent.row()].size());
}

int LinksModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant LinksModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == 0)
        return dataOfGroup(index.row(), index.column(), role);
    const int group = static_cast<int>(index.internalId()) - 1;
    return dataOfLink(group, m_links[group][static_cast<std::size_t>(index.row())], index.column(), role);
}

QVariant LinksModel::dataOfGroup(int group, int column, int role) const
{
    if (role == roles::Tone)
        return m_totals[group] > 0 ? roles::Strong : roles::Dim;
    if (role != Qt::DisplayRole || column != Other)
        return {};
    if (m_totals[group] == 0 && m_snapshot->preview)
        return group == Effects ? tr("No effects in the part that is loaded")
                                : tr("No cause in the part that is loaded");
    if (m_totals[group] == 0)
        return group == Effects ? tr("No effects in this data")
               : m_broken       ? tr("Its cause is not in this data")
                                : tr("No cause: a chain begins here");
    const QString name = group == Causes ? tr("Causes") : tr("Effects");
    const std::size_t listed = m_links[group].size();
    if (listed < m_totals[group])
        return tr("%1: first %2 of %3").arg(name, number(listed), number(m_totals[group]));
    return name + QStringLiteral("  ") + number(m_totals[group]);
}

QString LinksModel::textOfLink(const Link& link, EventId other, int column) const
{
    switch (column) {
    case Other:
        return shown(m_snapshot->str(m_snapshot->events.type(other)));
    case Kind:
        return kindText(link);
    default:
        return delayOf(*m_snapshot, link);
    }
}

// Where a link names a message, trace or correlation, that says more than its kind.
QString LinksModel::kindText(const Link& link) const
{
    switch (link.kind) {
    case LinkKind::Context:
    case LinkKind::Causal:
    case LinkKind::Correlation:
        return shown(shortEvidenceOf(*m_snapshot, link));
    default:
        return link.inferred() ? certaintyOf(link) : titleOf(link.kind);
    }
}

QVariant LinksModel::dataOfLink(int group, LinkId id, int column, int role) const
{
    const Link& link = m_snapshot->links[id];
    const EventId other = group == Causes ? link.from : link.to;
    switch (role) {
    case Qt::DisplayRole:
        return textOfLink(link, other, column);
    case Qt::ToolTipRole: {
        QStringList lines;
        for (const std::string& sentence : evidenceOf(*m_snapshot, link))
            lines.append(shown(sentence));
        return plainToolTip(lines.join(u'\n'));
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (column == After ? Qt::AlignRight : Qt::AlignLeft));
    case roles::Event:
        return other.raw();
    case roles::Link:
        return id.raw();
    case roles::Exact:
        return exact(m_snapshot->eventName(other));
    case roles::Tone:
        return column == Other ? roles::Clickable : roles::Dim;
    default:
        return {};
    }
}

QVariant LinksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Other:
        return tr("Event");
    case Kind:
        return tr("Link");
    default:
        return tr("After");
    }
}

} // namespace throughline
