// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sources_panel.h"

#include "ui/models/text.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace throughline {

namespace {

QString sourceBalance(const SourceReport& source)
{
    const QString format =
        source.format.empty() ? ReportPanel::tr("format not recognised") : shown(source.format);
    QString text = shown(source.name, 120) + QStringLiteral(" · ") + format + QStringLiteral(" · ") +
                   byteSize(source.bytes) + QStringLiteral(" · ") + balanceOf(source);
    if (source.partial)
        text += QStringLiteral(" · ") + ReportPanel::tr("reading ended early");
    return text;
}

QString balances(const ImportReport& report)
{
    constexpr std::size_t kMostSources = 20;
    QStringList lines;
    for (std::size_t i = 0; i < report.sources().size() && i < kMostSources; ++i)
        lines.append(sourceBalance(report.sources()[i]));
    if (report.sources().size() > kMostSources)
        lines.append(ReportPanel::tr("and %1 more").arg(number(report.sources().size() - kMostSources)));
    return lines.join(u'\n');
}

std::uint64_t problemCount(const ImportReport& report)
{
    std::uint64_t count = 0;
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::DataLoss, Severity::Error})
        count += report.count(severity);
    return count;
}

} // namespace

QString summaryOf(const ImportReport& report)
{
    QStringList parts;
    if (const auto errors = report.count(Severity::Error); errors > 0)
        parts.append(
            counted(errors, ReportPanel::tr("1 source failed"), ReportPanel::tr("%1 sources failed")));
    if (const auto rejected = report.rejected(); rejected > 0)
        parts.append(
            counted(rejected, ReportPanel::tr("1 record rejected"), ReportPanel::tr("%1 records rejected")));
    if (const auto warnings = report.count(Severity::Warning); warnings > 0)
        parts.append(counted(warnings, ReportPanel::tr("1 warning"), ReportPanel::tr("%1 warnings")));
    return parts.join(QStringLiteral(", "));
}

SourcesPanel::SourcesPanel(Navigator& navigator, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_table(new QTableView(this)), m_report(new QPushButton(this))
{
    setUpTable(*m_table, tr("Sources"));
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->hide();
    m_table->setColumnHidden(SourceModel::Rejected, true);
    m_table->horizontalHeader()->setSectionResizeMode(SourceModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(SourceModel::Loaded, QHeaderView::ResizeToContents);
    m_report->setFlat(true);
    m_report->setObjectName(QStringLiteral("reportLink"));
    connect(m_report, &QPushButton::clicked, this, &SourcesPanel::reportWanted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_report, 0, Qt::AlignLeft);
    connect(&m_navigator, &Navigator::snapshotChanged, this, &SourcesPanel::refresh);
    refresh();
}

void SourcesPanel::refresh()
{
    m_model.setSnapshot(m_navigator.snapshot());
    const QString summary = m_navigator.snapshot() ? summaryOf(m_navigator.snapshot()->report) : QString();
    m_report->setText(tr("Import report: %1").arg(summary));
    m_report->setVisible(!summary.isEmpty());
}

ReportPanel::ReportPanel(Navigator& navigator, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_balance(plainLabel({}, look::kDim, this)),
      m_table(new QTableView(this))
{
    m_balance->setContentsMargins(12, 8, 12, 8);
    m_balance->setWordWrap(true);
    m_balance->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUpTable(*m_table, tr("Problems of the import"));
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(ProblemModel::What, 460);
    m_table->horizontalHeader()->resizeSection(ProblemModel::Source, 180);
    m_table->horizontalHeader()->resizeSection(ProblemModel::Place, 110);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_balance);
    column->addWidget(m_table, 1);
    connect(&m_navigator, &Navigator::snapshotChanged, this, &ReportPanel::refresh);
    refresh();
}

void ReportPanel::refresh()
{
    m_model.setSnapshot(m_navigator.snapshot());
    if (!m_navigator.snapshot()) {
        m_balance->setText(tr("Nothing is open."));
        m_table->hide();
        return;
    }
    const ImportReport& report = m_navigator.snapshot()->report;
    QString text = balances(report);
    const std::uint64_t problems = problemCount(report);
    if (problems == 0)
        text += u'\n' + tr("Nothing was wrong with any record.");
    else if (report.problems().size() < problems)
        text += u'\n' + tr("%1 problems; the first ones of each kind are listed, %2 in all.")
                            .arg(number(problems), number(report.problems().size()));
    m_balance->setText(text);
    m_table->setVisible(problems > 0);
}

} // namespace throughline
