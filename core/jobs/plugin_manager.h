// SPDX-License-Identifier: GPL-3.0-or-later
// PluginManager: the plugins of a job runner, called in the order in which they were registered.
//
//     PluginManager plugins(report);
//     plugins.add(std::make_shared<TrackingTokenExtractionPlugin>());
//     plugins.add(std::make_shared<ObservabilityPlugin>(ids, observabilityDatabase(url), report));
//     plugins.initialize();
//
// Plugins are added and initialised on one thread before the first job; hooks then come from any thread.
#pragma once

#include "core/jobs/job_plugin.h"
#include "core/jobs/problem_report.h"

#include <memory>
#include <vector>

namespace throughline {

class PluginManager {
public:
    explicit PluginManager(ProblemReport report = {});
    ~PluginManager(); // shuts down
    PluginManager(const PluginManager&) = delete;
    PluginManager& operator=(const PluginManager&) = delete;

    void add(std::shared_ptr<JobPlugin> plugin);
    // Initialises what was added since the last time. One that fails is reported, and stays without effect if
    // it needs what it could not get.
    void initialize();
    // In the reverse order, each plugin once.
    void shutdown();

    void onPreConfigure(const DatabaseEvent& event, JobOptions& options);
    void onInvocationStart(InvocationRun& invocation);
    void onInvocationEnd(const InvocationRun& invocation);
    void onEventStart(EventRun& event);
    void onEventEnd(const EventRun& event);
    void onJobStart(JobRun& job);
    void onJobEnd(const JobRun& job);

private:
    template <class Hook>
    void each(std::string_view what, const Hook& hook);
    void fault(const JobPlugin& plugin, std::string_view what, std::string_view reason);

    ProblemReport m_report;
    std::vector<std::shared_ptr<JobPlugin>> m_plugins;
    std::size_t m_initialized = 0; // so many from the front
};

} // namespace throughline
