// SPDX-License-Identifier: GPL-3.0-or-later
// JobPlugin: something that looks on while jobs run, and fills in their options.
//
// Owned by a PluginManager. Hooks are called on the thread of an invocation, for several invocations at a
// time; they must not block. One that throws is reported and otherwise ignored: a plugin never fails a job.
#pragma once

#include "core/base/result.h"
#include "core/jobs/job_run.h"

#include <string_view>

namespace throughline {

class JobPlugin {
public:
    virtual ~JobPlugin() = default;

    [[nodiscard]] virtual std::string_view name() const = 0;
    // Once, before the first hook that matters to it.
    [[nodiscard]] virtual Result<void> initialize() { return {}; }
    // Once, after the last hook. May wait for what is still to be written.
    virtual void shutdown() {}

    // Before all else: options that hold for all jobs of the invocation.
    virtual void onPreConfigure(const DatabaseEvent& /*event*/, JobOptions& /*options*/) {}
    virtual void onInvocationStart(InvocationRun& /*invocation*/) {}
    virtual void onInvocationEnd(const InvocationRun& /*invocation*/) {}
    virtual void onEventStart(EventRun& /*event*/) {}
    virtual void onEventEnd(const EventRun& /*event*/) {}
    virtual void onJobStart(JobRun& /*job*/) {}
    virtual void onJobEnd(const JobRun& /*job*/) {}
};

} // namespace throughline
