// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace throughline {

Banner::Banner(QWidget* parent)
    : QFrame(parent), m_mark(plainLabel({}, nullptr, this)), m_title(plainLabel({}, look::kHeading, this)),
      m_detail(plainLabel({}, nullptr, this)), m_action(new QPushButton(this))
{
    setObjectName(QStringLiteral("banner"));
    m_title->setWordWrap(true);
    m_detail->setWordWrap(true);
    for (QLabel* label : {m_title, m_detail})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* close = new QToolButton(this);
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);

    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 8, 10);
    row->setSpacing(12);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(close, 0, Qt::AlignTop);
    hide();
}

void Banner::show(Severity severity, const QString& title, const QString& detail, const QString& action)
{
    m_severity = severity;
    setProperty("severity",
                severity == Severity::Error ? QStringLiteral("error") : QStringLiteral("warning"));
    style()->unpolish(this);
    style()->polish(this);
    setMark();
    m_title->setText(title);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(detail);
    QFrame::show();
}

QString Banner::title() const
{
    return m_title->text();
}

QString Banner::detail() const
{
    return m_detail->text();
}

void Banner::setMark()
{
    constexpr int kSize = 16;
    const bool error = m_severity == Severity::Error;
    m_mark->setPixmap(linePixmap(error ? QStringLiteral("error") : QStringLiteral("warning"), kSize,
                                 inkOf(palette(), error ? Ink::Error : Ink::WarningText),
                                 devicePixelRatioF()));
}

void Banner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setMark();
}

} // namespace throughline
