// SPDX-License-Identifier: GPL-3.0-or-later
// FigureModel: names with figures, in the order in which they are given: what there is most of.
//
// GUI thread. Rows are made beforehand: it is for lists of some hundred, not for all of the data.
#pragma once

#include "core/layout/scene.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace throughline {

struct FigureRow {
    struct Mark {
        Shape shape = Shape::Circle;
        Ink ink = Ink::Dim;
        bool hollow = false;
    };

    QString name;  // fit for showing, see shown()
    QString exact; // for copying
    QStringList figures;
    std::optional<Mark> mark;
    QString explanation; // tool tip; the name where it is empty
};

class FigureModel : public QAbstractTableModel {
    Q_OBJECT
public:
    // `headers`: of the name and of each figure.
    explicit FigureModel(QStringList headers, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_headers(std::move(headers))
    {}

    void setRows(std::vector<FigureRow> rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    QStringList m_headers;
    std::vector<FigureRow> m_rows;
};

} // namespace throughline
