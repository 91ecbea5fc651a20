// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/token_suggestion.h"

#include "core/token/pasted_token.h"
#include "ui/models/text.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace throughline {

TokenSuggestion::TokenSuggestion(QWidget* parent) : QWidget(parent), m_text(plainLabel({}, look::kDim, this))
{
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(40);
    auto* take = new QPushButton(tr("Inspect that"), this);
    connect(take, &QPushButton::clicked, this, [this] { Q_EMIT taken(m_meant); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(take, 0, Qt::AlignTop);
    hide();
}

void TokenSuggestion::suggestFor(std::string_view text)
{
    const std::optional<std::string> meant = tokenMeantBy(text);
    m_meant = meant ? exact(*meant) : QString();
    if (meant)
        m_text->setText(tr("Without quotes and encoding this is %1").arg(shown(*meant)));
    setVisible(bool(meant));
}

} // namespace throughline
