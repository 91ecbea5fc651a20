// SPDX-License-Identifier: GPL-3.0-or-later
// JourneyWords: the column beside the cards: why the selected link is there, and the chain as plain
// sentences.
//
// Plain text, selectable. Belongs to its view, GUI thread.
#pragma once

#include "core/layout/palette.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace throughline {

class JourneyWords : public QWidget {
    Q_OBJECT
public:
    explicit JourneyWords(QWidget* parent = nullptr);

    void setColours(const InkColours& colours);
    // One a paragraph.
    void setSentences(const QStringList& sentences);
    // Empty: no link is selected.
    void setLink(const QString& why);

    [[nodiscard]] QString sentences() const;
    [[nodiscard]] QString link() const;

private:
    QLabel* m_linkTitle;
    QLabel* m_linkText;
    QLabel* m_heading;
    QPlainTextEdit* m_sentences;
};

} // namespace throughline
