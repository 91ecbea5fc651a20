// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/job_rows.h"

#include "core/base/letter_case.h"
#include "core/base/shown_zone.h"

#include <algorithm>
#include <array>
#include <string>

namespace throughline {

namespace {

bool isAnyOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return equalIgnoringCase(text, word); });
}

// The nodes' parents, by their depths: they are in pre-order.
void findParents(JobRows& rows)
{
    std::array<JobRows::Row, JobRows::kMostLevels> last{};
    std::uint32_t level = 0;
    for (JobRows::Row row = 0; row < rows.nodes.size(); ++row) {
        JobRows::Node& node = rows.nodes[row];
        const std::uint32_t deepest = row == 0 ? 0 : std::min(level + 1, JobRows::kMostLevels - 1);
        level = std::min(node.job.depth, deepest);
        if (level > 0)
            node.parent = last[level - 1];
        last[level] = row;
    }
}

void gatherChildren(JobRows& rows)
{
    for (const JobRows::Node& node : rows.nodes) {
        if (node.parent != JobRows::kNone)
            ++rows.nodes[node.parent].childCount;
    }
    std::uint32_t end = 0;
    for (JobRows::Node& node : rows.nodes) {
        node.firstChild = end;
        end += node.childCount;
        node.childCount = 0;
    }
    rows.children.resize(end);
    for (JobRows::Row row = 0; row < rows.nodes.size(); ++row) {
        JobRows::Node& node = rows.nodes[row];
        if (node.parent == JobRows::kNone) {
            node.rowInParent = static_cast<std::uint32_t>(rows.roots.size());
            rows.roots.push_back(row);
            continue;
        }
        JobRows::Node& parent = rows.nodes[node.parent];
        node.rowInParent = parent.childCount++;
        rows.children[parent.firstChild + node.rowInParent] = row;
    }
}

} // namespace

JobRows jobRowsOf(const JobLineage& lineage, StringId own)
{
    JobRows rows;
    rows.nodes.reserve(lineage.jobs.size());
    TimeNs day = kNoTime;
    for (const JobInTree& job : lineage.jobs) {
        if (own && job.id == own)
            rows.own = static_cast<JobRows::Row>(rows.nodes.size());
        if (job.job && job.job->createdAt != kNoTime) {
            const TimeNs itsDay = ShownZone::dayOf(job.job->createdAt);
            rows.isOneDay = rows.isOneDay && (day == kNoTime || day == itsDay);
            day = itsDay;
        }
        rows.nodes.push_back({.job = job});
    }
    findParents(rows);
    gatherChildren(rows);
    return rows;
}

JobState jobStateOf(const Snapshot& snapshot, const JobInTree& job)
{
    if (!job.job)
        return JobState::Missing;
    const std::string status = snapshot.str(job.job->status);
    if (isAnyOf(status, {"completed", "succeeded", "success", "done", "ok"}))
        return JobState::Done;
    if (isAnyOf(status, {"failed", "failure", "error"}))
        return JobState::Failed;
    if (isAnyOf(status, {"running", "started", "pending", "queued"}))
        return JobState::Running;
    return job.job->error ? JobState::Failed : JobState::Other;
}

} // namespace throughline
