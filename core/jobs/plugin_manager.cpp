// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/plugin_manager.h"

#include <exception>
#include <utility>

namespace throughline {

PluginManager::PluginManager(ProblemReport report) : m_report(std::move(report)) {}

PluginManager::~PluginManager()
{
    shutdown();
}

void PluginManager::add(std::shared_ptr<JobPlugin> plugin)
{
    m_plugins.push_back(std::move(plugin));
}

void PluginManager::initialize()
{
    for (; m_initialized < m_plugins.size(); ++m_initialized) {
        JobPlugin& plugin = *m_plugins[m_initialized];
        try {
            if (const Result<void> done = plugin.initialize(); !done)
                fault(plugin, "initialize", describe(done.error()));
        } catch (const std::exception& error) {
            fault(plugin, "initialize", error.what());
        }
    }
}

void PluginManager::shutdown()
{
    for (; m_initialized > 0; --m_initialized) {
        JobPlugin& plugin = *m_plugins[m_initialized - 1];
        try {
            plugin.shutdown();
        } catch (const std::exception& error) {
            fault(plugin, "shutdown", error.what());
        }
    }
    m_plugins.clear();
}

void PluginManager::onPreConfigure(const DatabaseEvent& event, JobOptions& options)
{
    each("onPreConfigure", [&](JobPlugin& plugin) { plugin.onPreConfigure(event, options); });
}

void PluginManager::onInvocationStart(InvocationRun& invocation)
{
    each("onInvocationStart", [&](JobPlugin& plugin) { plugin.onInvocationStart(invocation); });
}

void PluginManager::onInvocationEnd(const InvocationRun& invocation)
{
    each("onInvocationEnd", [&](JobPlugin& plugin) { plugin.onInvocationEnd(invocation); });
}

void PluginManager::onEventStart(EventRun& event)
{
    each("onEventStart", [&](JobPlugin& plugin) { plugin.onEventStart(event); });
}

void PluginManager::onEventEnd(const EventRun& event)
{
    each("onEventEnd", [&](JobPlugin& plugin) { plugin.onEventEnd(event); });
}

void PluginManager::onJobStart(JobRun& job)
{
    each("onJobStart", [&](JobPlugin& plugin) { plugin.onJobStart(job); });
}

void PluginManager::onJobEnd(const JobRun& job)
{
    each("onJobEnd", [&](JobPlugin& plugin) { plugin.onJobEnd(job); });
}

template <class Hook>
void PluginManager::each(std::string_view what, const Hook& hook)
{
    for (const std::shared_ptr<JobPlugin>& plugin : m_plugins) {
        try {
            hook(*plugin);
        } catch (const std::exception& error) {
            fault(*plugin, what, error.what());
        }
    }
}

void PluginManager::fault(const JobPlugin& plugin, std::string_view what, std::string_view reason)
{
    if (!m_report)
        return;
    Problem problem;
    problem.code = ProblemCode::PluginFailed;
    problem.parameters = {std::string(plugin.name()), std::string(what), std::string(reason)};
    m_report(problem);
}

} // namespace throughline
