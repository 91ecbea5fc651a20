// SPDX-License-Identifier: GPL-3.0-or-later
// ChoiceBox: one of several choices behind a field that looks like our other fields.
//
// GUI thread. As wide as its widest choice.
#pragma once

#include <QComboBox>

namespace throughline {

class ChoiceBox : public QComboBox {
    Q_OBJECT
public:
    // The name also of the list that it opens.
    explicit ChoiceBox(const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace throughline
