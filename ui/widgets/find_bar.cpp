// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/find_bar.h"

#include "ui/models/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace throughline {

namespace {

constexpr int kSpace = 8;
constexpr int kNarrowestField = 120;
constexpr int kWidestField = 420;
constexpr int kLongest = 4096; // a pasted novel is not searched for

[[nodiscard]] QString toolTipOf(const QAction& action)
{
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return plainToolTip(key.isEmpty() ? action.text() : action.text() + QStringLiteral("   ") + key);
}

[[nodiscard]] QToolButton* buttonFor(QAction& action, const QString& icon)
{
    action.setIcon(lineIcon(icon));
    action.setIconVisibleInMenu(false);
    action.setToolTip(toolTipOf(action));
    auto* button = new QToolButton;
    button->setDefaultAction(&action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action.text());
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    return button;
}

[[nodiscard]] QCheckBox* boxFor(QAction& action)
{
    auto* box = new QCheckBox(action.text());
    box->setChecked(action.isChecked());
    box->setToolTip(toolTipOf(action));
    QObject::connect(box, &QCheckBox::clicked, &action, &QAction::trigger);
    QObject::connect(&action, &QAction::toggled, box, &QCheckBox::setChecked);
    return box;
}

} // namespace

FindBar::FindBar(const Commands& commands, const QString& placeholder, QWidget* parent)
    : QWidget(parent), m_commands(commands), m_field(new QLineEdit), m_note(plainLabel({}, look::kDim))
{
    setAccessibleName(tr("Find"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_field->setMaxLength(kLongest);
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(tr("Find"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->setMinimumWidth(kNarrowestField);
    m_field->setMaximumWidth(kWidestField);
    m_field->installEventFilter(this);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace, kSpace / 2, kSpace, kSpace / 2);
    row->setSpacing(kSpace / 2);
    row->addWidget(m_field, 1);
    row->addWidget(buttonFor(*commands.previous, QStringLiteral("up")));
    row->addWidget(buttonFor(*commands.next, QStringLiteral("down")));
    row->addSpacing(kSpace / 2);
    row->addWidget(boxFor(*commands.matchesOnly));
    row->addSpacing(kSpace);
    row->addWidget(m_note, 1);
    row->addWidget(buttonFor(*commands.close, QStringLiteral("close")));
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::textChanged);
}

void FindBar::startTyping()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::setText(const QString& text)
{
    m_field->setText(text);
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::setNote(const QString& note, const QString& explanation)
{
    m_note->setText(note);
    m_note->setToolTip(plainToolTip(explanation.isEmpty() ? note : explanation));
}

QString FindBar::note() const
{
    return m_note->text();
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    // Claimed first, or a key of the view that Enter has elsewhere in it would come before.
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && event->type() == QEvent::ShortcutOverride) {
            key->accept();
            return true;
        }
        if (enter) {
            (key->modifiers().testFlag(Qt::ShiftModifier) ? m_commands.previous : m_commands.next)->trigger();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace throughline
