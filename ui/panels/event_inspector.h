// SPDX-License-Identifier: GPL-3.0-or-later
// EventInspector: all about the selected event: its fields, the links in and out with their evidence, the
// payload as a tree and the raw record, and the person's note to it (spec 5, "Event inspector").
//
// GUI thread; the record is read back and parsed on a worker. Everything is shown as plain text.
#pragma once

#include "ui/models/field_model.h"
#include "ui/models/json_model.h"
#include "ui/models/links_model.h"
#include "ui/session/event_marks.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"
#include "ui/widgets/event_copy.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTableView;
class QTabWidget;
class QTreeView;

namespace throughline {

class NoteField;

class EventInspector : public QWidget {
    Q_OBJECT
public:
    // Both outlive it.
    EventInspector(Navigator& navigator, EventMarks& marks, QWidget* parent = nullptr);

    [[nodiscard]] bool working() const { return m_record.running(); }
    // The fields anew, where texts of times are written in another way.
    void writeAgain() { m_fields.setEvent(m_snapshot, m_event); }
    void copyJson() const;
    void copyAs(EventForm form) const;
    // Follow the first link into the event, or out of it. False where there is none.
    bool followIn();
    bool followOut();
    // Write a note to the event.
    void startNote();

Q_SIGNALS:
    // What was clicked is not in the data.
    void subjectMissing(const throughline::Selector& subject);
    // The note is written, by Enter or Esc.
    void noteFinished();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QWidget* makeFields();
    [[nodiscard]] QWidget* makeLinks();
    [[nodiscard]] QWidget* makePayload();
    void refresh();
    void fitLinkColumns();
    void showFindings();
    void showLink();
    void readRecord();
    void showRecord(Result<RecordText> record);
    void showFieldMenu(const QPoint& position);
    void goToField(const QModelIndex& index);
    void followLink(const QModelIndex& index);

    Navigator& m_navigator;
    EventId m_event;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::string m_raw; // of the event, once it was read
    FieldModel m_fields;
    LinksModel m_links;
    NoteField* m_note;
    JsonModel m_json;
    QLabel* m_empty;
    QWidget* m_content;
    QLabel* m_findings;
    QTableView* m_fieldTable;
    QTabWidget* m_tabs;
    QTreeView* m_linkTree;
    QLabel* m_evidence;
    QTreeView* m_jsonTree;
    QLabel* m_jsonNote;
    QPlainTextEdit* m_text;
    LatestTask<Result<RecordText>> m_record;
};

} // namespace throughline
