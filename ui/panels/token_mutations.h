// SPDX-License-Identifier: GPL-3.0-or-later
// TokenMutations: the changes of rows under a token's correlation id, or all changes of one row, so that its
// tokens can be compared.
//
// GUI thread. Double click and Enter take the change's token into the inspector; where it is there already,
// they go to the event that tells of the change.
#pragma once

#include "ui/models/mutation_model.h"

#include <QWidget>

class QLabel;
class QMenu;
class QTableView;

namespace throughline {

class TokenMutations : public QWidget {
    Q_OBJECT
public:
    explicit TokenMutations(QWidget* parent = nullptr);

    // `inspected`: the token that is shown.
    void setMutations(std::shared_ptr<const Snapshot> snapshot, MutationRows rows, const QString& inspected);
    // In their place until the next setMutations(), or until the person goes back.
    void showHistory(const QString& name, MutationRows rows);
    [[nodiscard]] bool showsHistory() const { return m_showsHistory; }
    [[nodiscard]] int count() const { return m_model.rowCount(); }

Q_SIGNALS:
    void tokenWanted(const QString& token);
    void eventWanted(throughline::EventId event);
    void historyWanted(throughline::StringId table, throughline::StringId row);
    void changed(); // what is listed

private:
    void show(MutationRows rows);
    void fit();
    void resizeEvent(QResizeEvent* event) override;
    void goTo(const QModelIndex& index);
    void fillMenu(QMenu& menu, const QModelIndex& index);

    std::shared_ptr<const Snapshot> m_snapshot;
    MutationRows m_ofToken;
    QString m_inspected;
    bool m_showsHistory = false;
    int m_width = 0; // of all columns
    MutationModel m_model;
    QWidget* m_historyBar;
    QLabel* m_historyName;
    QTableView* m_table;
};

} // namespace throughline
