// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/note_field.h"

#include "ui/models/text.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace throughline {

NoteField::NoteField(EventMarks& marks, QWidget* parent)
    : QWidget(parent), m_marks(marks), m_flag(plainLabel({}, nullptr, this)), m_field(new QLineEdit(this))
{
    m_field->setMaxLength(static_cast<int>(EventMarks::kLongestNote));
    m_field->setPlaceholderText(tr("Marked. Write a note here"));
    m_field->setAccessibleName(tr("Note to the event"));
    m_field->installEventFilter(this);
    m_flag->setToolTip(tr("You marked this event"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_flag);
    row->addWidget(m_field, 1);
    connect(m_field, &QLineEdit::textEdited, this, &NoteField::write);
    connect(&m_marks, &EventMarks::updated, this, &NoteField::showNote);
    paintFlag();
    showNote();
}

void NoteField::setEvent(EventId event, bool sameRecord)
{
    if (event == m_event)
        return;
    if (!sameRecord)
        m_writing = false; // it is kept already
    m_event = event;
    showNote();
}

void NoteField::start()
{
    if (!m_event)
        return;
    begin();
    showNote();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void NoteField::begin()
{
    if (m_writing || !m_event)
        return;
    m_markedBefore = m_marks.contains(m_event);
    m_noteBefore = m_marks.noteOf(m_event);
    m_writing = true;
}

void NoteField::write(const QString& text)
{
    begin();
    // Nothing written marks nothing that was not marked.
    if (!text.trimmed().isEmpty() || m_marks.contains(m_event))
        m_marks.setNote(m_event, text.trimmed().toStdString());
}

void NoteField::end()
{
    m_writing = false;
    showNote();
}

void NoteField::takeBack()
{
    if (m_writing && m_marks.contains(m_event)) {
        if (m_markedBefore)
            m_marks.setNote(m_event, m_noteBefore);
        else
            m_marks.toggle(m_event);
    }
    end();
}

void NoteField::showNote()
{
    const bool marked = m_event && m_marks.contains(m_event);
    setVisible(m_event && (marked || m_writing));
    if (m_writing)
        return;
    const QString note = marked ? exact(m_marks.noteOf(m_event)) : QString();
    if (m_field->text() != note) {
        m_field->setText(note);
        m_field->setCursorPosition(0);
    }
    m_field->setToolTip(plainToolTip(shown(note, static_cast<int>(EventMarks::kLongestNote))));
}

bool NoteField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        begin();
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        end();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        end();
        Q_EMIT finished();
        return true;
    case Qt::Key_Escape:
        takeBack();
        Q_EMIT finished();
        return true;
    default:
        return false;
    }
}

void NoteField::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintFlag();
}

void NoteField::paintFlag()
{
    m_flag->setPixmap(shapeMark(Shape::Flag, inkOf(palette(), Ink::Accent), false, devicePixelRatioF()));
}

} // namespace throughline
