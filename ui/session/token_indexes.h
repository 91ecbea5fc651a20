// SPDX-License-Identifier: GPL-3.0-or-later
// TokenIndexes: the index of tokens and jobs of the open snapshot, built once, when it is asked for first,
// and shared by all who ask about tokens.
//
// Owned by Workspace, GUI thread; what it hands out goes to workers.
#pragma once

#include "core/token/token_index.h"
#include "ui/session/navigator.h"

#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace throughline {

// The index of one snapshot. Any thread.
class LazyTokenIndex {
public:
    explicit LazyTokenIndex(std::shared_ptr<const Snapshot> snapshot) : m_snapshot(std::move(snapshot)) {}

    [[nodiscard]] const std::shared_ptr<const Snapshot>& snapshot() const { return m_snapshot; }
    // Builds it, or waits until another thread has: not for the GUI thread.
    [[nodiscard]] const TokenIndex& built() const;

private:
    const std::shared_ptr<const Snapshot> m_snapshot;
    mutable std::once_flag m_once;
    mutable std::optional<TokenIndex> m_index;
};

class TokenIndexes {
public:
    explicit TokenIndexes(Navigator& navigator) : m_navigator(navigator) {}

    // Of the snapshot that is open now; null where none is.
    [[nodiscard]] std::shared_ptr<const LazyTokenIndex> current();

private:
    Navigator& m_navigator;
    std::shared_ptr<const LazyTokenIndex> m_current;
};

} // namespace throughline
