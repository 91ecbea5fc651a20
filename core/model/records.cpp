// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/records.h"

#include "core/base/memory.h"

namespace throughline {

void Records::foresee(double share)
{
    strings.foresee(share);
    entities.foresee(share);
}

void Records::seal(unsigned threads)
{
    report.fold(executions.seal());
    report.fold(events.seal(entities, threads, [this] { strings.seal(); }));
    returnFreedMemory();
}

} // namespace throughline
