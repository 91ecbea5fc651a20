// SPDX-License-Identifier: GPL-3.0-or-later
// EntityPanel: a list of entities with a filter and, where it shows several kinds, a tab for each.
//
// GUI thread. One click or Enter goes to the entity; the menu offers contacts to stand beside what is shown.
#pragma once

#include "ui/models/entity_model.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QTabBar;
class QTableView;

namespace throughline {

class EntityPanel : public QWidget {
    Q_OBJECT
public:
    // Shows that one kind, or for an empty one all kinds of the data but `without`.
    EntityPanel(Navigator& navigator, OrderAttributions& attributions, const QString& onlyKind,
                const QString& without, QWidget* parent = nullptr);

    void startFilter();
    // All entities of a kind, without a filter; false where it does not show that one.
    bool showKind(const QString& kind);

Q_SIGNALS:
    // The person wants to see this contact beside those in the timeline.
    void besideWanted(const throughline::Selector& contact);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void noteTop();
    void returnToTop();
    void showKinds();
    void showCurrentKind();
    void showCounts();
    void showSubject();
    void goTo(const QModelIndex& index);
    void fillMenu(QMenu& menu, const QModelIndex& index);

    Navigator& m_navigator;
    EntityModel m_model;
    QString m_onlyKind, m_without;
    QTabBar* m_kinds;
    QLineEdit* m_filter;
    QHBoxLayout* m_filterRow = nullptr;
    QTableView* m_table;
    QLabel* m_note;
    std::optional<Selector> m_topBefore; // the first row in sight of the preview that was shown before
};

} // namespace throughline
