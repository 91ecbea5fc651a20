// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/traces/trace_filter.h"

#include "core/layout/clock_text.h"
#include "ui/models/text.h"
#include "ui/models/trace_list_model.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int kSpace = 8;

Presence presenceOf(const QComboBox& choice)
{
    return static_cast<Presence>(choice.currentIndex());
}

} // namespace

TraceFilter::TraceFilter(QWidget* parent)
    : QWidget(parent), m_text(new QLineEdit(this)), m_chip(new QToolButton(this))
{
    setUpFilter(*m_text, tr("Filter by id, class, type or contact"), tr("Filter traces"));
    QStringList entries{tr("Any entry point")};
    for (std::size_t entry = 0; entry < kEntryPointCount; ++entry)
        entries << entryPointName(static_cast<EntryPoint>(entry));
    m_entry = addChoice(tr("Entry point"), entries);
    m_errors = addChoice(tr("Status"), {tr("Any status"), tr("With errors"), tr("Without errors")});
    m_breaks = addChoice(tr("Breaks"), {tr("Broken or not"), tr("With breaks"), tr("Without breaks")});
    m_chip->setObjectName(QStringLiteral("windowChip"));
    m_chip->setIcon(lineIcon(QStringLiteral("close")));
    m_chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chip->setFocusPolicy(Qt::StrongFocus);

    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(kSpace);
    fields->addWidget(m_text, 1);
    for (QComboBox* choice : {m_entry, m_errors, m_breaks})
        fields->addWidget(choice);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    column->setSpacing(kSpace);
    column->addLayout(fields);
    column->addWidget(m_chip, 0, Qt::AlignLeft);
    showWindow();

    connect(m_text, &QLineEdit::textChanged, this, &TraceFilter::changed);
    connect(m_chip, &QToolButton::clicked, this, [this] { setWindow(std::nullopt); });
}

QComboBox* TraceFilter::addChoice(const QString& name, const QStringList& choices)
{
    auto* box = new ChoiceBox(name, this);
    box->addItems(choices);
    box->setToolTip(name);
    connect(box, &QComboBox::currentIndexChanged, this, &TraceFilter::changed);
    return box;
}

TraceQuery TraceFilter::query() const
{
    TraceQuery query;
    query.text = m_text->text().trimmed().toStdString();
    if (m_entry->currentIndex() > 0)
        query.entries.set(static_cast<std::size_t>(m_entry->currentIndex()) - 1);
    query.errors = presenceOf(*m_errors);
    query.breaks = m_breaks->isEnabled() ? presenceOf(*m_breaks) : Presence::Any;
    query.window = m_window;
    return query;
}

void TraceFilter::setWindow(const std::optional<TraceWindow>& window)
{
    if (window == m_window)
        return;
    m_window = window;
    showWindow();
    Q_EMIT changed();
}

void TraceFilter::clear()
{
    {
        const QSignalBlocker quiet(this); // one change, not five
        m_text->clear();
        for (QComboBox* choice : {m_entry, m_errors, m_breaks})
            choice->setCurrentIndex(0);
        setWindow(std::nullopt);
    }
    Q_EMIT changed();
}

void TraceFilter::setBreaksKnown(bool known)
{
    m_breaks->setEnabled(known);
    m_breaks->setToolTip(known ? m_breaks->accessibleName()
                               : plainToolTip(tr("Breaks are known once all of the data is loaded.")));
}

void TraceFilter::startTyping()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

QString TraceFilter::windowText() const
{
    const QString starts = exact(rangeText(m_window->from, m_window->to));
    if (m_window->shortest > m_window->longest)
        return tr("Start %1 · no duration").arg(starts);
    const QString durations =
        tr("%1 to %2").arg(durationText(m_window->shortest), durationText(m_window->longest));
    return (m_window->instants ? tr("Start %1 · duration %2, or none") : tr("Start %1 · duration %2"))
        .arg(starts, durations);
}

void TraceFilter::showWindow()
{
    m_chip->setVisible(m_window.has_value());
    if (!m_window)
        return;
    m_chip->setText(windowText());
    m_chip->setAccessibleName(tr("Remove the window: %1").arg(windowText()));
    m_chip->setToolTip(plainToolTip(tr("Only traces of this window are shown. Click or Escape removes it.")));
}

} // namespace throughline
