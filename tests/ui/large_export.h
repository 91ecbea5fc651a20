// SPDX-License-Identifier: GPL-3.0-or-later
// Exports that are too large to be loaded at a glance, for tests of first results.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace throughline::test {

// Contact c-i's trace t-i in three events, of which the last is order i; the second event's cause is in the
// first, and the third's in the second. A newer trace stands further down; the last line belongs to the
// first trace: it is the cause of its first event. About 1 KB a trace.
struct LargeExport {
    static constexpr int kTraces = 80'000; // about 80 MB

    [[nodiscard]] static std::string line(int trace, int step, const std::string& parent,
                                          const std::string& reference)
    {
        return fmt::format(
            R"({{"id":"e-{0}-{1}","type":"Step{1}","occurred_at":"2026-03-02T{2:02}:{3:02}:{4:02}.{1:03}Z",)"
            R"("contact_id":"c-{0}"{5},"metadata":{{"trace_id":"t-{0}","span_id":"s-{0}-{1}"{6}}},"payload":"{7}"}})"
            "\n",
            trace, step, 1 + trace / 3600 % 22, trace / 60 % 60, trace % 60, reference, parent,
            std::string(120, 'x'));
    }

    [[nodiscard]] static std::string text()
    {
        std::string text;
        for (int trace = 0; trace < kTraces; ++trace) {
            for (int step = 1; step <= 3; ++step)
                text += line(trace, step, fmt::format(R"(,"parent_id":"s-{}-{}")", trace, step - 1),
                             step == 3 ? fmt::format(R"(,"reference_id":"order:{}")", trace) : std::string());
        }
        text += line(0, 0, {}, {});
        return text;
    }
};

// Campaigns of ten contacts each, of whom every second one orders.
[[nodiscard]] inline std::string manyCampaigns(int campaigns)
{
    std::string text;
    const auto add = [&](int campaign, int contact, int step, const char* type, const std::string& more) {
        text += fmt::format(
            R"({{"id":"e-{0}-{1}-{2}","type":"{3}","occurred_at":"2026-03-02T09:00:{4:02}Z","contact_id":"c-{0}-{1}",)"
            R"("metadata":{{"trace_id":"t-{0}-{1}","span_id":"s-{0}-{1}-{2}"{5}}}{6}}})"
            "\n",
            campaign, contact, step, type, step + contact,
            step == 0 ? std::string()
                      : fmt::format(R"(,"parent_id":"s-{}-{}-{}")", campaign, contact, step - 1),
            more);
    };
    for (int campaign = 0; campaign < campaigns; ++campaign) {
        for (int contact = 0; contact < 10; ++contact) {
            add(campaign, contact, 0, "MessageSent", fmt::format(R"(,"campaign_id":"cmp-{}")", campaign));
            if (contact % 2 == 0)
                add(campaign, contact, 1, "OrderCreated",
                    fmt::format(R"(,"reference_id":"order:{}-{}")", campaign, contact));
        }
    }
    return text;
}

} // namespace throughline::test
