// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/progress_text.h"

#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace throughline {

QString ProgressText::of(const Progress& progress)
{
    switch (progress.stage) {
    case Stage::Reading: {
        QString text = progress.bytesTotal > 0
                           ? QCoreApplication::translate("progress", "Reading: %1 of %2, %3 records")
                                 .arg(byteSize(progress.bytesDone), byteSize(progress.bytesTotal),
                                      number(progress.records))
                           : QCoreApplication::translate("progress", "Reading: %1, %2 records")
                                 .arg(byteSize(progress.bytesDone), number(progress.records));
        if (const QString left = timeLeft(progress); !left.isEmpty())
            text += QStringLiteral(", ") + left;
        return text;
    }
    case Stage::Sealing:
        return QCoreApplication::translate("progress", "Sorting %1 records").arg(number(progress.records));
    case Stage::Reconstructing:
        return QCoreApplication::translate("progress", "Linking %1 records").arg(number(progress.records));
    }
    return {};
}

QString ProgressText::timeLeft(const Progress& progress)
{
    // The whole is read again from its start, after a first look at it.
    if (progress.bytesDone < m_before)
        m_since.start();
    m_before = progress.bytesDone;
    return timeLeftText(progress.bytesDone, progress.bytesTotal, m_since.elapsed());
}

QString timeLeftText(std::uint64_t done, std::uint64_t total, std::int64_t elapsedMs)
{
    constexpr std::int64_t kTooEarlyMs = 1000;
    constexpr double kSecondsOfMinute = 60;
    if (done == 0 || total <= done || elapsedMs < kTooEarlyMs)
        return {};
    const double rate = static_cast<double>(done) / static_cast<double>(elapsedMs);
    const double seconds = static_cast<double>(total - done) / rate / 1000;
    if (seconds < 1)
        return {};
    return seconds < 2 * kSecondsOfMinute
               ? QCoreApplication::translate("progress", "%1 s left")
                     .arg(number(static_cast<std::uint64_t>(std::ceil(seconds))))
               : QCoreApplication::translate("progress", "%1 min left")
                     .arg(number(static_cast<std::uint64_t>(std::ceil(seconds / kSecondsOfMinute))));
}

int permille(const Progress& progress)
{
    constexpr double kWhole = 1000;
    if (progress.stage != Stage::Reading || progress.bytesTotal == 0)
        return -1;
    return static_cast<int>(kWhole * std::min(progress.shareDone(), 1.0));
}

} // namespace throughline
