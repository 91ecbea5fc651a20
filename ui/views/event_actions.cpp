// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/event_actions.h"

#include "core/model/wording.h"
#include "ui/models/links_model.h"
#include "ui/models/text.h"
#include "ui/widgets/event_copy.h"

#include <QCoreApplication>
#include <QMenu>
#include <QStringList>

#include <algorithm>
#include <span>

namespace throughline {
namespace {

constexpr std::size_t kShortId = 12;
constexpr std::size_t kMostReferences = 6;
constexpr std::size_t kMostEvidence = 6;
constexpr std::size_t kMostLinked = 12; // of one direction, in a menu

[[nodiscard]] QString text(const char* source)
{
    return QCoreApplication::translate("views", source);
}

void appendEntity(QStringList& parts, const Snapshot& snapshot, EntityId entity)
{
    const Entity& named = snapshot.entities[entity];
    parts << shown(snapshot.str(named.kind)) + QLatin1Char(' ') + shown(snapshot.str(named.value), 60);
}

// The first of many causes or effects, by name; `linkAt` gives each by its number.
template <class LinkAt>
void addLinked(QMenu& menu, Navigator& navigator, std::size_t count, bool causes, LinkAt linkAt)
{
    const Snapshot& snapshot = *navigator.snapshot();
    for (std::size_t i = 0; i < std::min(count, kMostLinked); ++i) {
        const Link& link = linkAt(i);
        const EventId other = causes ? link.from : link.to;
        QStringList name{(causes ? QStringLiteral("← ") : QStringLiteral("→ ")) +
                             shown(snapshot.str(snapshot.events.type(other)), 60),
                         link.inferred() ? certaintyOf(link) : titleOf(link.kind)};
        // Tells the spans of a loop apart.
        if (const QString delay = delayOf(snapshot, link); !delay.isEmpty()) {
            name << delay;
        }
        menu.addAction(withoutMnemonics(name.join(QStringLiteral(" · "))), &navigator,
                       [&navigator, other] { navigator.follow(other); });
    }
    if (count > kMostLinked) {
        menu.addAction(text(QT_TRANSLATE_NOOP("views", "%1 more, in the links of the event"))
                           .arg(number(count - kMostLinked)))
            ->setEnabled(false);
    }
}

void addGoToLinked(QMenu& menu, Navigator& navigator, EventId event)
{
    const LinkTable& links = navigator.snapshot()->links;
    const std::span<const Link> causes = links.into(event);
    const std::span<const LinkId> effects = links.outOf(event);
    QMenu* const linked = menu.addMenu(text(QT_TRANSLATE_NOOP("views", "Go to linked")));
    addLinked(*linked, navigator, causes.size(), true,
              [causes](std::size_t i) -> const Link& { return causes[i]; });
    if (!causes.empty() && !effects.empty()) {
        linked->addSeparator();
    }
    addLinked(*linked, navigator, effects.size(), false,
              [&links, effects](std::size_t i) -> const Link& { return links[effects[i]]; });
    linked->setEnabled(!linked->isEmpty());
}

} // namespace

QString markSummary(const MarkedEvents& marked, EventId event)
{
    if (!marked.contains(event)) {
        return {};
    }
    constexpr int kLongestNote = 200;
    const std::string_view note = marked.noteOf(event);
    return note.empty() ? text(QT_TRANSLATE_NOOP("views", "Marked"))
                        : text(QT_TRANSLATE_NOOP("views", "Marked: %1")).arg(shown(note, kLongestNote));
}

QString eventSummary(const Snapshot& snapshot, EventId event, const MarkedEvents& marked)
{
    const EventStore& events = snapshot.events;
    QStringList lines;
    lines << shown(snapshot.str(events.type(event)));
    if (events.className(event)) {
        lines << shown(snapshot.str(events.className(event)));
    }
    QString time = zonedTimeText(events.time(event));
    if (events.duration(event) != kNoDuration) {
        time += QStringLiteral(" · ") + exact(formatDuration(events.duration(event)));
    }
    lines << time;
    if (events.status(event) == EventStatus::Error) {
        lines << text(QT_TRANSLATE_NOOP("views", "Failed: %1"))
                     .arg(shown(snapshot.str(events.error(event)), 200));
    }
    QStringList about;
    if (events.contact(event)) {
        appendEntity(about, snapshot, events.contact(event));
    }
    for (const EntityId reference :
         events.references(event).first(std::min(events.references(event).size(), kMostReferences))) {
        appendEntity(about, snapshot, reference);
    }
    if (!about.isEmpty()) {
        lines << about.join(QStringLiteral(" · "));
    }
    for (const Finding& finding : snapshot.findings.of(event)) {
        lines << shown(messageOf(snapshot, finding));
    }
    if (const QString mark = markSummary(marked, event); !mark.isEmpty()) {
        lines << mark;
    }
    return lines.join(QLatin1Char('\n'));
}

QString linkSummary(const Snapshot& snapshot, LinkId link)
{
    const Link& causal = snapshot.links[link];
    const QString certainty =
        causal.inferred()
            ? text(QT_TRANSLATE_NOOP("views", "inferred, %1 %")).arg(percentOf(causal.confidence))
            : text(QT_TRANSLATE_NOOP("views", "exact"));
    QStringList lines;
    lines << shown(snapshot.str(snapshot.events.type(causal.from))) + QStringLiteral(" → ") +
                 shown(snapshot.str(snapshot.events.type(causal.to))) + QStringLiteral(" · ") + certainty;
    const std::vector<std::string> evidence = evidenceOf(snapshot, causal);
    for (std::size_t i = 0; i < std::min(evidence.size(), kMostEvidence); ++i) {
        lines << shown(evidence[i]);
    }
    return lines.join(QLatin1Char('\n'));
}

QString subjectName(const Snapshot& snapshot, const Place& place)
{
    if (place.subject && place.subject->kind != "event") {
        const std::string value =
            place.subject->kind == "trace" ? shortened(place.subject->value, kShortId) : place.subject->value;
        return kindInSentence(place.subject->kind) + QLatin1Char(' ') + shown(value, 60);
    }
    return place.event ? shown(snapshot.str(snapshot.events.type(place.event))) : QString();
}

void addEventActions(QMenu& menu, Navigator& navigator, EventId event)
{
    const std::shared_ptr<const Snapshot> snapshot = navigator.snapshot();
    addCopyEventMenu(menu, snapshot, event);
    menu.addSeparator();
    const EventId cause = snapshot->links.primaryCause(event);
    QAction* goToCause = menu.addAction(text(QT_TRANSLATE_NOOP("views", "Go to cause")), &navigator,
                                        [&navigator, cause] { navigator.follow(cause); });
    goToCause->setEnabled(cause.valid());
    addGoToLinked(menu, navigator, event);
}

} // namespace throughline
