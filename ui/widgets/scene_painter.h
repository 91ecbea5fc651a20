// SPDX-License-Identifier: GPL-3.0-or-later
// Replays a Scene with a QPainter, for the screen, for PNG and for PDF. Texts are drawn as plain text,
// always.
//
// Needs a QGuiApplication, no widgets. Any thread that may paint on the given device.
#pragma once

#include "core/layout/palette.h"
#include "core/layout/scene.h"

#include <QColor>
#include <QFont>
#include <QImage>

class QPainter;

namespace throughline {

[[nodiscard]] QColor colourOf(Ink ink, const InkColours& colours);
// The fonts behind the faces: 13 px text, 11 px small (spec 5, "13-px text, tabular figures").
[[nodiscard]] const QFont& fontOf(Face face);
// The true widths of those fonts.
[[nodiscard]] TextWidth fontTextWidth();

void paintScene(QPainter& painter, const Scene& scene, const InkColours& colours);
// The scene on its background, `scale` device pixels per pixel.
[[nodiscard]] QImage sceneImage(const Scene& scene, const InkColours& colours, qreal scale = 1);

} // namespace throughline
