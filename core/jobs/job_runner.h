// SPDX-License-Identifier: GPL-3.0-or-later
// JobRunner: runs the jobs that database events ask for, with plugins looking on (seed 2).
//
//     JobRunner runner(plugins, ids, {.function = "orders"});
//     runner.add({.name = "order.paid", .detect = isPaid, .jobs = shipAndThank});
//     const InvocationSummary summary = runner.run(*parseDatabaseEvent(body));
//
// Hooks in order: onPreConfigure, onInvocationStart, and for each event module onEventStart, for each of its
// jobs onJobStart and onJobEnd, onEventEnd; at last onInvocationEnd. Jobs of an invocation run one after
// another on the calling thread; invocations may run on many. A job, a detector or a handler that fails, also
// by an exception, fails alone.
//
// Correlation id: the event's, which plugins find, else the caller's, else a fresh one; always a UUID. With a
// tracer, an invocation is a unit of work in the trace of that name and each job a span of it: the
// correlation id that rows and tokens carry is then the trace of the events that jobs emit.
#pragma once

#include "core/jobs/plugin_manager.h"
#include "core/tracing/tracer.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace throughline {

struct InvocationSummary {
    std::string correlationId;
    std::uint32_t eventsDetected = 0;
    std::uint32_t jobsSucceeded = 0;
    std::uint32_t jobsFailed = 0;
    std::vector<Problem> problems; // of jobs, detectors and handlers, in order
};

class JobRunner {
public:
    struct Options {
        std::string function;          // the name of what is invoked, for its record
        std::string system = "hasura"; // that invokes it
        Tracer* tracer = nullptr;      // outlives the runner
        std::function<TimeNs()> clock; // the system's where there is none; must not run backwards
    };

    // Plugins and ids are the caller's and outlive the runner.
    JobRunner(PluginManager& plugins, IdSource& ids, Options options);

    // Before the first run.
    void add(EventModule module);
    // `options` are what the caller knows; plugins add to them.
    InvocationSummary run(const DatabaseEvent& event, JobOptions options = {}) const;

private:
    void runEvent(const EventModule& module, InvocationRun& invocation, InvocationSummary& summary) const;
    void runJobs(const EventModule& module, EventRun& event, InvocationRun& invocation,
                 InvocationSummary& summary) const;
    // Whether it succeeded.
    bool runJob(const Job& job, const EventRun& event, InvocationSummary& summary) const;

    PluginManager& m_plugins;
    IdSource& m_ids;
    Options m_options;
    std::vector<EventModule> m_modules;
};

} // namespace throughline
