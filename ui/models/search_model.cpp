// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/search_model.h"

#include "ui/models/text.h"

#include <utility>

namespace throughline {

SearchModel::SearchModel(Navigator& navigator, QObject* parent)
    : QAbstractListModel(parent), m_navigator(navigator), m_indexing(navigator)
{
    connect(&m_indexing, &TextIndexing::ready, this, [this] {
        if (!m_text.isEmpty())
            search(m_text);
    });
    connect(&m_navigator, &Navigator::snapshotChanged, this, [this] {
        m_task.drop();
        if (m_navigator.continued())
            return search(m_text);
        m_text.clear();
        set({});
    });
}

void SearchModel::search(const QString& text)
{
    m_text = text.trimmed();
    const std::shared_ptr<const Snapshot> snapshot = m_navigator.snapshot();
    if (m_text.isEmpty() || !snapshot) {
        m_task.drop();
        set({});
        return;
    }
    m_task.start(
        [snapshot, words = m_indexing.index(), wanted = m_text.toStdString()](const CancelToken& cancel) {
            return throughline::search(*snapshot, wanted, kMostHits, cancel, words.get());
        },
        [this](SearchResult result) { set(std::move(result)); });
}

void SearchModel::set(SearchResult result)
{
    beginResetModel();
    m_result = std::move(result);
    m_time = m_navigator.snapshot() ? parseTypedTime(m_text.toStdString()) : std::nullopt;
    endResetModel();
    Q_EMIT updated();
}

std::optional<TypedTime> SearchModel::time(int row) const
{
    return row == 0 ? m_time : std::nullopt;
}

const SearchHit& SearchModel::hit(int row) const
{
    return m_result.hits[static_cast<std::size_t>(row) - (m_time ? 1 : 0)];
}

const Selector& SearchModel::selector(int row) const
{
    return hit(row).selector;
}

int SearchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_result.hits.size() + (m_time ? 1 : 0));
}

QVariant SearchModel::dataOfTime(int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("Go to %1").arg(exact(typedTimeText(*m_time)));
    case roles::Badge:
        return tr("Time");
    default:
        return {};
    }
}

QString SearchModel::noteOf(const SearchHit& hit) const
{
    if (hit.excerpt.empty())
        return counted(hit.events, tr("1 event"), tr("%1 events"));
    const Snapshot& snapshot = *m_navigator.snapshot();
    return shown(snapshot.str(snapshot.events.type(hit.event)), 40) + QStringLiteral(" · ") +
           timeText(snapshot.events.time(hit.event));
}

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (time(index.row()))
        return dataOfTime(role);
    const SearchHit& hit = this->hit(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown(hit.excerpt.empty() ? hit.selector.value : hit.excerpt, 120);
    case Qt::ToolTipRole:
        return plainToolTip(shown(hit.selector.text()));
    case Qt::AccessibleTextRole:
        return index.data(roles::Badge).toString() + u' ' + index.data().toString() + QStringLiteral(", ") +
               noteOf(hit);
    case roles::Badge:
        return hit.excerpt.empty() ? kindName(hit.selector.kind) : tr("text");
    case roles::Note:
        return hit.events > 1 || !hit.excerpt.empty() ? noteOf(hit) : QString();
    case roles::SubjectKind:
        return exact(hit.selector.kind);
    case roles::SubjectValue:
    case roles::Exact:
        return exact(hit.selector.value);
    default:
        return {};
    }
}

} // namespace throughline
