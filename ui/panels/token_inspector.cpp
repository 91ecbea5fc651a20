// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/token_inspector.h"

#include "core/base/blanks.h"
#include "core/journey/job_records.h"
#include "core/journey/token_report.h"
#include "core/token/pasted_token.h"
#include "ui/models/text.h"
#include "ui/panels/token_events.h"
#include "ui/panels/token_finding_list.h"
#include "ui/panels/token_highlighter.h"
#include "ui/panels/token_jobs.h"
#include "ui/panels/token_mutations.h"
#include "ui/panels/token_part_list.h"
#include "ui/panels/token_suggestion.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"
#include "ui/widgets/section.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace throughline {

TokenInspector::TokenInspector(Navigator& navigator, TokenIndexes& indexes, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_indexes(indexes)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    makeSections();
    for (Section* section : {m_findingSection, m_jobSection, m_mutationSection, m_eventSection})
        column->addWidget(section);
    column->addStretch(1);
    content->setBackgroundRole(QPalette::Base);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    constexpr int kPatienceMs = 120;
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    connectParts();
    refresh();
}

QWidget* TokenInspector::makeTop()
{
    auto* top = new QWidget(this);
    m_field = new QPlainTextEdit(top);
    m_field->setPlaceholderText(tr("Paste a token: source|correlationId|jobExecutionId"));
    m_field->setAccessibleName(tr("Tracking token"));
    m_field->setTabChangesFocus(true);
    m_field->setFont(fontOf(Face::Mono));
    m_field->setFixedHeight(48);
    m_highlighter = new TokenHighlighter(m_field->document());
    m_highlighter->setPalette(palette());
    m_parts = new TokenPartList(top);
    m_copy = new QToolButton(this);
    m_copy->setIcon(lineIcon(QStringLiteral("copy")));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy all of this as text"));
    m_copy->setAccessibleName(m_copy->toolTip());
    m_hint = plainLabel(tr("Ctrl+V takes a token anywhere in the window; selecting an event that carries one "
                           "shows it here, too."),
                        look::kDim, top);
    m_hint->setWordWrap(true);
    m_suggestion = new TokenSuggestion(top);
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_hint);
    column->addWidget(m_parts);
    column->addWidget(m_suggestion);
    return top;
}

void TokenInspector::makeSections()
{
    m_findingList = new TokenFindingList;
    m_findingSection = new Section(QStringLiteral("token-findings"), tr("Findings"), m_findingList, this);
    m_findingSection->addToHeading(m_copy);
    m_jobs = new TokenJobs;
    m_jobSection = new Section(QStringLiteral("token-jobs"), tr("Jobs"), m_jobs, this);
    m_mutations = new TokenMutations;
    m_mutationSection = new Section(QStringLiteral("token-changes"), tr("Changes"), m_mutations, this);
    m_events = new TokenEvents;
    m_eventSection = new Section(QStringLiteral("token-events"), tr("Events"), m_events, this);
}

void TokenInspector::connectParts()
{
    connect(m_field, &QPlainTextEdit::textChanged, this, &TokenInspector::refresh);
    connect(&m_navigator, &Navigator::placeChanged, this, &TokenInspector::takeFromSelection);
    connect(&m_navigator, &Navigator::snapshotChanged, this, &TokenInspector::refresh);
    connect(&m_patience, &QTimer::timeout, this, &TokenInspector::showLooking);
    connect(m_suggestion, &TokenSuggestion::taken, this, &TokenInspector::setToken);
    connect(m_copy, &QToolButton::clicked, this, &TokenInspector::copyReport);
    connect(m_jobs, &TokenJobs::eventsWanted, this, &TokenInspector::goToJob);
    connect(m_jobs, &TokenJobs::tokenWanted, this, &TokenInspector::inspectTokenOf);
    connect(m_mutations, &TokenMutations::tokenWanted, this, &TokenInspector::setToken);
    connect(m_mutations, &TokenMutations::eventWanted, &m_navigator, &Navigator::follow);
    connect(m_events, &TokenEvents::eventWanted, &m_navigator, &Navigator::follow);
    connect(m_mutations, &TokenMutations::historyWanted, this, &TokenInspector::showHistory);
    connect(m_mutations, &TokenMutations::changed, this, &TokenInspector::nameMutations);
    connect(m_findingList, &TokenFindingList::jobWanted, this, &TokenInspector::showJob);
    connect(m_findingList, &TokenFindingList::rowWanted, this, &TokenInspector::showHistory);
}

// By way of the cursor, so that undo returns to the token before.
void TokenInspector::setToken(const QString& text)
{
    if (text == m_field->toPlainText())
        return;
    QTextCursor cursor(m_field->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

void TokenInspector::offer(const QString& text, const std::function<void(bool taken)>& answered)
{
    const std::string pasted(withoutWhiteSpace(text.toStdString()));
    const std::string meant = tokenMeantBy(pasted).value_or(pasted);
    const auto indexes = m_indexes.current();
    if (TrackingToken::isValid(pasted) || TrackingToken::isValid(meant)) {
        setToken(exact(pasted));
        answered(true);
        return;
    }
    if (!isUuid(meant) || !indexes) {
        answered(false);
        return;
    }
    m_ask.start(
        [this, indexes, meant, answered](const CancelToken&) -> std::function<void()> {
            const bool isKnown = isKnownCorrelationId(indexes->built(), meant);
            return [this, meant, answered, isKnown] {
                if (isKnown)
                    setToken(exact(meant));
                answered(isKnown);
            };
        },
        [](const std::function<void()>& answer) { answer(); });
}

void TokenInspector::copyReport()
{
    const auto indexes = m_indexes.current();
    if (!indexes || token().empty())
        return;
    m_report.start(
        [indexes, text = token()](const CancelToken&) {
            return tokenReport(indexes->built(), text, inspectToken(indexes->built(), text));
        },
        [this](const std::string& report) {
            QGuiApplication::clipboard()->setText(exact(report));
            Q_EMIT said(tr("Copied what is known of the token"));
        });
}

QString TokenInspector::reason() const
{
    return m_parts->reason();
}

int TokenInspector::eventCount() const
{
    return m_events->count();
}

std::string TokenInspector::token() const
{
    return std::string(withoutWhiteSpace(m_field->toPlainText().toStdString()));
}

void TokenInspector::takeFromSelection()
{
    const std::optional<Selector> before = std::exchange(m_subject, m_navigator.place().subject);
    if (m_subject && m_subject != before && m_subject->kind == "token") {
        setToken(exact(m_subject->value));
        return;
    }
    const EventId event = m_navigator.place().event;
    if (!event)
        return;
    const QString token = exact(m_navigator.snapshot()->str(m_navigator.snapshot()->events.token(event)));
    const QString now = m_field->toPlainText();
    // What was pasted stays; what came from the last selection makes way.
    if (!token.isEmpty() ? (now.isEmpty() || now == m_taken) : (!now.isEmpty() && now == m_taken)) {
        m_taken = token;
        setToken(token);
    }
}

void TokenInspector::refresh()
{
    const std::string text = token();
    const Result<TokenParts> parts = TrackingToken::parse(text);
    if (parts)
        m_parts->showParts(*parts);
    else
        m_parts->showReason(text.empty() ? QString() : shown(textOf(parts.error())));
    m_suggestion->suggestFor(text);
    m_hint->setVisible(text.empty());
    const auto indexes = m_indexes.current();
    m_ask.drop();
    m_history.drop();
    if (text.empty() || !indexes) {
        m_task.drop();
        hideSections();
        return;
    }
    m_patience.start();
    m_task.start([indexes, text](const CancelToken&) { return answerTo(indexes->built(), text); },
                 [this](TokenAnswer answer) { showAnswer(std::move(answer)); });
}

void TokenInspector::hideSections()
{
    m_patience.stop();
    m_copy->hide();
    m_events->setEvents({}, {});
    m_jobs->setJobs({}, {});
    m_mutations->setMutations({}, {}, {});
    m_findingList->setFindings({}, {});
    for (Section* section : {m_findingSection, m_jobSection, m_mutationSection, m_eventSection})
        section->hide();
}

void TokenInspector::showLooking()
{
    for (Section* section : {m_findingSection, m_jobSection, m_mutationSection, m_eventSection}) {
        section->setCount({});
        section->showNote(tr("Looking…"));
        section->show();
    }
}

void TokenInspector::showAnswer(TokenAnswer answer)
{
    m_patience.stop();
    m_copy->show();
    const std::shared_ptr<const Snapshot> snapshot = m_navigator.snapshot();
    showFindings(std::move(answer.inspection.findings));
    m_jobs->setJobs(snapshot, std::move(answer.jobs));
    m_jobSection->setCount(static_cast<std::uint64_t>(m_jobs->count()));
    if (m_jobs->count() > 0)
        m_jobSection->showContent();
    else
        m_jobSection->showNote(snapshot->executions.jobs().empty()
                                   ? tr("No job_executions in this data. Open the observability database, "
                                        "too, to see which job did this.")
                                   : tr("No job of this data belongs to this token."));
    m_mutations->setMutations(snapshot, std::move(answer.mutations), exact(token()));
    showEvents(std::move(answer.inspection.events));
    // Of a text that is no token and that nothing knows there is only that to say.
    const bool isAny =
        answer.inspection.parts || m_jobs->count() > 0 || m_mutations->count() > 0 || m_events->count() > 0;
    m_findingSection->show();
    for (Section* section : {m_jobSection, m_mutationSection, m_eventSection})
        section->setVisible(isAny);
}

void TokenInspector::showFindings(std::vector<TokenFinding> findings)
{
    const std::size_t count = findings.size();
    m_findingList->setFindings(m_navigator.snapshot(), std::move(findings));
    m_findingSection->setCount(count);
    if (m_navigator.snapshot()->preview) {
        m_findingSection->setCount({});
        m_findingSection->showNote(
            tr("Findings need all of the data: what is missing may be in the part that is not loaded yet."));
    } else if (count == 0) {
        m_findingSection->showNote(tr("No finding: nothing seems wrong with it."));
    } else {
        m_findingSection->showContent();
    }
}

void TokenInspector::showEvents(std::vector<EventId> events)
{
    m_eventSection->setCount(events.size());
    m_events->setEvents(m_navigator.snapshot(), std::move(events));
    if (m_events->count() > 0)
        m_eventSection->showContent();
    else
        m_eventSection->showNote(tr("No event in this data carries this token or its correlation id."));
}

void TokenInspector::nameMutations()
{
    const int count = m_mutations->count();
    m_mutationSection->setCount(static_cast<std::uint64_t>(count));
    const std::shared_ptr<const Snapshot>& snapshot = m_navigator.snapshot();
    if (count > 0 || m_mutations->showsHistory() || !snapshot)
        m_mutationSection->showContent();
    else
        m_mutationSection->showNote(snapshot->executions.mutations().empty()
                                        ? tr("No table in this data has an updated_by.")
                                        : tr("No row was changed under this correlation id."));
}

void TokenInspector::goToJob(const QString& job)
{
    m_ask.start(
        [this, snapshot = m_navigator.snapshot(), job](const CancelToken&) -> std::function<void()> {
            const JobRecords records = recordsOfJob(*snapshot, job.toStdString());
            return [this, records, job] {
                if (records.subject && m_navigator.go(*records.subject))
                    return;
                if (records.event)
                    m_navigator.follow(records.event);
                else
                    Q_EMIT said(tr("No event in this data belongs to job %1").arg(shown(job, 80)));
            };
        },
        [](const std::function<void()>& answer) { answer(); });
}

void TokenInspector::inspectTokenOf(const QString& job)
{
    m_ask.start(
        [this, snapshot = m_navigator.snapshot(), job](const CancelToken&) -> std::function<void()> {
            const StringId token = recordsOfJob(*snapshot, job.toStdString()).token;
            const QString text = token ? exact(snapshot->str(token)) : QString();
            return [this, text, job] {
                if (text.isEmpty())
                    Q_EMIT said(tr("Nothing in this data was written by job %1").arg(shown(job, 80)));
                else
                    setToken(text);
            };
        },
        [](const std::function<void()>& answer) { answer(); });
}

void TokenInspector::showJob(StringId job)
{
    m_jobSection->setOpen(true);
    if (!m_jobs->select(job))
        Q_EMIT said(tr("This data holds no such job"));
}

void TokenInspector::showHistory(StringId table, StringId row)
{
    const auto indexes = m_indexes.current();
    if (!indexes)
        return;
    const Snapshot& snapshot = *indexes->snapshot();
    m_history.start(
        [indexes, table, row](const CancelToken&) { return historyOf(indexes->built(), table, row); },
        [this, name = shown(snapshot.str(table) + ":" + snapshot.str(row), 80)](MutationRows rows) {
            m_mutationSection->setOpen(true);
            m_mutations->showHistory(name, std::move(rows));
        });
}

void TokenInspector::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->setPalette(palette());
}

} // namespace throughline
