// SPDX-License-Identifier: GPL-3.0-or-later
// SearchModel: what a typed text may mean, best first (spec 5, "Search bar"). A text that is a time offers to
// go there, before all else.
//
// GUI thread; the search itself runs on a worker and a newer text supersedes an older one.
#pragma once

#include "core/base/typed_time.h"
#include "core/journey/search.h"
#include "ui/models/roles.h"
#include "ui/session/latest_task.h"
#include "ui/session/navigator.h"
#include "ui/session/text_indexing.h"

#include <QAbstractListModel>

#include <optional>

namespace throughline {

class SearchModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr std::uint32_t kMostHits = 50;

    explicit SearchModel(Navigator& navigator, QObject* parent = nullptr);

    void search(const QString& text);
    // The text that the hits belong to.
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool working() const { return m_task.running(); }
    // Whether texts of records are not searched yet.
    [[nodiscard]] bool indexing() const { return m_indexing.working(); }
    [[nodiscard]] std::uint32_t total() const { return m_result.total + (m_time ? 1 : 0); }
    // The time that a row stands for; none of all others, which stand for a subject.
    [[nodiscard]] std::optional<TypedTime> time(int row) const;
    [[nodiscard]] const Selector& selector(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    // The hits of the newest text are in place.
    void updated();

private:
    void set(SearchResult result);
    [[nodiscard]] QString noteOf(const SearchHit& hit) const;
    [[nodiscard]] const SearchHit& hit(int row) const;
    [[nodiscard]] QVariant dataOfTime(int role) const;

    Navigator& m_navigator;
    QString m_text;
    SearchResult m_result;
    TextIndexing m_indexing;
    std::optional<TypedTime> m_time; // the first row
    LatestTask<SearchResult> m_task;
};

} // namespace throughline
