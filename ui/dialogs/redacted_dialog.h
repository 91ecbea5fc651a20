// SPDX-License-Identifier: GPL-3.0-or-later
// RedactedDialog: what a redacted copy will hold, to be looked at before it is saved (spec 5, "Out":
// "redacted copy … with preview").
//
// Not modal; GUI thread. Deletes itself when it closes.
#pragma once

#include <QDialog>

#include <cstdint>

namespace throughline {

class RedactedDialog : public QDialog {
    Q_OBJECT
public:
    // `preview`: its first lines, of `events` in all.
    RedactedDialog(const QString& preview, std::uint64_t events, QWidget* parent = nullptr);

Q_SIGNALS:
    void saveWanted();
};

} // namespace throughline
