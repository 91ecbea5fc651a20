// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/load_controller.h"

namespace throughline {

namespace {

Problem outOfMemory()
{
    Problem problem;
    problem.code = ProblemCode::ReadFailed;
    problem.parameters = {"there is not enough memory for it"};
    return problem;
}

} // namespace

void LoadController::start(const LoadRequest& request)
{
    const std::uint64_t number = m_task.nextNumber();
    m_task.start([this, request, number](const CancelToken& cancel) { return work(request, number, cancel); },
                 [this](const Loaded& result) {
                     if (result)
                         Q_EMIT finished(*result);
                     else
                         Q_EMIT failed(result.error());
                 },
                 [this] { Q_EMIT failed(outOfMemory()); });
    Q_EMIT started();
}

// On the task's thread.
LoadController::Loaded LoadController::work(LoadRequest request, std::uint64_t number,
                                            const CancelToken& cancel)
{
    const auto report = [this, number](const Progress& progress) {
        m_task.report(number, [this, progress] { Q_EMIT progressed(progress); });
    };
    if (request.firstBytes) {
        const Loaded first = m_loading(request, cancel, report);
        if (first && !(*first)->preview)
            return first;
        // A start of which nothing can be used says nothing about the rest.
        if (first)
            m_task.report(number, [this, preview = *first] { Q_EMIT previewed(preview); });
        request.firstBytes.reset();
    }
    return m_loading(request, cancel, report);
}

void LoadController::cancel()
{
    m_task.cancel();
}

} // namespace throughline
