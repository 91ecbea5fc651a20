// SPDX-License-Identifier: GPL-3.0-or-later
// What of a waterfall's rows is shown while only matches are, and the rows as a tree of spans.
#include "core/layout/waterfall.h"

#include <algorithm>

namespace throughline {

void WaterfallRows::showOnly(std::span<const EventId> spans)
{
    if (showsAll()) {
        m_foldedBefore.resize(m_rows.size());
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_foldedBefore[i] = m_rows[i].folded;
    }
    m_kept.assign(m_rows.size(), false);
    for (WaterfallRow& row : m_rows)
        row.context = false;
    keep(spans);
    m_hidden = 0;
    std::vector<std::uint32_t> above; // the rows that the one at hand is below
    std::size_t settled = 0;          // so many of them are known to be shown and unfolded
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        while (!above.empty() && m_rows[above.back()].end <= i)
            above.pop_back();
        settled = std::min(settled, above.size());
        if (m_kept[i]) {
            for (; settled < above.size(); ++settled) {
                WaterfallRow& row = m_rows[above[settled]];
                row.context = !m_kept[above[settled]];
                row.folded = false;
                m_kept[above[settled]] = true;
            }
        } else if (m_rows[i].kind == WaterfallRow::Kind::Group) {
            m_kept[i] = true;
        }
        above.push_back(i);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_hidden += m_rows[i].kind == WaterfallRow::Kind::Span && !m_kept[i] ? 1 : 0;
    refresh();
}

void WaterfallRows::keep(std::span<const EventId> spans)
{
    // A search tells them in the order of the rows: then one walk finds them all.
    auto next = spans.begin();
    for (std::size_t i = 0; i < m_rows.size() && next != spans.end(); ++i) {
        if (m_rows[i].kind == WaterfallRow::Kind::Span && m_rows[i].event == *next) {
            m_kept[i] = true;
            ++next;
        }
    }
    for (; next != spans.end(); ++next) {
        if (const std::uint32_t row = indexOf(*next); row != kNoRow)
            m_kept[row] = true;
    }
}

void WaterfallRows::showAll()
{
    if (showsAll())
        return;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].folded = m_foldedBefore[i];
        m_rows[i].context = false;
    }
    m_kept.clear();
    m_foldedBefore.clear();
    m_hidden = 0;
    refresh();
}

SpanTree WaterfallRows::spanTree() const
{
    return spanTreeOf([](const WaterfallRow& row) {
        return row.kind == WaterfallRow::Kind::Span || row.kind == WaterfallRow::Kind::Ghost;
    });
}

SpanTree WaterfallRows::spanTree(const PassingEvents& passing) const
{
    if (passing.all())
        return spanTree();
    return spanTreeOf([&passing](const WaterfallRow& row) {
        return row.kind == WaterfallRow::Kind::Span && passing(row.event);
    });
}

// Of the rows that are taken; what is below any other, such as a group, is not its.
template <class Takes>
SpanTree WaterfallRows::spanTreeOf(Takes takes) const
{
    SpanTree tree;
    tree.nodes.reserve(m_rows.size());
    struct Open {
        std::uint32_t end = 0; // of its rows
        std::uint32_t node = SpanNode::kNone;
    };
    std::vector<Open> above;
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        while (!above.empty() && above.back().end <= i)
            above.pop_back();
        const WaterfallRow& row = m_rows[i];
        const std::uint32_t parent = above.empty() ? SpanNode::kNone : above.back().node;
        std::uint32_t node = parent;
        if (takes(row)) {
            node = static_cast<std::uint32_t>(tree.nodes.size());
            tree.nodes.push_back({row.event, parent, row.kind == WaterfallRow::Kind::Ghost});
        }
        if (row.end > i + 1)
            above.push_back({row.end, node});
    }
    return tree;
}

} // namespace throughline
