// SPDX-License-Identifier: GPL-3.0-or-later
// SourcesPanel: what is open, folders and archives with their files, and whether anything was wrong with it;
// ReportPanel: every source's balance and the kept problems with their places (spec 1, "Bad input").
//
// GUI thread.
#pragma once

#include "ui/models/problem_model.h"
#include "ui/models/source_model.h"
#include "ui/session/navigator.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;
class QTreeView;

namespace throughline {

class SourcesPanel : public QWidget {
    Q_OBJECT
public:
    explicit SourcesPanel(Navigator& navigator, QWidget* parent = nullptr);

Q_SIGNALS:
    void reportWanted();

private:
    void refresh();

    Navigator& m_navigator;
    SourceModel m_model;
    QTreeView* m_tree;
    QPushButton* m_report;
};

class ReportPanel : public QWidget {
    Q_OBJECT
public:
    explicit ReportPanel(Navigator& navigator, QWidget* parent = nullptr);

private:
    void refresh();

    Navigator& m_navigator;
    ProblemModel m_model;
    QLabel* m_balance;
    QTableView* m_table;
};

// "3 records rejected, 12 warnings"; empty where nothing is worth a word.
[[nodiscard]] QString summaryOf(const ImportReport& report);

} // namespace throughline
