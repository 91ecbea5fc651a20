// SPDX-License-Identifier: GPL-3.0-or-later
// MappingTrial: what becomes of the beginning of a source with a field mapping, before it is opened that way.
//
// Owned by a dialog, lives on the GUI thread; reads on a worker, the latest request wins. Destroying it
// cancels what runs.
#pragma once

#include "core/base/result.h"
#include "core/import/field_mapping.h"
#include "core/model/snapshot.h"
#include "core/pipeline/source_fields.h"
#include "ui/session/latest_task.h"

#include <QObject>
#include <QString>

#include <memory>

namespace throughline {

struct TriedMapping {
    SourceFields fields;
    std::shared_ptr<const Snapshot> events; // of the beginning; null where nothing of it could be used:
    Problem reason;
};

class MappingTrial : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void start(const QString& path, const FieldMappingData& mapping);
    [[nodiscard]] bool running() const { return m_task.running(); }

Q_SIGNALS:
    void tried(const std::shared_ptr<const throughline::TriedMapping>& outcome);
    // The source cannot be looked into at all.
    void failed(const throughline::Problem& problem);

private:
    using Outcome = Result<std::shared_ptr<const TriedMapping>>;

    LatestTask<Outcome> m_task;
};

} // namespace throughline
