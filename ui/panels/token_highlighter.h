// SPDX-License-Identifier: GPL-3.0-or-later
// TokenHighlighter: colours the parts of a tracking token where they stand in the text.
//
// Owned by the document, GUI thread.
#pragma once

#include "core/layout/scene.h"

#include <QColor>
#include <QPalette>
#include <QSyntaxHighlighter>

namespace throughline {

enum class TokenPart : int { Source, Correlation, Job };

// The colour of a part, in the text and in the legend.
[[nodiscard]] QColor partColour(TokenPart part, const QPalette& palette);
// The same, faint, for behind a text.
[[nodiscard]] QColor faint(QColor colour);

class TokenHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

    void setPalette(const QPalette& palette);

protected:
    void highlightBlock(const QString& text) override;

private:
    QPalette m_palette;
};

} // namespace throughline
