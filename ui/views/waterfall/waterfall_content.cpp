// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/waterfall/waterfall_content.h"

#include "core/journey/explain.h"

#include <algorithm>
#include <utility>

namespace throughline {
namespace {

// A batch that sent a thousand messages is context for one of them, but not a thousand rows of it.
constexpr std::uint32_t kContext = 12;

} // namespace

WaterfallScope scopeOf(const Selector& subject)
{
    return subject.kind == "trace" ? WaterfallScope::Trace : WaterfallScope::Chain;
}

WaterfallContent waterfallContent(const Snapshot& snapshot, const WaterfallQuestion& question)
{
    WaterfallContent content;
    content.question = question;
    if (question.scope == WaterfallScope::Chain) {
        content.chain = explain(snapshot, question.target);
        content.rows = WaterfallRows::ofChain(snapshot, content.chain, kContext);
        return content;
    }
    content.trace = snapshot.events.trace(question.target);
    content.rows = question.subtree ? WaterfallRows::ofSubtree(snapshot, question.target)
                                    : WaterfallRows::ofTrace(snapshot, content.trace);
    return content;
}

WaterfallSheet waterfallSheet(std::shared_ptr<const Snapshot> snapshot, const WaterfallQuestion& question,
                              const EventFilter& filter, const std::vector<WaterfallRows::Turned>& turned)
{
    WaterfallSheet sheet;
    sheet.filter = filter;
    sheet.content = waterfallContent(*snapshot, question);
    WaterfallRows& rows = sheet.content.rows;
    rows.turn(turned);
    sheet.extent = std::make_shared<const TimeExtent>(TimeExtent{rows.spans(), rows.busy(*snapshot)});
    if (!filter.empty()) {
        sheet.passing = std::make_shared<const SpanTree>(rows.spanTree(PassingEvents(*snapshot, filter)));
        showPassing(rows, sheet.passing.get());
    }
    sheet.snapshot = std::move(snapshot);
    return sheet;
}

std::size_t waterfallCost(const Snapshot& snapshot, const WaterfallQuestion& question, std::size_t most)
{
    if (question.scope == WaterfallScope::Trace) {
        return snapshot.events.eventsOf(snapshot.events.trace(question.target)).size();
    }
    std::size_t hops = 0;
    for (EventId e = question.target; e && hops < most; e = snapshot.links.primaryCause(e)) {
        ++hops;
    }
    return hops;
}

void showPassing(WaterfallRows& rows, const SpanTree* passing)
{
    if (!passing) {
        rows.showAll();
        return;
    }
    std::vector<EventId> spans(passing->nodes.size());
    std::transform(passing->nodes.begin(), passing->nodes.end(), spans.begin(),
                   [](const SpanNode& node) { return node.event; });
    rows.showOnly(spans);
}

} // namespace throughline
