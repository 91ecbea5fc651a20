// SPDX-License-Identifier: GPL-3.0-or-later
// Navigator: where the person is: the snapshot that is open, the subject looked at, the selected event, and
// the way back (spec 5, "Selection is one thing everywhere").
//
// Owned by Workspace, lives on the GUI thread. All views and panels share it; none keeps a selection of its
// own.
#pragma once

#include "core/journey/selector.h"
#include "core/layout/categories.h"
#include "core/model/snapshot.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace throughline {

struct Place {
    std::optional<Selector> subject; // what was asked for; none right after opening
    EventId event;                   // the selected event; none where nothing is
    LinkId link;                     // the selected link, or none

    friend bool operator==(const Place&, const Place&) = default;
};

class Navigator : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Null until something is open. Changing it clears place and history.
    [[nodiscard]] const std::shared_ptr<const Snapshot>& snapshot() const { return m_snapshot; }
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    // The whole in place of a preview of the same sources: place and history stay, each at the same record.
    void continueWith(std::shared_ptr<const Snapshot> whole);
    // The preview whose place the open snapshot took, as long as somebody holds it; else null. What a view
    // made of it may be kept.
    [[nodiscard]] std::shared_ptr<const Snapshot> continued() const { return m_continued.lock(); }
    // The looks of the snapshot's events, made once for all views. Only to be asked while something is open.
    [[nodiscard]] const Categories& categories() const { return *m_categories; }

    [[nodiscard]] const Place& place() const { return m_place; }

    // Go to a new subject; its target event becomes the selection, the old place goes into the history.
    // Returns false, staying where it is, where the selector names nothing.
    bool go(const Selector& subject);
    // Select an event or a link within what is shown. Changes the place without a step in the history.
    void select(EventId event);
    void selectLink(LinkId link);
    // Follow a link to another event: selects it and makes a step in the history, so that back() returns.
    void follow(EventId event);

    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }
    void back();
    void forward();

Q_SIGNALS:
    void snapshotChanged();
    void placeChanged();

private:
    void moveTo(Place place);
    void open(std::shared_ptr<const Snapshot> snapshot);

    std::shared_ptr<const Snapshot> m_snapshot;
    std::weak_ptr<const Snapshot> m_continued;
    std::optional<Categories> m_categories; // of m_snapshot
    Place m_place;
    std::vector<Place> m_back, m_forward;
};

} // namespace throughline
