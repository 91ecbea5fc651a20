// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/mapping_dialog.h"

#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/look.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace throughline {

namespace {

enum FieldColumn { Field, Source, Sure, Example, FieldColumns };
// Of a choice's entries; the paths come after them.
enum Entry { AsFound, NotRead, FirstPath };

constexpr int kLongestExample = 80;

struct FieldText {
    ImportField field;
    const char* name;
    const char* explanation;
};

// What most people have to say something about comes first.
constexpr std::array kFields = {
    FieldText{ImportField::Time, QT_TRANSLATE_NOOP("mapping", "Time"),
              QT_TRANSLATE_NOOP("mapping", "When the event happened. Without it there is no event.")},
    FieldText{ImportField::Type, QT_TRANSLATE_NOOP("mapping", "Type"),
              QT_TRANSLATE_NOOP("mapping", "What happened: MessageSent. Without it there is no event.")},
    FieldText{ImportField::Id, QT_TRANSLATE_NOOP("mapping", "Id"),
              QT_TRANSLATE_NOOP("mapping", "The event's own id.")},
    FieldText{ImportField::ClassName, QT_TRANSLATE_NOOP("mapping", "Class"),
              QT_TRANSLATE_NOOP("mapping", "The code or service that it happened in.")},
    FieldText{ImportField::Contact, QT_TRANSLATE_NOOP("mapping", "Contact"),
              QT_TRANSLATE_NOOP("mapping", "The customer that the event is about.")},
    FieldText{ImportField::User, QT_TRANSLATE_NOOP("mapping", "User"),
              QT_TRANSLATE_NOOP("mapping", "The member of staff who did it.")},
    FieldText{ImportField::Reference, QT_TRANSLATE_NOOP("mapping", "Reference"),
              QT_TRANSLATE_NOOP("mapping", "What the event is about: order:1234.")},
    FieldText{ImportField::Trace, QT_TRANSLATE_NOOP("mapping", "Trace"),
              QT_TRANSLATE_NOOP("mapping", "The operation that the event is part of.")},
    FieldText{ImportField::Span, QT_TRANSLATE_NOOP("mapping", "Span"),
              QT_TRANSLATE_NOOP("mapping", "The event's place in its trace.")},
    FieldText{ImportField::Parent, QT_TRANSLATE_NOOP("mapping", "Parent"),
              QT_TRANSLATE_NOOP("mapping", "The span that caused the event.")},
    FieldText{ImportField::CausalTrace, QT_TRANSLATE_NOOP("mapping", "Causal trace"),
              QT_TRANSLATE_NOOP("mapping", "The trace that caused this one.")},
    FieldText{ImportField::ReplyContext, QT_TRANSLATE_NOOP("mapping", "Reply to"),
              QT_TRANSLATE_NOOP("mapping", "The message that this one answers: context.id.")},
    FieldText{ImportField::Correlation, QT_TRANSLATE_NOOP("mapping", "Correlation id"),
              QT_TRANSLATE_NOOP("mapping", "What ties records of one process together.")},
    FieldText{ImportField::Token, QT_TRANSLATE_NOOP("mapping", "Tracking token"),
              QT_TRANSLATE_NOOP("mapping", "source|correlation id|job: updated_by.")},
    FieldText{ImportField::Status, QT_TRANSLATE_NOOP("mapping", "Status"),
              QT_TRANSLATE_NOOP("mapping", "Whether it went well.")},
    FieldText{ImportField::Error, QT_TRANSLATE_NOOP("mapping", "Error"),
              QT_TRANSLATE_NOOP("mapping", "What went wrong, in words.")},
    FieldText{ImportField::Milliseconds, QT_TRANSLATE_NOOP("mapping", "Duration in ms"),
              QT_TRANSLATE_NOOP("mapping", "How long it took.")},
    FieldText{ImportField::End, QT_TRANSLATE_NOOP("mapping", "End"),
              QT_TRANSLATE_NOOP("mapping", "When it ended.")},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("mapping", text);
}

const FieldDecision* decisionOn(const SourceFields& fields, ImportField field)
{
    const auto& decisions = fields.detection.decisions;
    const auto found = std::ranges::find(decisions, nameOf(field), &FieldDecision::field);
    return found == decisions.end() ? nullptr : &*found;
}

QString exampleOf(const SourceFields& fields, const std::string& path)
{
    const auto field = std::ranges::find(fields.sample.fields(), path, &SampledField::path);
    if (field == fields.sample.fields().end())
        return {};
    for (const SampledValue& value : field->values) {
        if (!value.text.empty())
            return shown(value.text, kLongestExample);
    }
    return {};
}

QString howSure(const FieldDecision& decision)
{
    const QString percent = number(static_cast<std::uint64_t>(std::lround(decision.confidence * 100)));
    switch (decision.how) {
    case FieldDecision::How::Spelling:
        return MappingDialog::tr("%1 %, by its name").arg(percent);
    case FieldDecision::How::Content:
        return MappingDialog::tr("%1 %, by its values").arg(percent);
    case FieldDecision::How::MappingFile:
        return MappingDialog::tr("as chosen");
    }
    return {};
}

} // namespace

MappingDialog::MappingDialog(const QString& path, const std::optional<FieldMappingData>& given,
                             QWidget* parent)
    : QDialog(parent), m_path(path), m_choices(given)
{
    setWindowTitle(tr("Fields of %1").arg(shown(sourceName(path), kLongestExample)));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1080, 760);
    m_said = plainLabel({}, look::kDim);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(2 * kRowHeight);
    m_said->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makeFields());
    parts->addWidget(makePreview());
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_said);
    column->addWidget(parts, 1);
    column->addWidget(makeButtons());
    connect(&m_trial, &MappingTrial::tried, this, &MappingDialog::take);
    connect(&m_trial, &MappingTrial::failed, this, [this](const Problem& problem) {
        say(tr("Its fields cannot be told: %1").arg(shown(textOf(problem))));
    });
    tryOut();
}

QWidget* MappingDialog::makeFields()
{
    m_fields = new QTableWidget(static_cast<int>(kFields.size()), FieldColumns);
    setUpTable(*m_fields, tr("Fields of an event"));
    m_fields->setHorizontalHeaderLabels({tr("Field"), tr("Taken from"), tr("How sure"), tr("Example")});
    m_fields->setFocusPolicy(Qt::NoFocus); // the choices take the keys
    m_fields->verticalHeader()->setDefaultSectionSize(kRowHeight + 6);
    QHeaderView* header = m_fields->horizontalHeader();
    constexpr int kFieldWidth = 150;
    constexpr int kSourceWidth = 300;
    constexpr int kSureWidth = 180;
    header->resizeSection(Field, kFieldWidth);
    header->resizeSection(Source, kSourceWidth);
    header->resizeSection(Sure, kSureWidth);
    header->setStretchLastSection(true);
    for (int row = 0; row < m_fields->rowCount(); ++row) {
        const FieldText& field = kFields[static_cast<std::size_t>(row)];
        auto* box = new ChoiceBox(translated(field.name));
        m_boxes.push_back(box);
        m_fields->setCellWidget(row, Source, box);
        for (const int column : {Field, Sure, Example})
            m_fields->setItem(row, column, new QTableWidgetItem);
        m_fields->item(row, Field)->setText(translated(field.name));
        m_fields->item(row, Field)->setToolTip(plainToolTip(translated(field.explanation)));
        connect(box, &QComboBox::activated, this, [this, row](int entry) { choose(row, entry); });
    }
    return m_fields;
}

QWidget* MappingDialog::makePreview()
{
    m_preview = new QTableView;
    setUpTable(*m_preview, tr("The first events"));
    m_preview->setModel(&m_events);
    m_preview->resizeColumnsToContents(); // to their headers, until there are events
    m_preview->setMinimumHeight(6 * kRowHeight);
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(4);
    m_none = plainLabel(tr("None yet: say above which field is the type and which is the time."), look::kDim);
    m_none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(plainLabel(tr("The first events, as they are read this way"), look::kHeading));
    column->addWidget(m_preview, 1);
    column->addWidget(m_none, 1);
    return box;
}

QWidget* MappingDialog::makeButtons()
{
    auto* row = new QWidget;
    auto* buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    const auto add = [&](const QString& text, auto run) {
        auto* button = new QPushButton(text);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, run);
        buttons->addWidget(button);
        return button;
    };
    const QString filter = tr("Field mappings (*.json)");
    add(tr("Load a mapping…"), [this, filter] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Load a field mapping"), {}, filter);
        if (!file.isEmpty())
            loadFrom(file);
    });
    add(tr("Save the mapping…"), [this, filter] {
        const QString file = QFileDialog::getSaveFileName(this, tr("Save the field mapping"),
                                                          QStringLiteral("mapping.json"), filter);
        if (!file.isEmpty())
            saveTo(file);
    });
    buttons->addStretch(1);
    add(tr("Cancel"), [this] { reject(); });
    m_open = add(tr("Open this way"), [this] {
        Q_EMIT openWanted(m_path, mapping());
        accept();
    });
    m_open->setDefault(true);
    m_open->setEnabled(false);
    return row;
}

void MappingDialog::tryOut()
{
    say(tr("Reading the first records…"));
    m_open->setEnabled(false);
    m_trial.start(m_path, mapping());
}

void MappingDialog::take(const std::shared_ptr<const TriedMapping>& outcome)
{
    m_outcome = outcome;
    showFields();
    showOutcome();
}

void MappingDialog::showFields()
{
    for (int row = 0; row < m_fields->rowCount(); ++row)
        fillChoice(row, m_outcome->fields);
}

void MappingDialog::fillChoice(int row, const SourceFields& fields)
{
    const ImportField field = kFields[static_cast<std::size_t>(row)].field;
    const FieldDecision* const decision = decisionOn(fields, field);
    const std::optional<std::string>* const choice = m_choices.choiceOf(field);
    QComboBox* const box = m_boxes[static_cast<std::size_t>(row)];
    const QSignalBlocker quiet(box);
    box->clear();
    const bool isFound = decision && !choice;
    box->addItem(isFound ? tr("found: %1").arg(shown(decision->path)) : tr("not found"));
    box->addItem(tr("not read"));
    int current = choice ? NotRead : AsFound;
    for (const SampledField& sampled : fields.sample.fields()) {
        const QString example = exampleOf(fields, sampled.path);
        const QString path = shown(sampled.path);
        box->addItem(example.isEmpty() ? path : path + QStringLiteral("  ·  ") + example);
        if (choice && *choice == sampled.path)
            current = box->count() - 1;
    }
    box->setCurrentIndex(current);
    m_fields->item(row, Sure)->setText(decision ? howSure(*decision) : QStringLiteral("–"));
    m_fields->item(row, Example)->setText(decision ? exampleOf(fields, decision->path) : QString());
}

void MappingDialog::choose(int row, int entry)
{
    const ImportField field = kFields[static_cast<std::size_t>(row)].field;
    if (entry == AsFound)
        m_choices.leave(field);
    else if (entry == NotRead)
        m_choices.choose(field, std::nullopt);
    else
        m_choices.choose(field,
                         m_outcome->fields.sample.fields()[static_cast<std::size_t>(entry - FirstPath)].path);
    tryOut();
}

void MappingDialog::showOutcome()
{
    const TriedMapping& outcome = *m_outcome;
    m_events.setSnapshot(outcome.events);
    m_preview->resizeColumnsToContents();
    m_open->setEnabled(outcome.events != nullptr);
    m_preview->setVisible(outcome.events != nullptr);
    m_none->setVisible(!outcome.events);
    QStringList sentences;
    if (outcome.events) {
        const SourceReport& report = outcome.events->report.sources().front();
        sentences << tr("%1: of the first %2 records, %3 are events.")
                         .arg(formatText(outcome.fields.format), number(report.read), number(report.loaded));
        if (report.rejected > 0)
            sentences << counted(report.rejected, tr("1 could not be used."), tr("%1 could not be used."));
    } else {
        sentences << shown(textOf(outcome.reason)) + u'.';
    }
    for (const std::string& missing : outcome.fields.detection.missing) {
        const QString sentence = shown(missing);
        if (!sentences.front().contains(sentence))
            sentences << tr("Missing: %1.").arg(sentence);
    }
    if (outcome.fields.sample.fields().empty())
        sentences << tr("This format says itself what its fields mean.");
    say(sentences.join(u' '));
}

bool MappingDialog::loadFrom(const QString& file)
{
    if (const Result<void> loaded = m_choices.loadFrom(file); !loaded) {
        say(shown(describe(loaded.error())));
        return false;
    }
    tryOut();
    return true;
}

bool MappingDialog::saveTo(const QString& file)
{
    const Result<void> saved = m_choices.saveTo(file);
    say(saved ? tr("Saved. On the command line: --mapping %1").arg(shown(file))
              : shown(describe(saved.error())));
    return saved.has_value();
}

void MappingDialog::say(const QString& text)
{
    m_said->setText(text);
}

} // namespace throughline
