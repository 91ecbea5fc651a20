// SPDX-License-Identifier: GPL-3.0-or-later
// SearchBar: the field on top of the window that takes whatever is typed or pasted and offers what it may
// mean (spec 5, "Frame"). It also names the subject that is looked at.
//
// GUI thread. Enter goes to the chosen hit, ↑ and ↓ choose, Esc closes.
#pragma once

#include "ui/models/search_model.h"

#include <QLineEdit>

namespace throughline {

class SearchPopup;

class SearchBar : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchBar(Navigator& navigator, QWidget* parent = nullptr);

    [[nodiscard]] const SearchModel& model() const { return m_model; }
    // Takes the focus and selects what stands there, ready for typing.
    void start();
    // As if the text had been typed.
    void searchFor(const QString& text);
    [[nodiscard]] bool offering() const;
    // Wide enough to say what can be searched for.
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void went(const throughline::Selector& subject);
    void timeWanted(const throughline::TypedTime& typed);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showHits();
    void showSubject();
    void chooseBy(int step);
    void accept();
    void goTo(int row);

    Navigator& m_navigator;
    SearchModel m_model;
    SearchPopup* m_popup = nullptr;
    bool m_goWhenReady = false; // Enter was pressed before the hits were there
};

} // namespace throughline
