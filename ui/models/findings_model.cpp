// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findings_model.h"

#include "core/model/loss_rate.h"
#include "core/model/wording.h"
#include "ui/models/text.h"

#include <QCoreApplication>

namespace throughline {

namespace {

// An index carries the node that it is a child of, plus one; 0 at the top. A candidate carries the position
// of its finding, and a mark.
constexpr quintptr kCandidate = quintptr(1) << 63U;

bool isCandidate(const QModelIndex& index)
{
    return (index.internalId() & kCandidate) != 0;
}

quintptr idOfParent(std::uint32_t parent)
{
    return parent == FindingGroups::kNone ? 0 : quintptr(parent) + 1;
}

} // namespace

QString titleOf(FindingKind kind)
{
    switch (kind) {
    case FindingKind::MissingTrace:
        return QCoreApplication::translate("findings", "Missing trace");
    case FindingKind::MissingParent:
        return QCoreApplication::translate("findings", "Missing parent");
    case FindingKind::UnexpectedRoot:
        return QCoreApplication::translate("findings", "Unexpected root");
    case FindingKind::DanglingCausal:
        return QCoreApplication::translate("findings", "Dangling causal trace");
    case FindingKind::DanglingContext:
        return QCoreApplication::translate("findings", "Dangling reply context");
    case FindingKind::ContradictoryLinks:
        return QCoreApplication::translate("findings", "Contradictory links");
    case FindingKind::LinkCycle:
        return QCoreApplication::translate("findings", "Link cycle");
    case FindingKind::ParentCycle:
        return QCoreApplication::translate("findings", "Parent cycle");
    case FindingKind::DuplicateSpan:
        return QCoreApplication::translate("findings", "Duplicate span");
    case FindingKind::ClockSkew:
        return QCoreApplication::translate("findings", "Clock skew");
    case FindingKind::LoggedBreak:
        return QCoreApplication::translate("findings", "Break in the log");
    case FindingKind::GlueIdentity:
        return QCoreApplication::translate("findings", "Identity of strangers");
    }
    return {};
}

QString titleOf(HoleCause cause, bool asynchronous)
{
    switch (cause) {
    case HoleCause::Unknown:
        return {};
    case HoleCause::EdgeOfData:
        return QCoreApplication::translate("findings", "Before the beginning of the data");
    case HoleCause::ContextLost:
        return asynchronous ? QCoreApplication::translate("findings", "Context lost at an asynchronous hop")
                            : QCoreApplication::translate("findings", "Context lost on the way");
    case HoleCause::NeverInstrumented:
        return QCoreApplication::translate("findings", "Never instrumented");
    case HoleCause::OtherSystem:
        return QCoreApplication::translate("findings", "Of another system");
    case HoleCause::Pruned:
        return QCoreApplication::translate("findings", "Pruned or not exported");
    }
    return {};
}

QString stateOf(const Repair& repair)
{
    switch (repair.verdict) {
    case Verdict::Confirmed:
        return QCoreApplication::translate("findings", "confirmed");
    case Verdict::Rejected:
        return QCoreApplication::translate("findings", "rejected");
    case Verdict::None:
        break;
    }
    return repair.accepted ? QCoreApplication::translate("findings", "inferred")
                           : QCoreApplication::translate("findings", "possible");
}

QString titleOf(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return QCoreApplication::translate("findings", "Info");
    case Severity::Warning:
        return QCoreApplication::translate("findings", "Warning");
    case Severity::DataLoss:
        return QCoreApplication::translate("findings", "Data loss");
    case Severity::Error:
        return QCoreApplication::translate("findings", "Error");
    }
    return {};
}

FindingsModel::FindingsModel(Navigator& navigator, QObject* parent)
    : QAbstractItemModel(parent), m_navigator(navigator)
{
    connect(&m_navigator, &Navigator::snapshotChanged, this, &FindingsModel::clear);
    clear();
}

void FindingsModel::setFilter(const QString& text)
{
    m_filter = text.toStdString();
    requestGroups();
}

void FindingsModel::setEvents(const EventFilter& filter)
{
    if (m_events == filter)
        return;
    m_events = filter;
    requestGroups();
}

// Where only links were decided on, findings and their candidates are the same, and so is the tree.
void FindingsModel::clear()
{
    const std::shared_ptr<const Snapshot> now = m_navigator.snapshot();
    if (m_snapshot && now && m_snapshot->records == now->records && !m_task.running()) {
        m_snapshot = now;
        Q_EMIT layoutAboutToBeChanged();
        Q_EMIT layoutChanged();
        return;
    }
    beginResetModel();
    m_snapshot = m_navigator.snapshot();
    m_groups = {};
    endResetModel();
    requestGroups();
    Q_EMIT updated();
}

void FindingsModel::requestGroups()
{
    if (!m_snapshot) {
        m_task.drop();
        return;
    }
    m_task.start([snapshot = m_snapshot, filter = m_filter, events = m_events](
                     const CancelToken& cancel) { return groupFindings(*snapshot, filter, events, cancel); },
                 [this](FindingGroups groups) {
                     beginResetModel();
                     m_groups = std::move(groups);
                     endResetModel();
                     Q_EMIT updated();
                 });
}

std::uint32_t FindingsModel::nodeIndexAt(const QModelIndex& index) const
{
    if (index.internalId() == 0)
        return static_cast<std::uint32_t>(index.row());
    const Node& parentNode = m_groups.nodes[index.internalId() - 1];
    if (parentNode.level == FindingGroups::ByClass)
        return FindingGroups::kNone;
    return parentNode.firstChild + static_cast<std::uint32_t>(index.row());
}

const FindingGroups::Node* FindingsModel::nodeAt(const QModelIndex& index) const
{
    if (isCandidate(index))
        return nullptr;
    const std::uint32_t node = nodeIndexAt(index);
    return node == FindingGroups::kNone ? nullptr : &m_groups.nodes[node];
}

int FindingsModel::positionOf(const QModelIndex& index) const
{
    if (!index.isValid() || nodeAt(index))
        return -1;
    if (isCandidate(index))
        return static_cast<int>(index.internalId() & ~kCandidate);
    return static_cast<int>(m_groups.nodes[index.internalId() - 1].firstChild) + index.row();
}

int FindingsModel::firstBelow(const QModelIndex& index) const
{
    QModelIndex at = index.siblingAtColumn(0);
    while (at.isValid() && nodeAt(at))
        at = this->index(0, 0, at);
    return positionOf(at);
}

QModelIndex FindingsModel::indexOf(std::uint32_t position) const
{
    std::uint32_t node = 0;
    std::uint32_t last = m_groups.topNodes;
    std::uint32_t start = 0;
    // Down the tree by counting; a level holds few nodes.
    while (node < last) {
        const Node& here = m_groups.nodes[node];
        if (position >= start + here.count) {
            start += here.count;
            ++node;
        } else if (here.level == FindingGroups::ByClass) {
            return createIndex(static_cast<int>(position - start), 0, idOfParent(node));
        } else {
            node = here.firstChild;
            last = here.firstChild + here.children;
        }
    }
    return {};
}

QModelIndex FindingsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (parent.isValid() && !nodeAt(parent))
        return createIndex(row, column, kCandidate | static_cast<quintptr>(positionOf(parent)));
    return createIndex(row, column, parent.isValid() ? idOfParent(nodeIndexAt(parent)) : 0);
}

QModelIndex FindingsModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    if (isCandidate(index))
        return indexOf(static_cast<std::uint32_t>(positionOf(index)));
    const Node& node = m_groups.nodes[index.internalId() - 1];
    return createIndex(static_cast<int>(node.rowInParent), 0, idOfParent(node.parent));
}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.topNodes);
    if (parent.column() != 0 || isCandidate(parent))
        return 0;
    if (const Node* node = nodeAt(parent))
        return static_cast<int>(node->children);
    return static_cast<int>(candidatesOf(findingAt(static_cast<std::size_t>(positionOf(parent)))).size());
}

std::span<const Repair> FindingsModel::candidatesOf(const Finding& finding) const
{
    return breaksChain(finding.kind) ? m_snapshot->repairs.of(finding.event) : std::span<const Repair>();
}

std::optional<Repair> FindingsModel::candidateAt(const QModelIndex& index) const
{
    if (!index.isValid() || !isCandidate(index))
        return std::nullopt;
    const Finding& finding = findingAt(static_cast<std::size_t>(positionOf(index)));
    return candidatesOf(finding)[static_cast<std::size_t>(index.row())];
}

int FindingsModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() >= Count ? Qt::AlignRight : Qt::AlignLeft));
    if (const Node* node = nodeAt(index))
        return dataOfNode(*node, index.column(), role);
    if (const std::optional<Repair> candidate = candidateAt(index))
        return dataOfCandidate(*candidate, index.column(), role);
    return dataOfFinding(findingAt(static_cast<std::size_t>(positionOf(index))), index.column(), role);
}

QString FindingsModel::nameOfNode(const Node& node) const
{
    switch (node.level) {
    case FindingGroups::BySeverity:
        return titleOf(node.severity);
    case FindingGroups::ByKind:
        return titleOf(node.kind);
    case FindingGroups::ByClass:
        return shown(m_snapshot->str(node.className));
    }
    return {};
}

// "Context lost at an asynchronous hop · 4.1 %".
QString FindingsModel::likelyCauseOfNode(const Node& node) const
{
    const ClassLosses losses = m_snapshot->losses.of(node.className);
    const LossRate rate = rateOf(losses, node.hole);
    const QString title = titleOf(node.hole, losses.asynchronous());
    return rate.part == 0 ? title : title + QStringLiteral(" · ") + QString::fromStdString(percentOf(rate));
}

QString FindingsModel::whyOfNode(const Node& node) const
{
    return node.hole == HoleCause::Unknown ? QString()
                                           : shown(likelyCauseOf(*m_snapshot, findingAt(node.firstChild)));
}

QVariant FindingsModel::dataOfNode(const Node& node, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Name     ? nameOfNode(node)
               : column == Detail ? likelyCauseOfNode(node)
               : column == Count  ? number(node.count)
                                  : QString();
    case Qt::ToolTipRole:
        return column == Name     ? plainToolTip(nameOfNode(node))
               : column == Detail ? plainToolTip(whyOfNode(node))
                                  : QString();
    case roles::Exact:
        return column == Name && node.level == FindingGroups::ByClass ? exact(m_snapshot->str(node.className))
                                                                      : QVariant();
    case roles::Tone:
        return column != Name                            ? roles::Dim
               : node.level == FindingGroups::BySeverity ? roles::Strong
               : node.level == FindingGroups::ByClass    ? roles::Code
                                                         : roles::Normal;
    case roles::Severity:
        return node.level == FindingGroups::BySeverity && column == Name ? QVariant(int(node.severity))
                                                                         : QVariant();
    default:
        return {};
    }
}

QString FindingsModel::textOfFinding(const Finding& finding, int column) const
{
    const EventStore& events = m_snapshot->events;
    switch (column) {
    case Name:
        return titleOfEvent(finding.event);
    case Detail:
        return shown(detailOf(*m_snapshot, finding));
    case Time:
        return timeText(events.time(finding.event));
    default:
        return {};
    }
}

// "CartCreated · order:1234".
QString FindingsModel::titleOfEvent(EventId event) const
{
    const EventStore& events = m_snapshot->events;
    const auto references = events.references(event);
    const EntityId about = references.empty() ? events.contact(event) : references.front();
    const QString type = shown(m_snapshot->str(events.type(event)));
    return about ? type + QStringLiteral(" · ") + shown(m_snapshot->entityName(about)) : type;
}

QString FindingsModel::textOfCandidate(const Repair& repair, int column) const
{
    switch (column) {
    case Name:
        return titleOfEvent(repair.cause);
    case Detail: {
        QStringList sentences;
        for (const std::string& sentence : evidenceOf(*m_snapshot, linkOf(repair)))
            sentences.append(shown(sentence));
        return sentences.join(QStringLiteral("; "));
    }
    case Count:
        return tr("%1 %").arg(percentOf(repair.confidence));
    case Time:
        return timeText(m_snapshot->events.time(repair.cause));
    default:
        return {};
    }
}

QVariant FindingsModel::dataOfCandidate(const Repair& repair, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOfCandidate(repair, column);
    case Qt::ToolTipRole:
        return plainToolTip(textOfCandidate(repair, column));
    case roles::Event:
        return repair.cause.raw();
    case roles::SubjectKind:
        return QStringLiteral("event");
    case roles::SubjectValue:
        return exact(m_snapshot->eventName(repair.cause));
    case roles::Badge:
        return column == Name ? stateOf(repair) : QString();
    case roles::Tone:
        return column == Name && repair.accepted ? roles::Strong : roles::Dim;
    default:
        return {};
    }
}

QVariant FindingsModel::dataOfFinding(const Finding& finding, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOfFinding(finding, column);
    case Qt::ToolTipRole:
        return plainToolTip(shown(messageOf(*m_snapshot, finding)) + u'\n' +
                            shown(detailOf(*m_snapshot, finding)) + u'\n' +
                            shown(likelyCauseOf(*m_snapshot, finding)));
    case roles::Event:
        return finding.event.raw();
    case roles::SubjectKind:
        return QStringLiteral("event");
    case roles::SubjectValue:
        return exact(m_snapshot->eventName(finding.event));
    case roles::Tone:
        return column == Name ? roles::Normal : roles::Dim;
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= Count ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Finding");
    case Detail:
        return tr("What is missing or wrong");
    case Count:
        return tr("Events");
    default:
        return withZone(tr("Time"));
    }
}

} // namespace throughline
