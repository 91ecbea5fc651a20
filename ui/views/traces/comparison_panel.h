// SPDX-License-Identifier: GPL-3.0-or-later
// ComparisonPanel: two traces step by step: what each is, and a tree of their steps with how long they took
// and by how much they differ (spec 5, "Traces": compare two).
//
// Comparing runs on a worker. GUI thread.
#pragma once

#include "core/layout/scene.h"
#include "ui/models/comparison_model.h"
#include "ui/models/trace_list_model.h"
#include "ui/session/latest_task.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace throughline {

class ComparisonPanel : public QWidget {
    Q_OBJECT
public:
    explicit ComparisonPanel(QWidget* parent = nullptr);

    // Compares two traces of what is listed.
    void compare(const TraceRows& rows, TraceId a, TraceId b);
    // Nothing is compared, nor held.
    void clear();
    void setGreatestFirst(bool greatestFirst);
    [[nodiscard]] const ComparisonModel& model() const { return m_model; }
    [[nodiscard]] bool working() const { return m_task.running(); }
    // "42 steps · 3 slower in B · 2 only in A"
    [[nodiscard]] QString summary() const;
    // What it shows now as text.
    void drawInto(Scene& scene, const Rect& rect) const;

Q_SIGNALS:
    void compared();
    void chosen(throughline::EventId event);

private:
    void unfold();

    ComparisonModel m_model;
    QLabel* m_a;
    QLabel* m_b;
    QTreeView* m_tree;
    LatestTask<ComparedRows> m_task;
};

} // namespace throughline
