// SPDX-License-Identifier: GPL-3.0-or-later
// Section: a heading with a count that folds what stands under it away, and remembers that between runs.
// Nothing is empty without a word: where there are no rows a note stands in their place.
//
// GUI thread.
#pragma once

#include <QWidget>

#include <cstdint>
#include <optional>

class QAbstractItemView;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace throughline {

class Section : public QWidget {
    Q_OBJECT
public:
    // `id` is stable, for the settings. Takes the content.
    Section(const QString& id, const QString& title, QWidget* content, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    [[nodiscard]] QString title() const { return m_title; }
    // To the right of the heading.
    void addToHeading(QWidget* widget);
    // Behind the title; none while it is not known.
    void setCount(std::optional<std::uint64_t> count);
    // Shows the content, or the note alone where there is one.
    void showContent();
    void showNote(const QString& note);
    [[nodiscard]] QString note() const;
    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);

private:
    void showState();
    void showHeading();

    QString m_id, m_title;
    std::optional<std::uint64_t> m_count;
    bool m_hasContent = false;
    QToolButton* m_heading;
    QHBoxLayout* m_top;
    QLabel* m_note;
    QWidget* m_content;
};

// Makes a list as high as that many rows, at most as `most` of them; more are scrolled to.
void fitRows(QAbstractItemView& view, int rows, int most);

} // namespace throughline
