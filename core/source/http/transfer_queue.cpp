// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/http/transfer_queue.h"

#include <chrono>
#include <utility>

namespace throughline {

namespace {

using namespace std::chrono_literals;

constexpr auto kLookAtCancel = 20ms;
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

template <class Condition>
bool TransferQueue::wait(std::unique_lock<std::mutex>& lock, const CancelToken& cancel, Condition condition)
{
    while (!condition()) {
        if (cancel.cancelled())
            return false;
        m_changed.wait_for(lock, kLookAtCancel);
    }
    return !cancel.cancelled();
}

Result<AnswerHead> TransferQueue::head(const CancelToken& cancel)
{
    std::unique_lock lock(m_mutex);
    if (!wait(lock, cancel, [this] { return m_head || m_ended; }))
        return failure(ProblemCode::Cancelled);
    if (m_head)
        return *m_head;
    return tl::unexpected<Problem>(m_problem.value_or(Problem{}));
}

Result<QByteArray> TransferQueue::take(const CancelToken& cancel)
{
    std::unique_lock lock(m_mutex);
    if (!wait(lock, cancel, [this] { return !m_blocks.empty() || m_ended; }))
        return failure(ProblemCode::Cancelled);
    if (m_blocks.empty())
        return m_problem ? Result<QByteArray>(tl::unexpected<Problem>(*m_problem)) : QByteArray();
    QByteArray block = std::move(m_blocks.front());
    m_blocks.pop_front();
    m_waiting -= block.size();
    return block;
}

} // namespace throughline
