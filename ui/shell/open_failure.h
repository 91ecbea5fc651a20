// SPDX-License-Identifier: GPL-3.0-or-later
// OpenFailure: a load that failed, in words: what could not be opened, why, and what was looked for (spec 1,
// "Bad input"). GUI thread.
#pragma once

#include "core/base/problem.h"

#include <QString>
#include <QStringList>

namespace throughline {

struct OpenFailure {
    QString title, detail;
};

// `rest`: the beginning is open as a preview.
[[nodiscard]] OpenFailure openFailure(const Problem& problem, const QStringList& paths, bool rest);

} // namespace throughline
