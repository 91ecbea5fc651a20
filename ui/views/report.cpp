// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/report.h"

#include "core/base/text_file.h"
#include "core/export/journey_report.h"
#include "core/journey/explain.h"

#include <chrono>
#include <utility>

namespace throughline {

namespace {

TimeNs now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

} // namespace

Result<bool> saveReport(const Snapshot& snapshot, const Selector& subject, const std::string& version,
                        const std::string& path, MarkedEvents marks)
{
    const Result<EventId> event = target(snapshot, subject);
    if (!event)
        return tl::unexpected<Problem>(event.error());
    JourneyReport report{.subject = subject.text(),
                         .chain = explain(snapshot, *event),
                         .sentences = {},
                         .made = now(),
                         .program = "Throughline " + version,
                         .marks = std::move(marks)};
    report.sentences = inWords(snapshot, report.chain);
    if (Result<void> written = writeTextFile(toHtml(snapshot, Categories(snapshot), report), path); !written)
        return tl::unexpected<Problem>(std::move(written.error()));
    return report.chain.broken;
}

} // namespace throughline
