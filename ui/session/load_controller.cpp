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
    m_task.start(
        [this, request, number](const CancelToken& cancel) {
            return load(request, cancel, [this, number](const Progress& progress) {
                m_task.report(number, [this, progress] { Q_EMIT progressed(progress); });
            });
        },
        [this](const Result<std::shared_ptr<const Snapshot>>& result) {
            if (result)
                Q_EMIT finished(*result);
            else
                Q_EMIT failed(result.error());
        },
        [this] { Q_EMIT failed(outOfMemory()); });
    Q_EMIT started();
}

void LoadController::cancel()
{
    m_task.cancel();
}

} // namespace throughline
