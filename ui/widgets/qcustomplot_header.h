// SPDX-License-Identifier: GPL-3.0-or-later
// The one way to QCustomPlot's header. It is written with Qt's keyword macros, which the project switches
// off; they are defined for the length of the header only. Include from .cpp files only.
#pragma once

#include <QtWidgets>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit
#define foreach(variable, container) for (variable : container) // NOLINT: the header's own loops

#include <qcustomplot.h>

#undef signals
#undef slots
#undef emit
#undef foreach
