// SPDX-License-Identifier: GPL-3.0-or-later
// MappingDialog: which field of a source's records is which field of an event, with the events that come of
// it (spec 5, "Opening": "the mapping dialog shows the first records and a live preview").
//
// What was found by itself stands there to begin with; a person changes what is wrong, sees at once what
// becomes of the first records, and opens the source that way or saves the mapping for `--mapping`. Not
// modal; GUI thread, reading is done on a worker. Deletes itself when it closes.
#pragma once

#include "ui/models/mapped_event_model.h"
#include "ui/session/mapping_choices.h"
#include "ui/session/mapping_trial.h"

#include <QDialog>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QTableWidget;

namespace throughline {

class MappingDialog : public QDialog {
    Q_OBJECT
public:
    // `given`: the mapping that the source is open with; none: the standard one.
    MappingDialog(const QString& path, const std::optional<FieldMappingData>& given,
                  QWidget* parent = nullptr);

    // What the person chose, on top of what was given.
    [[nodiscard]] FieldMappingData mapping() const { return m_choices.mapping(); }
    [[nodiscard]] bool working() const { return m_trial.running(); }

    // From and to a file; false where that failed, which the dialog says.
    bool loadFrom(const QString& file);
    bool saveTo(const QString& file);

Q_SIGNALS:
    void openWanted(const QString& path, const throughline::FieldMappingData& mapping);

private:
    [[nodiscard]] QWidget* makeFields();
    [[nodiscard]] QWidget* makePreview();
    [[nodiscard]] QWidget* makeButtons();
    void tryOut();
    void take(const std::shared_ptr<const TriedMapping>& outcome);
    void showFields();
    void fillChoice(int row, const SourceFields& fields);
    void choose(int row, int entry);
    void showOutcome();
    void say(const QString& text);

    QString m_path;
    MappingChoices m_choices;
    std::shared_ptr<const TriedMapping> m_outcome;
    MappedEventModel m_events;
    QLabel* m_said = nullptr;
    QTableWidget* m_fields = nullptr;
    std::vector<QComboBox*> m_boxes; // a row each
    QTableView* m_preview = nullptr;
    QLabel* m_none = nullptr; // in its place
    QPushButton* m_open = nullptr;
    MappingTrial m_trial; // last: its thread ends before what it fills
};

} // namespace throughline
