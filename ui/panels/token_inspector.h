// SPDX-License-Identifier: GPL-3.0-or-later
// TokenInspector: a tracking token, pasted or taken from the selected event: its parts marked in the text,
// its format, why it is invalid where it is, and the events of this data that carry it (spec 3, "What the app
// does with tokens").
//
// GUI thread; the events are looked for on a worker.
#pragma once

#include "core/token/tracking_token.h"
#include "ui/models/event_list_model.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"

#include <QWidget>

#include <array>

class QLabel;
class QPlainTextEdit;
class QTableView;

namespace throughline {

class TokenHighlighter;

class TokenInspector : public QWidget {
    Q_OBJECT
public:
    explicit TokenInspector(Navigator& navigator, QWidget* parent = nullptr);

    void setToken(const QString& text);
    // Takes the text where it is a valid token.
    bool offer(const QString& text);
    // Why there is nothing to show or what is wrong; empty for a valid token.
    [[nodiscard]] QString reason() const;
    [[nodiscard]] int eventCount() const { return m_events.rowCount(); }

private:
    void takeFromSelection();
    void refresh();
    [[nodiscard]] QWidget* makeParts();
    void showParts(const TokenParts& token);
    void paintChips();
    void changeEvent(QEvent* event) override;
    void findEvents(const std::string& text);
    void showEvents(std::vector<EventId> events);

    Navigator& m_navigator;
    EventListModel m_events;
    QString m_taken; // the token that came from the selection
    QPlainTextEdit* m_text;
    TokenHighlighter* m_highlighter;
    QLabel* m_verdict;
    std::array<QLabel*, 4> m_chips{}; // source, correlation id, job execution, format
    std::array<QLabel*, 4> m_values{};
    QWidget* m_parts; // made with the labels above
    QLabel* m_note;
    QTableView* m_table;
    LatestTask<std::vector<EventId>> m_task;
};

} // namespace throughline
