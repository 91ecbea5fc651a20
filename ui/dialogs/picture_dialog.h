// SPDX-License-Identifier: GPL-3.0-or-later
// PictureDialog: how large a picture of a view is to be, and whether it is light or dark (spec 5, "Out").
//
// Not modal; GUI thread. Deletes itself when it closes.
#pragma once

#include <QDialog>
#include <QSize>

class QButtonGroup;
class QSpinBox;

namespace throughline {

struct PictureChoice {
    QSize size; // in device-independent pixels
    bool dark = false;

    friend bool operator==(const PictureChoice&, const PictureChoice&) = default;
};

class PictureDialog : public QDialog {
    Q_OBJECT
public:
    static constexpr int kLargest = 20'000; // pixels; an image of it still fits into memory

    // `view`: its name. Begins with the choice `first`.
    PictureDialog(const QString& view, const PictureChoice& first, QWidget* parent = nullptr);

    [[nodiscard]] PictureChoice choice() const;

Q_SIGNALS:
    void wanted(const throughline::PictureChoice& choice);

private:
    [[nodiscard]] QSpinBox* pixels(int value, const QString& name);

    QSpinBox* m_width;
    QSpinBox* m_height;
    QButtonGroup* m_theme;
};

} // namespace throughline
