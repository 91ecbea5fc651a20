// SPDX-License-Identifier: GPL-3.0-or-later
// TimeView: what waterfall and timeline share: a canvas with a column of names and a time axis, its scroll
// bar, the keys and the mouse of time (spec 5, "Habits"), selection, hovering, tool tips and the menu on the
// right button.
//
// A view supplies content and geometry through the functions below. What takes longer than a frame to lay
// out is made on a worker: meanwhile what was shown stays, or a notice says what is coming. GUI thread only.
#pragma once

#include "core/layout/time_jump.h"
#include "ui/session/latest_task.h"
#include "ui/views/time_gestures.h"
#include "ui/views/time_scale.h"
#include "ui/views/time_window.h"
#include "ui/views/view.h"
#include "ui/views/view_frame.h"
#include "ui/widgets/scene_canvas.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

class QAction;
class QContextMenuEvent;
class QMenu;
class QScrollBar;
class QStackedWidget;
class QVBoxLayout;

namespace throughline {

class TimeView : public View {
    Q_OBJECT
public:
    [[nodiscard]] Scene scene(QSize size) const override;
    [[nodiscard]] bool filters() const override { return true; }
    [[nodiscard]] std::optional<double> timePerPixel() const override;
    [[nodiscard]] bool working() const override { return isVisible() && m_making.running(); }

    [[nodiscard]] SceneCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] const TimeWindow& window() const { return m_window; }
    [[nodiscard]] ViewFrame& frame() const { return *m_frame; }

    // Brings a moment into the middle and says what is there. False where it shows nothing, or the text means
    // no moment.
    bool goTo(const TypedTime& typed);
    // In the middle of what is shown; kNoTime where that is nothing.
    [[nodiscard]] TimeNs middle() const;

protected:
    // What a scene is to be drawn for.
    struct Shown {
        float width = 0, height = 0;
        float nameWidth = 0;
        double scroll = 0;
        Viewport viewport;
    };
    // Said in the view's place where it has nothing to show.
    struct Notice {
        QString title, text;
    };
    enum class Move : std::uint8_t { Up, Down, PageUp, PageDown, First, Last };

    TimeView(Navigator& navigator, ViewState& state, float nameWidth, QWidget* parent);
    ~TimeView() override;

    // How what shows the navigator's place stands to what is shown.
    enum class Loaded : std::uint8_t {
        Same,
        More, // other content, beside what was shown, at the same time
        New,
        Coming, // it is being made already
        Nothing // there is nothing to show for it
    };
    // Content, ready to be shown.
    struct Made {
        std::shared_ptr<const TimeExtent> extent;
        std::function<void()> show; // on the GUI thread: puts it in the place of what is shown
    };
    // The next step towards showing the navigator's place.
    struct Plan {
        Loaded loaded = Loaded::Same;
        std::size_t events = 0;     // that it takes to make the content
        std::function<Made()> make; // on any thread; null where there is nothing to make
    };
    // Called with a snapshot and a place, again after each step, until there is no more to make.
    [[nodiscard]] virtual Plan plan() = 0;
    // Whether the last plan that had content to make is being carried out.
    [[nodiscard]] bool making() const { return m_making.running() && !m_scaling.extent; }
    // Let go of all content.
    virtual void forget();
    // After each refresh, and once what was made on a worker is shown.
    virtual void refreshed() {}
    // Called with a snapshot.
    [[nodiscard]] virtual Notice emptyNotice() const = 0;
    // Set the frame's title and chip for content and axis.
    virtual void describe() = 0;
    // All events that it shows, in any order.
    [[nodiscard]] virtual std::vector<EventId> events() const = 0;
    [[nodiscard]] virtual Scene draw(const Shown& shown) const = 0;
    [[nodiscard]] virtual double heightOfContent() const = 0;
    [[nodiscard]] virtual float heightOfHeader() const = 0;
    [[nodiscard]] virtual float heightOfLine() const = 0;
    // The top of the line that holds an event, in pixels of the content.
    [[nodiscard]] virtual std::optional<double> topOf(EventId event) const = 0;
    [[nodiscard]] virtual EventId eventOf(const Zone& zone) const = 0; // none where the zone stands for none
    [[nodiscard]] virtual bool toggle(const Zone& zone) = 0; // true where something was folded or unfolded
    [[nodiscard]] virtual EventId moved(Move move) const = 0;
    // The keys ← and →; true where rows changed.
    [[nodiscard]] virtual bool turnInto(bool inward) = 0;
    // Where `]` leads.
    [[nodiscard]] virtual EventId effectOf(EventId event) const;
    virtual void addToMenu(QMenu& menu, EventId event);
    // What the mouse does there; empty where that goes without saying.
    [[nodiscard]] virtual QString tipOf(const Zone& zone) const;

    [[nodiscard]] const Snapshot* snapshot() const { return navigator().snapshot().get(); }
    [[nodiscard]] EventId selected() const { return navigator().place().event; }
    [[nodiscard]] const MiniMap& miniMap() const { return m_miniMap; }
    void rowsChanged(); // folded, unfolded
    void revealSelected();
    void revealAnew(); // also where it was revealed before: the rows around it changed

    // A strip between the heading and the body.
    void addAbove(QWidget* strip);
    // Another page in the place of canvas and scroll bar, which shows the same in another way; null: those.
    // While it is shown, the keys of time and lines are its own.
    void showPage(QWidget* page);
    [[nodiscard]] QWidget* page() const { return m_page; }
    void revealLine(double top); // in pixels of the content
    [[nodiscard]] QAction* foldAction() const { return m_foldGaps; }
    [[nodiscard]] QAction* fitAction() const { return m_fit; }
    void refresh() override;
    void onSnapshotChanged() override;
    [[nodiscard]] bool takesCommands() const override { return canDraw(); }
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // What was shown when other content came in its place.
    struct Change {
        Loaded loaded = Loaded::Same; // by all steps together
        bool goesOn = false;          // the rest of the same came
        std::optional<double> top;    // then: of the selection
    };
    // An axis made for content, and how that is to be shown where it came with it.
    struct Step {
        Loaded loaded = Loaded::Same;
        Made made;
        TimeScale scale;
    };

    void addCommands();
    void connectGestures();
    [[nodiscard]] Change changeFromNow() const;
    void advance(Change change);
    // The step that gives what is shown another axis, where it needs one.
    [[nodiscard]] std::optional<Plan> rescaling() const;
    void start(const Plan& plan, std::function<Step()> work);
    void take(Step step, Change& change);
    void showContent(const Change& change);
    void showNothing(const Notice& notice);
    void showComing(const Change& change, std::size_t events);
    [[nodiscard]] Hit hitAt(QPointF position) const;
    void redraw();
    void tellScale();
    void redrawOverlay();
    void resized();
    void resizedAround(std::optional<double> top);
    void hover(QPointF position);
    void click(QPointF position);
    void doubleClick(QPointF position);
    void scrollBy(double pixels);
    void fit(EventId event);
    void sayWhatIsAt(const TimeJump& jump);
    void clearMoment();
    void followCause();
    void followEffect();
    void showToolTip(QPoint position, QPoint globalPosition);
    void showMenu(const QContextMenuEvent& wish);
    [[nodiscard]] Shown shownNow() const;
    // There is something to draw, and it belongs to what is open: not so between opening and the refresh
    // after.
    [[nodiscard]] bool canDraw() const { return m_loaded && m_loaded == navigator().snapshot(); }

    SceneCanvas* m_canvas;
    QScrollBar* m_scroll;
    QStackedWidget* m_pages;
    QVBoxLayout* m_body;
    ViewFrame* m_frame;
    QWidget* m_page = nullptr;
    TimeWindow m_window;
    TimeGestures m_gestures;
    QAction* m_foldGaps = nullptr;
    QAction* m_fit = nullptr;
    QList<QAction*> m_commands; // of the canvas

    std::shared_ptr<const Snapshot> m_loaded; // whose content is shown; null beside a notice
    std::optional<Selector> m_subject;        // then
    EventId m_hovered;
    EventId m_revealed;                         // the selection that was scrolled to last
    std::shared_ptr<const TimeExtent> m_extent; // of the content
    TimeAxis m_axis;                            // over it; the window's as soon as that is shown
    MiniMap m_miniMap;                          // over the same
    bool m_foldedGaps = true;                   // by that axis
    std::optional<double> m_toldScale;          // as timePerPixel() when that last changed
    struct Scaling {
        std::shared_ptr<const TimeExtent> extent;
        bool foldsGaps = true;
        friend bool operator==(const Scaling&, const Scaling&) = default;
    };
    Scaling m_scaling;         // that the worker is at; of nothing where it makes content
    TimeNs m_wentTo = kNoTime; // the moment that a line shows
    std::string m_wentToText;
    LatestTask<Step> m_making; // last: it is waited for before the rest goes
};

} // namespace throughline
