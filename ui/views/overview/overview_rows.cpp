// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview/overview_rows.h"

#include "core/model/wording.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

QString none()
{
    return QStringLiteral("–");
}

QString percentText(double share)
{
    return exact(shareText(share));
}

template <class Figures, class Make>
std::vector<FigureRow> rowsOf(const Figures& figures, const Make& make)
{
    std::vector<FigureRow> rows;
    for (const auto& one : std::span(figures).first(std::min(figures.size(), kMostOverviewRows)))
        rows.push_back(make(one));
    return rows;
}

} // namespace

std::vector<FigureRow> typeRows(const Snapshot& snapshot, const Categories& categories,
                                const Overview& overview)
{
    return rowsOf(overview.types, [&](const Overview::Type& type) {
        const std::string name = snapshot.str(type.type);
        return FigureRow{
            .name = name.empty() ? QCoreApplication::translate("overview", "(no type)") : shown(name),
            .exact = exact(name),
            .figures = {number(type.events), percentText(static_cast<double>(type.events) / overview.events),
                        type.errors > 0 ? number(type.errors) : none()},
            .mark = FigureRow::Mark{categories.shape(type.example), categories.ink(type.example),
                                    categories.hollow(type.example)}};
    });
}

std::vector<FigureRow> campaignRows(const Snapshot& snapshot, std::span<const CampaignFigures> campaigns)
{
    return rowsOf(campaigns, [&](const CampaignFigures& campaign) {
        const std::string name = snapshot.str(snapshot.entities[campaign.campaign].value);
        QString explanation = shown(name);
        if (campaign.inferred > 0)
            explanation +=
                u'\n' + QCoreApplication::translate("overview", "%1 of its orders by inferred links only")
                            .arg(number(campaign.inferred));
        return FigureRow{.name = shown(name),
                         .exact = exact(name),
                         .figures = {campaign.contacts > 0 ? number(campaign.contacts) : none(),
                                     number(campaign.orders),
                                     campaign.conversion ? percentText(*campaign.conversion) : none()},
                         .explanation = std::move(explanation)};
    });
}

std::vector<FigureRow> classRows(const Snapshot& snapshot, const Overview& overview)
{
    return rowsOf(overview.breaksByClass, [&](const Overview::Class& one) {
        const std::string name = snapshot.str(one.className);
        return FigureRow{
            .name = name.empty() ? QCoreApplication::translate("overview", "(no class)") : shown(name),
            .exact = exact(name),
            .figures = {number(one.breaks), percentText(static_cast<double>(one.breaks) / one.events)},
            .explanation = shown(name) + u'\n' +
                           QCoreApplication::translate("overview", "%1 broken chains, %2 events")
                               .arg(number(one.breaks), number(one.events))};
    });
}

} // namespace throughline
