// SPDX-License-Identifier: GPL-3.0-or-later
// Screenshot: the window as it is once nothing in it changes any more, as a PNG file.
//
// GUI thread.
#pragma once

#include <QString>

#include <functional>

namespace throughline {

class MainWindow;

// Calls `done` with whether the file was written. The window must outlive that.
void saveWhenSettled(MainWindow& window, const QString& path, const std::function<void(bool)>& done);

} // namespace throughline
