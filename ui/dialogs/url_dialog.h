// SPDX-License-Identifier: GPL-3.0-or-later
// UrlDialog: which URL to open, and as whom (spec 5, "Opening").
//
// A password is asked for each time and kept nowhere. Not modal, GUI thread. Deletes itself when it closes.
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace throughline {

class UrlDialog : public QDialog {
    Q_OBJECT
public:
    explicit UrlDialog(QWidget* parent = nullptr);

    // Fills in what is known, with what went wrong with it; empty: nothing did.
    void begin(const QString& url, const QString& failure);
    // What the person entered; empty where that is no URL.
    [[nodiscard]] QString url() const;

Q_SIGNALS:
    // Opens what `url` says.
    void wanted(const QString& url);

private:
    void explain();
    void take();

    QLineEdit* m_place;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QLabel* m_said;
    QPushButton* m_open;
};

} // namespace throughline
