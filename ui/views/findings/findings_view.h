// SPDX-License-Identifier: GPL-3.0-or-later
// FindingsView: where the chains are broken or doubtful: a tree of severity → kind → class → event with a
// filter and next / previous, and how far inferred causes can be trusted (spec 5, "Findings").
//
// GUI thread. The tree itself is FindingsModel's.
#pragma once

#include "core/reconstruct/fallback/self_check.h"
#include "ui/models/findings_model.h"
#include "ui/views/view.h"

class QLabel;
class QLineEdit;
class QTreeView;

namespace throughline {

class FindingsView : public View {
    Q_OBJECT
public:
    FindingsView(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);

    // Go to the next finding in the order of the tree, or with -1 to the one before; both go round.
    void step(int direction);
    [[nodiscard]] const FindingsModel& model() const { return m_model; }
    // The rows on the screen as text.
    [[nodiscard]] Scene scene(QSize size) const override;

protected:
    void refresh() override;

private:
    void showCounts();
    void startSelfCheck();
    void showSelfCheck(const SelfCheck& check);
    void goTo(const QModelIndex& index);

    FindingsModel m_model;
    QLineEdit* m_filter;
    QLabel* m_counts;
    QTreeView* m_tree;
    QLabel* m_none;
    QLabel* m_selfCheck;
    std::weak_ptr<const Snapshot> m_checked; // what the self-check is of
    LatestTask<SelfCheck> m_task;            // last: its work ends before the rest goes
};

} // namespace throughline
