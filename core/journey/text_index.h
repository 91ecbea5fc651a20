// SPDX-License-Identifier: GPL-3.0-or-later
// TextIndex: finds events by words of what their records say: types, classes, errors, texts of payloads
// (spec 5, "Search bar"; ids are found by search() without it).
//
// A word is a run of letters and digits, without regard to the case of ASCII letters. Texts that are ids or
// times are left out, and so are long numbers. Made once after a load, on a worker: every record is read
// again. Immutable then, any thread. It refers to its snapshot's events by number and does not keep it alive.
#pragma once

#include "core/base/progress.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class TextIndex {
public:
    // Words beyond this many are not looked for: the index stays within about a hundred bytes of each.
    static constexpr std::uint32_t kMostWords = 4'000'000;

    struct Found {
        std::vector<EventId> events; // the latest ones first
        std::uint32_t total = 0;     // how many there are in all
    };

    // None where it was cancelled. Records that cannot be read are left out.
    [[nodiscard]] static std::shared_ptr<const TextIndex> of(const Snapshot& snapshot,
                                                             const CancelToken& cancel = {});

    // Events that have all of the words; the last one may be the beginning of a longer word. Nothing is found
    // by less than two letters.
    [[nodiscard]] Found find(const Snapshot& snapshot, std::string_view wanted, std::uint32_t limit,
                             const CancelToken& cancel = {}) const;

    [[nodiscard]] std::size_t words() const { return m_starts.empty() ? 0 : m_starts.size() - 1; }
    [[nodiscard]] std::size_t bytes() const;
    // Whether there were more than kMostWords.
    [[nodiscard]] bool cut() const { return m_cut; }

private:
    friend class TextIndexBuilder;
    TextIndex() = default;

    [[nodiscard]] std::string_view word(std::size_t number) const;
    [[nodiscard]] std::size_t firstFrom(std::string_view text) const;
    // A bit for each event that has the word, or one that begins with it.
    [[nodiscard]] std::vector<std::uint64_t> eventsOf(std::string_view text, bool beginning,
                                                      const CancelToken& cancel) const;

    std::uint32_t m_events = 0;
    std::string m_texts;                 // the words in order, one after the other
    std::vector<std::uint32_t> m_starts; // of each word in m_texts, and the end
    std::string m_places;                // of each word: its events, as differences in seven-bit groups
    std::vector<std::uint64_t> m_placeStarts;
    bool m_cut = false;
};

// The text of an event's record that has the last of the words, cut around it to about so many letters; empty
// where no single text has it, or the record cannot be read. Reads the record.
[[nodiscard]] std::string excerptOf(const Snapshot& snapshot, EventId event, std::string_view wanted,
                                    std::size_t letters = 80);

} // namespace throughline
