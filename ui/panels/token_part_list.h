// SPDX-License-Identifier: GPL-3.0-or-later
// TokenPartList: the parts of a tracking token by name, each with the colour that it has in the text, or
// why a text is no token.
//
// GUI thread.
#pragma once

#include "core/token/tracking_token.h"

#include <QWidget>

#include <array>

class QLabel;

namespace throughline {

class FullText;

class TokenPartList : public QWidget {
    Q_OBJECT
public:
    explicit TokenPartList(QWidget* parent = nullptr);

    void showParts(const TokenParts& token);
    // Why it is no token; an empty one shows nothing at all.
    void showReason(const QString& reason);
    [[nodiscard]] QString reason() const;

private:
    void paintChips();
    void changeEvent(QEvent* event) override;

    QLabel* m_reason;
    QWidget* m_grid;
    std::array<QLabel*, 4> m_chips{}; // source, correlation id, job execution, format
    std::array<FullText*, 4> m_values{};
};

} // namespace throughline
