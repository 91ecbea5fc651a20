// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/text_index.h"

#include "core/base/letter_case.h"
#include "core/journey/record_texts.h"
#include "core/journey/words.h"

#include <absl/container/flat_hash_map.h>
#include <absl/strings/ascii.h>

#include <algorithm>
#include <array>
#include <bit>
#include <deque>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

namespace throughline {

namespace {

constexpr std::size_t kLongestWord = 40; // of what is longer, the beginning
constexpr std::uint32_t kPollEvery = 1024;

// Ids, which search() finds, are no words: long, without blanks and with digits. Nor are times, nor numbers
// that may be one.
bool hasWords(std::string_view text, RecordTexts::Kind kind)
{
    constexpr std::size_t kShortestId = 16;
    constexpr std::size_t kLongestNumber = 9;
    const auto isDigit = [](unsigned char c) { return absl::ascii_isdigit(c); };
    if (kind != RecordTexts::Kind::Text)
        return text.size() <= kLongestNumber && std::ranges::all_of(text, isDigit);
    return text.size() < kShortestId || text.find_first_of(" \t\r\n\\") != std::string_view::npos ||
           std::ranges::none_of(text, isDigit);
}

// A word as it is kept and looked for.
class Folded {
public:
    explicit Folded(std::string_view word) : m_length(std::min(word.size(), kLongestWord))
    {
        std::ranges::transform(word.substr(0, m_length), m_letters.begin(), lowerCase);
    }
    [[nodiscard]] std::string_view view() const { return {m_letters.data(), m_length}; }

private:
    std::array<char, kLongestWord> m_letters; // NOLINT: filled as far as it is read
    std::size_t m_length;
};

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    eachWord(text, [&](std::string_view word) { words.emplace_back(Folded(word).view()); });
    return words;
}

constexpr unsigned kGroupBits = 7;
constexpr std::uint32_t kMore = 1U << kGroupBits;

std::size_t groupsOf(std::uint32_t value)
{
    return (static_cast<std::size_t>(std::bit_width(value | 1U)) + kGroupBits - 1) / kGroupBits;
}

void putGroups(std::uint32_t value, std::string& out, std::uint64_t& at)
{
    for (; value >= kMore; value >>= kGroupBits)
        out[at++] = static_cast<char>((value & (kMore - 1)) | kMore);
    out[at++] = static_cast<char>(value);
}

// Calls take(event) with each of a word's events.
template <class Take>
void eachEvent(std::string_view places, Take take)
{
    std::uint32_t event = 0;
    std::uint32_t difference = 0;
    unsigned shift = 0;
    for (const char c : places) {
        const auto group = static_cast<unsigned char>(c);
        difference |= (group & (kMore - 1)) << shift;
        shift += kGroupBits;
        if (group & kMore)
            continue;
        event += difference;
        take(event);
        difference = 0;
        shift = 0;
    }
}

// A bit for each event.
using EventBits = std::vector<std::uint64_t>;
constexpr std::uint32_t kWordBits = 64;

} // namespace

// Collects which word stands in which event, then puts it in order.
class TextIndexBuilder {
public:
    explicit TextIndexBuilder(const Snapshot& snapshot) : m_snapshot(snapshot) {}

    std::shared_ptr<const TextIndex> build(const CancelToken& cancel)
    {
        const std::uint32_t events = m_snapshot.events.size();
        for (std::uint32_t e = 0; e < events; ++e) {
            if (e % kPollEvery == 0 && cancel.cancelled())
                return nullptr;
            readEvent(EventId(e));
        }
        return cancel.cancelled() ? nullptr : inOrder();
    }

private:
    struct Word {
        std::string_view text; // in m_arena
        std::uint32_t last = kNone;
        std::uint64_t bytes = 0; // of its events
    };
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    void readEvent(EventId e)
    {
        const Result<std::string> record = m_snapshot.payloads->read(m_snapshot.events.place(e));
        if (!record)
            return;
        const std::size_t before = m_standing.size();
        m_texts.each(*record, [&](std::string_view text, RecordTexts::Kind kind) {
            if (hasWords(text, kind))
                eachWord(text, [&](std::string_view word) { note(Folded(word).view(), e); });
            return true;
        });
        if (m_standing.size() > before)
            m_eventEnds.emplace_back(e.raw(), m_standing.size());
    }

    void note(std::string_view text, EventId e)
    {
        auto known = m_numbers.find(text);
        if (known == m_numbers.end()) {
            if (m_words.size() == TextIndex::kMostWords) {
                m_cut = true;
                return;
            }
            const std::string_view kept = keep(text);
            known = m_numbers.emplace(kept, static_cast<std::uint32_t>(m_words.size())).first;
            m_words.push_back({.text = kept});
        }
        Word& word = m_words[known->second];
        if (word.last == e.raw())
            return;
        word.bytes += groupsOf(word.last == kNone ? e.raw() : e.raw() - word.last);
        word.last = e.raw();
        m_standing.push_back(known->second);
    }

    std::string_view keep(std::string_view text)
    {
        constexpr std::size_t kPage = 1 << 16;
        if (m_arena.empty() || m_arena.back().size() + text.size() > kPage) {
            m_arena.emplace_back();
            m_arena.back().reserve(kPage); // never grows: views stay valid
        }
        std::string& page = m_arena.back();
        const std::size_t at = page.size();
        page.append(text);
        return std::string_view(page).substr(at);
    }

    std::shared_ptr<const TextIndex> inOrder()
    {
        std::vector<std::uint32_t> order(m_words.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::sort(order, {}, [this](std::uint32_t number) { return m_words[number].text; });
        const std::shared_ptr<TextIndex> index(new TextIndex);
        index->m_events = m_snapshot.events.size();
        index->m_cut = m_cut;
        index->m_starts.reserve(order.size() + 1);
        index->m_placeStarts.reserve(order.size() + 1);
        std::uint64_t places = 0;
        std::vector<std::uint64_t> next(order.size()); // by number: where its next event is written
        for (const std::uint32_t number : order) {
            index->m_starts.push_back(static_cast<std::uint32_t>(index->m_texts.size()));
            index->m_texts += m_words[number].text;
            index->m_placeStarts.push_back(places);
            next[number] = places;
            places += m_words[number].bytes;
            m_words[number].last = kNone;
        }
        index->m_starts.push_back(static_cast<std::uint32_t>(index->m_texts.size()));
        index->m_placeStarts.push_back(places);
        index->m_places.resize(places);
        std::size_t from = 0;
        for (const auto& [event, end] : m_eventEnds) {
            for (; from < end; ++from) {
                Word& word = m_words[m_standing[from]];
                putGroups(word.last == kNone ? event : event - word.last, index->m_places,
                          next[m_standing[from]]);
                word.last = event;
            }
        }
        return index;
    }

    const Snapshot& m_snapshot;
    RecordTexts m_texts;
    std::deque<std::string> m_arena;
    absl::flat_hash_map<std::string_view, std::uint32_t> m_numbers;
    std::vector<Word> m_words;                                      // in the order in which they came
    std::vector<std::uint32_t> m_standing;                          // words by event
    std::vector<std::pair<std::uint32_t, std::size_t>> m_eventEnds; // events with words, and where they end
    bool m_cut = false;
};

std::shared_ptr<const TextIndex> TextIndex::of(const Snapshot& snapshot, const CancelToken& cancel)
{
    if (!snapshot.payloads)
        return std::shared_ptr<const TextIndex>(new TextIndex);
    return TextIndexBuilder(snapshot).build(cancel);
}

std::string_view TextIndex::word(std::size_t number) const
{
    return std::string_view(m_texts).substr(m_starts[number], m_starts[number + 1] - m_starts[number]);
}

std::size_t TextIndex::bytes() const
{
    return m_texts.size() + m_places.size() + m_starts.size() * sizeof m_starts[0] +
           m_placeStarts.size() * sizeof m_placeStarts[0];
}

// The first word that does not come before a text.
std::size_t TextIndex::firstFrom(std::string_view text) const
{
    std::size_t from = 0;
    std::size_t count = words();
    while (count > 0) {
        const std::size_t half = count / 2;
        if (word(from + half) < text) {
            from += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return from;
}

EventBits TextIndex::eventsOf(std::string_view text, bool beginning, const CancelToken& cancel) const
{
    EventBits bits(m_events / kWordBits + 1);
    for (std::size_t number = firstFrom(text); number < words() && !cancel.cancelled(); ++number) {
        const std::string_view there = word(number);
        if (beginning ? !there.starts_with(text) : there != text)
            break;
        const std::string_view places = std::string_view(m_places).substr(
            m_placeStarts[number], m_placeStarts[number + 1] - m_placeStarts[number]);
        eachEvent(places, [&](std::uint32_t e) { bits[e / kWordBits] |= std::uint64_t{1} << e % kWordBits; });
    }
    return bits;
}

TextIndex::Found TextIndex::find(const Snapshot& snapshot, std::string_view wanted, std::uint32_t limit,
                                 const CancelToken& cancel) const
{
    const std::vector<std::string> asked = wordsOf(wanted);
    Found found;
    if (asked.empty() || limit == 0 || words() == 0)
        return found;
    // Who typed a blank behind the last word has ended it.
    const bool open = isWordLetter(wanted.back());
    EventBits bits = eventsOf(asked.back(), open, cancel);
    for (std::size_t i = 0; i + 1 < asked.size(); ++i) {
        const EventBits more = eventsOf(asked[i], false, cancel);
        std::ranges::transform(bits, more, bits.begin(), std::bit_and());
    }
    for (std::size_t i = 0; i < bits.size() && !cancel.cancelled(); ++i) {
        for (std::uint64_t rest = bits[i]; rest != 0; rest &= rest - 1)
            found.events.emplace_back(
                static_cast<std::uint32_t>(i * kWordBits + static_cast<std::size_t>(std::countr_zero(rest))));
    }
    found.total = static_cast<std::uint32_t>(found.events.size());
    const auto kept = std::min<std::size_t>(limit, found.events.size());
    const auto later = [&](EventId a, EventId b) {
        const TimeNs first = snapshot.events.time(a);
        const TimeNs second = snapshot.events.time(b);
        return first != second ? first > second : a.raw() < b.raw();
    };
    std::ranges::partial_sort(found.events, found.events.begin() + static_cast<std::ptrdiff_t>(kept), later);
    found.events.resize(kept);
    return found;
}

namespace {

// Where a word of a text begins that begins like the wanted one; npos where there is none.
std::size_t placeOf(std::string_view text, std::string_view wanted)
{
    std::size_t place = std::string_view::npos;
    eachWord(text, [&](std::string_view word) {
        if (place == std::string_view::npos && Folded(word).view().starts_with(wanted))
            place = static_cast<std::size_t>(word.data() - text.data());
    });
    return place;
}

bool beginsLetter(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
}

std::string cutAround(std::string_view text, std::size_t place, std::size_t letters)
{
    if (text.size() <= letters)
        return std::string(text);
    std::size_t from = place > letters / 3 ? place - letters / 3 : 0;
    while (from > 0 && !beginsLetter(text[from]))
        --from;
    std::size_t end = std::min(text.size(), from + letters);
    while (end < text.size() && !beginsLetter(text[end]))
        ++end;
    std::string cut(from > 0 ? "…" : "");
    cut += text.substr(from, end - from);
    if (end < text.size())
        cut += "…";
    return cut;
}

} // namespace

std::string excerptOf(const Snapshot& snapshot, EventId event, std::string_view wanted, std::size_t letters)
{
    const std::vector<std::string> asked = wordsOf(wanted);
    if (asked.empty() || !snapshot.payloads)
        return {};
    const Result<std::string> record = snapshot.payloads->read(snapshot.events.place(event));
    if (!record)
        return {};
    std::string best;
    std::pair<std::size_t, bool> most{0, false}; // words of those asked for, and whether it is a sentence
    RecordTexts().each(*record, [&](std::string_view text, RecordTexts::Kind kind) {
        const std::size_t place = hasWords(text, kind) ? placeOf(text, asked.back()) : std::string_view::npos;
        if (place == std::string_view::npos)
            return true;
        const auto held = std::ranges::count_if(
            asked, [&](const std::string& word) { return placeOf(text, word) != std::string_view::npos; });
        const std::pair fit{static_cast<std::size_t>(held), text.find(' ') != std::string_view::npos};
        if (fit > most) {
            most = fit;
            best = cutAround(text, place, letters);
        }
        return true;
    });
    return best;
}

} // namespace throughline
