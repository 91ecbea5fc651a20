// SPDX-License-Identifier: GPL-3.0-or-later
// SnapshotBuilder: small snapshots written down in a test, event by event.
//
//     SnapshotBuilder b;
//     b.add({.id = "sent", .type = "MessageSent", .trace = "A", .references = {"message:m1"}});
//     b.add({.id = "reply", .type = "MessageReceived", .trace = "B", .replyContext = "m1"});
//     const auto snapshot = b.reconstructed();
//
// The event's id is its span id unless the test says otherwise. Times are seconds after kStart; an event
// without one comes one second after the event added before it.
#pragma once

#include "core/model/snapshot.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace throughline::test {

struct TestEvent {
    std::string id;
    std::string type = "Event";
    std::string className;
    std::optional<double> second;
    bool untimed = false;
    DurationNs duration = kNoDuration;
    EventStatus status = EventStatus::Unknown;
    SpanKind spanKind = SpanKind::Unspecified;
    std::string error;
    std::string trace = "T";         // "": none
    std::optional<std::string> span; // as `id` where not given; "": none
    std::string parent;
    std::string causalTrace;
    std::string replyContext;
    std::string correlation;
    std::string token;
    std::string contact;
    std::string user;
    std::vector<std::string> references;                        // "order:1234"
    std::vector<std::pair<std::string, std::string>> spanLinks; // trace and span
    std::uint64_t digest = 0;                                   // of its bytes; 0: it is no repeat
};

class SnapshotBuilder {
public:
    static constexpr TimeNs kStart = 1'772'409'600 * kSecond; // 2026-03-02T00:00:00Z

    void add(TestEvent event);
    [[nodiscard]] std::vector<TestEvent>& events() { return m_events; }
    // Puts the events into another order of reading, the same for the same seed.
    void shuffle(std::uint32_t seed);

    // Not sealed yet, as a reader fills them; of all events, or of some.
    [[nodiscard]] std::shared_ptr<Records> records() const { return records(m_events); }
    [[nodiscard]] static std::shared_ptr<Records> records(std::span<const TestEvent> events);
    [[nodiscard]] std::shared_ptr<Snapshot> sealed() const;
    [[nodiscard]] std::shared_ptr<Snapshot> reconstructed() const;

private:
    std::vector<TestEvent> m_events;
    double m_second = 0;
};

// What a test compares, in words. Primary links carry a star: "sent -> reply context*"; a chosen event a
// question mark.
[[nodiscard]] std::set<std::string> linksOf(const Snapshot& snapshot);
[[nodiscard]] std::string wordsOf(const Link& link, const std::string& cause, const std::string& effect);
// "missing-parent reply", with the missing id or the related event behind a slash where there is one.
[[nodiscard]] std::set<std::string> findingsOf(const Snapshot& snapshot);
[[nodiscard]] std::string wordsOf(const Finding& finding, const std::string& event,
                                  const std::string& missing, const std::string& related);
// The ids of events, joined by blanks.
[[nodiscard]] std::string idsOf(const Snapshot& snapshot, const std::vector<EventId>& events);
// True where some event is reached again by following causes.
[[nodiscard]] bool hasCycle(const Snapshot& snapshot);

} // namespace throughline::test
