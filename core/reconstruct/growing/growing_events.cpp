// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/growing/growing_events.h"

#include "core/reconstruct/event_content.h"
#include "core/token/tracking_token.h"

#include <algorithm>

namespace throughline {

namespace {

EventContent contentOf(const EventRow& row)
{
    return {.id = row.id,
            .span = row.span,
            .trace = row.trace,
            .type = row.type,
            .className = row.className,
            .parent = row.parent};
}

} // namespace

// Brings what a batch names into the texts and entities of growing events, each once.
class GrowingEvents::Adoption {
public:
    Adoption(GrowingEvents& events, const Records& batch) : m_events(events), m_batch(batch) {}

    [[nodiscard]] Event adopt(const EventRow& from, std::span<const EntityId> references,
                              std::span<const SpanLink> spanLinks)
    {
        Event event{.row = from};
        EventRow& row = event.row;
        for (StringId* const text :
             {&row.type, &row.className, &row.error, &row.trace, &row.span, &row.parent, &row.causalTrace,
              &row.replyContext, &row.correlation, &row.token})
            *text = adopt(*text);
        row.id = row.id ? m_events.m_strings.writer().keep(m_batch.strings.text(row.id).str()) : row.id;
        row.contact = adopt(row.contact);
        row.user = adopt(row.user);
        for (const EntityId entity : references)
            event.references.push_back(adopt(entity));
        for (const SpanLink& link : spanLinks)
            event.spanLinks.push_back({adopt(link.trace), adopt(link.span)});
        return event;
    }

private:
    StringId adopt(StringId text)
    {
        if (!text)
            return {};
        const auto [known, isNew] = m_texts.try_emplace(text);
        if (isNew)
            known->second = m_events.m_strings.intern(m_batch.strings.text(text).str());
        return known->second;
    }

    EntityId adopt(EntityId entity)
    {
        if (!entity)
            return {};
        const Entity& from = m_batch.entities[entity];
        return m_events.m_entities.intern(adopt(from.kind), adopt(from.value));
    }

    GrowingEvents& m_events;
    const Records& m_batch;
    absl::flat_hash_map<StringId, StringId> m_texts;
};

GrowingEvents::GrowingEvents() : m_message(m_strings.intern("message"))
{
    std::transform(kJobKinds.begin(), kJobKinds.end(), m_jobs.begin(),
                   [this](std::string_view kind) { return m_strings.intern(kind); });
}

EventId GrowingEvents::add(const Records& batch)
{
    const EventId first(size());
    Adoption adoption(*this, batch);
    batch.events.eachRow(
        [&](const EventRow& row, std::span<const EntityId> references, std::span<const SpanLink> spanLinks) {
            Event event = adoption.adopt(row, references, spanLinks);
            if (!foldRepeat(event.row))
                adopt(std::move(event));
        });
    return first;
}

// Repeats are told as in EventStore: by their time, the digest of their bytes, and what they have from
// around them.
bool GrowingEvents::foldRepeat(const EventRow& row)
{
    if (row.digest == 0)
        return false;
    const auto [known, isNew] =
        m_byIdentity.try_emplace({row.time, row.digest, row.trace, row.className}, EventId(size()));
    if (!isNew)
        ++m_events[known->second.index()].repeats;
    return !isNew;
}

void GrowingEvents::adopt(Event event)
{
    if (event.row.token) {
        const auto job = TrackingToken::getJobExecutionId(m_strings.str(event.row.token));
        if (job && *job)
            event.job = m_strings.intern(**job);
    }
    m_events.push_back(std::move(event));
    index(EventId(size() - 1));
}

void GrowingEvents::index(EventId e)
{
    const Event& event = m_events[e.index()];
    const EventRow& row = event.row;
    const auto bears = [&](NameOf kind, StringId name, std::uint32_t narrowed = 0) {
        if (name)
            m_names.add({kind, name.raw(), narrowed}, e);
    };
    bears(NameOf::SpanBearers, row.span);
    bears(row.trace ? NameOf::SpanInTrace : NameOf::UntracedBearers, row.span,
          row.trace ? row.trace.raw() : 0);
    bears(NameOf::ParentAskers, row.parent);
    bears(NameOf::Trace, row.trace);
    bears(NameOf::TraceOfContact, row.trace, row.contact.raw());
    for (const StringId trace : {row.causalTrace, row.correlation}) {
        bears(NameOf::TraceAskers, trace);
        bears(NameOf::TraceAskersOfContact, trace, row.contact.raw());
    }
    bears(NameOf::MessageRepliers, row.replyContext);
    bears(NameOf::JobAskers, event.job);
    for (const SpanLink& link : event.spanLinks)
        bears(NameOf::LinkAskers, link.span, link.trace.raw());
    if (row.causalTrace || row.correlation || row.replyContext || !event.spanLinks.empty())
        bears(NameOf::TraceStrangers, row.trace);
    if (row.span) {
        EventId& earliest = m_earliestBearer.try_emplace(row.span, e).first->second;
        earliest = before(e, earliest) ? e : earliest;
    }
    indexReferences(e);
}

void GrowingEvents::indexReferences(EventId e)
{
    for (const EntityId reference : m_events[e.index()].references) {
        if (const StringId message = messageOf(reference)) {
            m_names.add({NameOf::MessageNamers, message.raw()}, e);
            countNaming(message, e);
        }
        if (const StringId job = jobOf(reference))
            m_names.add({NameOf::JobNamers, job.raw()}, e);
    }
}

// What the events that name a message tell of their kinds (see MessageCreators): each whether the trace of
// the first of them is another than its own.
void GrowingEvents::countNaming(StringId message, EventId e)
{
    const auto count = [&](EventId namer, EventId first, bool takeBack) {
        const EventRow& row = m_events[namer.index()].row;
        const StringId firstTrace = m_events[first.index()].row.trace;
        // Events without a trace are each of their own.
        const bool afterAnother = namer != first && (row.trace != firstTrace || !row.trace);
        if (takeBack)
            m_followers.takeBack(row.className, row.type, afterAnother);
        else
            m_followers.count(row.className, row.type, afterAnother);
    };
    EventId& first = m_firstNamer.try_emplace(message, e).first->second;
    const std::span<const EventId> namers = m_names.of({NameOf::MessageNamers, message.raw()});
    if (!before(e, first)) {
        count(e, first, false);
        return;
    }
    for (const EventId namer : namers.first(namers.size() - 1))
        count(namer, first, true);
    first = e;
    for (const EventId namer : namers)
        count(namer, first, false);
}

bool GrowingEvents::before(EventId a, EventId b) const
{
    const EventRow& rowA = m_events[a.index()].row;
    const EventRow& rowB = m_events[b.index()].row;
    if (rowA.time != rowB.time)
        return rowB.time == kNoTime || (rowA.time != kNoTime && rowA.time < rowB.time);
    const auto order = compareContent(m_strings, contentOf(rowA), contentOf(rowB));
    return order != 0 ? order < 0 : a < b;
}

StringId GrowingEvents::messageOf(EntityId entity) const
{
    return m_entities[entity].kind == m_message ? m_entities[entity].value : StringId();
}

StringId GrowingEvents::jobOf(EntityId entity) const
{
    const Entity& found = m_entities[entity];
    return std::find(m_jobs.begin(), m_jobs.end(), found.kind) != m_jobs.end() ? found.value : StringId();
}

EventId GrowingEvents::earliestBearer(StringId span) const
{
    const auto found = m_earliestBearer.find(span);
    return found == m_earliestBearer.end() ? EventId() : found->second;
}

} // namespace throughline
