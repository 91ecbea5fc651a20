// SPDX-License-Identifier: GPL-3.0-or-later
// FindingsView: where the chains are broken or doubtful: a tree of severity → kind → class → event with a
// filter and next / previous, and how far inferred causes can be trusted (spec 5, "Findings").
//
// GUI thread. The tree itself is FindingsModel's.
#pragma once

#include "ui/models/findings_model.h"
#include "ui/session/self_checking.h"
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
    // As typed into the filter; empty: all.
    void setFilter(const QString& text);
    [[nodiscard]] const FindingsModel& model() const { return m_model; }
    // The candidate whose row is the current one.
    [[nodiscard]] std::optional<Repair> currentCandidate() const;
    // The rows on the screen as text.
    [[nodiscard]] Scene scene(QSize size) const override;
    [[nodiscard]] bool filters() const override { return true; }

Q_SIGNALS:
    // The person says that a candidate is the cause, or is not, or takes that back.
    void judged(const throughline::Repair& candidate, throughline::Verdict verdict);

protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showCounts();
    void shareWidth();
    void showSelfCheck();
    void goTo(const QModelIndex& index);
    void showMenu(const QPoint& position);
    void copyReport();

    FindingsModel m_model;
    QLineEdit* m_filter;
    QLabel* m_counts;
    QTreeView* m_tree;
    QLabel* m_none;
    QLabel* m_selfCheck;
    SelfChecking m_checking;
};

} // namespace throughline
