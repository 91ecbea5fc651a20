// SPDX-License-Identifier: GPL-3.0-or-later
// Workers: run the jobs of the simulated shop on JobRunners with the plugins of seed 2, or with those that a
// misconfiguration leaves of them.
//
// Each function is called by a queue, by an event trigger or from the middle of a request, and runs one job,
// whose code is a task of a service. Owned by one simulation, one thread.
#pragma once

#include "core/jobs/job_runner.h"
#include "core/jobs/observability_plugin.h"
#include "core/simulate/agenda.h"
#include "core/simulate/simulation_settings.h"
#include "core/simulate/work.h"
#include "core/tracing/tracer.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace throughline::simulate {

// A job while it runs.
struct RunningJob {
    const DatabaseEvent& event;
    const JobOptions& options;
    const Work& work;
    std::string token; // to write into updated_by
};

// What a function is.
struct JobFunctionSettings {
    std::string name;      // of the function
    std::string eventName; // that its event module detects
    std::string jobName;
    std::string className;      // of the job's code
    std::string source;         // of new tokens, where the event tells of no user or role
    Operation operation;        // of the database events that it is for
    bool beginsProcess = false; // new tokens have the trace as their correlation id; no row comes before them
    std::function<void(RunningJob&)> task;
};

class Workers {
public:
    Workers(const SimulationSettings& settings, const SimulationClock& clock, IdSource& ids, Tracer& tracer,
            SimulationTruth& truth);
    ~Workers();

    // Before the first function is called. `storage` gets what the ObservabilityPlugin records.
    void begin(std::unique_ptr<ObservabilityStorage> storage, ProblemReport report);
    void add(JobFunctionSettings function);

    // By a queue or a trigger: goes on with the trace in the payload's envelope.
    void call(const std::string& function, const Work& work);
    // From within a scope, of which it is a part. The payload has no envelope.
    void callHere(const std::string& function, const Work& work);

    // Waits until all that was recorded so far is in the storage. RecordsLost where some of it is not.
    [[nodiscard]] Result<void> flush();
    void end();

private:
    struct Function {
        JobFunctionSettings settings;
        JobRunner runner;
    };

    void run(const Function& function, const Work& work);
    [[nodiscard]] std::string tokenFor(const JobFunctionSettings& function, const DatabaseEvent& event,
                                       const JobOptions& options);

    const SimulationSettings& m_settings;
    const SimulationClock& m_clock;
    IdSource& m_ids;
    Tracer& m_tracer;
    SimulationTruth& m_truth;
    PluginManager m_plugins;
    std::shared_ptr<ObservabilityPlugin> m_observability; // null where it is not registered
    std::map<std::string, Function, std::less<>> m_functions;
    const Work* m_work = nullptr; // at hand
};

} // namespace throughline::simulate
