// SPDX-License-Identifier: GPL-3.0-or-later
// THE table of the window's commands. A further command is one line in commands.cpp.
#pragma once

#include "ui/shell/actions.h"

namespace throughline {

class MainWindow;

// The window must outlive what the commands do.
[[nodiscard]] std::vector<Command> commandTable(MainWindow& window);

} // namespace throughline
