// SPDX-License-Identifier: GPL-3.0-or-later
// ConnectDialog: where a database is, whether it can be reached, and which of its tables to read (spec 5,
// "Opening").
//
// A password is asked for each time, unless a person wants it to be kept in the system keyring; it is kept
// when they open the connection, and removed as soon as they do not want it any more. Not modal; GUI thread,
// the connection is made on a worker, and the keyring answers when it likes. Deletes itself when it closes.
#pragma once

#include "ui/session/database_probe.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
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
    enum Engine { Postgres, Mysql, File };

    [[nodiscard]] QWidget* makeEngines();
    [[nodiscard]] QWidget* makeServerPage();
    [[nodiscard]] QWidget* makeFilePage();
    void listen(); // to its parts
    void chooseFile();
    void test();
    void showTables(const std::vector<ProbedTable>& tables);
    void showFailure(const Problem& problem);
    // What was found is of another database than what is entered now.
    void forgetTables();
    [[nodiscard]] QStringList chosenTables() const;
    void updateButtons();
    void open();
    // Opens once the keyring has the password; says why where it does not take it.
    void openAndKeep();
    void chooseKeeping(bool keep);
    // Whether the password of what is entered is kept, or is to be.
    void showKeeping();
    void showEngine(int engine);
    [[nodiscard]] bool isServer() const;

    QButtonGroup* m_engine; // one of them is checked
    QStackedWidget* m_pages;
    QLineEdit* m_host;
    QLineEdit* m_port;
    QLineEdit* m_database;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QCheckBox* m_keep;
    bool m_wantsKeeping = false; // said so for whatever is entered
    bool m_keeping = false;      // the keyring is asked to
    QLineEdit* m_file;
    QString m_options;              // that nobody enters
    int m_optionsEngine = Postgres; // theirs
    QLabel* m_outcome;
    QListWidget* m_tables;
    QPushButton* m_test;
    QPushButton* m_open;
    DatabaseProbe m_probe; // last: its thread ends before what it fills
};

} // namespace throughline
