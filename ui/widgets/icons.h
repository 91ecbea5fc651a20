// SPDX-License-Identifier: GPL-3.0-or-later
// Icons: our own family of line icons (resources/icons), drawn in the colour that the palette has for text at
// the time, so that they follow the theme.
//
// GUI thread, needs a QApplication.
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace throughline {

// The icon of resources/icons/<name>.svg.
[[nodiscard]] QIcon lineIcon(const QString& name);
// The same as a pixmap in a colour of one's choice.
[[nodiscard]] QPixmap linePixmap(const QString& name, int size, const QColor& colour, qreal scale);
// The application's own, in its own colours.
[[nodiscard]] QIcon applicationIcon();

} // namespace throughline
