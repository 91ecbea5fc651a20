// SPDX-License-Identifier: GPL-3.0-or-later
// CausePicture: what usually causes what, and after how long, as the intact links of the same data say
// (spec 2, "Link fallback").
//
// Learned for each kind of effect from a sample of its intact links. For each pair of kinds, told apart by
// the keys that they share: how many of the effects it explains; how long the effect comes after the cause;
// how many effects of that kind a cause has beside the one at hand; and, for comparison, what events that are
// no cause look like: those found at other times. Immutable, any thread.
#pragma once

#include "core/reconstruct/fallback/cause_finder.h"
#include "core/reconstruct/fallback/intact_links.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace throughline {

// A candidate as the picture sees it.
struct CauseLook {
    EventId cause;
    std::uint32_t pair = 0;   // its number in the picture
    std::uint8_t gap = 0;     // its step
    std::uint8_t effects = 0; // of the effect's kind that it has for sure, beside the one at hand; at most 2
};

class CausePicture {
public:
    // Links have their causes indexed.
    CausePicture(const Snapshot& snapshot, const EventOrder& order, const IntactLinks& links,
                 const EventKinds& kinds, const SharedKeys& keys, unsigned threads);

    [[nodiscard]] std::span<const PairPicture> pairs() const { return m_pairs; }
    // Intact links of a kind of effect: those in the sample, and all.
    [[nodiscard]] std::uint32_t sampled(std::uint32_t kind) const { return m_sampled[kind]; }
    [[nodiscard]] std::uint32_t intact(std::uint32_t kind) const { return m_intact[kind]; }
    // Whether there are enough of them to learn from.
    [[nodiscard]] bool learned(std::uint32_t kind) const { return isEnough(m_intact[kind]); }
    [[nodiscard]] static bool isEnough(double links) { return links >= kLeastToLearnFrom; }
    // The share of the intact links of a kind of effect that come from a kind of cause.
    [[nodiscard]] double shareOf(std::uint32_t effect, std::uint32_t cause) const;
    [[nodiscard]] double seconds() const { return m_seconds; } // that the data reach over; at least one
    // Whether events of a kind share something with what usually causes them.
    [[nodiscard]] bool hasCauses(std::uint32_t kind) const { return m_finder->hasCauses(kind); }
    // The candidates for an event's cause that the picture knows.
    [[nodiscard]] std::vector<CauseLook> looksOf(EventId effect) const;

private:
    static constexpr std::uint32_t kLeastToLearnFrom = 20;

    using Samples = std::vector<std::vector<EventId>>; // by kind of effect

    [[nodiscard]] Samples sample() const;
    void learnCauses(std::span<const EventId> effects);
    void learnStrangers(std::span<const EventId> effects);
    [[nodiscard]] std::vector<CauseLook> looksAt(EventId effect, EventId when) const;
    [[nodiscard]] std::uint8_t effectsOf(EventId cause, std::uint32_t kind, EventId but) const;
    [[nodiscard]] std::vector<std::uint32_t> kindsByLinks() const;
    // Null where there are too many already.
    [[nodiscard]] PairPicture* pictureOf(const CausePair& pair);

    const Snapshot& m_snapshot;
    const EventOrder& m_order;
    const IntactLinks& m_links;
    const EventKinds& m_kinds;
    const SharedKeys& m_keys;
    std::vector<std::uint32_t> m_intact;  // by kind of effect
    std::vector<std::uint32_t> m_sampled; // as well
    double m_seconds = 1;
    std::vector<PairPicture> m_pairs;
    absl::flat_hash_map<CausePair, std::uint32_t> m_numbers;
    absl::flat_hash_map<std::pair<std::uint32_t, std::uint32_t>, double>
        m_caused; // by kinds, whatever is shared
    std::optional<CauseFinder> m_finder;
};

} // namespace throughline
