// SPDX-License-Identifier: GPL-3.0-or-later
// TracesPage: all traces as a list that can be filtered and sorted, above it the same as points over start
// and duration; and, in their place when it is asked for, two of them compared (spec 5, "Traces").
//
// The current row follows the navigator's place. GUI thread only.
#pragma once

#include "ui/models/trace_list_model.h"
#include "ui/views/traces/comparison_panel.h"
#include "ui/views/traces/trace_filter.h"
#include "ui/views/traces/trace_plot.h"
#include "ui/views/view.h"
#include "ui/views/view_frame.h"

#include <array>
#include <string>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace throughline {

class TracesPage : public View {
    Q_OBJECT
public:
    TracesPage(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);
    ~TracesPage() override;

    [[nodiscard]] Scene scene(QSize size) const override { return drawing(size)(); }
    [[nodiscard]] std::function<Scene()> drawing(QSize size) const override;
    [[nodiscard]] bool working() const override;
    [[nodiscard]] bool filters() const override { return true; }

    [[nodiscard]] const TraceListModel& model() const { return m_model; }
    [[nodiscard]] TraceFilter& filter() const { return *m_filter; }
    [[nodiscard]] TracePlot& plot() const { return *m_plot; }
    [[nodiscard]] QTableView& table() const { return *m_table; }
    [[nodiscard]] ComparisonPanel& comparison() const { return *m_comparison; }
    [[nodiscard]] const ViewFrame& frame() const { return *m_frame; }
    [[nodiscard]] bool comparing() const;
    // What stands in the place of the list where no trace passes; empty where one does.
    [[nodiscard]] QString emptyNote() const;

protected:
    void refresh() override;
    void onSnapshotChanged() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeBody();
    [[nodiscard]] QWidget* makeList();
    void setUpTraceTable();
    void fitName();
    void addCommands();
    [[nodiscard]] TraceQuery query() const;
    void clearFilters();
    void onRows();
    void describe();
    void describeList();
    void showPlace();
    void showRow(int row);
    void onCurrentRow(const QModelIndex& index);
    void goTo(const QModelIndex& index);
    void toggleMark(const QModelIndex& index);
    void restoreMarks();
    void compareMarked();
    void leaveComparison();
    void enableCommands();
    [[nodiscard]] TraceId placeTrace() const;

    TraceListModel m_model;
    QStackedWidget* m_pages = nullptr; // the list, or the comparison
    TraceFilter* m_filter = nullptr;
    TracePlot* m_plot = nullptr;
    QStackedWidget* m_rows = nullptr; // the table, or the note
    QTableView* m_table = nullptr;
    QLabel* m_note = nullptr;
    QPushButton* m_clear = nullptr;
    ComparisonPanel* m_comparison = nullptr;
    ViewFrame* m_frame; // made around all of these
    QAction* m_compare = nullptr;
    QAction* m_greatestFirst = nullptr;
    QAction* m_back = nullptr;
    QAction* m_removeWindow = nullptr;
    bool m_following = false;            // the current row moves by the place, not by hand
    TraceId m_shownPlace;                // that was scrolled to
    std::array<std::string, 2> m_marked; // names, across the preview and the whole
};

} // namespace throughline
