// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/comparison.h"

#include "core/journey/self_time.h"
#include "core/journey/transaction.h"

#include <absl/container/flat_hash_map.h>

namespace throughline {

namespace {

constexpr std::uint32_t kNone = TransactionSpan::kNone;

DurationNs differenceOf(DurationNs b, DurationNs a)
{
    return a == kNoDuration || b == kNoDuration ? kNoDuration : saturatingDifference(b, a);
}

// One of the two transactions.
class Side {
public:
    Side(const Snapshot& snapshot, std::span<const EventId> events)
        : m_snapshot(snapshot), m_spans(transactionOf(snapshot, events))
    {
        if (!events.empty())
            m_start = snapshot.events.time(events.front()); // untimed ones come last
    }

    [[nodiscard]] std::vector<std::uint32_t> childrenOf(std::uint32_t span) const
    {
        std::vector<std::uint32_t> children;
        visitChildren(m_spans, span, [&](std::uint32_t child) { children.push_back(child); });
        return children;
    }
    [[nodiscard]] std::uint64_t nameOf(std::uint32_t span) const
    {
        const EventId e = m_spans[span].event;
        return static_cast<std::uint64_t>(m_snapshot.events.className(e).raw()) << 32U |
               m_snapshot.events.type(e).raw();
    }
    [[nodiscard]] ComparedSide at(std::uint32_t span) const
    {
        if (span == kNone)
            return {};
        const EventId e = m_spans[span].event;
        ComparedSide side{
            .event = e, .duration = m_snapshot.events.duration(e), .self = selfTime(m_snapshot, e)};
        if (m_snapshot.events.timed(e))
            side.offset = saturatingDifference(m_snapshot.events.time(e), m_start);
        return side;
    }

private:
    const Snapshot& m_snapshot;
    std::vector<TransactionSpan> m_spans;
    TimeNs m_start = kNoTime;
};

// A step: a place on each side, or none.
struct Step {
    std::uint32_t a = kNone, b = kNone;
    std::uint32_t alikeA = 0, alikeB = 0;
};

// The steps below one step, in the order of the rows.
class Siblings {
public:
    Siblings(const Side& a, std::span<const std::uint32_t> inA, const Side& b,
             std::span<const std::uint32_t> inB)
        : m_b(b), m_inB(inB), m_matched(inB.size())
    {
        for (std::uint32_t i = 0; i < inB.size(); ++i)
            m_names[b.nameOf(inB[i])].inB.push_back(i);
        for (const std::uint32_t span : inA)
            ++m_names[a.nameOf(span)].inA;
        std::vector<std::uint32_t> partners; // of those in a, among those in b
        for (const std::uint32_t span : inA) {
            Name& name = m_names[a.nameOf(span)];
            partners.push_back(name.taken < name.inB.size() ? name.inB[name.taken++] : kNone);
            if (partners.back() != kNone)
                m_matched[partners.back()] = true;
        }
        for (std::size_t i = 0; i < inA.size(); ++i) {
            const std::uint32_t partner = partners[i];
            if (partner != kNone)
                addOnlyInB(partner);
            add(inA[i], partner == kNone ? kNone : inB[partner], m_names[a.nameOf(inA[i])]);
        }
        addOnlyInB(inB.size());
    }

    [[nodiscard]] std::span<const Step> steps() const { return m_steps; }

private:
    struct Name {
        std::vector<std::uint32_t> inB;
        std::size_t taken = 0;
        std::uint32_t inA = 0;
    };

    // Those that come before that one, as far as they are not yet there.
    void addOnlyInB(std::size_t end)
    {
        for (; m_reached < end; ++m_reached) {
            if (!m_matched[m_reached])
                add(kNone, m_inB[m_reached], m_names[m_b.nameOf(m_inB[m_reached])]);
        }
    }
    void add(std::uint32_t a, std::uint32_t b, const Name& name)
    {
        m_steps.push_back({a, b, name.inA, static_cast<std::uint32_t>(name.inB.size())});
    }

    const Side& m_b;
    std::span<const std::uint32_t> m_inB;
    std::vector<bool> m_matched;
    std::size_t m_reached = 0; // in m_inB
    absl::flat_hash_map<std::uint64_t, Name> m_names;
    std::vector<Step> m_steps;
};

} // namespace

DurationNs ComparedSpan::difference() const
{
    return differenceOf(b.duration, a.duration);
}

std::optional<double> ComparedSpan::ratio() const
{
    if (difference() == kNoDuration || a.duration <= 0)
        return std::nullopt;
    return static_cast<double>(b.duration) / static_cast<double>(a.duration);
}

DurationNs ComparedSpan::selfDifference() const
{
    return differenceOf(b.self, a.self);
}

std::vector<ComparedSpan> compare(const Snapshot& snapshot, std::span<const EventId> a,
                                  std::span<const EventId> b)
{
    struct Open {
        Step step;
        std::uint32_t parent;
    };
    const Side sideA(snapshot, a);
    const Side sideB(snapshot, b);
    std::vector<ComparedSpan> rows;
    std::vector<Open> open;
    const auto openBelow = [&](const Step& step, std::uint32_t row) {
        const bool top = row == ComparedSpan::kNone;
        using Places = std::vector<std::uint32_t>;
        const Places inA = top || step.a != kNone ? sideA.childrenOf(step.a) : Places();
        const Places inB = top || step.b != kNone ? sideB.childrenOf(step.b) : Places();
        const Siblings siblings(sideA, inA, sideB, inB);
        for (std::size_t i = siblings.steps().size(); i-- > 0;)
            open.push_back({siblings.steps()[i], row});
    };
    openBelow({}, ComparedSpan::kNone);
    while (!open.empty()) {
        const auto [step, parent] = open.back();
        open.pop_back();
        const auto place = static_cast<std::uint32_t>(rows.size());
        ComparedSpan row{.a = sideA.at(step.a), .b = sideB.at(step.b), .parent = parent};
        row.depth = parent == ComparedSpan::kNone ? 0 : rows[parent].depth + 1;
        row.a.alike = step.alikeA;
        row.b.alike = step.alikeB;
        rows.push_back(row);
        openBelow(step, place);
    }
    return rows;
}

} // namespace throughline
