// SPDX-License-Identifier: GPL-3.0-or-later
// FindingsModel: the findings as a tree: severity → kind → class → event, each with its count, and below an
// event the causes that it may have (spec 5, "Findings").
//
// GUI thread. Grouping and filtering run on a worker; the tree changes at once when it is ready.
#pragma once

#include "ui/models/finding_groups.h"
#include "ui/models/roles.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"

#include <QAbstractItemModel>

#include <optional>
#include <span>

namespace throughline {

class FindingsModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Detail, Count, Time, ColumnCount };

    explicit FindingsModel(Navigator& navigator, QObject* parent = nullptr);

    void setFilter(const QString& text);
    void setEvents(const EventFilter& filter); // only findings of events that pass
    [[nodiscard]] bool working() const { return m_task.running(); }
    [[nodiscard]] std::uint32_t total() const { return m_groups.total; }
    [[nodiscard]] std::uint32_t passing() const
    {
        return static_cast<std::uint32_t>(m_groups.findings.size());
    }

    // The index of the n-th finding in the order of the tree, and the reverse: -1 for a group, for a
    // candidate that of its finding.
    [[nodiscard]] QModelIndex indexOf(std::uint32_t position) const;
    [[nodiscard]] int positionOf(const QModelIndex& index) const;
    // What is offered as the cause of a finding's event; none for what is no candidate.
    [[nodiscard]] std::optional<Repair> candidateAt(const QModelIndex& index) const;
    // The first finding at or below an index.
    [[nodiscard]] int firstBelow(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void updated();

private:
    using Node = FindingGroups::Node;

    void clear();
    void requestGroups();
    // The node that an index stands for; null where it stands for a finding or a candidate.
    [[nodiscard]] const Node* nodeAt(const QModelIndex& index) const;
    [[nodiscard]] std::uint32_t nodeIndexAt(const QModelIndex& index) const;
    [[nodiscard]] QVariant dataOfNode(const Node& node, int column, int role) const;
    [[nodiscard]] QVariant dataOfFinding(const Finding& finding, int column, int role) const;
    [[nodiscard]] QString textOfFinding(const Finding& finding, int column) const;
    [[nodiscard]] QVariant dataOfCandidate(const Repair& repair, int column, int role) const;
    [[nodiscard]] QString textOfCandidate(const Repair& repair, int column) const;
    [[nodiscard]] const Finding& findingAt(std::size_t position) const
    {
        return m_snapshot->findings[m_groups.findings[position]];
    }
    [[nodiscard]] std::span<const Repair> candidatesOf(const Finding& finding) const;
    [[nodiscard]] QString titleOfEvent(EventId event) const;
    [[nodiscard]] QString nameOfNode(const Node& node) const;
    // In a few words, and in a sentence.
    [[nodiscard]] QString likelyCauseOfNode(const Node& node) const;
    [[nodiscard]] QString whyOfNode(const Node& node) const;

    Navigator& m_navigator;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::string m_filter;
    EventFilter m_events;
    FindingGroups m_groups;
    LatestTask<FindingGroups> m_task;
};

// "Missing parent", and for the status bar "Data loss".
[[nodiscard]] QString titleOf(FindingKind kind);
[[nodiscard]] QString titleOf(Severity severity);
// "Context lost on the way".
[[nodiscard]] QString titleOf(HoleCause cause, bool asynchronous);
// Whether a candidate is drawn as a link: "inferred", or only "possible"; and what the person said of it.
[[nodiscard]] QString stateOf(const Repair& repair);

} // namespace throughline
