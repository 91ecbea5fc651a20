// SPDX-License-Identifier: GPL-3.0-or-later
// ConnectDialog: where a database is, whether it can be reached, and which of its tables to read (spec 5,
// "Opening").
//
// A password is asked for each time and kept nowhere. Not modal; GUI thread, the connection is made on a
// worker. Deletes itself when it closes.
#pragma once

#include "ui/session/database_probe.h"

#include <QDialog>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace throughline {

class ConnectDialog : public QDialog {
    Q_OBJECT
public:
    explicit ConnectDialog(QWidget* parent = nullptr);

    // Fills in what is known of a connection, with what went wrong with it; empty: nothing did.
    void begin(const QString& connection, const QString& failure);
    // What the person entered, with the tables that they chose.
    [[nodiscard]] QString connection() const;

Q_SIGNALS:
    // Opens what `connection` says.
    void wanted(const QString& connection);

private:
    enum Engine { Server, File };

    [[nodiscard]] QWidget* makeEngines();
    [[nodiscard]] QWidget* makeServerPage();
    [[nodiscard]] QWidget* makeFilePage();
    void chooseFile();
    void test();
    void showTables(const std::vector<ProbedTable>& tables);
    void showFailure(const Problem& problem);
    // What was found is of another database than what is entered now.
    void forgetTables();
    [[nodiscard]] QStringList chosenTables() const;
    void updateButtons();
    void showEngine(int engine);

    QButtonGroup* m_engine; // one of them is checked
    QStackedWidget* m_pages;
    QLineEdit* m_host;
    QLineEdit* m_port;
    QLineEdit* m_database;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QLineEdit* m_file;
    QString m_options;
    QLabel* m_outcome;
    QListWidget* m_tables;
    QPushButton* m_test;
    QPushButton* m_open;
    DatabaseProbe m_probe; // last: its thread ends before what it fills
};

} // namespace throughline
