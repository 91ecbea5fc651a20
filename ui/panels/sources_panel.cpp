// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sources_panel.h"

#include "ui/models/text.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

QString lineOf(const QStringList& parts)
{
    return parts.join(QStringLiteral(" · "));
}

QString sourceBalance(const SourceReport& source)
{
    QStringList parts{shown(source.name, 120), formatOf(source), byteSize(source.bytes)};
    if (source.read > 0)
        parts << balanceOf(source);
    if (source.partial && source.read > 0)
        parts << ReportPanel::tr("reading ended early");
    return lineOf(parts);
}

// "native NDJSON: 980, CSV: 15", the most frequent first.
QString formats(const std::vector<SourceReport>& sources)
{
    std::vector<std::pair<QString, std::uint64_t>> counts;
    for (const SourceReport& source : sources) {
        const QString format = formatOf(source);
        const auto known = std::find_if(counts.begin(), counts.end(),
                                        [&](const auto& count) { return count.first == format; });
        if (known == counts.end())
            counts.emplace_back(format, 1);
        else
            ++known->second;
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList parts;
    for (const auto& [format, count] : counts)
        parts.append(format + QStringLiteral(": ") + number(count));
    return lineOf(parts);
}

// A line a source; of many one for all and one for their formats: the table names those with problems.
QString balances(const ImportReport& report)
{
    constexpr std::size_t kFew = 6;
    const std::vector<SourceReport>& sources = report.sources();
    QStringList lines;
    if (sources.size() <= kFew) {
        for (const SourceReport& source : sources)
            lines.append(sourceBalance(source));
        return lines.join(u'\n');
    }
    const SourceReport sum = sumOf(sources);
    lines.append(lineOf(
        {ReportPanel::tr("%1 sources").arg(number(sources.size())), byteSize(sum.bytes), balanceOf(sum)}));
    lines.append(formats(sources));
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
    : QWidget(parent), m_navigator(navigator), m_tree(new QTreeView(this)), m_report(new QPushButton(this))
{
    setUpTree(*m_tree, tr("Sources"));
    m_tree->setModel(&m_model);
    m_tree->header()->hide();
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(SourceModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(SourceModel::Loaded, QHeaderView::ResizeToContents);
    offerMenu(*m_tree, [](QMenu&, const QModelIndex&) {});
    m_report->setFlat(true);
    m_report->setObjectName(QStringLiteral("reportLink"));
    connect(m_report, &QPushButton::clicked, this, &SourcesPanel::reportWanted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tree, 1);
    column->addWidget(m_report, 0, Qt::AlignLeft);
    connect(&m_navigator, &Navigator::snapshotChanged, this, &SourcesPanel::refresh);
    refresh();
}

void SourcesPanel::refresh()
{
    m_model.setSnapshot(m_navigator.snapshot());
    m_tree->setRootIsDecorated(m_model.hasGroups());
    constexpr int kFewFiles = 3;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex entry = m_model.index(row, 0);
        m_tree->setExpanded(entry, m_model.rowCount(entry) <= kFewFiles);
    }
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
    offerMenu(*m_table, [](QMenu&, const QModelIndex&) {});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(ProblemModel::What, 430);
    m_table->horizontalHeader()->resizeSection(ProblemModel::Source, 250);
    m_table->horizontalHeader()->resizeSection(ProblemModel::Place, 90);
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
    if (const auto& preview = m_navigator.snapshot()->preview)
        text.prepend(previewText(*preview) + u'\n');
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
