// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/self_checking.h"

#include "core/reconstruct/fallback/self_check.h"

namespace throughline {

void SelfChecking::request()
{
    const std::shared_ptr<const Snapshot> snapshot = m_navigator.snapshot();
    const bool useful = snapshot && !snapshot->preview && !snapshot->repairs.all().empty();
    const std::shared_ptr<const Records> records = useful ? snapshot->records : nullptr;
    if (records == m_asked)
        return;
    m_asked = records;
    m_figures.reset();
    Q_EMIT changed();
    if (!records) {
        m_task.drop();
        return;
    }
    m_task.start(
        [snapshot](const CancelToken& cancel) { return selfCheck(*snapshot, kUsualThreshold, 1, cancel); },
        [this](const SelfCheck& check) {
            m_figures = check;
            Q_EMIT changed();
        });
}

} // namespace throughline
