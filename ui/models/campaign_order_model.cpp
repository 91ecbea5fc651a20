// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/campaign_order_model.h"

#include "core/model/wording.h"
#include "ui/models/roles.h"
#include "ui/models/text.h"

#include <algorithm>

namespace throughline {

namespace {

using Columns = OrderColumns;

constexpr int kLongestValue = 80;
const QString kNone = QStringLiteral("–");

bool isAttributed(const Attribution& order)
{
    return order.kind != AttributionKind::None;
}

} // namespace

void CampaignOrderModel::setResults(std::shared_ptr<const CampaignResults> wanted, EntityId campaign)
{
    if (results() == wanted && m_query.campaign == campaign)
        return;
    m_query.campaign = campaign;
    replaceResults(std::move(wanted));
}

void CampaignOrderModel::sort(int column, Qt::SortOrder order)
{
    m_query.column = column;
    m_query.descending = order == Qt::DescendingOrder;
    requestRows();
}

CampaignResultsModel::ChooseRows CampaignOrderModel::chooseRows() const
{
    return [query = m_query](const CampaignResults& results, const CancelToken& cancel) {
        return orderRows(results, query, cancel);
    };
}

int CampaignOrderModel::rowOf(EntityId order) const
{
    const auto found = std::ranges::find_if(
        rows(), [&](std::uint32_t row) { return results()->attributions[row].target == order; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

int CampaignOrderModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns::Count;
}

std::string CampaignOrderModel::value(EntityId entity) const
{
    return entity ? selectorOf(*results()->snapshot, entity).value : std::string();
}

QVariant CampaignOrderModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Attribution& order = results()->attributions[rowAt(index)];
    const int column = index.column();
    const bool figure = column == Columns::Hops || column == Columns::Took || column == Columns::Time;
    switch (role) {
    case Qt::DisplayRole:
        return text(order, column);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(order, column));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (figure ? Qt::AlignRight : Qt::AlignLeft));
    case roles::SubjectKind:
        return exact(selectorOf(*results()->snapshot, order.target).kind);
    case roles::SubjectValue:
        return exact(value(order.target));
    case roles::Event:
        return order.event.raw();
    case roles::Exact:
        return exactText(order, column);
    case roles::Tone:
        return column == Columns::Order || (isAttributed(order) && column != Columns::Time) ? roles::Normal
                                                                                            : roles::Dim;
    case roles::Badge:
        return column == Columns::Provenance ? badge(order) : QString();
    default:
        return {};
    }
}

QString CampaignOrderModel::text(const Attribution& order, int column) const
{
    switch (column) {
    case Columns::Order:
        return shown(value(order.target), kLongestValue);
    case Columns::Campaign:
        return order.campaign ? shown(value(order.campaign), kLongestValue) : kNone;
    case Columns::Message:
        return order.message ? shown(value(order.message), kLongestValue) : kNone;
    case Columns::Hops:
        return isAttributed(order) ? number(order.hops) : kNone;
    case Columns::Provenance:
        return provenance(order);
    case Columns::Took:
        return durationText(order.messageToTarget);
    default: {
        const TimeNs time = results()->snapshot->events.time(order.event);
        return time == kNoTime ? kNone : shortTimeText(time);
    }
    }
}

QString CampaignOrderModel::provenance(const Attribution& order) const
{
    switch (order.kind) {
    case AttributionKind::Direct:
        return tr("direct");
    case AttributionKind::Inferred:
        return tr("inferred");
    case AttributionKind::None:
        break;
    }
    return results()->snapshot->preview ? tr("not yet known") : tr("none");
}

QString CampaignOrderModel::badge(const Attribution& order)
{
    if (order.kind == AttributionKind::Inferred)
        return tr("%1 %").arg(percentOf(order.confidence));
    return order.broken ? tr("broken") : QString();
}

// Nothing where there is none.
QString CampaignOrderModel::exactText(const Attribution& order, int column) const
{
    switch (column) {
    case Columns::Order:
        return exact(value(order.target));
    case Columns::Campaign:
        return exact(value(order.campaign));
    case Columns::Message:
        return exact(value(order.message));
    case Columns::Hops:
        return isAttributed(order) ? QString::number(order.hops) : QString();
    case Columns::Provenance: {
        const QString kind = exact(nameOf(order.kind));
        const QString mark = badge(order);
        return mark.isEmpty() ? kind : kind + u' ' + mark;
    }
    case Columns::Took:
        return exact(formatDuration(order.messageToTarget));
    default:
        return exact(formatTime(results()->snapshot->events.time(order.event)));
    }
}

QString CampaignOrderModel::toolTip(const Attribution& order, int column) const
{
    switch (column) {
    case Columns::Provenance:
        if (order.kind == AttributionKind::Direct)
            return tr("Exact links lead from the campaign's message to the order");
        if (order.kind == AttributionKind::Inferred)
            return tr("At least one link between the campaign and the order is inferred; the chain is %1 % "
                      "likely")
                .arg(percentOf(order.confidence));
        return order.broken ? tr("No campaign is known, and the chain has a hole: see Findings")
                            : tr("The chain of causes begins without a campaign");
    case Columns::Time:
        return zonedTimeText(results()->snapshot->events.time(order.event));
    default:
        return shown(exactText(order, column));
    }
}

QVariant CampaignOrderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        return section == Columns::Hops
                   ? plainToolTip(tr("Links between the campaign's message and the order"))
               : section == Columns::Took ? plainToolTip(tr("Time from the campaign's message to the order"))
                                          : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Columns::Order:
        return tr("Order");
    case Columns::Campaign:
        return tr("Campaign");
    case Columns::Message:
        return tr("Message");
    case Columns::Hops:
        return tr("Hops");
    case Columns::Provenance:
        return tr("Provenance");
    case Columns::Took:
        return tr("Took");
    default:
        return tr("Ordered at");
    }
}

} // namespace throughline
