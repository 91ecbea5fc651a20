// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/waterfall/statistics_csv.h"

#include "core/export/csv.h"

#include <fmt/format.h>

namespace throughline {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string milliseconds(const SpanFigures& group, DurationNs duration)
{
    return group.measured == 0 ? std::string()
                               : fmt::format("{}", static_cast<double>(duration) / kMillisecond);
}

} // namespace

std::string statisticsCsv(const Snapshot& snapshot, const SpanStatistics& statistics,
                          const std::vector<std::uint32_t>& rows, const CancelToken& cancel)
{
    std::string text = statistics.grouping == SpanGrouping::Type ? "type" : "class";
    text += ",count,total_ms,average_ms,min_ms,max_ms,self_ms,self_share,errors";
    text += kLineEnd;
    for (const std::uint32_t row : rows) {
        if (cancel.cancelled())
            break;
        const SpanFigures& group = statistics.groups[row];
        text += fmt::format(
            "{},{},{},{},{},{},{},{},{}{}", group.name ? csvText(snapshot.str(group.name)) : std::string(),
            group.count, milliseconds(group, group.total), milliseconds(group, group.average()),
            milliseconds(group, group.shortest), milliseconds(group, group.longest),
            milliseconds(group, group.self),
            group.measured == 0 ? std::string() : fmt::format("{:.6g}", statistics.selfShare(group)),
            group.errors, kLineEnd);
    }
    return text;
}

} // namespace throughline
