// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/screenshot.h"

#include "ui/shell/main_window.h"

#include <QPixmap>
#include <QTimer>

namespace throughline {

void saveWhenSettled(MainWindow& window, const QString& path, const std::function<void(bool)>& done)
{
    constexpr int kIntervalMs = 50;
    constexpr int kQuietIntervals = 8; // lists and views refresh a little after what they show
    auto* timer = new QTimer(&window);
    timer->setInterval(kIntervalMs);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, path, done, timer, quiet = 0]() mutable {
        quiet = window.settled() ? quiet + 1 : 0;
        if (quiet < kQuietIntervals)
            return;
        timer->deleteLater();
        timer->stop();
        done(window.grab().save(path, "PNG"));
    });
    timer->start();
}

} // namespace throughline
