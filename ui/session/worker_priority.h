// SPDX-License-Identifier: GPL-3.0-or-later
// Workers stand back behind the window: a load keeps every core busy, and the thread that paints must get one
// at once when a key is pressed.
#pragma once

namespace throughline {

// Lowers the priority of the calling thread, once for good; threads that it starts from then on have the
// same. Does nothing where the system cannot do so for one thread alone.
void standBehindWindow();

} // namespace throughline
