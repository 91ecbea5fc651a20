// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/funnel.h"

#include "core/journey/median.h"
#include "core/journey/origin.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace throughline {

namespace {

constexpr std::uint32_t kNobody = ~0U;
constexpr std::uint32_t kNoEntry = ~0U;

// How far a contact has come on the chain that the walk is on.
struct Progress {
    std::uint32_t entry = kNoEntry;
    std::uint8_t stage = 0; // the furthest
    EventId reachedBy;      // the event that reached it
};

// A contact in the funnel of a campaign.
struct Person {
    EntityId campaign;
    Progress progress;
    bool entered = false;
    bool outside = false; // something happened that is below no entry
};

struct Entry {
    std::uint32_t inferredAbove = 0; // links on its chain
    bool inferred = false;           // its own way to the campaign is
    bool wanted = true;
};

// An event by which a person reaches a stage.
struct Reached {
    std::uint32_t person = kNobody;
    std::uint32_t entry = kNoEntry;
    EventId event;
    EventId before; // the event of the stage before that is on the chain; none: it is not
    std::uint8_t stage = 0;
    bool inferred = false;
};

// What the walk found out; `reached` is in no particular order.
struct Walked {
    std::vector<Person> people;
    std::vector<Reached> reached;
};

// Walks all trees of effects, each event after its cause. What a contact has reached on the way down is taken
// back on the way up.
class FunnelWalk {
public:
    FunnelWalk(const Snapshot& snapshot, const EventStages& stages, const FunnelOptions& options)
        : m_snapshot(snapshot), m_stages(stages), m_options(options),
          m_finder(snapshot, {.origin = options.origin, .via = {}})
    {}

    Walked run(const CancelToken& cancel)
    {
        for (std::uint32_t i = 0; i < m_snapshot.events.size() && !cancel.cancelled(); ++i) {
            if (!m_snapshot.links.primaryInto(EventId(i)))
                walk(EventId(i));
        }
        return std::move(m_walked);
    }

private:
    struct Frame {
        EventId event;
        EntityId contact; // its own or its nearest cause's
        Origin origin;
        std::uint32_t inferred = 0; // links above
        std::uint32_t next = 0;     // of the links out of it
        std::uint32_t person = kNobody;
        Progress before; // of that person, above the event
    };

    void walk(EventId root)
    {
        m_frames.clear();
        m_frames.push_back(frameOf(root, {}));
        while (!m_frames.empty()) {
            Frame& frame = m_frames.back();
            const auto out = m_snapshot.links.outOf(frame.event);
            while (frame.next < out.size() && !m_snapshot.links[out[frame.next]].primary)
                ++frame.next;
            if (frame.next == out.size()) {
                if (frame.person != kNobody)
                    m_walked.people[frame.person].progress = frame.before;
                m_frames.pop_back();
                continue;
            }
            const Link& link = m_snapshot.links[out[frame.next++]];
            const Frame below = frameOf(link.to, frame, link.inferred());
            m_frames.push_back(below);
        }
    }

    Frame frameOf(EventId e, const Frame& cause, bool inferred = false)
    {
        Frame frame{.event = e};
        const EntityId contact = m_snapshot.events.contact(e);
        frame.contact = contact ? contact : cause.contact;
        frame.origin = m_finder.below(cause.origin, e);
        frame.inferred = cause.inferred + (inferred ? 1 : 0);
        const std::uint8_t stage = m_stages.of(e);
        if (stage == EventStages::kNone || !frame.contact || !frame.origin.campaign ||
            m_snapshot.events.status(e) == EventStatus::Error)
            return frame;
        frame.person = personOf(frame.origin.campaign, frame.contact);
        Person& person = m_walked.people[frame.person];
        frame.before = person.progress;
        advance(person, frame, stage);
        return frame;
    }

    std::uint32_t personOf(EntityId campaign, EntityId contact)
    {
        const auto number = static_cast<std::uint32_t>(m_walked.people.size());
        const auto [known, isNew] = m_people.try_emplace({campaign, contact}, number);
        if (isNew)
            m_walked.people.push_back({.campaign = campaign, .progress = {}});
        return known->second;
    }

    void advance(Person& person, const Frame& frame, std::uint8_t stage)
    {
        Progress& progress = person.progress;
        if (stage == 0 && progress.stage == 0) {
            progress = {.entry = static_cast<std::uint32_t>(m_entries.size()), .reachedBy = frame.event};
            m_entries.push_back({.inferredAbove = frame.inferred,
                                 .inferred = frame.origin.inferred,
                                 .wanted = wants(frame.event)});
            person.entered = true;
            note(frame, progress, {});
        } else if (progress.entry == kNoEntry) {
            person.outside = true;
            progress.stage = std::max(progress.stage, stage); // an answer to it is no entry
        } else if (stage > progress.stage) {
            const EventId before = progress.stage + 1 == stage ? progress.reachedBy : EventId();
            progress.stage = stage;
            progress.reachedBy = frame.event;
            note(frame, progress, before);
        }
    }

    void note(const Frame& frame, const Progress& progress, EventId before)
    {
        const Entry& entry = m_entries[progress.entry];
        if (!entry.wanted)
            return;
        m_walked.reached.push_back({.person = frame.person,
                                    .entry = progress.entry,
                                    .event = frame.event,
                                    .before = before,
                                    .stage = progress.stage,
                                    .inferred = entry.inferred || frame.inferred > entry.inferredAbove});
    }

    [[nodiscard]] bool wants(EventId entry) const
    {
        const TimeNs time = m_snapshot.events.time(entry);
        if (time == kNoTime)
            return m_options.from == kNoTime && m_options.to == FunnelOptions::kNever;
        return time >= m_options.from && time < m_options.to;
    }

    const Snapshot& m_snapshot;
    const EventStages& m_stages;
    const FunnelOptions& m_options;
    OriginFinder m_finder;
    std::vector<Frame> m_frames;
    std::vector<Entry> m_entries;
    absl::flat_hash_map<std::pair<EntityId, EntityId>, std::uint32_t> m_people; // by campaign and contact
    Walked m_walked;
};

// How one person got through the stages, from all that reached them.
class Passage {
public:
    explicit Passage(std::size_t stages) : m_steps(stages), m_ofEntry(stages) {}

    struct Step {
        const Reached* reached = nullptr; // stands for the stage; null: the person did not reach it
        EventId before;                   // of the stage before
    };

    // All of a person, sorted.
    void take(std::span<const Reached> reached)
    {
        std::fill(m_steps.begin(), m_steps.end(), Step{});
        m_furthest = 0;
        for (std::size_t i = 0; i < reached.size(); ++i) {
            if (i == 0 || reached[i].entry != reached[i - 1].entry)
                std::fill(m_ofEntry.begin(), m_ofEntry.end(), EventId());
            if (!m_ofEntry[reached[i].stage])
                takeFirstOfEntry(reached[i]);
        }
    }

    [[nodiscard]] const Step& at(std::size_t stage) const { return m_steps[stage]; }
    [[nodiscard]] std::size_t furthest() const { return m_furthest; }

private:
    void takeFirstOfEntry(const Reached& reached)
    {
        const std::size_t stage = reached.stage;
        m_ofEntry[stage] = reached.event;
        m_furthest = std::max(m_furthest, stage);
        Step& step = m_steps[stage];
        if (step.reached != nullptr && std::tie(step.reached->inferred, step.reached->event) <=
                                           std::tie(reached.inferred, reached.event))
            return;
        step.reached = &reached;
        step.before = reached.before || stage == 0 ? reached.before : m_ofEntry[stage - 1];
    }

    std::vector<Step> m_steps;
    std::vector<EventId> m_ofEntry; // the first of each stage below the entry at hand
    std::size_t m_furthest = 0;
};

// Counts the passages of all persons of one campaign.
class FunnelCount {
public:
    FunnelCount(EntityId campaign, std::size_t stages) : m_durations(stages)
    {
        m_funnel.campaign = campaign;
        m_funnel.steps.resize(stages);
    }

    void add(const EventStore& events, const Passage& passage)
    {
        for (std::size_t stage = 0; stage <= passage.furthest(); ++stage) {
            FunnelStep& step = m_funnel.steps[stage];
            const Passage::Step& passed = passage.at(stage);
            if (passed.reached == nullptr) {
                ++step.skipped;
                continue;
            }
            ++step.contacts;
            step.inferred += passed.reached->inferred ? 1 : 0;
            const EventId reached = passed.reached->event;
            if (passed.before && events.timed(passed.before) && events.timed(reached) &&
                events.time(passed.before) <= events.time(reached))
                m_durations[stage].push_back(
                    saturatingDifference(events.time(reached), events.time(passed.before)));
        }
    }

    void addOutside() { ++m_funnel.outside; }

    Funnel finish()
    {
        fillConversions(m_funnel.steps);
        for (std::size_t stage = 1; stage < m_funnel.steps.size(); ++stage)
            m_funnel.steps[stage].median = medianOf(m_durations[stage]);
        return std::move(m_funnel);
    }

private:
    Funnel m_funnel;
    std::vector<std::vector<DurationNs>> m_durations; // by stage
};

} // namespace

void fillConversions(std::vector<FunnelStep>& steps)
{
    for (std::size_t stage = 1; stage < steps.size(); ++stage) {
        const double came = steps[stage - 1].contacts + steps[stage - 1].skipped;
        if (came > 0)
            steps[stage].conversion = (steps[stage].contacts + steps[stage].skipped) / came;
    }
}

std::vector<Funnel> funnels(const Snapshot& snapshot, const EventStages& stages, const FunnelOptions& options,
                            const CancelToken& cancel)
{
    std::vector<FunnelCount> counts;
    absl::flat_hash_map<EntityId, std::size_t> countOf; // a campaign's
    const StringId kind = snapshot.strings.find(options.origin);
    for (std::uint32_t i = 0; kind && i < snapshot.entities.size(); ++i) {
        if (snapshot.entities[EntityId(i)].kind != kind || !snapshot.creatorOf(EntityId(i)))
            continue;
        countOf.emplace(EntityId(i), counts.size());
        counts.emplace_back(EntityId(i), stages.size());
    }
    if (counts.empty())
        return {};

    Walked walked = FunnelWalk(snapshot, stages, options).run(cancel);
    std::sort(walked.reached.begin(), walked.reached.end(), [](const Reached& a, const Reached& b) {
        return std::tie(a.person, a.entry, a.stage, a.inferred, a.event) <
               std::tie(b.person, b.entry, b.stage, b.inferred, b.event);
    });
    Passage passage(stages.size());
    for (std::size_t begin = 0, end = 0; begin < walked.reached.size(); begin = end) {
        const std::uint32_t person = walked.reached[begin].person;
        while (end < walked.reached.size() && walked.reached[end].person == person)
            ++end;
        passage.take(std::span(walked.reached).subspan(begin, end - begin));
        counts[countOf.at(walked.people[person].campaign)].add(snapshot.events, passage);
    }
    for (const Person& person : walked.people) {
        if (person.outside && !person.entered)
            counts[countOf.at(person.campaign)].addOutside();
    }

    std::vector<Funnel> all;
    for (FunnelCount& count : counts)
        all.push_back(count.finish());
    return all;
}

} // namespace throughline
