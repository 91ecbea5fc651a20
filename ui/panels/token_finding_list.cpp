// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/token_finding_list.h"

#include "ui/models/findings_model.h"
#include "ui/models/text.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace throughline {

namespace {

QLabel* wrapped(std::string_view text, const char* role)
{
    QLabel* label = plainLabel(shown(text), role);
    label->setWordWrap(true);
    label->setMinimumWidth(40);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

TokenFindingList::TokenFindingList(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 2, 12, 8);
}

void TokenFindingList::setFindings(std::shared_ptr<const Snapshot> snapshot,
                                   std::vector<TokenFinding> findings)
{
    m_snapshot = std::move(snapshot);
    m_findings = std::move(findings);
    rebuild();
}

void TokenFindingList::rebuild()
{
    // The row whose button was pressed may be the one that makes way.
    if (m_list) {
        m_list->hide();
        m_list->deleteLater();
    }
    m_list = new QWidget(this);
    auto* column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    for (const TokenFinding& finding : m_findings)
        column->addWidget(rowOf(finding));
    layout()->addWidget(m_list);
}

QWidget* TokenFindingList::rowOf(const TokenFinding& finding)
{
    auto* row = new QWidget(m_list);
    auto* grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    const Severity severity = severityOf(finding.kind);
    QLabel* mark = plainLabel({}, nullptr, row);
    mark->setPixmap(severityMark(severity, palette(), devicePixelRatioF()));
    mark->setContentsMargins(0, 2, 0, 0);
    mark->setAccessibleName(titleOf(severity));
    mark->setToolTip(titleOf(severity));
    grid->addWidget(mark, 0, 0, Qt::AlignTop);
    grid->addWidget(wrapped(finding.message + ".", nullptr), 0, 1);
    if (const std::string advice = adviceOf(finding.kind); !advice.empty())
        grid->addWidget(wrapped(std::string(advice) + ".", look::kDim), 1, 1);
    const bool isOfRow = finding.table && finding.row;
    if (!isOfRow && !finding.job)
        return row;
    const std::string name = isOfRow ? m_snapshot->str(finding.table) + ":" + m_snapshot->str(finding.row)
                                     : m_snapshot->str(finding.job);
    auto* go = new QPushButton(row);
    go->setObjectName(QStringLiteral("findingLink"));
    go->setFlat(true);
    const QString words = isOfRow ? tr("All changes of %1") : tr("Show job %1");
    go->setText(withoutMnemonics(words.arg(shown(name, 32))));
    go->setToolTip(plainToolTip(words.arg(shown(name))));
    connect(go, &QPushButton::clicked, this, [this, finding, isOfRow] {
        if (isOfRow)
            Q_EMIT rowWanted(finding.table, finding.row);
        else
            Q_EMIT jobWanted(finding.job);
    });
    grid->addWidget(go, 2, 1, Qt::AlignLeft);
    return row;
}

void TokenFindingList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_list)
        rebuild(); // the marks are painted
}

} // namespace throughline
