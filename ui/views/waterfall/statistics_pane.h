// SPDX-License-Identifier: GPL-3.0-or-later
// StatisticsPane: what the waterfall shows as a table of figures by type or class, to sort, copy and save.
//
// Owned by its page, GUI thread. One click or Enter asks for the spans of a group.
#pragma once

#include "core/layout/scene.h"
#include "core/model/event_filter.h"
#include "ui/models/span_statistics_model.h"
#include "ui/views/table_export.h"

#include <QSize>
#include <QWidget>

class QLabel;
class QTableView;

namespace throughline {

class Banner;
class ChoiceBox;

class StatisticsPane : public QWidget {
    Q_OBJECT
public:
    explicit StatisticsPane(QWidget* parent = nullptr);

    void setSpans(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const SpanTree> tree);
    void setGrouping(SpanGrouping grouping);
    // Of a search in these spans, which outlive it here; null: nothing is looked for.
    void setMatches(const std::vector<EventId>* matches);
    void copyCsv();
    void askToSave();
    void save(const QString& path);

    [[nodiscard]] bool working() const { return m_model.working() || m_export.working(); }
    [[nodiscard]] const SpanStatisticsModel& model() const { return m_model; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    [[nodiscard]] QString note() const;
    [[nodiscard]] Scene scene(QSize size) const;

Q_SIGNALS:
    void groupingChosen(SpanGrouping grouping);
    // The spans of a group are wanted; `typed` finds them, see typedFor().
    void spansWanted(const QString& typed);
    // The spans of a group are to be filtered in or out.
    void filterWanted(const throughline::FilterTerm& term);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] TableExport::Text csvText() const;
    void showRows();
    void giveRestToName();
    void ask(const QModelIndex& index);
    void filter(const QModelIndex& index, bool out);

    SpanStatisticsModel m_model;
    TableExport m_export;
    ChoiceBox* m_grouping;
    QLabel* m_note;
    Banner* m_banner;
    const std::vector<EventId>* m_matches = nullptr;
    QTableView* m_table;
};

} // namespace throughline
