// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_bar.h"

#include "ui/models/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/search_popup.h"

#include <QEvent>
#include <QKeyEvent>

namespace throughline {

SearchBar::SearchBar(Navigator& navigator, QWidget* parent)
    : QLineEdit(parent), m_navigator(navigator), m_model(navigator)
{
    // Longer than any id; a pasted novel is not searched for.
    constexpr int kLongest = 4096;
    setMaxLength(kLongest);
    setPlaceholderText(tr("Search an order, contact, message, campaign, trace, event or token"));
    setAccessibleName(tr("Search"));
    setClearButtonEnabled(true);
    addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_goWhenReady = false;
        m_model.search(text);
    });
    connect(&m_model, &SearchModel::updated, this, &SearchBar::showHits);
    connect(&m_navigator, &Navigator::placeChanged, this, &SearchBar::showSubject);
    connect(&m_navigator, &Navigator::snapshotChanged, this, &SearchBar::showSubject);
}

void SearchBar::start()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void SearchBar::searchFor(const QString& text)
{
    start();
    setText(text);
    setModified(true);
    m_model.search(this->text());
}

bool SearchBar::offering() const
{
    return m_popup && m_popup->isVisible();
}

QSize SearchBar::sizeHint() const
{
    constexpr int kIconsAndPadding = 72;
    const QSize hint = QLineEdit::sizeHint();
    return {std::max(hint.width(), fontMetrics().horizontalAdvance(placeholderText()) + kIconsAndPadding),
            hint.height()};
}

void SearchBar::showSubject()
{
    if (hasFocus() && isModified())
        return;
    const auto& subject = m_navigator.place().subject;
    setText(subject ? shown(subject->text()) : QString());
    setCursorPosition(0);
}

void SearchBar::showHits()
{
    if (m_goWhenReady) {
        m_goWhenReady = false;
        if (m_model.rowCount() > 0) {
            goTo(0);
            return;
        }
    }
    if (!m_popup) {
        m_popup = new SearchPopup(m_model, window());
        connect(m_popup, &SearchPopup::chosen, this, &SearchBar::goTo);
        window()->installEventFilter(this);
    }
    if (!hasFocus() || m_model.text().isEmpty()) {
        m_popup->hide();
        return;
    }
    const auto listed = static_cast<std::uint32_t>(m_model.rowCount());
    QString note;
    if (listed == 0)
        note = tr("Nothing here matches “%1”. Orders, contacts, campaigns, messages, traces, events, tokens "
                  "and words of records were searched; kind:value looks at one kind only, for example "
                  "order:1234 or text:refund.")
                   .arg(shown(m_model.text(), 80));
    else if (listed < m_model.total())
        note = tr("First %1 of %2").arg(number(listed), number(m_model.total()));
    if (m_model.indexing())
        note += (note.isEmpty() ? QString() : QStringLiteral("\n")) +
                tr("What records say is still being read; matches of it will be added.");
    m_popup->offer(*this, note);
}

void SearchBar::chooseBy(int step)
{
    const int rows = m_model.rowCount();
    if (offering() && rows > 0)
        m_popup->setCurrent((m_popup->current() + step + rows) % rows);
}

void SearchBar::accept()
{
    if (text().trimmed().isEmpty())
        return;
    if (m_model.text() != text().trimmed() && isModified())
        m_model.search(text());
    if (m_model.working())
        m_goWhenReady = true;
    else if (offering() && m_model.rowCount() > 0)
        goTo(std::max(0, m_popup->current()));
    else if (!offering())
        showHits();
}

void SearchBar::goTo(int row)
{
    const std::optional<TypedTime> time = m_model.time(row);
    if (m_popup)
        m_popup->hide();
    setModified(false);
    if (time) {
        showSubject();
        Q_EMIT timeWanted(*time);
        return;
    }
    const Selector subject = m_model.selector(row);
    m_navigator.go(subject);
    showSubject();
    selectAll();
    Q_EMIT went(subject);
}

void SearchBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        chooseBy(1);
        return;
    case Qt::Key_Up:
        chooseBy(-1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept();
        return;
    case Qt::Key_Escape:
        if (offering()) {
            m_popup->hide();
        } else {
            setModified(false);
            showSubject();
            selectAll();
        }
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBar::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() == Qt::MouseFocusReason || event->reason() == Qt::TabFocusReason)
        selectAll();
}

void SearchBar::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (m_popup)
        m_popup->hide();
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == window() && event->type() == QEvent::Resize && m_popup)
        m_popup->hide();
    return QLineEdit::eventFilter(watched, event);
}

} // namespace throughline
