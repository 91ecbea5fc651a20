// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/journey/journey_page.h"

#include "core/journey/explain.h"
#include "core/model/wording.h"
#include "ui/models/text.h"
#include "ui/views/event_actions.h"
#include "ui/views/filter_actions.h"
#include "ui/views/preview_doubt.h"
#include "ui/views/scrolled_scene.h"
#include "ui/views/visible_part.h"
#include "ui/widgets/focus_stand_in.h"
#include "ui/widgets/scene_painter.h"

#include <absl/container/flat_hash_set.h>

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QSplitter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace throughline {
namespace {

constexpr int kWordsWidth = 340;
constexpr std::size_t kShortMessage = 12;

} // namespace

JourneyPage::JourneyPage(Navigator& navigator, ViewState& state, QWidget* parent)
    : View(navigator, state, parent), m_frame(new ViewFrame(makeBody()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_frame);
    setAccessibleName(tr("Journey"));
    m_canvas->setAccessibleName(tr("Journey: the events from root cause to target as cards"));
    setFocusStandIn(*this, *m_canvas);
    m_canvas->installEventFilter(this);
    connect(m_cards, &ScrolledScene::resized, this, [this] {
        if (canDraw()) {
            redraw();
        }
    });
    addCommands();
}

JourneyPage::~JourneyPage() = default;

QWidget* JourneyPage::makeBody()
{
    m_cards = new ScrolledScene;
    m_canvas = &m_cards->canvas();
    m_words = new JourneyWords;
    auto* body = new QSplitter(Qt::Horizontal);
    body->setChildrenCollapsible(false);
    body->setHandleWidth(1);
    body->addWidget(m_cards);
    body->addWidget(m_words);
    body->setStretchFactor(0, 1);
    body->setStretchFactor(1, 0);
    body->setSizes({3 * kWordsWidth, kWordsWidth});
    return body;
}

void JourneyPage::addCommands()
{
    addCommand(tr("Select the event before"), Qt::Key_Up, [this] { select(-1); });
    addCommand(tr("Select the event after"), Qt::Key_Down, [this] { select(1); });
    addCommand(tr("Follow to the cause"), Qt::Key_BracketLeft, [this] {
        const EventId event = navigator().place().event;
        if (const EventId cause = event ? m_shown->links.primaryCause(event) : EventId()) {
            navigator().follow(cause);
        }
    });
    addCommand(tr("Follow to the effect"), Qt::Key_BracketRight, [this] { select(1); });
    QAction* copy = addCommand(tr("Copy as text"), {}, [this] { copyWords(); });
    copy->setToolTip(tr("Copy the chain as plain sentences"));
    m_frame->addButton(copy);
}

// The events of the chain and the direct effects of its target have cards.
bool JourneyPage::draws(EventId event) const
{
    return std::any_of(m_chain.hops.begin(), m_chain.hops.end(),
                       [&](const Hop& hop) { return hop.event == event; }) ||
           m_shown->links.primaryCause(event) == m_chain.target();
}

bool JourneyPage::load()
{
    const Place& place = navigator().place();
    if (!navigator().snapshot() || !place.event) {
        m_chain = {};
        return false;
    }
    m_shown = navigator().snapshot();
    if (m_subject != place.subject || m_chain.hops.empty()) {
        m_subject = place.subject;
        const Result<EventId> stands =
            m_subject ? target(*m_shown, *m_subject) : Result<EventId>(place.event);
        m_chain = explain(*m_shown, stands ? *stands : place.event);
        m_revealed = {};
    }
    if (!draws(place.event)) {
        m_chain = explain(*m_shown, place.event);
        m_revealed = {};
    }
    return true;
}

void JourneyPage::onSnapshotChanged()
{
    m_shown.reset();
    m_chain = {};
}

void JourneyPage::refresh()
{
    const InkColours& colours = state().colours();
    m_canvas->setColours(colours);
    m_frame->setColours(colours);
    m_words->setColours(colours);
    if (!load()) {
        if (navigator().snapshot()) {
            m_frame->showNotice(tr("No journey yet"),
                                tr("Search for an order, contact or trace, or pick one on the left."));
        } else {
            m_frame->showNothingOpen();
        }
        return;
    }
    describe();
    m_frame->showBody();
    redraw();
    reveal(navigator().place().event);
}

void JourneyPage::describe()
{
    Place place{m_subject, m_chain.target(), {}};
    const Result<EventId> stands = m_subject ? target(*m_shown, *m_subject) : Result<EventId>(EventId());
    if (!stands || *stands != m_chain.target()) {
        place.subject.reset(); // the chain is another one than was asked for
    }
    absl::flat_hash_set<TraceId> traces;
    for (const Hop& hop : m_chain.hops) {
        traces.insert(m_shown->events.trace(hop.event));
    }
    const QStringList parts{counted(m_chain.hops.size() - 1, tr("1 hop"), tr("%1 hops")),
                            counted(traces.size(), tr("1 trace"), tr("%1 traces")), attributionText()};
    m_frame->setTitle(tr("How %1 came about").arg(subjectName(*m_shown, place)),
                      parts.join(QStringLiteral(" · ")));
    if (m_shown->preview) {
        m_frame->setChip(previewDoubt(*m_shown), previewExplanation());
    } else {
        m_frame->setChip(m_chain.broken ? tr("chain broken above") : QString(),
                         tr("The cause of the first event is not in this data."));
    }

    QStringList sentences = caution() + answer();
    for (const std::string& sentence : inWords(*m_shown, m_chain)) {
        sentences << shown(sentence);
    }
    m_words->setSentences(sentences);
    const LinkId link = navigator().place().link;
    m_words->setLink(link ? linkSummary(*m_shown, link) : QString());
}

// The campaign and the message behind it, with their whole ids, as they are asked for most.
QStringList JourneyPage::answer() const
{
    if (!m_chain.campaign || !m_chain.message)
        return {};
    const auto valueOf = [this](EntityId entity) {
        return shown(m_shown->str(m_shown->entities[entity].value));
    };
    const QString from = m_chain.inferred ? tr("Most likely message %1 of campaign %2 led to it.")
                                          : tr("Message %1 of campaign %2 led to it.");
    return {from.arg(valueOf(m_chain.message), valueOf(m_chain.campaign))};
}

QString JourneyPage::attributionText() const
{
    if (!m_chain.campaign) {
        return tr("no campaign");
    }
    const auto valueOf = [this](EntityId entity, std::size_t length) {
        return shown(shortened(m_shown->str(m_shown->entities[entity].value), length));
    };
    constexpr std::size_t kLongestCampaign = 40;
    const QString kind = m_chain.inferred ? tr("inferred attribution to %1") : tr("direct attribution to %1");
    const QString text = kind.arg(valueOf(m_chain.campaign, kLongestCampaign));
    return m_chain.message
               ? text + QStringLiteral(", ") + tr("message %1").arg(valueOf(m_chain.message, kShortMessage))
               : text;
}

Scene JourneyPage::draw(float width) const
{
    JourneyView view;
    view.width = width;
    view.selected = navigator().place().event;
    view.selectedLink = navigator().place().link;
    view.marks = &state().marked();
    return journeyScene(*m_shown, navigator().categories(), m_chain, view, fontTextWidth());
}

Scene JourneyPage::scene(QSize size) const
{
    if (!canDraw()) {
        return {};
    }
    return visiblePart(draw(static_cast<float>(size.width())), 0, static_cast<float>(size.height()));
}

void JourneyPage::redraw()
{
    m_cards->setScene(draw(static_cast<float>(m_canvas->width())));
}

void JourneyPage::reveal(EventId event)
{
    if (event == m_revealed) {
        return;
    }
    m_revealed = event;
    const std::vector<Zone>& zones = m_cards->scene().zones;
    const auto card = std::find_if(zones.begin(), zones.end(), [&](const Zone& zone) {
        return zone.kind == ZoneKind::Card && zone.event == event;
    });
    if (card != zones.end()) {
        m_cards->reveal(card->rect.y, card->rect.bottom());
    }
}

void JourneyPage::click(QPointF position)
{
    const Hit hit = m_canvas->hit(position);
    if (hit.event) {
        m_revealed = hit.event; // it is where the mouse is
        navigator().select(hit.event);
    } else if (hit.link) {
        navigator().selectLink(hit.link);
    }
}

void JourneyPage::select(int step)
{
    const EventId event = navigator().place().event;
    const auto hop = std::find_if(m_chain.hops.begin(), m_chain.hops.end(),
                                  [&](const Hop& candidate) { return candidate.event == event; });
    if (hop == m_chain.hops.end()) {
        navigator().select(m_chain.target());
        return;
    }
    const auto index = hop - m_chain.hops.begin() + step;
    if (index >= 0 && index < static_cast<std::ptrdiff_t>(m_chain.hops.size())) {
        navigator().select(m_chain.hops[static_cast<std::size_t>(index)].event);
    }
}

bool JourneyPage::eventFilter(QObject* watched, QEvent* event)
{
    if (!canDraw()) {
        return View::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::MouseButtonRelease:
        if (static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) {
            click(static_cast<QMouseEvent*>(event)->position());
        }
        return true;
    case QEvent::MouseMove: {
        const Hit hit = m_canvas->hit(static_cast<QMouseEvent*>(event)->position());
        m_canvas->setCursor(hit.event || hit.link ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return true;
    }
    case QEvent::ToolTip:
        showToolTip(static_cast<QHelpEvent*>(event)->pos(), static_cast<QHelpEvent*>(event)->globalPos());
        return true;
    case QEvent::ContextMenu:
        showMenu(*static_cast<QContextMenuEvent*>(event));
        return true;
    default:
        break;
    }
    return View::eventFilter(watched, event);
}

void JourneyPage::showToolTip(QPoint position, QPoint globalPosition)
{
    const Hit hit = m_canvas->hit(position);
    QString text;
    if (hit.event) {
        text = eventSummary(*m_shown, hit.event, state().marked());
    } else if (hit.link) {
        text = linkSummary(*m_shown, hit.link);
    }
    QToolTip::showText(globalPosition, plainToolTip(text), m_canvas);
}

// The menu key means what is selected.
void JourneyPage::showMenu(const QContextMenuEvent& wish)
{
    const bool byKey = wish.reason() == QContextMenuEvent::Keyboard;
    const EventId event = byKey ? navigator().place().event : m_canvas->hit(wish.pos()).event;
    if (!event) {
        return;
    }
    navigator().select(event);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addEventActions(*menu, navigator(), event);
    menu->addAction(state().marked().contains(event) ? tr("Take the mark back") : tr("Mark"), this,
                    [this, event] { Q_EMIT markWanted(event); });
    addFilterMenus(*menu, state(), *m_shown, event);
    menu->popup(byKey ? m_canvas->mapToGlobal(m_canvas->placeOf(event)) : wish.globalPos());
}

// Stands before the chain's sentences, so that it goes with them wherever they are pasted.
QStringList JourneyPage::caution() const
{
    return m_shown->preview ? QStringList{previewExplanation()} : QStringList();
}

void JourneyPage::copyWords() const
{
    QStringList sentences = caution();
    for (const std::string& sentence : inWords(*m_shown, m_chain)) {
        sentences << exact(sentence);
    }
    QGuiApplication::clipboard()->setText(sentences.join(QLatin1Char('\n')));
}

} // namespace throughline
