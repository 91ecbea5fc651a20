// SPDX-License-Identifier: GPL-3.0-or-later
// TokenInspector: a tracking token, pasted or taken from the selected event: its parts marked in the text,
// its format or why it is invalid, what is wrong with it and what to do about it, the jobs from the root to
// its own and on to every descendant, and all changes and events of its correlation id (spec 3, "What the app
// does with tokens").
//
// GUI thread; all that is looked for in the data is looked for on a worker, of which the latest counts.
#pragma once

#include "ui/models/token_answer.h"
#include "ui/session/latest_task.h"
#include "ui/session/token_indexes.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace throughline {

class Section;
class TokenEvents;
class TokenFindingList;
class TokenHighlighter;
class TokenJobs;
class TokenMutations;
class TokenPartList;
class TokenSuggestion;

class TokenInspector : public QWidget {
    Q_OBJECT
public:
    // Both outlive it.
    TokenInspector(Navigator& navigator, TokenIndexes& indexes, QWidget* parent = nullptr);

    void setToken(const QString& text);
    // Takes the text where it is a token, also one between quotes or percent-encoded, or a UUID that is a
    // correlation id of the data; says whether it did: of a UUID once a worker has looked.
    void offer(const QString& text, const std::function<void(bool taken)>& answered);
    // All that is shown, as sentences on the clipboard, once a worker has written them.
    void copyReport();
    // Why there is nothing to show or what is wrong; empty for a valid token.
    [[nodiscard]] QString reason() const;
    [[nodiscard]] int eventCount() const;
    [[nodiscard]] bool working() const
    {
        return m_task.running() || m_history.running() || m_report.running() || m_ask.running();
    }

Q_SIGNALS:
    // For the status bar.
    void said(const QString& remark);

private:
    void makeSections();
    [[nodiscard]] QWidget* makeTop();
    void connectParts();
    [[nodiscard]] std::string token() const;
    void takeFromSelection();
    void refresh();
    void showLooking();
    void showAnswer(TokenAnswer answer);
    void showFindings(std::vector<TokenFinding> findings);
    void showEvents(std::vector<EventId> events);
    void nameMutations();
    void hideSections();
    void goToJob(const QString& job);
    void inspectTokenOf(const QString& job);
    void showJob(StringId job);
    void showHistory(StringId table, StringId row);
    void changeEvent(QEvent* event) override;

    Navigator& m_navigator;
    TokenIndexes& m_indexes;
    QString m_taken;                   // the token that came from the selection
    std::optional<Selector> m_subject; // that was looked at when the selection was seen last
    QPlainTextEdit* m_field = nullptr;
    TokenHighlighter* m_highlighter = nullptr;
    TokenPartList* m_parts = nullptr;
    QToolButton* m_copy = nullptr;
    TokenSuggestion* m_suggestion = nullptr;
    QLabel* m_hint = nullptr; // what to do while there is nothing
    TokenFindingList* m_findingList = nullptr;
    TokenJobs* m_jobs = nullptr;
    TokenMutations* m_mutations = nullptr;
    TokenEvents* m_events = nullptr;
    Section* m_findingSection = nullptr;
    Section* m_jobSection = nullptr;
    Section* m_mutationSection = nullptr;
    Section* m_eventSection = nullptr;
    QTimer m_patience; // before it says that it is looking
    LatestTask<TokenAnswer> m_task;
    LatestTask<MutationRows> m_history;
    LatestTask<std::string> m_report;        // the report
    LatestTask<std::function<void()>> m_ask; // single questions; what they return is done here
};

} // namespace throughline
