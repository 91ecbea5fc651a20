// SPDX-License-Identifier: GPL-3.0-or-later
// Progress and cancellation of a long operation.
//
// The one who starts the operation keeps a copy of the CancelToken and may cancel from any thread; the
// operation polls it. Progress is called on one of the operation's threads at a time, at most about twenty
// times a second, always with real figures, and must not block.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

namespace throughline {

class CancelToken {
public:
    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

enum class Stage : std::uint8_t { Reading, Sealing, Reconstructing };

struct Progress {
    Stage stage = Stage::Reading;
    std::uint64_t bytesDone = 0;  // of the source as it lies on disk
    std::uint64_t bytesTotal = 0; // 0 where it is not known
    std::uint64_t records = 0;

    // Of the bytes, where it is known how many there are.
    [[nodiscard]] double shareDone() const
    {
        return static_cast<double>(bytesDone) / static_cast<double>(bytesTotal);
    }
};

using ProgressCallback = std::function<void(const Progress&)>;

} // namespace throughline
