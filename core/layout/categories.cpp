// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/categories.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

namespace {

constexpr std::size_t kKnown = 5;
enum Known : std::size_t { Message, Automation, Commerce, Payment, System };

struct Word {
    std::string_view text;
    Known category;
};
// Grouped by what decides first: PaymentCaptured of an order is a payment, MessageSent about an order a
// message.
constexpr Word kWords[] = {
    {"automation", Automation}, {"bot", Automation},     {"workflow", Automation},  {"autoreply", Automation},
    {"payment", Payment},       {"paid", Payment},       {"invoice", Payment},      {"refund", Payment},
    {"payout", Payment},        {"charge", Payment},     {"billing", Payment},      {"checkout", Commerce},
    {"order", Commerce},        {"cart", Commerce},      {"basket", Commerce},      {"stock", Commerce},
    {"inventory", Commerce},    {"product", Commerce},   {"catalogue", Commerce},   {"catalog", Commerce},
    {"shipment", Commerce},     {"purchase", Commerce},  {"delivered", System},     {"read", System},
    {"requested", System},      {"scheduled", System},   {"webhook", System},       {"session", System},
    {"message", Message},       {"campaign", Message},   {"email", Message},        {"sms", Message},
    {"chat", Message},          {"whatsapp", Message},   {"conversation", Message}, {"button", Message},
    {"notification", Message},  {"newsletter", Message},
};
constexpr std::string_view kInbound[] = {"received", "clicked", "replied", "tapped", "inbound"};
constexpr Shape kShapes[] = {Shape::Speech, Shape::Diamond,  Shape::Square, Shape::Circle,
                             Shape::Circle, Shape::Triangle, Shape::Square, Shape::Diamond,
                             Shape::Circle, Shape::Triangle, Shape::Square};
constexpr std::size_t kLongestRead = 200; // bytes of a name that are looked at

// "SendOrderConfirmationJob" → send, order, confirmation, job.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    bool lowerBefore = false;
    bool open = false;
    for (const char c : text.substr(0, kLongestRead)) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool lower = c >= 'a' && c <= 'z';
        if (!upper && !lower) {
            open = false;
        } else {
            if (!open || (upper && lowerBefore))
                words.emplace_back();
            words.back() += upper ? static_cast<char>(c - 'A' + 'a') : c;
            open = true;
        }
        lowerBefore = lower;
    }
    return words;
}

bool holds(const std::vector<std::string>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::size_t> knownCategory(const std::vector<std::string>& words)
{
    for (const Word& word : kWords) {
        if (holds(words, word.text))
            return word.category;
    }
    return std::nullopt;
}

// The type says what happened; the class only what it was part of, but an automatic reply is an automation's.
std::optional<std::size_t> knownCategory(const std::vector<std::string>& type,
                                         const std::vector<std::string>& className)
{
    const std::optional<std::size_t> byType = knownCategory(type);
    const std::optional<std::size_t> byClass = knownCategory(className);
    if (byClass == Automation && byType == Message)
        return Automation;
    return byType ? byType : byClass;
}

std::uint64_t keyOf(StringId type, StringId className)
{
    return std::uint64_t{type.raw()} << 32U | className.raw();
}

struct Kind {
    StringId type, className;
    std::uint32_t count = 0;
    std::uint32_t first = 0; // event, to break ties
};

std::vector<Kind> kindsOf(const EventStore& events)
{
    absl::flat_hash_map<std::uint64_t, std::uint32_t> index;
    std::vector<Kind> kinds;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        const auto [position, added] = index.try_emplace(keyOf(events.type(e), events.className(e)),
                                                         static_cast<std::uint32_t>(kinds.size()));
        if (added)
            kinds.push_back({events.type(e), events.className(e), 0, i});
        ++kinds[position->second].count;
    }
    std::sort(kinds.begin(), kinds.end(), [](const Kind& a, const Kind& b) {
        return a.count != b.count ? a.count > b.count : a.first < b.first;
    });
    return kinds;
}

} // namespace

Categories::Categories(const Snapshot& snapshot) : m_events(&snapshot.events)
{
    // Unknown kinds share a category by class, which for spans is the service; a kind without one stands
    // alone.
    absl::flat_hash_map<std::uint64_t, std::size_t> further;
    for (const Kind& kind : kindsOf(snapshot.events)) {
        const PooledText type = snapshot.strings.text(kind.type);
        const PooledText className = snapshot.strings.text(kind.className);
        const std::vector<std::string> typeWords = wordsOf(type.view());
        std::optional<std::size_t> category = knownCategory(typeWords, wordsOf(className.view()));
        if (!category) {
            const std::uint64_t group = kind.className ? keyOf({}, kind.className) : keyOf(kind.type, {});
            category =
                kKnown + further.try_emplace(group, further.size()).first->second % (kCategoryCount - kKnown);
        }
        Look look;
        look.ink = categoryInk(*category);
        look.shape = kShapes[*category];
        look.hollow = *category == Message &&
                      std::any_of(std::begin(kInbound), std::end(kInbound),
                                  [&](std::string_view word) { return holds(typeWords, word); });
        if (*category == System && holds(typeWords, "session"))
            look.shape = Shape::Ring;
        m_looks.emplace(keyOf(kind.type, kind.className), look);
    }
}

const Categories::Look& Categories::look(EventId e) const
{
    return m_looks.find(keyOf(m_events->type(e), m_events->className(e)))->second;
}

Ink Categories::ink(EventId e) const
{
    return look(e).ink;
}

Shape Categories::shape(EventId e) const
{
    return look(e).shape;
}

bool Categories::hollow(EventId e) const
{
    return look(e).hollow;
}

} // namespace throughline
