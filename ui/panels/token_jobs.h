// SPDX-License-Identifier: GPL-3.0-or-later
// TokenJobs: the tree of the jobs behind a token, from the root to the token's own job and on to all that it
// led to, and below it all that is known of the selected one.
//
// GUI thread. Double click and Enter ask for the events of a job.
#pragma once

#include "ui/models/job_tree_model.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace throughline {

class TokenJobs : public QWidget {
    Q_OBJECT
public:
    explicit TokenJobs(QWidget* parent = nullptr);

    void setJobs(std::shared_ptr<const Snapshot> snapshot, JobRows rows);
    [[nodiscard]] int count() const { return static_cast<int>(m_model.rows().nodes.size()); }
    // False where the tree does not hold it.
    bool select(StringId job);

Q_SIGNALS:
    void eventsWanted(const QString& job);
    void tokenWanted(const QString& job);

private:
    void openTree();
    void fit();
    void showDetail();

    JobTreeModel m_model;
    QTreeView* m_tree;
    QLabel* m_detail;
};

} // namespace throughline
