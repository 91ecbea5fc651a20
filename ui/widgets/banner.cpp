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
      m_detail(plainLabel({}, nullptr, this)), m_texts(new QBoxLayout(QBoxLayout::TopToBottom)),
      m_action(new QPushButton(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("banner"));
    m_detail->setWordWrap(true);
    for (QLabel* label : {m_title, m_detail})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setIcon(lineIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);

    m_texts->addWidget(m_title);
    m_texts->addWidget(m_detail, 1);
    auto* row = new QHBoxLayout(this);
    row->setSpacing(12);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(m_texts, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignTop);
    hide();
}

void Banner::show(Severity severity, const QString& title, const QString& detail, const QString& action)
{
    m_severity = severity;
    const bool quiet = severity == Severity::Info;
    setProperty("severity", severity == Severity::Error ? QStringLiteral("error")
                            : quiet                     ? QStringLiteral("info")
                                                        : QStringLiteral("warning"));
    m_texts->setDirection(quiet ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_texts->setSpacing(quiet ? 12 : 2);
    m_title->setWordWrap(!quiet);
    layout()->setContentsMargins(16, quiet ? 6 : 10, 8, quiet ? 6 : 10);
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

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
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
    const auto mark = [this](const QString& icon, Ink ink) {
        m_mark->setPixmap(linePixmap(icon, kSize, inkOf(palette(), ink), devicePixelRatioF()));
    };
    if (m_severity == Severity::Error)
        mark(QStringLiteral("error"), Ink::Error);
    else if (m_severity == Severity::Info)
        mark(QStringLiteral("info"), Ink::Accent);
    else
        mark(QStringLiteral("warning"), Ink::WarningText);
}

void Banner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setMark();
}

} // namespace throughline
