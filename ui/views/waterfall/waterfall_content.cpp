// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/waterfall/waterfall_content.h"

#include "core/journey/explain.h"

namespace throughline {
namespace {

// A batch that sent a thousand messages is context for one of them, but not a thousand rows of it.
constexpr std::uint32_t kContext = 12;

} // namespace

WaterfallScope scopeOf(const Selector& subject)
{
    return subject.kind == "trace" ? WaterfallScope::Trace : WaterfallScope::Chain;
}

WaterfallContent waterfallContent(const Snapshot& snapshot, EventId target, WaterfallScope scope)
{
    WaterfallContent content;
    content.scope = scope;
    content.target = target;
    if (scope == WaterfallScope::Trace) {
        content.trace = snapshot.events.trace(target);
        content.rows = WaterfallRows::ofTrace(snapshot, content.trace);
    } else {
        content.chain = explain(snapshot, target);
        content.rows = WaterfallRows::ofChain(snapshot, content.chain, kContext);
    }
    return content;
}

WaterfallContent subtreeContent(const Snapshot& snapshot, EventId root)
{
    WaterfallContent content;
    content.scope = WaterfallScope::Trace;
    content.target = root;
    content.trace = snapshot.events.trace(root);
    content.root = root;
    content.rows = WaterfallRows::ofSubtree(snapshot, root);
    return content;
}

} // namespace throughline
