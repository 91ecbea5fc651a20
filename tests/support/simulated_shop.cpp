// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/simulated_shop.h"

#include "core/journey/attribution.h"
#include "core/journey/explain.h"
#include "core/journey/token_inspection.h"
#include "core/pipeline/pipeline.h"
#include "core/simulate/native_export.h"
#include "core/token/tracking_token.h"
#include "tests/support/read_text.h"

#include <QTemporaryDir>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <vector>

namespace throughline::test {

namespace {

void check(const Result<void>& done)
{
    if (!done)
        throw std::runtime_error(describe(done.error()));
}

simulate::TextSink into(std::string& text)
{
    return [&text](std::string_view piece) -> Result<void> {
        text += piece;
        return {};
    };
}

QString sentence(const std::string& what, const std::string& of)
{
    return QString::fromStdString(of + ": " + what);
}

std::string valueOf(const Snapshot& snapshot, EntityId entity)
{
    return entity ? snapshot.str(snapshot.entities[entity].value) : std::string();
}

// What the truth says that an inspection has to show.
class TokenTruth {
public:
    TokenTruth(const Truth& truth, HeldRows held) : m_truth(truth), m_held(held)
    {
        for (const auto& [id, job] : truth.jobs)
            m_children[job.parent].push_back(id);
        for (const auto& [text, token] : truth.tokens) {
            std::vector<std::string>& rows = m_rows[TrackingToken::getCorrelationId(text).value()];
            rows.insert(rows.end(), token.rows.begin(), token.rows.end());
        }
    }

    // Ancestors from the root down, the job, then all descendants, which are not in order.
    [[nodiscard]] std::vector<std::string> ancestorsOf(const std::string& job) const
    {
        std::vector<std::string> chain;
        for (std::string at = job; !at.empty(); at = m_truth.jobs.at(at).parent)
            chain.insert(chain.begin(), at);
        return chain;
    }
    [[nodiscard]] std::set<std::string> descendantsOf(const std::string& job) const
    {
        std::set<std::string> found;
        std::vector<std::string> waiting = {job};
        while (!waiting.empty()) {
            const auto children = m_children.find(waiting.back());
            waiting.pop_back();
            if (children == m_children.end())
                continue;
            found.insert(children->second.begin(), children->second.end());
            waiting.insert(waiting.end(), children->second.begin(), children->second.end());
        }
        return found;
    }
    [[nodiscard]] std::vector<std::string> rowsOf(const std::string& correlation) const
    {
        return held(m_rows.at(correlation));
    }
    // In order, as far as they can be compared.
    [[nodiscard]] std::vector<std::string> held(std::vector<std::string> rows) const
    {
        std::ranges::sort(rows);
        if (m_held == HeldRows::EveryRow)
            rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        return rows;
    }

private:
    const Truth& m_truth;
    const HeldRows m_held;
    std::map<std::string, std::vector<std::string>> m_children;
    std::map<std::string, std::vector<std::string>> m_rows; // by correlation id
};

QString tokenDisagrees(const Snapshot& snapshot, const TokenInspection& shown, const std::string& text,
                       const std::string& job, const TokenTruth& truth)
{
    std::vector<std::string> rows;
    for (const TokenIndex::MutationNumber number : shown.mutations) {
        const Mutation& mutation = snapshot.executions.mutations()[number];
        rows.push_back(snapshot.str(mutation.table) + ":" + snapshot.str(mutation.row));
    }
    if (truth.held(std::move(rows)) != truth.rowsOf(shown.parts->correlationId))
        return sentence("other rows are shown than were written", text);
    if (job.empty())
        return {};
    const std::vector<std::string> above = truth.ancestorsOf(job);
    std::vector<std::string> jobs;
    for (const JobInTree& known : shown.lineage.jobs)
        jobs.push_back(snapshot.str(known.id));
    if (jobs.size() < above.size() || !std::equal(above.begin(), above.end(), jobs.begin()))
        return sentence("its job comes of others than it really did", text);
    const std::set<std::string> below(jobs.begin() + static_cast<std::ptrdiff_t>(above.size()), jobs.end());
    if (below != truth.descendantsOf(job) || below.size() + above.size() != jobs.size())
        return sentence("its job led to others than it really did", text);
    return {};
}

} // namespace

std::string truthTextOf(const simulate::Simulation& simulation)
{
    std::string text;
    check(simulation.truth().write(into(text)));
    return text;
}

SimulatedShop simulatedShop(const simulate::SimulationSettings& settings)
{
    SimulatedShop shop;
    simulate::Simulation simulation(settings);
    simulate::NativeExport output(into(shop.exported));
    check(simulation.run(output));
    check(output.finish());
    shop.truthText = truthTextOf(simulation);
    shop.truth = Truth::parsed(shop.truthText);
    shop.tally = simulation.tally();
    return shop;
}

std::shared_ptr<const Snapshot> loadedExport(std::string_view text)
{
    const QTemporaryDir folder;
    LoadRequest request;
    request.paths = {writeFile(folder.path().toStdString(), "events.ndjson", text)};
    auto snapshot = load(request);
    if (!snapshot)
        throw std::runtime_error(describe(snapshot.error()));
    return *snapshot;
}

QString causesDisagree(const Snapshot& snapshot, const Truth& truth)
{
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        const std::string event = snapshot.eventName(EventId(i));
        const std::span<const Link> links = snapshot.links.into(EventId(i));
        const bool isLinked = !links.empty() && links.front().primary;
        const std::string found = isLinked ? snapshot.eventName(links.front().from) : std::string();
        const auto cause = truth.cause.find(event);
        const std::string expected = cause == truth.cause.end() ? std::string() : cause->second;
        if (found != expected)
            return sentence("caused by \"" + expected + "\", linked to \"" + found + "\"", event);
        if (isLinked && links.front().inferred())
            return sentence("its cause is inferred", event);
    }
    return {};
}

QString exactLinksDisagree(const Snapshot& snapshot, const Truth& truth)
{
    std::size_t right = 0;
    for (const Link& link : snapshot.links.all()) {
        if (!link.primary || link.inferred())
            continue;
        const std::string effect = snapshot.eventName(link.to);
        const std::string from = snapshot.eventName(link.from);
        const auto cause = truth.cause.find(effect);
        if (cause == truth.cause.end())
            return sentence("a root is linked to " + from, effect);
        if (cause->second == from) {
            ++right;
            continue;
        }
        if (!truth.dropped.contains(cause->second) || truth.trace.at(cause->second) != truth.trace.at(from))
            return sentence("caused by " + cause->second + ", linked to " + from, effect);
    }
    if (right != truth.linksWithEvidence())
        return sentence(std::to_string(right) + " links are right, evidence is for " +
                            std::to_string(truth.linksWithEvidence()),
                        "exact links");
    return {};
}

QString ordersDisagree(const Snapshot& snapshot, const Truth& truth)
{
    std::size_t orders = 0;
    for (const Attribution& row : attributions(snapshot)) {
        const std::string order = valueOf(snapshot, row.target);
        const auto known = truth.orders.find(order);
        if (known == truth.orders.end())
            return sentence("there was no such order", order);
        ++orders;
        if (snapshot.eventName(row.event) != known->second.event ||
            valueOf(snapshot, row.campaign) != known->second.campaign ||
            valueOf(snapshot, row.message) != known->second.message)
            return sentence("attributed to \"" + valueOf(snapshot, row.message) + "\" of \"" +
                                valueOf(snapshot, row.campaign) + "\"",
                            order);
        std::vector<std::string> chain;
        for (const Hop& hop : explain(snapshot, row.event).hops)
            chain.push_back(snapshot.eventName(hop.event));
        if (chain != truth.chainOf(known->second.event))
            return sentence("another chain led to it", order);
    }
    return orders == truth.orders.size() ? QString() : sentence("not all of them are there", "orders");
}

QString tokensDisagree(const Snapshot& snapshot, const Truth& truth, HeldRows held)
{
    const TokenIndex index(snapshot);
    const TokenTruth expected(truth, held);
    for (const auto& [text, token] : truth.tokens) {
        const TokenInspection shown = inspectToken(index, text);
        if (!shown.parts)
            return sentence("it is no token", text);
        if (QString problem = tokenDisagrees(snapshot, shown, text, token.job, expected); !problem.isEmpty())
            return problem;
    }
    return {};
}

} // namespace throughline::test
