// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/campaigns/funnel_content.h"

#include "core/model/wording.h"
#include "ui/models/text.h"
#include "ui/views/preview_doubt.h"

#include <QCoreApplication>

#include <algorithm>

namespace throughline {

namespace {

constexpr int kLongestName = 60;
constexpr std::size_t kMostNamed = 5;

std::string words(const char* text)
{
    return QCoreApplication::translate("campaigns", text).toStdString();
}

const Funnel& funnelOf(const CampaignResults& results, CampaignChoice campaign)
{
    return campaign ? results.funnels[*campaign] : results.allFunnels;
}

const OrderTally& ordersOf(const CampaignResults& results, CampaignChoice campaign)
{
    return campaign ? results.orders[*campaign] : results.allOrders;
}

QString stageName(const CampaignResults& results, std::size_t stage)
{
    return shown(stageText(results.stages->stages[stage].name), kLongestName);
}

FunnelWords funnelWords()
{
    FunnelWords all;
    all.stage = words(QT_TRANSLATE_NOOP("campaigns", "Stage"));
    all.contacts = words(QT_TRANSLATE_NOOP("campaigns", "Contacts"));
    all.inferred = words(QT_TRANSLATE_NOOP("campaigns", "Inferred"));
    all.conversion = words(QT_TRANSLATE_NOOP("campaigns", "Of previous"));
    all.skipped = words(QT_TRANSLATE_NOOP("campaigns", "Skipped"));
    all.median = words(QT_TRANSLATE_NOOP("campaigns", "Median"));
    all.absent = words(QT_TRANSLATE_NOOP("campaigns", "No event in this data is of this stage"));
    all.linkedPart = words(QT_TRANSLATE_NOOP("campaigns", "linked"));
    all.inferredPart = words(QT_TRANSLATE_NOOP("campaigns", "only inferred"));
    all.skippedPart = words(QT_TRANSLATE_NOOP("campaigns", "skipped, but got further"));
    return all;
}

QString unknownTypes(const CampaignResults& results)
{
    QStringList types;
    for (const StageType& type : results.unknown) {
        if (std::size_t(types.size()) == kMostNamed)
            break;
        const QString name = type.className.empty() ? shown(type.type, kLongestName)
                                                    : shown(type.type, kLongestName) + u' ' +
                                                          shown(type.className, kLongestName);
        types << QCoreApplication::translate("campaigns", "%1 (line %2)").arg(name, number(type.line));
    }
    QString list = types.join(QStringLiteral(", "));
    if (results.unknown.size() > kMostNamed)
        list = QCoreApplication::translate("campaigns", "%1 and %2 more")
                   .arg(list, number(results.unknown.size() - kMostNamed));
    return QCoreApplication::translate("campaigns", "No event in this data is of these types of the file: %1")
        .arg(list);
}

// Why nobody entered, or who is not in the funnel.
QString entryNote(const CampaignResults& results, CampaignChoice campaign)
{
    const Funnel& funnel = funnelOf(results, campaign);
    const QString first = stageName(results, 0);
    if (results.eventsOfStage.front() == 0)
        return QCoreApplication::translate(
                   "campaigns", "Nobody enters: no event in this data is of the first stage “%1”. Choose "
                                "the types of events that are each stage with “Stages from file”.")
            .arg(first);
    if (funnel.steps.front().contacts == 0)
        return QCoreApplication::translate(
                   "campaigns", "Nobody enters: no event of the first stage “%1” that names a contact has "
                                "the campaign among its causes.")
            .arg(first);
    if (funnel.outside == 0)
        return {};
    return counted(funnel.outside,
                   QCoreApplication::translate(
                       "campaigns", "1 contact is not in the funnel: it did something because of the "
                                    "campaign, but not through an event of its own of the stage “%1”."),
                   QCoreApplication::translate(
                       "campaigns", "%1 contacts are not in the funnel: they did something because of the "
                                    "campaign, but not through an event of their own of the stage “%2”."))
        .arg(first);
}

} // namespace

QString campaignTitle(const CampaignResults& results, CampaignChoice campaign)
{
    if (!campaign)
        return results.funnels.size() == 1 ? QCoreApplication::translate("campaigns", "All campaigns")
                                           : QCoreApplication::translate("campaigns", "All %1")
                                                 .arg(kindCount("campaign", results.funnels.size()));
    const Selector selector = selectorOf(*results.snapshot, results.funnels[*campaign].campaign);
    return kindName(selector.kind) + u' ' + shown(selector.value, kLongestName);
}

QString campaignSummary(const CampaignResults& results, CampaignChoice campaign)
{
    const OrderTally& orders = ordersOf(results, campaign);
    QStringList parts;
    if (campaign)
        parts << kindCount("contact", funnelOf(results, campaign).steps.front().contacts);
    if (orders.attributed() == 0) {
        parts << QCoreApplication::translate("campaigns", "no orders");
    } else {
        parts << QCoreApplication::translate("campaigns", "%1 (%2 linked, %3 only inferred)")
                     .arg(kindCount("order", orders.attributed()), number(orders.linked),
                          number(orders.inferred));
    }
    if (!campaign && orders.none > 0)
        parts << QCoreApplication::translate("campaigns", "%1 without a campaign").arg(number(orders.none));
    if (orders.median != kNoDuration) {
        const QString median =
            campaign ? QCoreApplication::translate("campaigns", "median %1 from message to order")
                     : QCoreApplication::translate("campaigns", "median %1 to order");
        parts << median.arg(exact(formatDuration(orders.median)));
    }
    return parts.join(QStringLiteral(", "));
}

QStringList funnelNotes(const CampaignResults& results, CampaignChoice campaign)
{
    QStringList notes;
    if (results.snapshot->preview)
        notes << previewExplanation();
    if (!campaign && results.funnels.size() > 1)
        notes << QCoreApplication::translate("campaigns",
                                             "All campaigns together: a contact counts once for each.");
    if (const QString entry = entryNote(results, campaign); !entry.isEmpty())
        notes << entry;
    if (!results.stages->source.empty() && !results.unknown.empty())
        notes << unknownTypes(results); // of the usual spellings most are in no data
    return notes;
}

QString stageFigures(const CampaignResults& results, CampaignChoice campaign, std::size_t stage)
{
    const FunnelWords names = funnelWords();
    const auto figure = [](const std::string& name, const QString& value) {
        return exact(name) + QStringLiteral(": ") + value;
    };
    QStringList lines{stageText(results.stages->stages[stage].name)};
    if (results.eventsOfStage[stage] == 0) {
        lines << exact(names.absent);
        return lines.join(u'\n');
    }
    const FunnelStep& step = funnelOf(results, campaign).steps[stage];
    lines << figure(names.contacts, number(step.contacts)) << figure(names.inferred, number(step.inferred));
    if (step.conversion)
        lines << figure(names.conversion, exact(shareText(*step.conversion)));
    if (step.skipped > 0)
        lines << figure(names.skipped, number(step.skipped));
    if (step.median != kNoDuration)
        lines << figure(names.median, exact(formatDuration(step.median)));
    return lines.join(u'\n');
}

Scene drawnFunnel(const CampaignResults& results, CampaignChoice campaign, float width, bool titled,
                  const TextWidth& textWidth)
{
    FunnelView view;
    view.width = width;
    view.words = funnelWords();
    if (titled) {
        view.title = campaignTitle(results, campaign).toStdString();
        view.summary = campaignSummary(results, campaign).toStdString();
    }
    for (const QString& note : funnelNotes(results, campaign))
        view.notes.push_back(note.toStdString());
    std::vector<StageCaption> stages;
    for (std::size_t i = 0; i < results.stages->stages.size(); ++i)
        stages.push_back(
            {stageText(results.stages->stages[i].name).toStdString(), results.eventsOfStage[i] == 0});
    return funnelScene(funnelOf(results, campaign), stages, view, textWidth);
}

} // namespace throughline
