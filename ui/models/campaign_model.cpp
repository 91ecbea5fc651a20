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

} // namespace

void CampaignModel::setResults(std::shared_ptr<const CampaignResults> wanted)
{
    if (results() == wanted)
        return;
    if (wanted && Columns::stageOf(m_query.column).value_or(0) >= wanted->stages->stages.size())
        m_query.column = Columns::Orders; // that stage is no more
    replaceResults(std::move(wanted));
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

CampaignResultsModel::ChooseRows CampaignModel::chooseRows() const
{
    return [query = m_query](const CampaignResults& results, const CancelToken& cancel) {
        return campaignRows(results, query, cancel);
    };
}

int CampaignModel::rowOf(EntityId campaign) const
{
    const std::optional<std::uint32_t> number = results() ? results()->numberOf(campaign) : std::nullopt;
    const auto found = number ? std::ranges::find(rows(), *number) : rows().end();
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

int CampaignModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return Columns::Stages + (results() ? static_cast<int>(results()->stages->stages.size()) - 1 : 0);
}

std::string CampaignModel::value(std::uint32_t number) const
{
    return selectorOf(*results()->snapshot, results()->funnels[number].campaign).value;
}

QVariant CampaignModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::uint32_t row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(row));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Columns::Campaign ? Qt::AlignLeft : Qt::AlignRight));
    case roles::SubjectKind:
        return exact(selectorOf(*results()->snapshot, results()->funnels[row].campaign).kind);
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
    const OrderTally& orders = results()->orders[number];
    if (const std::optional<std::size_t> stage = Columns::stageOf(column))
        return results()->eventsOfStage[*stage] == 0
                   ? kNone
                   : throughline::number(results()->funnels[number].steps[*stage].contacts);
    switch (column) {
    case Columns::Campaign:
        return shown(value(number), kLongestValue);
    case Columns::Orders:
        return throughline::number(orders.attributed());
    case Columns::Inferred:
        return throughline::number(orders.inferred);
    case Columns::Conversion: {
        const std::optional<double> share = results()->conversionOf(number);
        return share ? exact(shareText(*share)) : kNone;
    }
    default:
        return durationText(orders.median);
    }
}

// Counts and shares as a spreadsheet takes them; nothing where there is none.
QString CampaignModel::exactText(std::uint32_t number, int column) const
{
    const OrderTally& orders = results()->orders[number];
    if (const std::optional<std::size_t> stage = Columns::stageOf(column))
        return QString::number(results()->funnels[number].steps[*stage].contacts);
    switch (column) {
    case Columns::Campaign:
        return exact(value(number));
    case Columns::Orders:
        return QString::number(orders.attributed());
    case Columns::Inferred:
        return QString::number(orders.inferred);
    case Columns::Conversion: {
        const std::optional<double> share = results()->conversionOf(number);
        return share ? exact(fmt::format("{:.6g}", *share)) : QString();
    }
    default:
        return orders.median == kNoDuration ? QString() : exact(formatDuration(orders.median));
    }
}

QString CampaignModel::toolTip(std::uint32_t number) const
{
    const OrderTally& orders = results()->orders[number];
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
    if (column == Columns::Entered && !results())
        return tr("Entered");
    if (const std::optional<std::size_t> stage = Columns::stageOf(column))
        return shown(stageText(results()->stages->stages[*stage].name), kLongestStage);
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
    if (const std::optional<std::size_t> stage = Columns::stageOf(column)) {
        const QString name = results() ? stageText(results()->stages->stages[*stage].name) : QString();
        return column == Columns::Entered
                   ? tr("Contacts that entered the funnel: that reached its first stage “%1”").arg(name)
                   : tr("Contacts that reached the stage “%1”").arg(name);
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
