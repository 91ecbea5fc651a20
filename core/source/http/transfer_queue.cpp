// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/http/transfer_queue.h"

#include "core/base/cancel_wait.h"

#include <utility>

namespace throughline {

namespace {

constexpr std::int64_t kMostAhead = 4 << 20;

} // namespace

void TransferQueue::begin(const AnswerHead& head)
{
    const std::lock_guard lock(m_mutex);
    m_head = head;
    m_changed.notify_all();
}

void TransferQueue::add(QByteArray bytes)
{
    const std::lock_guard lock(m_mutex);
    m_waiting += bytes.size();
    m_blocks.push_back(std::move(bytes));
    m_changed.notify_all();
}

void TransferQueue::end(std::optional<Problem> problem)
{
    const std::lock_guard lock(m_mutex);
    m_problem = std::move(problem);
    m_ended = true;
    m_changed.notify_all();
}

bool TransferQueue::isFull() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting >= kMostAhead;
}

Result<AnswerHead> TransferQueue::head(const CancelToken& cancel)
{
    std::unique_lock lock(m_mutex);
    if (!waitUnlessCancelled(m_changed, lock, cancel, [this] { return m_head || m_ended; }))
        return failure(ProblemCode::Cancelled);
    if (m_head)
        return *m_head;
    return tl::unexpected<Problem>(m_problem.value_or(Problem{}));
}

Result<QByteArray> TransferQueue::take(const CancelToken& cancel)
{
    std::unique_lock lock(m_mutex);
    if (!waitUnlessCancelled(m_changed, lock, cancel, [this] { return !m_blocks.empty() || m_ended; }))
        return failure(ProblemCode::Cancelled);
    if (m_blocks.empty())
        return m_problem ? Result<QByteArray>(tl::unexpected<Problem>(*m_problem)) : QByteArray();
    QByteArray block = std::move(m_blocks.front());
    m_blocks.pop_front();
    m_waiting -= block.size();
    return block;
}

} // namespace throughline
