// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/contact_field.h"

#include "ui/models/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/search_popup.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace throughline {

ContactField::ContactField(Navigator& navigator, QWidget* parent)
    : QWidget(parent), m_model(navigator), m_field(new QLineEdit(this))
{
    constexpr int kWidest = 480;
    QLabel* const label = plainLabel(tr("Show also"), look::kDim, this);
    m_field->setPlaceholderText(tr("Contact"));
    m_field->setAccessibleName(tr("Contact to show also"));
    m_field->setMaximumWidth(kWidest);
    m_field->installEventFilter(this);
    auto* const close = new QToolButton(this);
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::NoFocus);
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_field, 1);
    row->addStretch(1);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &ContactField::leave);
    connect(m_field, &QLineEdit::textEdited, this, &ContactField::search);
    connect(&m_model, &SearchModel::updated, this, &ContactField::showHits);
    connect(&navigator, &Navigator::snapshotChanged, this, [this] { hide(); });
}

void ContactField::start()
{
    m_field->clear();
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    search();
}

void ContactField::search()
{
    m_chooseWhenReady = false;
    m_model.search(QStringLiteral("contact:") + m_field->text());
}

void ContactField::showHits()
{
    const int rows = m_model.rowCount();
    if (m_chooseWhenReady && rows > 0) {
        choose(0);
        return;
    }
    m_chooseWhenReady = false;
    if (!m_field->hasFocus()) {
        return;
    }
    if (!m_popup) {
        m_popup = new SearchPopup(m_model, window());
        connect(m_popup, &SearchPopup::chosen, this, &ContactField::choose);
    }
    QString note;
    if (rows == 0) {
        note = tr("No contact matches “%1”").arg(shown(m_field->text(), 80));
    } else if (static_cast<std::uint32_t>(rows) < m_model.total()) {
        note = tr("First %1 of %2").arg(number(static_cast<std::uint64_t>(rows)), number(m_model.total()));
    }
    m_popup->offer(*m_field, note);
}

void ContactField::choose(int row)
{
    if (row < 0 || row >= m_model.rowCount()) {
        return;
    }
    const QString contact = exact(m_model.selector(row).value);
    hide();
    Q_EMIT chosen(contact);
}

void ContactField::leave()
{
    hide();
    Q_EMIT left();
}

bool ContactField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide) {
        if (m_popup) {
            m_popup->hide();
        }
        return QWidget::eventFilter(watched, event);
    }
    // These keys are the timeline's, too.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const int rows = m_model.rowCount();
    const int now = m_popup ? m_popup->current() : -1;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int step = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down ? 1 : -1;
        if (m_popup && rows > 0) {
            m_popup->setCurrent((now + step + rows) % rows);
        }
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_model.working()) {
            m_chooseWhenReady = true;
        } else {
            choose(std::max(0, now));
        }
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    default:
        return false;
    }
}

} // namespace throughline
