// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/campaign_model.h"

#include "core/model/wording.h"
#include "ui/models/roles.h"
#include "ui/models/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace throughline {

namespace {

using Columns = CampaignColumns;

constexpr int kLongestValue = 80;
constexpr int kLongestStage = 40;
const QString kNone = QStringLiteral("–");

std::size_t stageOf(int column)
{
    return column == Columns::Entered ? 0 : static_cast<std::size_t>(column - Columns::Stages) + 1;
}

bool isStage(int column)
{
    return column == Columns::Entered || column >= Columns::Stages;
}

} // namespace

void CampaignModel::setResults(std::shared_ptr<const CampaignResults> results)
{
    if (m_results == results)
        return;
    // Columns may change with the stages, rows point into what is replaced.
    beginResetModel();
    m_task.drop();
    m_results = std::move(results);
    m_rows.clear();
    if (m_results && m_query.column > Columns::Stages &&
        stageOf(m_query.column) >= m_results->stages->stages.size())
        m_query.column = Columns::Orders;
    endResetModel();
    requestRows();
}

void CampaignModel::setFilter(const QString& text)
{
    m_query.filter = text.toStdString();
    requestRows();
}

void CampaignModel::sort(int column, Qt::SortOrder order)
{
    m_query.column = column;
    m_query.descending = order == Qt::DescendingOrder;
    requestRows();
}

void CampaignModel::requestRows()
{
    if (!m_results) {
        Q_EMIT updated();
        return;
    }
    m_task.start([results = m_results, query = m_query](
                     const CancelToken& cancel) { return campaignRows(*results, query, cancel); },
                 [this](std::vector<std::uint32_t> rows) {
                     beginResetModel();
                     m_rows = std::move(rows);
                     endResetModel();
                     Q_EMIT updated();
                 });
}

int CampaignModel::rowOf(EntityId campaign) const
{
    const std::optional<std::uint32_t> number = m_results ? m_results->numberOf(campaign) : std::nullopt;
    const auto found = number ? std::ranges::find(m_rows, *number) : m_rows.end();
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int CampaignModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CampaignModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return Columns::Stages + (m_results ? static_cast<int>(m_results->stages->stages.size()) - 1 : 0);
}

std::string CampaignModel::value(std::uint32_t number) const
{
    return selectorOf(*m_results->snapshot, m_results->funnels[number].campaign).value;
}

QVariant CampaignModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::uint32_t row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(row));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Columns::Campaign ? Qt::AlignLeft : Qt::AlignRight));
    case roles::SubjectKind:
        return exact(selectorOf(*m_results->snapshot, m_results->funnels[row].campaign).kind);
    case roles::SubjectValue:
        return exact(value(row));
    case roles::Exact:
        return exactText(row, index.column());
    case roles::Tone: {
        const QString shownText = text(row, index.column());
        return shownText == kNone || shownText == QStringLiteral("0") ? roles::Dim : roles::Normal;
    }
    default:
        return {};
    }
}

QString CampaignModel::text(std::uint32_t number, int column) const
{
    const OrderTally& orders = m_results->orders[number];
    if (isStage(column))
        return m_results->eventsOfStage[stageOf(column)] == 0
                   ? kNone
                   : throughline::number(m_results->funnels[number].steps[stageOf(column)].contacts);
    switch (column) {
    case Columns::Campaign:
        return shown(value(number), kLongestValue);
    case Columns::Orders:
        return throughline::number(orders.attributed());
    case Columns::Inferred:
        return throughline::number(orders.inferred);
    case Columns::Conversion: {
        const std::optional<double> share = m_results->conversionOf(number);
        return share ? exact(shareText(*share)) : kNone;
    }
    default:
        return orders.median == kNoDuration ? kNone : exact(formatDuration(orders.median));
    }
}

// Counts and shares as a spreadsheet takes them; nothing where there is none.
QString CampaignModel::exactText(std::uint32_t number, int column) const
{
    const OrderTally& orders = m_results->orders[number];
    if (isStage(column))
        return QString::number(m_results->funnels[number].steps[stageOf(column)].contacts);
    switch (column) {
    case Columns::Campaign:
        return exact(value(number));
    case Columns::Orders:
        return QString::number(orders.attributed());
    case Columns::Inferred:
        return QString::number(orders.inferred);
    case Columns::Conversion: {
        const std::optional<double> share = m_results->conversionOf(number);
        return share ? exact(fmt::format("{:.6g}", *share)) : QString();
    }
    default:
        return orders.median == kNoDuration ? QString() : exact(formatDuration(orders.median));
    }
}

QString CampaignModel::toolTip(std::uint32_t number) const
{
    const OrderTally& orders = m_results->orders[number];
    return tr("%1\n%2 linked, %3 only inferred")
        .arg(shown(value(number)), counted(orders.linked, tr("1 order"), tr("%1 orders")),
             throughline::number(orders.inferred));
}

QVariant CampaignModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return title(section);
    case Qt::ToolTipRole:
        return plainToolTip(explanation(section));
    default:
        return {};
    }
}

QString CampaignModel::title(int column) const
{
    if (column == Columns::Entered && !m_results)
        return tr("Entered");
    if (isStage(column))
        return shown(m_results->stages->stages[stageOf(column)].name, kLongestStage);
    switch (column) {
    case Columns::Campaign:
        return tr("Campaign");
    case Columns::Orders:
        return tr("Orders");
    case Columns::Inferred:
        return tr("Inferred");
    case Columns::Conversion:
        return tr("Conversion");
    default:
        return tr("Median time");
    }
}

QString CampaignModel::explanation(int column) const
{
    if (isStage(column)) {
        const QString stage = m_results ? shown(m_results->stages->stages[stageOf(column)].name) : QString();
        return column == Columns::Entered
                   ? tr("Contacts that entered the funnel: that reached its first stage “%1”").arg(stage)
                   : tr("Contacts that reached the stage “%1”").arg(stage);
    }
    switch (column) {
    case Columns::Campaign:
        return tr("Campaigns that events name");
    case Columns::Orders:
        return tr("Orders attributed to the campaign, also those that only inferred links lead to");
    case Columns::Inferred:
        return tr("Of the orders, those that only inferred links lead to");
    case Columns::Conversion:
        return tr("The share of the contacts that entered who ordered");
    default:
        return tr("The median time from the campaign's message to the order");
    }
}

} // namespace throughline
