// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/field_model.h"

#include "core/journey/self_time.h"
#include "core/model/span_kind.h"
#include "ui/models/text.h"

#include <utility>

namespace throughline {

namespace {

// Where children take some of the duration; of more links than so many it would take too long to say.
DurationNs selfTimeWithin(const Snapshot& snapshot, EventId event)
{
    constexpr std::size_t kMostLinks = 10'000;
    if (snapshot.links.outOf(event).size() > kMostLinks)
        return kNoDuration;
    const DurationNs self = selfTime(snapshot, event);
    return self == snapshot.events.duration(event) ? kNoDuration : self;
}

} // namespace

void FieldModel::setEvent(std::shared_ptr<const Snapshot> snapshot, EventId event)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_fields.clear();
    if (m_snapshot && event) {
        addWhat(event);
        addWho(event);
        addTracing(event);
        addOrigin(event);
    }
    endResetModel();
}

void FieldModel::add(const QString& name, std::string value, int tone)
{
    m_fields.push_back({name, std::move(value), tone, {}, {}});
}

void FieldModel::addText(const QString& name, StringId value, const char* subjectKind)
{
    if (!value)
        return;
    add(name, m_snapshot->str(value), roles::Code);
    if (subjectKind) {
        m_fields.back().tone = roles::Clickable;
        m_fields.back().subjectKind = QString::fromLatin1(subjectKind);
        m_fields.back().subjectValue = m_fields.back().value;
    }
}

void FieldModel::addEntity(EntityId entity)
{
    if (!entity)
        return;
    const Selector subject = selectorOf(*m_snapshot, entity);
    m_fields.push_back({kindInSentence(subject.kind), subject.value, roles::Clickable,
                        QString::fromStdString(subject.kind), subject.value});
}

void FieldModel::addWhat(EventId event)
{
    const EventStore& events = m_snapshot->events;
    add(tr("type"), m_snapshot->str(events.type(event)), roles::Strong);
    addText(tr("class"), events.className(event));
    if (const std::string_view kind = nameOf(events.spanKind(event)); !kind.empty())
        add(tr("span kind"), std::string(kind));
    add(tr("time"), zonedTimeText(events.time(event)).toStdString());
    if (events.duration(event) != kNoDuration)
        add(tr("duration"), formatDuration(events.duration(event)));
    if (const DurationNs self = selfTimeWithin(*m_snapshot, event); self != kNoDuration)
        add(tr("self time"), formatDuration(self));
    if (events.status(event) != EventStatus::Unknown)
        add(tr("status"),
            (events.status(event) == EventStatus::Error ? tr("error") : tr("ok")).toStdString());
    addText(tr("error"), events.error(event));
    if (const std::uint32_t repeats = events.repeats(event); repeats > 0)
        add(tr("repeats"),
            counted(repeats, tr("delivered once more"), tr("delivered %1 more times")).toStdString());
}

void FieldModel::addWho(EventId event)
{
    const EventStore& events = m_snapshot->events;
    addEntity(events.contact(event));
    addEntity(events.user(event));
    const auto references = events.references(event);
    for (std::size_t i = 0; i < references.size() && i < kMostReferences; ++i)
        addEntity(references[i]);
    if (references.size() > kMostReferences)
        add(tr("more"), counted(references.size() - kMostReferences, tr("1 further reference"),
                                tr("%1 further references"))
                            .toStdString());
}

void FieldModel::addTracing(EventId event)
{
    const EventStore& events = m_snapshot->events;
    const TraceId trace = events.trace(event);
    if (events.traceName(trace))
        addText(tr("trace"), events.traceName(trace), "trace");
    else
        add(tr("trace"), tr("none: this event stands alone").toStdString(), roles::Dim);
    addText(tr("span"), events.span(event));
    addText(tr("parent"), events.parent(event));
    addText(tr("causal trace"), events.causalTrace(event), "trace");
    addText(tr("reply to"), events.replyContext(event), "message");
    addText(tr("correlation"), events.correlation(event));
    addText(tr("token"), events.token(event), "token");
}

void FieldModel::addOrigin(EventId event)
{
    const EventStore& events = m_snapshot->events;
    add(tr("id"), m_snapshot->eventName(event), roles::Code);
    const RecordPlace place = events.place(event);
    if (!place.source)
        return;
    const QString source = shown(m_snapshot->report.sources()[place.source.index()].name);
    add(tr("source"), tr("%1, byte %2").arg(source, number(place.offset)).toStdString(), roles::Dim);
}

int FieldModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int FieldModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Field& field = m_fields[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? field.name : shown(field.value);
    case Qt::ToolTipRole:
        return index.column() == Value ? plainToolTip(shown(field.value)) : QString();
    case roles::Exact:
        return exact(field.value);
    case roles::Tone:
        return index.column() == Name ? int(roles::Dim) : field.tone;
    case roles::SubjectKind:
        return field.subjectKind.isEmpty() ? QVariant() : QVariant(field.subjectKind);
    case roles::SubjectValue:
        return field.subjectKind.isEmpty() ? QVariant() : QVariant(exact(field.subjectValue));
    default:
        return {};
    }
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Field") : tr("Value");
}

} // namespace throughline
