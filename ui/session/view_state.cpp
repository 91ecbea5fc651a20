// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/view_state.h"

#include "core/base/shown_zone.h"

#include <string>
#include <utility>

namespace throughline {

void ViewState::setFoldsGaps(bool fold)
{
    if (m_foldGaps == fold)
        return;
    m_foldGaps = fold;
    Q_EMIT changed();
}

bool ViewState::setZone(const QString& name)
{
    const std::string before = ShownZone::name();
    if (!ShownZone::choose(name.toStdString()))
        return false;
    if (ShownZone::name() != before) {
        Q_EMIT changed();
        Q_EMIT zoneChanged();
    }
    return true;
}

void ViewState::setMarked(MarkedEvents marked)
{
    if (m_marked.empty() && marked.empty())
        return;
    m_marked = std::move(marked);
    Q_EMIT changed();
}

void ViewState::setFilter(const EventFilter& filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    Q_EMIT changed();
    Q_EMIT filterChanged();
}

void ViewState::addToFilter(const FilterTerm& term)
{
    EventFilter filter = m_filter;
    filter.add(term);
    setFilter(filter);
}

void ViewState::takeFromFilter(const FilterTerm& term)
{
    EventFilter filter = m_filter;
    filter.remove(term);
    setFilter(filter);
}

void ViewState::setBesideContacts(std::vector<std::string> contacts)
{
    if (m_besideContacts == contacts)
        return;
    m_besideContacts = std::move(contacts);
    Q_EMIT changed();
}

void ViewState::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace throughline
