// SPDX-License-Identifier: GPL-3.0-or-later
// LoadController: runs loads on a worker thread. The latest request wins; progress and outcome of an older
// one are never heard of again.
//
// Owned by Workspace, lives on the GUI thread; all signals come through the event loop on that thread.
// Destroying it cancels the load and waits for its thread.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/pipeline/pipeline.h"
#include "ui/session/latest_task.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

namespace throughline {

class LoadController : public QObject {
    Q_OBJECT
public:
    using Loaded = Result<std::shared_ptr<const Snapshot>>;
    using Loading = std::function<Loaded(const LoadRequest&, const CancelToken&, const ProgressCallback&)>;

    using QObject::QObject;

    // What loads, on the worker thread: the pipeline's load(), unless another is given before the first
    // start.
    void loadBy(Loading loading) { m_loading = std::move(loading); }
    // The request is copied: settings that change later have no influence (architecture, rule 10).
    // With first bytes: where they are not all, they come as previewed() before the whole is loaded.
    void start(const LoadRequest& request);
    // Ends in failed() with the code Cancelled.
    void cancel();
    // Ends without a word.
    void drop() { m_task.drop(); }
    [[nodiscard]] bool loading() const { return m_task.running(); }

Q_SIGNALS:
    void started();
    void progressed(const throughline::Progress& progress);
    // What came first; the rest is being loaded, and finished() or failed() follows.
    void previewed(const std::shared_ptr<const throughline::Snapshot>& preview);
    void finished(const std::shared_ptr<const throughline::Snapshot>& snapshot);
    void failed(const throughline::Problem& problem);

private:
    [[nodiscard]] Loaded work(LoadRequest request, std::uint64_t number, const CancelToken& cancel);

    Loading m_loading = load;
    LatestTask<Loaded> m_task; // last: its thread ends before what it uses goes
};

} // namespace throughline
