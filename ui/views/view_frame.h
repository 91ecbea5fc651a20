// SPDX-License-Identifier: GPL-3.0-or-later
// ViewFrame: the line above a view's body: what is shown, in words and figures, and the view's buttons; and,
// in the body's place, a notice where there is nothing to show (spec 5: "empty … states are each designed").
//
// Texts are shown as plain text. Belongs to its view, GUI thread.
#pragma once

#include "core/layout/palette.h"

#include <QWidget>

class QAction;
class QActionGroup;
class QHBoxLayout;
class QLabel;
class QStackedLayout;

namespace throughline {

class ElidingLabel;
class ViewHeader;

class ViewFrame : public QWidget {
    Q_OBJECT
public:
    explicit ViewFrame(QWidget* body, QWidget* parent = nullptr);

    void setColours(const InkColours& colours);
    void setTitle(const QString& title, const QString& summary);
    // A chip that warns, beside the buttons; none where the text is empty.
    void setChip(const QString& text, const QString& explanation = {});
    // A button for a command of the view; shows the command's key, and hides while the command does.
    void addButton(QAction* action);
    // A button that says which of some commands that exclude each other is in force, and offers them all.
    void addChoice(const QActionGroup* choices, const QString& accessibleName);

    void showBody();
    void showNotice(const QString& title, const QString& text);
    void showNothingOpen();
    [[nodiscard]] bool showsBody() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString notice() const;

private:
    [[nodiscard]] ViewHeader* makeHeader();
    [[nodiscard]] QWidget* makeNotice();
    void settle();

    QWidget* m_body;
    ViewHeader* m_header = nullptr;
    QStackedLayout* m_stack;
    QHBoxLayout* m_buttons = nullptr;
    ElidingLabel* m_title = nullptr;
    ElidingLabel* m_summary = nullptr;
    QLabel* m_chip = nullptr;
    QWidget* m_notice = nullptr;
    QLabel* m_noticeTitle = nullptr;
    QLabel* m_noticeText = nullptr;
};

} // namespace throughline
