// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/time_scale.h"

#include "ui/views/time_window.h"

namespace throughline {

TimeScale timeScale(const Snapshot& snapshot, const Categories& categories, const TimeExtent& extent,
                    bool foldGaps)
{
    TimeScale scale;
    scale.axis = axisOver(extent.busy, foldGaps);
    scale.miniMap = MiniMap(snapshot, categories, extent.events, scale.axis);
    scale.foldsGaps = foldGaps;
    return scale;
}

} // namespace throughline
