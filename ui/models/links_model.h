// SPDX-License-Identifier: GPL-3.0-or-later
// LinksModel: the causal links into and out of one event, as two groups: its causes and its effects.
//
// GUI thread. Links are put into words for rows on the screen only; the evidence in full is their tool tip.
#pragma once

#include "core/model/snapshot.h"
#include "ui/models/roles.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace throughline {

class LinksModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Other, Kind, After, ColumnCount };
    enum Group { Causes, Effects, GroupCount };
    // A group shows no more links than this and names the number of all.
    static constexpr std::size_t kMostLinks = 10'000;

    using QAbstractItemModel::QAbstractItemModel;

    void setEvent(std::shared_ptr<const Snapshot> snapshot, EventId event);
    // All links, shown or not.
    [[nodiscard]] std::size_t total() const { return m_totals[Causes] + m_totals[Effects]; }
    [[nodiscard]] QModelIndex indexOf(LinkId link) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant dataOfGroup(int group, int column, int role) const;
    [[nodiscard]] QVariant dataOfLink(int group, LinkId id, int column, int role) const;
    [[nodiscard]] QString kindText(const Link& link) const;
    [[nodiscard]] QString textOfLink(const Link& link, EventId other, int column) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<LinkId> m_links[GroupCount];
    std::size_t m_totals[GroupCount] = {0, 0};
    bool m_shown = false;
    bool m_broken = false; // the event's cause is known to be missing
};

// "same trace" … the kind of a link for people.
[[nodiscard]] QString titleOf(LinkKind kind);
// "exact", or "inferred 97 %".
[[nodiscard]] QString certaintyOf(const Link& link);
// How long after the cause the effect came; empty where that is not known.
[[nodiscard]] QString delayOf(const Snapshot& snapshot, const Link& link);

} // namespace throughline
