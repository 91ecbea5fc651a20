// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says in passing where a command finds nothing; `preview`: not everything is loaded.
// GUI thread.
#pragma once

#include "core/journey/selector.h"

#include <QString>

namespace throughline {

[[nodiscard]] QString noCauseText(bool preview);
[[nodiscard]] QString noEffectText(bool preview);
[[nodiscard]] QString noFindingsText(bool preview);
[[nodiscard]] QString noCandidateText();
[[nodiscard]] QString missingText(const Selector& subject, bool preview);

} // namespace throughline
