// SPDX-License-Identifier: GPL-3.0-or-later
// FindBar: a field for a text to be found in what a view shows, with how many there are, buttons to the next
// and the previous one, and whether only matches are to be shown.
//
// Does not search itself: its view does. Enter is next, Shift+Enter previous, Esc closes. GUI thread.
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace throughline {

class FindBar : public QWidget {
    Q_OBJECT
public:
    // The view's commands, which the buttons stand for.
    struct Commands {
        QAction* next;
        QAction* previous;
        QAction* matchesOnly; // checkable
        QAction* close;
    };
    FindBar(const Commands& commands, const QString& placeholder, QWidget* parent = nullptr);

    // Puts the cursor into the field, its text selected.
    void startTyping();
    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    // "3 of 17"; `explanation` is a tool tip.
    void setNote(const QString& note, const QString& explanation = {});
    [[nodiscard]] QString note() const;
    [[nodiscard]] QLineEdit& field() const { return *m_field; }

Q_SIGNALS:
    void textChanged(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Commands m_commands;
    QLineEdit* m_field;
    QLabel* m_note;
};

} // namespace throughline
