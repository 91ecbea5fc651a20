// SPDX-License-Identifier: GPL-3.0-or-later
// What really happened in a generated export (its truth.json): each event's true cause, and which evidence
// was taken away.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace throughline::test {

struct TrueOrder {
    std::string event;    // that created it
    std::string campaign; // "": none
    std::string message;
};

struct TrueJob {
    std::string name;
    std::string parent; // "": none
    std::string correlation;
};

struct TrueToken {
    std::string job;               // "": none
    std::vector<std::string> rows; // that were written with it, "orders:1001", in time order
};

struct Truth {
    std::set<std::string> dropped;            // events that are not in the export
    std::set<std::string> lost;               // events that lost what tells their cause
    std::map<std::string, std::string> cause; // event → its true cause; roots are not in it
    std::map<std::string, std::string> trace; // event → its true trace
    std::map<std::string, TrueOrder> orders;
    std::map<std::string, TrueJob> jobs;     // by id; of simulated exports
    std::map<std::string, TrueToken> tokens; // by text; of simulated exports

    // Throws std::runtime_error where the file cannot be read. Plain or gzip.
    [[nodiscard]] static Truth read(const std::string& path);
    // Throws nlohmann's exceptions where the text is none.
    [[nodiscard]] static Truth parsed(const std::string& text);

    // From the true root down to the event.
    [[nodiscard]] std::vector<std::string> chainOf(const std::string& event) const;
    // True where the whole chain is in the export with all its evidence.
    [[nodiscard]] bool intact(const std::string& event) const;
    // How many events have a cause in the export and carry the evidence for it.
    [[nodiscard]] std::size_t linksWithEvidence() const;
};

} // namespace throughline::test
