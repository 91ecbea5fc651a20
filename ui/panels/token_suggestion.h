// SPDX-License-Identifier: GPL-3.0-or-later
// TokenSuggestion: offers the token that a pasted text was probably meant to be, where that is another one
// than the text itself: without the quotes around it, with its percent-encoding undone.
//
// GUI thread. Hidden where there is nothing to offer.
#pragma once

#include <QWidget>

#include <string_view>

class QLabel;

namespace throughline {

class TokenSuggestion : public QWidget {
    Q_OBJECT
public:
    explicit TokenSuggestion(QWidget* parent = nullptr);

    void suggestFor(std::string_view text);

Q_SIGNALS:
    void taken(const QString& token);

private:
    QString m_meant;
    QLabel* m_text;
};

} // namespace throughline
