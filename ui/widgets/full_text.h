// SPDX-License-Identifier: GPL-3.0-or-later
// FullText: a text that is never cut: it breaks anywhere where it must, such as within a long id, and is as
// high as it needs to be. A label breaks at blanks only and lets the rest stand outside.
//
// GUI thread. Plain text, to be selected and copied.
#pragma once

#include <QTextEdit>

namespace throughline {

class FullText : public QTextEdit {
    Q_OBJECT
public:
    explicit FullText(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
};

} // namespace throughline
