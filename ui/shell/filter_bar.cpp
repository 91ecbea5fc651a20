// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/filter_bar.h"

#include "ui/models/filter_text.h"
#include "ui/models/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"

#include <QLabel>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace throughline {

namespace {

constexpr int kSpace = 8;
constexpr int kLine = 30;

} // namespace

FilterBar::FilterBar(ViewState& state, QWidget* parent)
    : QWidget(parent), m_state(state), m_title(plainLabel(tr("Only events with"), look::kDim, this)),
      m_clear(new QToolButton(this)), m_remark(plainLabel({}, look::kDim, this))
{
    setObjectName(QStringLiteral("filterBar"));
    setAccessibleName(tr("Event filter"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_clear->setText(tr("Show all"));
    m_clear->setToolTip(tr("Take the whole event filter back"));
    m_clear->setFocusPolicy(Qt::StrongFocus);
    connect(m_clear, &QToolButton::clicked, this, [this] { m_state.setFilter({}); });
    connect(&m_state, &ViewState::filterChanged, this, &FilterBar::refresh);
    hide();
}

void FilterBar::setRemark(const QString& remark)
{
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    arrange();
}

QToolButton* FilterBar::makeChip(const FilterTerm& term)
{
    auto* chip = new QToolButton(this);
    const QString text = filterChipText(term);
    chip->setObjectName(QStringLiteral("filterChip"));
    chip->setText(withoutMnemonics(text));
    chip->setIcon(lineIcon(QStringLiteral("close")));
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setAccessibleName(tr("Take back: %1").arg(text));
    chip->setToolTip(plainToolTip(tr("Take back: %1").arg(text)));
    connect(chip, &QToolButton::clicked, this, [this, term] { m_state.takeFromFilter(term); });
    chip->show();
    return chip;
}

void FilterBar::refresh()
{
    for (QToolButton* chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater(); // it may be the one that was clicked
    }
    m_chips.clear();
    bool lets = false;
    for (const FilterTerm& term : m_state.filter().terms()) {
        m_chips.append(makeChip(term));
        lets = lets || !term.out;
    }
    m_title->setText(lets ? tr("Only events with") : tr("All events but"));
    for (QWidget* before = m_title; QToolButton * chip : std::as_const(m_chips)) {
        setTabOrder(before, chip);
        before = chip;
    }
    setVisible(!m_chips.isEmpty());
    arrange();
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        arrange();
}

void FilterBar::arrange()
{
    QList<QWidget*> parts{m_title};
    for (QToolButton* chip : std::as_const(m_chips))
        parts.append(chip);
    parts.append(m_clear);
    if (!m_remark->text().isEmpty())
        parts.append(m_remark);
    int x = kSpace;
    int y = kSpace / 2;
    for (QWidget* part : std::as_const(parts)) {
        const QSize size = part->sizeHint();
        const int width = std::min(size.width(), std::max(1, this->width() - 2 * kSpace));
        if (x > kSpace && x + width > this->width() - kSpace) {
            x = kSpace;
            y += kLine;
        }
        part->setGeometry(x, y + (kLine - size.height()) / 2, width, size.height());
        x += width + kSpace;
    }
    setFixedHeight(y + kLine + kSpace / 2);
}

} // namespace throughline
