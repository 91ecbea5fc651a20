// SPDX-License-Identifier: GPL-3.0-or-later
// Critical path: which spans of a cluster decided when it ended, and with which time of theirs.
//
// As in the field (Jaeger, CRISP) it is walked back from the end: in a span to the child that finished last,
// when that one began to the last child that had finished by then, and so on; the span's own time is what is
// left between them. Of a child only what lies within its parent counts; a child that lies outside, takes no
// time or is a consumer, which nobody waits for, is not followed.
//
// Where a tree goes on after its root has answered, as chains of events do, the path begins at the end of all
// of it instead: it first follows the parents of what ended last, whole and wherever they lie, and is waiting
// between the end of one and the start of the next. So where events are points it is the chain of parents
// that leads to the last event. An event without a duration lasts for this as long as what is below it, takes
// none of that time itself, and only its child that ends last is followed.
//
// Of several roots, orphans among them, only the tree that took longest has the path: nothing says how the
// others belong to it. A parent or child in another trace is no part of the cluster.
#pragma once

#include "core/model/critical_path.h"
#include "core/model/snapshot.h"

namespace throughline {

// Empty where no event of the cluster has a time. Pure, any thread; a loop, never recursion: n log n for a
// cluster of n events.
[[nodiscard]] CriticalPath criticalPathOf(const Snapshot& snapshot, TraceId trace);

} // namespace throughline
