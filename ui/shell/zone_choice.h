// SPDX-License-Identifier: GPL-3.0-or-later
// ZoneChoice: the time zone in which times are shown: UTC, the system's, or a chosen one; kept in the
// settings (spec 5, "Zone: local, UTC or chosen, always named").
//
// GUI thread.
#pragma once

#include "ui/session/view_state.h"

#include <QDialog>
#include <QObject>
#include <QPointer>

namespace throughline {

class ZoneChoice : public QObject {
    Q_OBJECT
public:
    // Applies what was chosen before.
    ZoneChoice(ViewState& state, QWidget& window);

    void chooseUtc();
    void chooseLocal();
    // Asks which one.
    void ask();
    // A name of the time zone database; false where it is not known.
    bool choose(const QString& zone);

Q_SIGNALS:
    // A remark for the person.
    void said(const QString& text);

private:
    bool apply(const QString& zone);

    ViewState& m_state;
    QWidget& m_window;
    QPointer<QDialog> m_dialog;
};

} // namespace throughline
