// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/message_creators.h"

#include "core/base/parallel.h"
#include "core/reconstruct/event_ranges.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>

namespace throughline {

namespace {

struct Naming {
    std::uint32_t all = 0;
    std::uint32_t afterAnotherTrace = 0;
};

// "Nearly always", and how often a kind must have been seen to say so. Below that the spec's letter holds:
// the earliest event that names the message has created it.
constexpr double kNearlyAlways = 0.9;
constexpr std::uint32_t kEnoughSeen = 20;

// How each kind of event (class and type) names messages.
class KindStatistics {
public:
    explicit KindStatistics(const EventStore& events) : m_events(&events) {}

    void count(EventId e, bool afterAnotherTrace)
    {
        Naming& naming = m_naming[numberOf(keyOf(e))];
        ++naming.all;
        naming.afterAnotherTrace += afterAnotherTrace ? 1 : 0;
    }
    void add(const KindStatistics& other)
    {
        for (const auto& [key, number] : other.m_number) {
            Naming& naming = m_naming[numberOf(key)];
            naming.all += other.m_naming[number].all;
            naming.afterAnotherTrace += other.m_naming[number].afterAnotherTrace;
        }
    }
    [[nodiscard]] bool anyOnlyFollows() const
    {
        return std::any_of(m_naming.begin(), m_naming.end(), follows);
    }
    [[nodiscard]] bool onlyFollows(EventId e) const
    {
        const auto found = m_number.find(keyOf(e));
        return found != m_number.end() && follows(m_naming[found->second]);
    }

private:
    struct Recent {
        std::uint64_t key = 0;
        std::size_t number = std::numeric_limits<std::size_t>::max();
    };

    [[nodiscard]] static bool follows(const Naming& naming)
    {
        return naming.all >= kEnoughSeen && naming.afterAnotherTrace >= kNearlyAlways * naming.all;
    }
    [[nodiscard]] std::uint64_t keyOf(EventId e) const
    {
        return static_cast<std::uint64_t>(m_events->className(e).raw()) << 32U | m_events->type(e).raw();
    }
    [[nodiscard]] std::size_t numberOf(std::uint64_t key)
    {
        // Kinds are few and come again and again.
        Recent& recent = m_recent[(key ^ key >> 34U) / 4 % m_recent.size()];
        if (recent.key != key || recent.number >= m_naming.size()) {
            const auto [known, isNew] = m_number.try_emplace(key, m_naming.size());
            if (isNew)
                m_naming.emplace_back();
            recent = {key, known->second};
        }
        return recent.number;
    }

    const EventStore* m_events;
    absl::flat_hash_map<std::uint64_t, std::size_t> m_number; // of each kind
    std::vector<Naming> m_naming;
    std::array<Recent, 64> m_recent{};
};

} // namespace

MessageCreators::MessageCreators(const Snapshot& snapshot, const EventOrder& order, unsigned threads)
    : m_events(&snapshot.events), m_entities(&snapshot.entities), m_kind(snapshot.strings.find("message")),
      m_creator(snapshot.entities.size())
{
    if (!m_kind)
        return;
    findCreators(order, threads);
    findMessages(threads);
}

void MessageCreators::findCreators(const EventOrder& order, unsigned threads)
{
    const std::vector<EventRange> ranges = rangesOf(static_cast<std::uint32_t>(m_creator.size()));
    // visit(entity, the events that name it) for each message of a range of entities.
    const auto eachMessage = [&](EventRange range, auto visit) {
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            if (isMessage(EntityId(i)))
                visit(i, m_events->eventsOf(EntityId(i)));
        }
    };
    KindStatistics kinds(*m_events);
    std::mutex mutex;
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        KindStatistics inRange(*m_events);
        eachMessage(ranges[number], [&](std::uint32_t message, std::span<const EventId> naming) {
            EventId first;
            for (const EventId e : naming)
                first = order.earlier(first, e);
            m_creator[message] = first.raw() + 1;
            for (const EventId e : naming)
                inRange.count(e, m_events->trace(e) != m_events->trace(first));
        });
        const std::lock_guard lock(mutex);
        kinds.add(inRange);
    });
    if (!kinds.anyOnlyFollows())
        return;
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        eachMessage(ranges[number], [&](std::uint32_t message, std::span<const EventId> naming) {
            EventId creator;
            for (const EventId e : naming) {
                if (!kinds.onlyFollows(e))
                    creator = order.earlier(creator, e);
            }
            m_creator[message] = creator.raw() + 1;
        });
    });
}

void MessageCreators::findMessages(unsigned threads)
{
    if (m_events->replyContexts().empty())
        return;
    m_repliedTo = PagedArray<std::uint32_t>(m_events->size(), Pages::Use::Sparse);
    const std::vector<EventRange> ranges = rangesOf(*m_events);
    parallelFor(threads, ranges.size(), [&](std::size_t number) {
        m_events->replyContexts().visit(
            ranges[number].begin, ranges[number].end,
            [&](std::size_t row, StringId id) { m_repliedTo[row] = m_entities->find(m_kind, id).raw() + 1; });
    });
}

EventId MessageCreators::repliedTo(EventId e) const
{
    const EntityId message = messageRepliedTo(e);
    const EventId creator = message ? creatorOf(message) : EventId();
    return creator == e ? EventId() : creator;
}

bool MessageCreators::dangles(EventId e) const
{
    if (!m_events->replyContext(e))
        return false;
    const EntityId message = messageRepliedTo(e);
    return !message || !creatorOf(message);
}

} // namespace throughline
