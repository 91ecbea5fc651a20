// SPDX-License-Identifier: GPL-3.0-or-later
// ZoneDialog: chooses a time zone among those that the system knows, filtered while typing.
//
// Not modal; GUI thread. Deletes itself when it closes.
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace throughline {

class ZoneDialog : public QDialog {
    Q_OBJECT
public:
    // `current` is selected first.
    explicit ZoneDialog(const QString& current, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& zone);

private:
    void narrow(const QString& text);
    void take();
    bool eventFilter(QObject* watched, QEvent* event) override;

    QLineEdit* m_filter;
    QListWidget* m_zones;
};

} // namespace throughline
