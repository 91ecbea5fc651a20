// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/search_model.h"

#include "ui/models/text.h"

#include <utility>

namespace throughline {

SearchModel::SearchModel(Navigator& navigator, QObject* parent)
    : QAbstractListModel(parent), m_navigator(navigator)
{
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
        [snapshot, wanted = m_text.toStdString()](const CancelToken& cancel) {
            return throughline::search(*snapshot, wanted, kMostHits, cancel);
        },
        [this](SearchResult result) { set(std::move(result)); });
}

void SearchModel::set(SearchResult result)
{
    beginResetModel();
    m_result = std::move(result);
    endResetModel();
    Q_EMIT updated();
}

const Selector& SearchModel::selector(int row) const
{
    return m_result.hits[static_cast<std::size_t>(row)].selector;
}

int SearchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_result.hits.size());
}

QString SearchModel::eventsText(const SearchHit& hit)
{
    return counted(hit.events, tr("1 event"), tr("%1 events"));
}

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchHit& hit = m_result.hits[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return shown(hit.selector.value, 120);
    case Qt::ToolTipRole:
        return plainToolTip(shown(hit.selector.text()));
    case Qt::AccessibleTextRole:
        return kindName(hit.selector.kind) + u' ' + shown(hit.selector.value, 120) + QStringLiteral(", ") +
               eventsText(hit);
    case roles::Badge:
        return kindName(hit.selector.kind);
    case roles::Note:
        return hit.events > 1 ? eventsText(hit) : QString();
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
