// SPDX-License-Identifier: GPL-3.0-or-later
// JourneyPage: how the selected state came about: a card per event from root cause to target, arrows with
// their evidence, and beside them the same in plain sentences (spec 5, "Journey").
//
// GUI thread only.
#pragma once

#include "core/layout/journey_graph.h"
#include "core/model/journey.h"
#include "ui/views/journey/journey_words.h"
#include "ui/views/view.h"
#include "ui/views/view_frame.h"
#include "ui/widgets/scene_canvas.h"

#include <memory>
#include <optional>

class QContextMenuEvent;

namespace throughline {

class ScrolledScene;

class JourneyPage : public View {
    Q_OBJECT
public:
    JourneyPage(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);
    ~JourneyPage() override;

    [[nodiscard]] Scene scene(QSize size) const override;

    [[nodiscard]] SceneCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] const ViewFrame& frame() const { return *m_frame; }
    [[nodiscard]] const JourneyWords& words() const { return *m_words; }
    [[nodiscard]] const Chain& chain() const { return m_chain; }

protected:
    void refresh() override;
    void onSnapshotChanged() override;
    [[nodiscard]] bool takesCommands() const override { return canDraw(); }
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeBody();
    void addCommands();
    // Makes the chain that holds the selection; returns false where there is none.
    [[nodiscard]] bool load();
    [[nodiscard]] bool draws(EventId event) const;
    void describe();
    void redraw();
    void reveal(EventId event);
    void click(QPointF position);
    void select(int step);
    void showMenu(const QContextMenuEvent& wish);
    void showToolTip(QPoint position, QPoint globalPosition);
    void copyWords() const;
    [[nodiscard]] QStringList caution() const;
    [[nodiscard]] QStringList answer() const;
    [[nodiscard]] QString attributionText() const;
    [[nodiscard]] Scene draw(float width) const;

    ScrolledScene* m_cards = nullptr;
    SceneCanvas* m_canvas = nullptr; // theirs
    JourneyWords* m_words = nullptr;
    ViewFrame* m_frame;

    // There is a chain, and it belongs to what is open: not so between opening and the refresh after.
    [[nodiscard]] bool canDraw() const
    {
        return m_shown && m_shown == navigator().snapshot() && !m_chain.hops.empty();
    }

    std::shared_ptr<const Snapshot> m_shown; // what the chain refers to
    std::optional<Selector> m_subject;
    Chain m_chain;
    EventId m_revealed;
};

} // namespace throughline
