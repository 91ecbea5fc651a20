// SPDX-License-Identifier: GPL-3.0-or-later
// View: one tab in the centre, or the dock below it. A view sees the navigator and the view state, never a
// source and never another view.
//
// Changes of snapshot, place or view state are coalesced into one refresh() per event-loop turn, and only
// while the view is visible; a hidden view catches up when it is shown. GUI thread only.
#pragma once

#include "core/layout/scene.h"
#include "ui/session/navigator.h"
#include "ui/session/view_state.h"

#include <QKeySequence>
#include <QWidget>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

class QAction;

namespace throughline {

class View : public QWidget {
    Q_OBJECT
public:
    View(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);

    // What the view shows now, drawn at the given size, for an image or a document. Empty where there is
    // nothing.
    [[nodiscard]] virtual Scene scene(QSize size) const = 0;
    // The same, to be drawn on any thread, also when the view shows something else by then.
    [[nodiscard]] virtual std::function<Scene()> drawing(QSize size) const;
    // Whether it leaves out what the event filter leaves out.
    [[nodiscard]] virtual bool filters() const { return false; }
    // Time per pixel, in ns, of a view with a time axis; none where nothing is on it.
    [[nodiscard]] virtual std::optional<double> timePerPixel() const { return {}; }
    // Whether some of what it shows is still being worked out.
    [[nodiscard]] virtual bool working() const { return false; }

Q_SIGNALS:
    // The person wants to see the place in another view, by its id.
    void viewWanted(const QString& id);
    // The person wants an event to be marked, or its mark to be taken back.
    void markWanted(throughline::EventId event);
    // In passing, for the status bar.
    void said(const QString& remark);
    // timePerPixel() is another.
    void scaleChanged();

protected:
    // Show the current snapshot, place and state.
    virtual void refresh() = 0;
    // Something else is open, or nothing. Called at once, also where nobody looks: nothing here may hold what
    // was closed from now on, but for a preview that goes on (Navigator::continued()). refresh() follows.
    virtual void onSnapshotChanged() {}
    [[nodiscard]] Navigator& navigator() const { return m_navigator; }
    [[nodiscard]] ViewState& state() const { return m_state; }
    // A command of the view: its key works while the focus is in the view, and it runs only while the view
    // takes commands.
    QAction* addCommand(const QString& text, const QKeySequence& key, std::function<void()> run);
    [[nodiscard]] virtual bool takesCommands() const { return true; }
    void showEvent(QShowEvent* event) override;
    // With the next turn of the event loop; where the view is hidden then, once it is shown.
    void scheduleRefresh();

private:
    Navigator& m_navigator;
    ViewState& m_state;
    bool m_stale = true;
    bool m_scheduled = false;
};

// Where the window shows a view: as a tab in the centre, or in the dock below it.
enum class ViewArea : std::uint8_t { Centre, Below };

// A row of THE list of views, in the order of the tabs.
struct ViewDescription {
    const char* id;    // stable: settings, `render VIEW`
    const char* title; // translated by context "views"
    std::function<View*(Navigator&, ViewState&)> create;
    ViewArea area = ViewArea::Centre;
};
[[nodiscard]] std::span<const ViewDescription> viewList();
// The id of the view that answers what is asked about such a thing.
[[nodiscard]] const char* viewFor(std::string_view kind);

} // namespace throughline
