// SPDX-License-Identifier: GPL-3.0-or-later
// Workspace files (`.throughline`): what a person made of their exports, as JSON: which sources, how their
// fields are read, which likely causes are confirmed or rejected, what is marked and what is filtered, where
// they were (spec 5, "Workspace file"). Exports themselves are never changed, and hold no copy here.
//
//   {"throughline_workspace": 1,           the version of this form
//    "sources": [{"path": "/exports/march.ndjson",   without passwords
//                 "beside": "march.ndjson"}],        from the file's own folder, for another machine
//    "mapping": {…},                       as mapping files have it (core/import/mapping_file.h)
//    "decisions": [{"cause": "…", "effect": "…", "verdict": "confirmed"}],   ids of events
//    "marks": [{"event": "…", "type": "…", "time": "2026-03-02T09:00:01Z", "note": "…"}],
//    "filter": [{"field": "type", "value": "MessageSent", "out": true},
//               {"field": "entity", "kind": "order", "value": "1234"}],
//    "subject": "order:1234", "view": "journey", "fold_gaps": true,
//    "contacts_beside": ["c-18"],          of the timeline
//    "layout": "…"}                        of the window's docks, base64
//
// Unknown members are passed over, so that a newer form can be read. GUI thread; files are small.
#pragma once

#include "core/base/result.h"
#include "core/import/field_mapping.h"
#include "core/journey/selector.h"
#include "core/model/decisions.h"
#include "core/model/event_filter.h"
#include "core/model/event_marks.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace throughline {

struct WorkspaceContent {
    QStringList sources;
    std::optional<FieldMappingData> mapping;
    std::vector<Decision> decisions;
    std::vector<EventMark> marks;
    std::optional<Selector> subject;
    QString view; // its id; empty: whichever fits
    bool foldsGaps = true;
    EventFilter filter;
    std::vector<std::string> besideContacts; // in the timeline
    QByteArray layout;                       // of the window; empty: as it is
};

// Sources that are no longer where they were are looked for beside the file; those that are in neither place
// keep their old path. FileMissing, FileUnreadable, MalformedJson; BadArgument for what is no workspace.
[[nodiscard]] Result<WorkspaceContent> readWorkspace(const QString& file);
// WriteFailed. What stood there stays until the new one is whole.
[[nodiscard]] Result<void> writeWorkspace(const WorkspaceContent& content, const QString& file);

inline constexpr char kWorkspaceEnding[] = ".throughline";
[[nodiscard]] bool isWorkspaceFile(const QString& path);

} // namespace throughline
