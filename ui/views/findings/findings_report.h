// SPDX-License-Identifier: GPL-3.0-or-later
// FindingsReport: the findings that are listed as plain text for a message or an issue: by severity, kind and
// class with their counts and what is likely behind them, and the first events of each class.
//
// Pure but for the model, GUI thread.
#pragma once

#include "ui/models/findings_model.h"

#include <QString>

namespace throughline {

// `about`: the first line, what the findings are of.
[[nodiscard]] QString findingsReport(const FindingsModel& model, const QString& about);

} // namespace throughline
