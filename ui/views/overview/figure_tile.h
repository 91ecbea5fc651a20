// SPDX-License-Identifier: GPL-3.0-or-later
// FigureTile: one large figure with what it counts below it; pressed, it leads to what was counted.
//
// Belongs to its view, GUI thread.
#pragma once

#include "core/layout/scene.h"

#include <QAbstractButton>

#include <cstdint>
#include <optional>

namespace throughline {

class FigureTile : public QAbstractButton {
    Q_OBJECT
public:
    explicit FigureTile(QWidget* parent = nullptr);

    // `ink` is the figure's; without a figure it is not known yet. A tile of nothing is not to be pressed.
    void setFigure(std::optional<std::uint64_t> figure, const QString& name, Ink ink = Ink::Text);
    [[nodiscard]] const QString& figure() const { return m_figure; }
    [[nodiscard]] const QString& name() const { return m_name; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_figure, m_name;
    Ink m_ink = Ink::Text;
};

} // namespace throughline
