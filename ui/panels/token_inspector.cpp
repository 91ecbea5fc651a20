// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/token_inspector.h"

#include "core/journey/selector.h"
#include "ui/models/text.h"
#include "ui/panels/token_highlighter.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace throughline {

TokenInspector::TokenInspector(Navigator& navigator, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_text(new QPlainTextEdit(this)),
      m_highlighter(new TokenHighlighter(m_text->document())), m_verdict(plainLabel({}, nullptr, this)),
      m_parts(makeParts()), m_note(plainLabel({}, look::kDim, this)), m_table(new QTableView(this))
{
    m_text->setPlaceholderText(tr("Paste a token: source|correlationId|jobExecutionId"));
    m_text->setAccessibleName(tr("Tracking token"));
    m_text->setTabChangesFocus(true);
    m_text->setFont(fontOf(Face::Mono));
    m_text->setFixedHeight(62);
    m_highlighter->setPalette(palette());
    m_verdict->setWordWrap(true);
    m_note->setWordWrap(true);
    setUpTable(*m_table, tr("Events with this token or correlation id"));
    m_table->setModel(&m_events);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setMinimumHeight(2 * kRowHeight);

    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 8, 12, 8);
    top->setSpacing(8);
    top->addWidget(m_text);
    top->addWidget(m_verdict);
    top->addWidget(m_parts);
    top->addWidget(m_note);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addStretch(0);

    connect(m_text, &QPlainTextEdit::textChanged, this, &TokenInspector::refresh);
    connect(&m_navigator, &Navigator::placeChanged, this, &TokenInspector::takeFromSelection);
    connect(&m_navigator, &Navigator::snapshotChanged, this, &TokenInspector::refresh);
    const auto go = [this](const QModelIndex& index) {
        m_navigator.follow(EventId(index.data(roles::Event).toUInt()));
    };
    connect(m_table, &QTableView::clicked, this, go);
    connect(m_table, &QTableView::activated, this, go);
    refresh();
}

QWidget* TokenInspector::makeParts()
{
    const std::array names = {tr("source"), tr("correlation id"), tr("job execution"), tr("format")};
    auto* parts = new QWidget(this);
    auto* grid = new QGridLayout(parts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    for (int row = 0; row < static_cast<int>(names.size()); ++row) {
        const auto at = static_cast<std::size_t>(row);
        m_chips[at] = plainLabel({}, nullptr, parts);
        m_values[at] = plainLabel({}, nullptr, parts);
        m_values[at]->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_values[at]->setWordWrap(true);
        m_values[at]->setMinimumWidth(40);
        grid->addWidget(m_chips[at], row, 0, Qt::AlignVCenter);
        grid->addWidget(plainLabel(names[at], look::kDim, parts), row, 1);
        grid->addWidget(m_values[at], row, 2);
    }
    paintChips();
    return parts;
}

void TokenInspector::paintChips()
{
    constexpr int kSize = 10;
    for (const TokenPart part : {TokenPart::Source, TokenPart::Correlation, TokenPart::Job}) {
        QPixmap chip(kSize, kSize);
        chip.fill(partColour(part, palette()));
        m_chips[static_cast<std::size_t>(part)]->setPixmap(chip);
    }
}

void TokenInspector::setToken(const QString& text)
{
    m_text->setPlainText(text);
}

bool TokenInspector::offer(const QString& text)
{
    if (!TrackingToken::isValid(text.toStdString()))
        return false;
    setToken(text);
    return true;
}

QString TokenInspector::reason() const
{
    return m_verdict->text();
}

void TokenInspector::takeFromSelection()
{
    const EventId event = m_navigator.place().event;
    if (!event)
        return;
    const QString token = exact(m_navigator.snapshot()->str(m_navigator.snapshot()->events.token(event)));
    const QString now = m_text->toPlainText();
    // What was pasted stays; what came from the last selection makes way.
    if (!token.isEmpty() ? (now.isEmpty() || now == m_taken) : (!now.isEmpty() && now == m_taken)) {
        m_taken = token;
        setToken(token);
    }
}

void TokenInspector::refresh()
{
    const QString text = m_text->toPlainText().trimmed();
    const Result<TokenParts> token = TrackingToken::parse(text.toStdString());
    m_parts->setVisible(token.has_value());
    m_verdict->setVisible(!token && !text.isEmpty());
    m_verdict->setText(token || text.isEmpty() ? QString() : shown(textOf(token.error())));
    if (token)
        showParts(*token);
    if (token && m_navigator.snapshot()) {
        findEvents(text.toStdString());
    } else {
        m_task.drop();
        m_events.setEvents({}, {});
        m_table->hide();
        m_note->hide();
    }
}

void TokenInspector::showParts(const TokenParts& token)
{
    m_values[0]->setText(shown(token.source));
    m_values[1]->setText(shown(token.correlationId));
    m_values[2]->setText(token.jobExecutionId ? shown(*token.jobExecutionId) : tr("none"));
    m_values[3]->setText(token.format == TokenFormat::Pipe ? tr("pipe") : tr("dot, the old format"));
}

void TokenInspector::findEvents(const std::string& text)
{
    m_task.start(
        [snapshot = m_navigator.snapshot(), text](const CancelToken&) {
            return select(*snapshot, {"token", text}).value_or(std::vector<EventId>());
        },
        [this](std::vector<EventId> events) { showEvents(std::move(events)); });
}

void TokenInspector::showEvents(std::vector<EventId> events)
{
    m_note->setText(events.empty()
                        ? tr("No event in this data carries this token or its correlation id.")
                        : tr("Events with this token or correlation id: %1").arg(number(events.size())));
    m_note->show();
    m_table->setVisible(!events.empty());
    m_events.setEvents(m_navigator.snapshot(), std::move(events));
    m_table->resizeColumnToContents(EventListModel::Time);
    m_table->resizeColumnToContents(EventListModel::Type);
}

void TokenInspector::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintChips();
        m_highlighter->setPalette(palette());
    }
}

} // namespace throughline
