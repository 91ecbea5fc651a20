// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/overview/overview_drawing.h"

#include <QAbstractItemModel>

namespace throughline {

namespace {

constexpr float kEdge = 12;
constexpr float kLine = 24;
constexpr float kPlotHeight = 152;
constexpr float kFigureWidth = 72; // of a list's column
constexpr int kFiguresOfALine = 4;

} // namespace

OverviewDrawing::OverviewDrawing(QSize size)
{
    m_scene.width = static_cast<float>(size.width());
    m_scene.height = static_cast<float>(size.height());
    m_y = kEdge;
}

void OverviewDrawing::addText(const Rect& box, const QString& text, Ink ink, Face face, Align align)
{
    m_scene.labels.push_back({box, text.toStdString(), ink, face, align});
}

void OverviewDrawing::addTitle(const QString& title)
{
    addText({kEdge, m_y, m_scene.width - 2 * kEdge, kLine}, title, Ink::Text, Face::Bold);
    m_y += kLine;
}

void OverviewDrawing::addFigure(const QString& figure, const QString& name)
{
    const float width = (m_scene.width - 2 * kEdge) / kFiguresOfALine;
    const float x = kEdge + width * static_cast<float>(m_figures % kFiguresOfALine);
    const float y = m_y + kLine * static_cast<float>(m_figures / kFiguresOfALine);
    addText({x, y, width, kLine}, figure + u' ' + name, Ink::Text, Face::Regular);
    ++m_figures;
}

Rect OverviewDrawing::placeOfPlot()
{
    m_y += kLine * static_cast<float>((m_figures + kFiguresOfALine - 1) / kFiguresOfALine) + kEdge;
    const Rect place{kEdge, m_y, m_scene.width - 2 * kEdge, kPlotHeight};
    m_y += kPlotHeight + kEdge;
    return place;
}

void OverviewDrawing::addLists(const QAbstractItemModel& left, const QAbstractItemModel& rightTop,
                               const QAbstractItemModel& rightBottom)
{
    const float half = (m_scene.width - 3 * kEdge) / 2;
    const float height = m_scene.height - m_y - kEdge;
    addList(left, {kEdge, m_y, half, height});
    addList(rightTop, {kEdge + half + kEdge, m_y, half, height / 2});
    addList(rightBottom, {kEdge + half + kEdge, m_y + height / 2, half, height / 2});
}

void OverviewDrawing::addList(const QAbstractItemModel& model, const Rect& box)
{
    const auto figures = static_cast<float>(model.columnCount() - 1);
    for (int column = 0; column < model.columnCount(); ++column) {
        const bool isName = column == 0;
        const float fromRight = kFigureWidth * (figures - static_cast<float>(column) + 1);
        Rect cell{isName ? box.x : box.right() - fromRight, box.y,
                  isName ? box.width - figures * kFigureWidth : kFigureWidth, kLine};
        const Align align = isName ? Align::Left : Align::Right;
        addText(cell, model.headerData(column, Qt::Horizontal).toString(), Ink::Dim, Face::Small, align);
        for (int row = 0; row < model.rowCount(); ++row) {
            cell.y += kLine;
            if (cell.bottom() > box.bottom())
                break;
            addText(cell, model.index(row, column).data().toString(), Ink::Text, Face::Regular, align);
        }
    }
}

} // namespace throughline
