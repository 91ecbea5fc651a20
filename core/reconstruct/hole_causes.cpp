// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reconstruct/hole_causes.h"

#include "core/base/parallel.h"
#include "core/reconstruct/event_ranges.h"
#include "core/reconstruct/fallback/intact_links.h"
#include "core/reconstruct/fallback/sampling.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <span>
#include <utility>

namespace throughline {

namespace {

constexpr double kNearlyAll = 0.95;
constexpr std::uint32_t kFew = 5; // events of a class, of which no more than that can be said
// Where a share is known from few events it may as well be so much higher.
constexpr double kUnseen = 1;

// What is known of a class while it is judged.
struct Picture {
    ClassLosses losses;
    std::vector<DurationNs> gaps; // from cause to effect, a sample; sorted
};
using Pictures = absl::flat_hash_map<StringId, Picture>;

double shareOf(std::uint32_t part, std::uint32_t all)
{
    return (part + kUnseen / 2) / (all + kUnseen);
}

class Judging {
public:
    Judging(const Snapshot& snapshot, const EventOrder& order, std::span<const Finding> findings,
            unsigned threads)
        : m_snapshot(snapshot), m_links(snapshot.links), m_order(order), m_threads(threads)
    {
        for (const Finding& finding : findings) {
            if (breaksChain(finding.kind))
                count(finding);
        }
        if (m_pictures.empty())
            return;
        lookAtEvents(&Judging::countEvent);
        lookAtEvents(&Judging::noteGap);
        for (auto& [name, picture] : m_pictures)
            std::sort(picture.gaps.begin(), picture.gaps.end());
    }

    [[nodiscard]] HoleCause causeOf(const Finding& finding) const
    {
        const Picture& picture = m_pictures.at(m_snapshot.classOf(finding.event));
        const ClassLosses& losses = picture.losses;
        switch (finding.kind) {
        case FindingKind::MissingTrace:
            if (losses.events < kFew)
                return HoleCause::Unknown;
            return losses.untraced >= kNearlyAll * losses.events ? HoleCause::NeverInstrumented
                                                                 : HoleCause::ContextLost;
        case FindingKind::UnexpectedRoot:
            return atEdge(finding.event, picture, shareOf(losses.lost, losses.lost + losses.caused))
                       ? HoleCause::EdgeOfData
                       : HoleCause::ContextLost;
        case FindingKind::LoggedBreak:
            return HoleCause::ContextLost;
        default: {
            const double unresolved = shareOf(losses.unresolved, losses.naming);
            if (atEdge(finding.event, picture, unresolved))
                return HoleCause::EdgeOfData;
            if (losses.naming < kFew)
                return HoleCause::Unknown;
            return unresolved >= 0.5 ? HoleCause::OtherSystem : HoleCause::Pruned;
        }
        }
    }

    [[nodiscard]] LossTable losses() const
    {
        absl::flat_hash_map<StringId, ClassLosses> losses;
        for (const auto& [name, picture] : m_pictures)
            losses.emplace(name, picture.losses);
        return LossTable(std::move(losses));
    }

private:
    void count(const Finding& finding)
    {
        ClassLosses& losses = m_pictures[m_snapshot.classOf(finding.event)].losses;
        switch (finding.kind) {
        case FindingKind::MissingTrace:
            ++losses.untraced;
            break;
        case FindingKind::UnexpectedRoot:
            losses.lost += finding.hole == HoleCause::Unknown ? 1 : 0; // else it stands for its whole class
            break;
        case FindingKind::LoggedBreak:
            break;
        default:
            ++losses.unresolved;
        }
    }

    // Adds what each range of events says of the classes that have holes.
    void lookAtEvents(void (Judging::*look)(EventId, Picture&) const)
    {
        const std::vector<EventRange> ranges = rangesOf(m_snapshot.events);
        std::vector<Pictures> found(ranges.size());
        parallelFor(m_threads, ranges.size(), [&](std::size_t number) {
            for (std::uint32_t i = ranges[number].begin; i < ranges[number].end; ++i) {
                if (const StringId name = m_snapshot.classOf(EventId(i)); m_pictures.contains(name))
                    (this->*look)(EventId(i), found[number][name]);
            }
        });
        for (const Pictures& ofRange : found) {
            for (const auto& [name, part] : ofRange)
                add(m_pictures[name], part);
        }
    }

    static void add(Picture& picture, const Picture& part)
    {
        picture.losses.events += part.losses.events;
        picture.losses.caused += part.losses.caused;
        picture.losses.naming += part.losses.naming;
        picture.losses.after += part.losses.after;
        picture.losses.during += part.losses.during;
        picture.gaps.insert(picture.gaps.end(), part.gaps.begin(), part.gaps.end());
    }

    void countEvent(EventId e, Picture& picture) const
    {
        const EventStore& events = m_snapshot.events;
        ClassLosses& losses = picture.losses;
        ++losses.events;
        losses.naming += events.parent(e) || events.replyContext(e) || events.causalTrace(e) ? 1 : 0;
        const EventId cause = m_links.causeOf(e);
        if (!cause)
            return;
        ++losses.caused;
        if (events.duration(cause) <= 0) // none is less than none
            return;
        ++(events.time(e) >= events.end(cause) ? losses.after : losses.during);
    }

    void noteGap(EventId e, Picture& picture) const
    {
        const EventStore& events = m_snapshot.events;
        const EventId cause = m_links.causeOf(e);
        if (cause && events.timed(e) && events.timed(cause) &&
            inSample(m_order.rank(e), m_pictures.at(m_snapshot.classOf(e)).losses.caused))
            picture.gaps.push_back(saturatingDifference(events.time(e), events.time(cause)));
    }

    // `otherwise`: the share of the class that lacks a cause anyway.
    [[nodiscard]] bool atEdge(EventId e, const Picture& picture, double otherwise) const
    {
        const EventStore& events = m_snapshot.events;
        if (!events.timed(e) || picture.gaps.empty())
            return false;
        const DurationNs reach = saturatingDifference(events.time(e), events.time(EventId(0)));
        const auto further =
            picture.gaps.end() - std::upper_bound(picture.gaps.begin(), picture.gaps.end(), reach);
        return static_cast<double>(further) > otherwise * static_cast<double>(picture.gaps.size());
    }

    const Snapshot& m_snapshot;
    const IntactLinks m_links;
    const EventOrder& m_order;
    const unsigned m_threads;
    Pictures m_pictures; // of the classes that have holes
};

} // namespace

LossTable judgeHoles(const Snapshot& snapshot, const EventOrder& order, std::vector<Finding>& findings,
                     unsigned threads)
{
    const Judging judging(snapshot, order, findings, threads);
    for (Finding& finding : findings) {
        if (breaksChain(finding.kind) && finding.hole == HoleCause::Unknown)
            finding.hole = judging.causeOf(finding);
    }
    return judging.losses();
}

} // namespace throughline
