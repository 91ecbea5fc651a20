// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/event_inspector.h"

#include "core/model/wording.h"
#include "ui/models/row_subject.h"
#include "ui/models/text.h"
#include "ui/panels/note_field.h"
#include "ui/session/same_record.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/scene_painter.h"
#include "ui/widgets/table_saving.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace throughline {

namespace {

constexpr int kLinksTab = 0;

QWidget* stacked(std::initializer_list<QWidget*> parts)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget* part : parts)
        column->addWidget(part, qobject_cast<QLabel*>(part) ? 0 : 1);
    return widget;
}

QLabel* note(const char* role)
{
    QLabel* label = plainLabel({}, role);
    label->setContentsMargins(12, 8, 12, 8);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->hide();
    return label;
}

} // namespace

EventInspector::EventInspector(Navigator& navigator, EventMarks& marks, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_note(new NoteField(marks, this)),
      m_empty(plainLabel({}, look::kDim, this)), m_content(nullptr)
{
    m_empty->setText(tr("Select an event in any view or list to see its fields, links and payload."));
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(12, 12, 12, 12);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeFields());
    m_tabs = new QTabWidget(splitter);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Links, payload and raw record"));
    m_tabs->addTab(makeLinks(), tr("Links"));
    m_tabs->addTab(makePayload(), tr("Payload"));
    m_text = new QPlainTextEdit(m_tabs);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(fontOf(Face::Mono));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Raw record"));
    m_tabs->addTab(m_text, tr("JSON"));
    splitter->addWidget(m_tabs);
    splitter->setSizes({420, 210});
    m_content = splitter;

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_note);
    column->addWidget(m_empty, 1);
    column->addWidget(m_content, 1);
    connect(&m_navigator, &Navigator::placeChanged, this, &EventInspector::refresh);
    connect(m_note, &NoteField::finished, this, &EventInspector::noteFinished);
    refresh();
}

QWidget* EventInspector::makeFields()
{
    m_findings = note(nullptr);
    m_findings->setObjectName(QStringLiteral("findingNote"));
    m_fieldTable = new QTableView;
    setUpTable(*m_fieldTable, tr("Fields of the event"));
    m_fieldTable->setModel(&m_fields);
    m_fieldTable->horizontalHeader()->hide();
    m_fieldTable->horizontalHeader()->setSectionResizeMode(FieldModel::Name, QHeaderView::ResizeToContents);
    m_fieldTable->horizontalHeader()->setSectionResizeMode(FieldModel::Value, QHeaderView::Stretch);
    m_fieldTable->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_fieldTable, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == FieldModel::Value)
            goToField(index);
    });
    connect(m_fieldTable, &QTableView::activated, this, &EventInspector::goToField);
    connect(m_fieldTable, &QWidget::customContextMenuRequested, this, &EventInspector::showFieldMenu);
    return stacked({m_findings, m_fieldTable});
}

QWidget* EventInspector::makeLinks()
{
    m_linkTree = new QTreeView;
    setUpTree(*m_linkTree, tr("Links into and out of the event"));
    m_linkTree->setModel(&m_links);
    m_linkTree->setRootIsDecorated(false);
    m_linkTree->header()->hide();
    m_linkTree->header()->setStretchLastSection(false);
    m_linkTree->header()->setMinimumSectionSize(24);
    m_linkTree->header()->setSectionResizeMode(LinksModel::Other, QHeaderView::Stretch);
    for (const int column : {LinksModel::Kind, LinksModel::After})
        m_linkTree->header()->setSectionResizeMode(column, QHeaderView::Interactive);
    m_linkTree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_evidence = note(nullptr);
    m_evidence->setObjectName(QStringLiteral("evidence"));
    offerMenu(*m_linkTree, [](QMenu&, const QModelIndex&) {});
    connect(m_linkTree, &QTreeView::activated, this, &EventInspector::followLink);
    connect(m_linkTree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                const QVariant link = index.data(roles::Link);
                if (link.isValid())
                    m_navigator.selectLink(LinkId(link.toUInt()));
            });
    return stacked({m_linkTree, m_evidence});
}

QWidget* EventInspector::makePayload()
{
    m_jsonTree = new QTreeView;
    setUpTree(*m_jsonTree, tr("Payload of the event"));
    m_jsonTree->setModel(&m_json);
    m_jsonTree->header()->hide();
    offerMenu(*m_jsonTree, [](QMenu&, const QModelIndex&) {});
    m_jsonNote = note(look::kDim);
    return stacked({m_jsonTree, m_jsonNote});
}

void EventInspector::refresh()
{
    const Place& place = m_navigator.place();
    const bool another = m_snapshot != m_navigator.snapshot() || m_event != place.event;
    const bool sameRecord = m_event && place.event && m_snapshot == m_navigator.continued() &&
                            sameEvent(*m_snapshot, m_event, *m_navigator.snapshot()) == place.event;
    m_snapshot = m_navigator.snapshot();
    m_event = place.event;
    m_note->setEvent(m_event, sameRecord);
    m_empty->setVisible(!m_event);
    m_content->setVisible(bool(m_event));
    if (another) {
        m_fields.setEvent(m_snapshot, m_event);
        m_links.setEvent(m_snapshot, m_event);
        m_linkTree->expandAll();
        m_linkTree->setFirstColumnSpanned(LinksModel::Causes, {}, true);
        m_linkTree->setFirstColumnSpanned(LinksModel::Effects, {}, true);
        fitLinkColumns();
        m_tabs->setTabText(kLinksTab,
                           m_links.total() > 0 ? tr("Links %1").arg(number(m_links.total())) : tr("Links"));
        showFindings();
        if (!sameRecord)
            readRecord();
    }
    showLink();
}

// What a link is must leave room for what it leads to.
void EventInspector::fitLinkColumns()
{
    for (const int column : {LinksModel::Kind, LinksModel::After})
        m_linkTree->resizeColumnToContents(column);
    const int most = m_linkTree->viewport()->width() * 2 / 5;
    if (m_linkTree->columnWidth(LinksModel::Kind) > most)
        m_linkTree->setColumnWidth(LinksModel::Kind, most);
}

void EventInspector::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitLinkColumns();
}

void EventInspector::showFindings()
{
    constexpr std::size_t kMost = 5;
    QStringList lines;
    if (m_event) {
        const auto findings = m_snapshot->findings.of(m_event);
        for (std::size_t i = 0; i < findings.size() && i < kMost; ++i)
            for (const std::string& line :
                 {messageOf(*m_snapshot, findings[i]), detailOf(*m_snapshot, findings[i]),
                  likelyCauseOf(*m_snapshot, findings[i])}) {
                // Two findings may say the same of the event.
                if (!line.empty() && !lines.contains(shown(line)))
                    lines.append(shown(line));
            }
        if (findings.size() > kMost)
            lines.append(tr("and %1 more").arg(number(findings.size() - kMost)));
    }
    m_findings->setText(lines.join(u'\n'));
    m_findings->setVisible(!lines.isEmpty());
}

void EventInspector::showLink()
{
    const LinkId id = m_navigator.place().link;
    m_evidence->setVisible(m_event && id);
    if (!m_event || !id)
        return;
    const Link& link = m_snapshot->links[id];
    QStringList lines = {tr("Why this link: %1, %2").arg(titleOf(link.kind), certaintyOf(link))};
    for (const std::string& sentence : evidenceOf(*m_snapshot, link))
        lines.append(QStringLiteral("• ") + shown(sentence));
    m_evidence->setText(lines.join(u'\n'));
    const QModelIndex row = m_links.indexOf(id);
    if (row.isValid() && m_linkTree->currentIndex().siblingAtColumn(0) != row)
        m_linkTree->setCurrentIndex(row);
    m_tabs->setCurrentIndex(kLinksTab);
}

void EventInspector::readRecord()
{
    m_raw.clear();
    m_json.setTree({});
    m_text->clear();
    m_jsonNote->hide();
    if (!m_event) {
        m_record.drop();
        return;
    }
    m_record.start(
        [snapshot = m_snapshot, event = m_event](const CancelToken& cancel) {
            return throughline::readRecord(*snapshot, event, cancel);
        },
        [this](Result<RecordText> record) { showRecord(std::move(record)); });
}

void EventInspector::showRecord(Result<RecordText> record)
{
    QString remark;
    if (!record) {
        remark = shown(describe(record.error()));
    } else {
        m_raw = std::move(record->raw);
        m_text->setPlainText(shownLines(record->indented, int(RecordText::kMostShown)));
        if (!record->tree.problem.empty())
            remark = tr("This record could be parsed in part only: %1").arg(shown(record->tree.problem));
        else if (record->tree.cut || record->cut)
            remark = tr("This record has %1; only its first part is shown. Copying takes it whole.")
                         .arg(byteSize(m_raw.size()));
        m_json.setTree(std::move(record->tree));
        m_jsonTree->expand(m_json.member("payload"));
        m_jsonTree->expand(m_json.member("metadata"));
        m_jsonTree->resizeColumnToContents(JsonModel::Key);
    }
    m_jsonNote->setText(remark);
    m_jsonNote->setVisible(!remark.isEmpty());
}

void EventInspector::showFieldMenu(const QPoint& position)
{
    const QModelIndex index = m_fieldTable->indexAt(position).siblingAtColumn(FieldModel::Value);
    if (!index.isValid())
        return;
    QMenu menu;
    if (index.data(roles::SubjectKind).isValid())
        menu.addAction(tr("Go to %1").arg(withoutMnemonics(index.data().toString())), this,
                       [&] { goToField(index); });
    menu.addAction(tr("Copy value"), this, [&] { copyCell(index); });
    addCopyEventMenu(menu, m_snapshot, m_event);
    menu.addAction(tr("Save the fields as CSV…"), this, [this] { askToSaveTable(*m_fieldTable); });
    menu.exec(m_fieldTable->viewport()->mapToGlobal(position));
}

void EventInspector::goToField(const QModelIndex& index)
{
    const std::optional<Selector> subject = subjectOf(index.siblingAtColumn(FieldModel::Value));
    if (subject && !m_navigator.go(*subject))
        Q_EMIT subjectMissing(*subject);
}

void EventInspector::followLink(const QModelIndex& index)
{
    const QVariant event = index.data(roles::Event);
    if (event.isValid())
        m_navigator.follow(EventId(event.toUInt()));
}

void EventInspector::copyJson() const
{
    if (!m_raw.empty())
        QGuiApplication::clipboard()->setText(exact(m_raw));
}

void EventInspector::copyAs(EventForm form) const
{
    if (m_event)
        copyEvent(*m_snapshot, m_event, form);
}

void EventInspector::startNote()
{
    m_note->start();
}

bool EventInspector::followIn()
{
    const EventId cause = m_event ? m_snapshot->links.primaryCause(m_event) : EventId();
    if (cause)
        m_navigator.follow(cause);
    return bool(cause);
}

bool EventInspector::followOut()
{
    if (!m_event)
        return false;
    const auto effects = m_snapshot->links.outOf(m_event);
    if (effects.empty())
        return false;
    m_navigator.follow(m_snapshot->links[effects.front()].to);
    return true;
}

} // namespace throughline
