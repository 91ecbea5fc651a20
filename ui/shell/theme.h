// SPDX-License-Identifier: GPL-3.0-or-later
// Theme: light, dark, or as the system has it. Turns the ink colours into the application's palette and style
// sheet (spec 5, "How it looks") and tells the view state.
//
// One per application, GUI thread. The choice is kept in the settings.
#pragma once

#include "ui/session/view_state.h"

#include <QObject>
#include <QPalette>

namespace throughline {

class Theme : public QObject {
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };

    explicit Theme(ViewState& state, QObject* parent = nullptr);

    [[nodiscard]] Choice choice() const { return m_choice; }
    // Applies and keeps the choice.
    void choose(Choice choice);
    // For this run only: a choice on the command line.
    void force(bool dark);

private:
    void apply();

    ViewState& m_state;
    Choice m_choice = Choice::System;
    bool m_systemIsDark;
};

[[nodiscard]] QPalette paletteOf(const InkColours& colours);
[[nodiscard]] QString styleSheetOf(const InkColours& colours);

} // namespace throughline
