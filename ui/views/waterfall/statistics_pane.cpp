// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/waterfall/statistics_pane.h"

#include "core/journey/span_find.h"
#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/views/list_drawing.h"
#include "ui/views/waterfall/statistics_csv.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace throughline {

namespace {

constexpr int kSpace = 8;
constexpr int kNarrowestName = 160;
constexpr int kRowsMeasured = 64; // for the widths of columns; more would be a walk over all

} // namespace

StatisticsPane::StatisticsPane(QWidget* parent)
    : QWidget(parent), m_grouping(new ChoiceBox(tr("Group by"))), m_note(plainLabel({}, look::kDim)),
      m_banner(new Banner), m_table(new QTableView)
{
    using Columns = SpanStatisticsModel;
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_grouping->addItems({tr("By type"), tr("By class")});
    setUpTable(*m_table, tr("Statistics of the spans"));
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setSortIndicator(Columns::Self, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setResizeContentsPrecision(kRowsMeasured);
    m_table->horizontalHeader()->setMinimumSectionSize(48);
    m_banner->hide();
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setFocusStandIn(*this, *m_table);

    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(kSpace, kSpace / 2, kSpace, kSpace / 2);
    strip->setSpacing(kSpace);
    strip->addWidget(m_grouping);
    strip->addWidget(m_note, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(strip);
    column->addWidget(m_banner);
    column->addWidget(m_table, 1);

    connect(m_grouping, &QComboBox::activated, this,
            [this](int choice) { Q_EMIT groupingChosen(static_cast<SpanGrouping>(choice)); });
    connect(m_table, &QTableView::clicked, this, &StatisticsPane::ask);
    connect(m_table, &QTableView::activated, this, &StatisticsPane::ask);
    connect(&m_model, &SpanStatisticsModel::updated, this, &StatisticsPane::showRows);
    connect(&m_export, &TableExport::saved, this, [this](const QString& path) {
        m_banner->show(Severity::Info, tr("Saved as %1").arg(shown(sourceName(path), 80)), {});
    });
    connect(&m_export, &TableExport::failed, this, [this](const QString& reason) {
        m_banner->show(Severity::Error, tr("The table could not be saved"), reason);
    });
    offerMenu(*m_table, [this](QMenu& menu, const QModelIndex& index) {
        menu.addAction(tr("Show these spans"), this,
                       [this, row = QPersistentModelIndex(index)] { ask(row); });
        if (m_model.group(index.row()).name) {
            menu.addAction(tr("Filter in"), this,
                           [this, row = QPersistentModelIndex(index)] { filter(row, false); });
            menu.addAction(tr("Filter out"), this,
                           [this, row = QPersistentModelIndex(index)] { filter(row, true); });
        }
        menu.addSeparator();
        menu.addAction(tr("Copy all as CSV"), this, &StatisticsPane::copyCsv);
        menu.addAction(tr("Save as CSV…"), this, &StatisticsPane::askToSave);
    });
}

void StatisticsPane::setSpans(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const SpanTree> tree)
{
    m_model.setSpans(std::move(snapshot), std::move(tree));
    showRows();
}

void StatisticsPane::setGrouping(SpanGrouping grouping)
{
    m_grouping->setCurrentIndex(static_cast<int>(grouping));
    m_model.setGrouping(grouping);
    showRows();
}

void StatisticsPane::setMatches(const std::vector<EventId>* matches)
{
    m_matches = matches;
    m_model.setMatches(m_matches);
}

void StatisticsPane::showRows()
{
    m_model.setMatches(m_matches);
    using Columns = SpanStatisticsModel;
    for (int column = Columns::Count; column < Columns::ColumnCount; ++column)
        m_table->resizeColumnToContents(column);
    giveRestToName();
    const SpanStatistics* statistics = m_model.figures().statistics.get();
    if (m_model.failed()) {
        m_note->setText(tr("There is not enough memory to count these spans."));
    } else if (m_model.working()) {
        m_note->setText(tr("Working out…"));
    } else if (!statistics) {
        m_note->setText({});
    } else {
        const bool types = statistics->grouping == SpanGrouping::Type;
        const std::size_t groups = statistics->groups.size();
        QStringList parts{counted(statistics->all.count, tr("1 span"), tr("%1 spans")),
                          types ? counted(groups, tr("1 type"), tr("%1 types"))
                                : counted(groups, tr("1 class"), tr("%1 classes"))};
        if (statistics->all.measured > 0)
            parts << tr("%1 at work").arg(durationText(statistics->all.self));
        if (const std::uint32_t without = statistics->all.count - statistics->all.measured; without > 0)
            parts << tr("%1 without a duration").arg(number(without));
        m_note->setText(parts.join(QStringLiteral(" · ")));
    }
    m_note->setToolTip(plainToolTip(m_note->text()));
}

// The names have what the figures leave; where that is too little, the table scrolls.
void StatisticsPane::giveRestToName()
{
    const QHeaderView& header = *m_table->horizontalHeader();
    const int figures = header.length() - header.sectionSize(SpanStatisticsModel::Name);
    m_table->setColumnWidth(SpanStatisticsModel::Name,
                            std::max(kNarrowestName, m_table->viewport()->width() - figures));
}

void StatisticsPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    giveRestToName();
}

QString StatisticsPane::note() const
{
    return m_note->text();
}

void StatisticsPane::ask(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const SpanStatisticsModel::Figures& figures = m_model.figures();
    const StringId name = m_model.group(index.row()).name;
    Q_EMIT spansWanted(exact(typedFor(*figures.snapshot, figures.statistics->grouping, name)));
}

void StatisticsPane::filter(const QModelIndex& index, bool out)
{
    if (!index.isValid())
        return;
    const SpanStatisticsModel::Figures& figures = m_model.figures();
    const bool types = figures.statistics->grouping == SpanGrouping::Type;
    Q_EMIT filterWanted({.field = types ? FilterTerm::Field::Type : FilterTerm::Field::Class,
                         .value = figures.snapshot->str(m_model.group(index.row()).name),
                         .kind = {},
                         .out = out});
}

TableExport::Text StatisticsPane::csvText() const
{
    return [figures = m_model.figures()](const CancelToken& cancel) {
        return statisticsCsv(*figures.snapshot, *figures.statistics, figures.order, cancel);
    };
}

void StatisticsPane::copyCsv()
{
    if (m_model.figures().statistics)
        m_export.copy(csvText());
}

void StatisticsPane::askToSave()
{
    TableExport::chooseFile(this, tr("Save statistics"), QStringLiteral("statistics.csv"),
                            [this](const QString& path) { save(path); });
}

void StatisticsPane::save(const QString& path)
{
    if (m_model.figures().statistics)
        m_export.save(csvText(), path);
}

Scene StatisticsPane::scene(QSize size) const
{
    Scene scene;
    scene.width = static_cast<float>(size.width());
    scene.height = static_cast<float>(size.height());
    scene.fills.push_back({{0, 0, scene.width, scene.height}, Ink::Panel, Ink::Panel, 0});
    drawRows(scene, {0, 0, scene.width, scene.height}, *m_table, *m_table->horizontalHeader(),
             [](const QModelIndex& row) { return row.siblingAtRow(row.row() + 1); });
    return scene;
}

} // namespace throughline
