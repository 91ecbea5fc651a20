// SPDX-License-Identifier: GPL-3.0-or-later
// TraceFilter: the row of fields that say which traces are wanted, and below it, where a window of start and
// duration was drawn, that window as a chip that can be removed (spec 5, "Traces").
//
// GUI thread.
#pragma once

#include "core/journey/trace_list.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace throughline {

class TraceFilter : public QWidget {
    Q_OBJECT
public:
    explicit TraceFilter(QWidget* parent = nullptr);

    // What is wanted; how it is sorted is not said here.
    [[nodiscard]] TraceQuery query() const;
    void setWindow(const std::optional<TraceWindow>& window);
    [[nodiscard]] const std::optional<TraceWindow>& window() const { return m_window; }
    // Nothing is held back any more.
    void clear();
    // Breaks are known only where all of the data is.
    void setBreaksKnown(bool known);
    void startTyping();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QComboBox* addChoice(const QString& name, const QStringList& choices);
    [[nodiscard]] QString windowText() const;
    void showWindow();

    QLineEdit* m_text;
    QComboBox* m_entry;
    QComboBox* m_errors;
    QComboBox* m_breaks;
    QToolButton* m_chip;
    std::optional<TraceWindow> m_window;
};

} // namespace throughline
