// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/token_part_list.h"

#include "ui/models/text.h"
#include "ui/panels/token_highlighter.h"
#include "ui/widgets/full_text.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

namespace throughline {

TokenPartList::TokenPartList(QWidget* parent)
    : QWidget(parent), m_reason(plainLabel({}, nullptr, this)), m_grid(new QWidget(this))
{
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const std::array names = {tr("source"), tr("correlation"), tr("job"), tr("format")};
    auto* grid = new QGridLayout(m_grid);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    for (int row = 0; row < static_cast<int>(names.size()); ++row) {
        const auto at = static_cast<std::size_t>(row);
        m_chips[at] = plainLabel({}, nullptr, m_grid);
        m_chips[at]->setContentsMargins(0, 3, 0, 0);
        m_values[at] = new FullText(m_grid);
        m_values[at]->setAccessibleName(names[at]);
        grid->addWidget(m_chips[at], row, 0, Qt::AlignTop);
        grid->addWidget(plainLabel(names[at], look::kDim, m_grid), row, 1, Qt::AlignTop);
        grid->addWidget(m_values[at], row, 2, Qt::AlignTop);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_reason);
    column->addWidget(m_grid);
    paintChips();
    showReason({});
}

void TokenPartList::showParts(const TokenParts& token)
{
    m_values[0]->setPlainText(shown(token.source));
    m_values[1]->setPlainText(shown(token.correlationId));
    m_values[2]->setPlainText(token.jobExecutionId ? shown(*token.jobExecutionId) : tr("none"));
    m_values[3]->setPlainText(token.format == TokenFormat::Pipe ? tr("pipe") : tr("dot, the old format"));
    m_reason->clear();
    m_reason->hide();
    m_grid->show();
}

void TokenPartList::showReason(const QString& reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_grid->hide();
}

QString TokenPartList::reason() const
{
    return m_reason->text();
}

void TokenPartList::paintChips()
{
    constexpr int kSize = 10;
    for (const TokenPart part : {TokenPart::Source, TokenPart::Correlation, TokenPart::Job}) {
        QPixmap chip(kSize, kSize);
        chip.fill(partColour(part, palette()));
        m_chips[static_cast<std::size_t>(part)]->setPixmap(chip);
    }
}

void TokenPartList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintChips();
}

} // namespace throughline
