// SPDX-License-Identifier: GPL-3.0-or-later
// TransferQueue: what the network's thread hands to the load's, and how far it may run ahead.
//
// Shared by both for the time of one download; each part says whose it is.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QByteArray>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>

namespace throughline {

// What the server says before the bytes come.
struct AnswerHead {
    std::uint64_t bytesTotal = 0; // 0: it does not say
    bool packed = false;          // for the way
};

class TransferQueue {
public:
    // These are the network's.
    void begin(const AnswerHead& head);
    void add(QByteArray bytes);
    // No bytes follow; with a problem, because of that.
    void end(std::optional<Problem> problem);
    [[nodiscard]] bool isFull() const;

    // These are the load's, and wait; Cancelled where the token is.
    [[nodiscard]] Result<AnswerHead> head(const CancelToken& cancel);
    // Some bytes; empty at the end.
    [[nodiscard]] Result<QByteArray> take(const CancelToken& cancel);

private:
    mutable std::mutex m_mutex; // guards all that follows
    std::condition_variable m_changed;
    std::optional<AnswerHead> m_head;
    std::deque<QByteArray> m_blocks;
    std::int64_t m_waiting = 0; // bytes in those
    std::optional<Problem> m_problem;
    bool m_ended = false;
};

} // namespace throughline
