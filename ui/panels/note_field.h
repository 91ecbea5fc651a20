// SPDX-License-Identifier: GPL-3.0-or-later
// NoteField: the note to the selected event, one line of plain text: shown where the event bears a mark,
// written in place.
//
// GUI thread. What is written is kept letter by letter, so that nothing can be lost; Enter ends the writing,
// and Esc leaves the note as it was before.
#pragma once

#include "ui/session/event_marks.h"

#include <QWidget>

#include <string>

class QLabel;
class QLineEdit;

namespace throughline {

class NoteField : public QWidget {
    Q_OBJECT
public:
    // The marks outlive it.
    explicit NoteField(EventMarks& marks, QWidget* parent = nullptr);

    // `sameRecord`: the event before under another number, as one finds it in the whole of a preview.
    void setEvent(EventId event, bool sameRecord);
    // Takes the focus, also where the event is not marked: the note will mark it.
    void start();

Q_SIGNALS:
    // By Enter or Esc.
    void finished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void begin();
    void write(const QString& text);
    void end();
    void takeBack();
    void showNote();
    void paintFlag();

    EventMarks& m_marks;
    EventId m_event;
    bool m_writing = false;
    bool m_markedBefore = false; // the writing
    std::string m_noteBefore;
    QLabel* m_flag;
    QLineEdit* m_field;
};

} // namespace throughline
