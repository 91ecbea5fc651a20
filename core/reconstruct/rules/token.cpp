// SPDX-License-Identifier: GPL-3.0-or-later
// `token`: the event's tracking token names a job execution, which another event names too (seed 2; spec 3).
// The earliest of those began the job: what it caused wrote the token.
#include "core/reconstruct/job_kinds.h"
#include "core/reconstruct/rules/rule_list.h"
#include "core/token/tracking_token.h"

#include <array>
#include <string_view>

namespace throughline {

namespace {

class JobStarts {
public:
    explicit JobStarts(const RuleContext& context) : m_context(context)
    {
        for (std::size_t i = 0; i < kJobKinds.size(); ++i)
            m_kinds[i] = context.snapshot.strings.find(kJobKinds[i]);
    }
    [[nodiscard]] bool any() const { return m_kinds[0] || m_kinds[1]; }

    // The earliest event before the given one that names a job; none where there is none.
    [[nodiscard]] EventId startOf(std::string_view job, EventId before) const
    {
        EventId start;
        const StringId value = m_context.snapshot.strings.find(job);
        for (const StringId kind : m_kinds) {
            if (!value || !kind)
                continue;
            const EntityId entity = m_context.snapshot.entities.find(kind, value);
            if (!entity)
                continue;
            for (const EventId e : m_context.events.eventsOf(entity)) {
                if (m_context.events.time(e) > m_context.events.time(before))
                    break; // they are in time order
                if (e != before && m_context.order.before(e, before))
                    start = m_context.order.earlier(start, e);
                if (start && m_context.events.time(e) > m_context.events.time(start))
                    break;
            }
        }
        return start;
    }

private:
    const RuleContext& m_context;
    std::array<StringId, kJobKinds.size()> m_kinds;
};

} // namespace

std::vector<Candidate> rules::token(const RuleContext& context, const ClusterTable& /*clusters*/,
                                    EventRange range)
{
    std::vector<Candidate> proposed;
    const JobStarts jobs(context);
    for (std::uint32_t i = range.begin; i < range.end && jobs.any(); ++i) {
        const EventId e(i);
        const StringId text = context.events.token(e);
        if (!text || !context.events.timed(e))
            continue;
        const Result<TokenParts> token = TrackingToken::parse(context.snapshot.str(text));
        if (!token || !token->jobExecutionId)
            continue;
        if (const EventId start = jobs.startOf(*token->jobExecutionId, e))
            proposed.push_back({.from = start, .to = e, .kind = LinkKind::Token});
    }
    return proposed;
}

} // namespace throughline
