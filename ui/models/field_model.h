// SPDX-License-Identifier: GPL-3.0-or-later
// FieldModel: the fields of one event as name and value, those that name something else can be followed.
//
// GUI thread. Values are few and short-cut for the screen; roles::Exact holds them whole.
#pragma once

#include "core/model/snapshot.h"
#include "ui/models/roles.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace throughline {

class FieldModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Value, ColumnCount };
    // More references than this are named by their number.
    static constexpr std::size_t kMostReferences = 100;

    using QAbstractTableModel::QAbstractTableModel;

    // None shows nothing.
    void setEvent(std::shared_ptr<const Snapshot> snapshot, EventId event);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Field {
        QString name;
        std::string value;
        int tone = 0;
        QString subjectKind; // not empty: the value can be followed
        std::string subjectValue;
    };

    void add(const QString& name, std::string value, int tone = 0);
    void addText(const QString& name, StringId value, const char* subjectKind = nullptr);
    void addEntity(EntityId entity);
    void addWhat(EventId event);
    void addWho(EventId event);
    void addTracing(EventId event);
    void addOrigin(EventId event);

    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<Field> m_fields;
};

} // namespace throughline
