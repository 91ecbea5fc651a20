// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/text_indexing.h"

#include <utility>

namespace throughline {

TextIndexing::TextIndexing(Navigator& navigator, QObject* parent) : QObject(parent), m_navigator(navigator)
{
    constexpr int kWait = 500; // milliseconds
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWait);
    connect(&m_wait, &QTimer::timeout, this, &TextIndexing::make);
    connect(&m_navigator, &Navigator::snapshotChanged, this, &TextIndexing::restart);
    restart();
}

void TextIndexing::restart()
{
    m_task.drop();
    m_index.reset();
    const std::shared_ptr<const Snapshot>& snapshot = m_navigator.snapshot();
    if (snapshot && !snapshot->preview)
        m_wait.start();
    else
        m_wait.stop();
}

void TextIndexing::make()
{
    m_task.start([snapshot = m_navigator.snapshot()](
                     const CancelToken& cancel) { return TextIndex::of(*snapshot, cancel); },
                 [this](std::shared_ptr<const TextIndex> index) {
                     m_index = std::move(index);
                     Q_EMIT ready();
                 });
}

} // namespace throughline
