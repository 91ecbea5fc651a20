// SPDX-License-Identifier: GPL-3.0-or-later
// OverviewDrawing: the overview as a scene, for an image or a document: title, figures, plot and lists from
// the top down; what has no room is left out.
//
// A value, GUI thread (it asks models).
#pragma once

#include "core/layout/scene.h"

#include <QSize>
#include <QString>

class QAbstractItemModel;

namespace throughline {

class OverviewDrawing {
public:
    explicit OverviewDrawing(QSize size);

    // In this order.
    void addTitle(const QString& title);
    void addFigure(const QString& figure, const QString& name);
    [[nodiscard]] Rect placeOfPlot();
    void addLists(const QAbstractItemModel& left, const QAbstractItemModel& rightTop,
                  const QAbstractItemModel& rightBottom);

    [[nodiscard]] Scene& scene() { return m_scene; }

private:
    void addText(const Rect& box, const QString& text, Ink ink, Face face, Align align = Align::Left);
    void addList(const QAbstractItemModel& model, const Rect& box);

    Scene m_scene;
    float m_y = 0;
    int m_figures = 0;
};

} // namespace throughline
