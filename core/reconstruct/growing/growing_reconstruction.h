// SPDX-License-Identifier: GPL-3.0-or-later
// GrowingReconstruction: clusters, links and findings of events that keep coming: a file that is appended to,
// a service that is listened to.
//
// Each batch is judged together with what it touches, by the same rules and checks as a whole load
// (exact_reconstruction.h), and what is then known is what a reconstruction of all events would say by their
// ids, in whatever order and portions they came. Cost follows the batch and the events that share a name with
// it: the members of a trace that is named by its id alone, the events that name one message. What rests on
// all events at once is not kept up, but made when it is asked for (whole()): inferred links, unexpected
// roots, glue identities, likely causes of holes.
//
// EventIds are numbers of arrival (see GrowingEvents). Used on one thread.
#pragma once

#include "core/model/clusters.h"
#include "core/model/findings.h"
#include "core/model/links.h"
#include "core/reconstruct/growing/growing_events.h"
#include "core/reconstruct/growing/judgement.h"
#include "core/reconstruct/reconstructor.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace throughline {

class GrowingReconstruction {
public:
    // Takes over the rows of records that are not sealed. Returns the events, new ones and others, of which
    // links or findings are not what they were, in the order of arrival.
    std::vector<EventId> add(const Records& batch);

    [[nodiscard]] const GrowingEvents& events() const { return m_events; }
    // The links into an event, the primary one first; and what is wrong with the event, by kind.
    [[nodiscard]] std::span<const Link> into(EventId e) const { return m_known[e.index()].causes; }
    [[nodiscard]] std::span<const Finding> findings(EventId e) const { return m_known[e.index()].findings; }
    // All events with all that can be said of them, as if they had been loaded at once. Cost follows all
    // events. Where an event lies in its source is kept; payloads, contexts, repeats and records of jobs are
    // not.
    [[nodiscard]] std::shared_ptr<const Snapshot> whole(const ReconstructionSettings& settings = {}) const;
    // The cluster that an event belongs to.
    [[nodiscard]] const Cluster& clusterOf(EventId e) const;

private:
    // What is known of an event.
    struct Known {
        std::vector<Link> causes;
        std::vector<Link> leftOut; // would have closed a cycle
        std::vector<Finding> findings;
        bool root = false;
        bool orphan = false;

        [[nodiscard]] bool says(const Known& other) const
        {
            return causes == other.causes && findings == other.findings;
        }
    };
    using Changes = std::map<EventId, Known>; // what was known before

    void judgeRepliesToChangedKinds(Neighbourhood& around);
    void judgeUntilSettled(Neighbourhood& around, Changes& before);
    void keep(EventId e, Known known, Neighbourhood& around);
    void judgeCycles(Neighbourhood& around) const;
    void updateTangled(const Changes& changes);
    // Adds the events above an event, along all links that rules proposed; the event itself only where it is
    // among its own causes.
    void addAbove(EventId e, absl::flat_hash_set<EventId>& above) const;
    [[nodiscard]] Cluster& cluster(EventId e);
    void addToCluster(EventId e);
    void changeRoot(EventId e, const Known& before, Neighbourhood& around);
    [[nodiscard]] EventId earliestRoot(EventId member) const;
    [[nodiscard]] std::uint32_t backwardLinks(const Known& known) const;

    GrowingEvents m_events;
    std::vector<Known> m_known;                        // by event
    absl::flat_hash_map<StringId, Cluster> m_clusters; // of traces
    absl::flat_hash_map<EventId, Cluster> m_untraced;  // of events without one
    EventKindNames m_followers;                        // see MessageFollowers
    std::uint32_t m_backward = 0;           // links whose cause comes after their effect: each cycle has one
    absl::flat_hash_set<EventId> m_cut;     // events into which a link was left out
    absl::flat_hash_set<EventId> m_tangled; // those, and all above them: what is cut depends on them
};

} // namespace throughline
