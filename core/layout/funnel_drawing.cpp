// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/funnel_drawing.h"

#include "core/layout/captions.h"
#include "core/layout/clock_text.h"
#include "core/model/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

namespace throughline {

namespace {

constexpr float kMargin = 16;
constexpr float kGap = 16;
constexpr float kLine = 20;
constexpr float kHeading = 24;
constexpr float kRow = 28;
constexpr float kBar = 16;
constexpr float kThinBar = 12;
constexpr float kNarrowestBar = 96;
constexpr float kThinnest = 2; // of a part that is not nothing
constexpr float kMark = 12;
constexpr float kMarkGap = 6;
constexpr std::size_t kLongestName = 80;
constexpr std::string_view kBetween = " · ";

// One figure of all stages.
struct Column {
    const std::string* heading = nullptr;
    std::vector<std::string> cells; // by stage; empty where there is nothing to say
    Face face = Face::Regular;
    float width = 0;
};

class FunnelDrawing {
public:
    FunnelDrawing(const Funnel& funnel, const std::vector<StageCaption>& stages, const FunnelView& view,
                  const TextWidth& textWidth)
        : m_funnel(funnel), m_stages(stages), m_view(view), m_textWidth(textWidth)
    {
        for (const StageCaption& stage : stages)
            m_names.push_back(cutTo(stage.name, kLongestName));
        for (std::size_t i = 0; i < stages.size(); ++i) {
            const FunnelStep& step = funnel.steps[i];
            m_most = std::max(m_most, stages[i].absent ? 0 : step.contacts + step.skipped);
        }
        makeColumns();
    }

    Scene draw()
    {
        m_y = kMargin;
        if (inner() >= kNarrowestBar && !m_stages.empty()) {
            drawTitle();
            if (fitsInRows())
                drawRows();
            else
                drawStack();
            drawLegend();
            for (const std::string& note : m_view.notes)
                drawParagraph(note, Ink::Dim);
        }
        m_scene.width = m_view.width;
        m_scene.height = m_y + kMargin;
        m_scene.fills.insert(m_scene.fills.begin(),
                             Fill{{0, 0, m_scene.width, m_scene.height}, Ink::Panel, Ink::Panel, 0});
        return std::move(m_scene);
    }

private:
    [[nodiscard]] float inner() const { return m_view.width - 2 * kMargin; }
    [[nodiscard]] float right() const { return m_view.width - kMargin; }
    [[nodiscard]] float widthOf(std::string_view text, Face face) const
    {
        return std::ceil(m_textWidth(text, face)) + 1;
    }

    void makeColumns()
    {
        const FunnelWords& words = m_view.words;
        const auto count = [](std::uint32_t n) { return n > 0 ? groupedNumber(n) : std::string(); };
        addColumn(words.contacts, Face::Bold,
                  [](const FunnelStep& step) { return groupedNumber(step.contacts); });
        addColumn(words.inferred, Face::Regular,
                  [&](const FunnelStep& step) { return count(step.inferred); });
        addColumn(words.conversion, Face::Regular, [](const FunnelStep& step) {
            return step.conversion ? shareText(*step.conversion) : std::string();
        });
        addColumn(words.skipped, Face::Regular, [&](const FunnelStep& step) { return count(step.skipped); });
        addColumn(words.median, Face::Regular,
                  [](const FunnelStep& step) { return formatDuration(step.median); });
    }

    // A column that has nothing to say is left out.
    template <class CellOf>
    void addColumn(const std::string& heading, Face face, const CellOf& cellOf)
    {
        Column column{.heading = &heading, .cells = {}, .face = face, .width = widthOf(heading, Face::Small)};
        bool any = false;
        for (std::size_t i = 0; i < m_stages.size(); ++i) {
            column.cells.push_back(m_stages[i].absent ? std::string() : cellOf(m_funnel.steps[i]));
            column.width = std::max(column.width, widthOf(column.cells.back(), face));
            any = any || !column.cells.back().empty();
        }
        if (any)
            m_columns.push_back(std::move(column));
    }

    // Whether names, bars and all figures stand beside each other without cutting any text.
    [[nodiscard]] bool fitsInRows()
    {
        m_nameWidth = widthOf(m_view.words.stage, Face::Small);
        for (const std::string& name : m_names)
            m_nameWidth = std::max(m_nameWidth, widthOf(name, Face::Regular));
        float figures = 0;
        for (const Column& column : m_columns)
            figures += kGap + column.width;
        m_barWidth = inner() - m_nameWidth - kGap - figures;
        return m_barWidth >= kNarrowestBar &&
               widthOf(m_view.words.absent, Face::Regular) <= m_barWidth + figures;
    }

    void drawTitle()
    {
        if (m_view.title.empty())
            return;
        addLabel(kMargin, m_y, inner(), cutTo(m_view.title, kLongestName), Ink::Text, Face::Bold);
        m_y += kLine;
        drawParagraph(m_view.summary, Ink::Dim);
        m_y += kGap / 2;
    }

    void drawRows()
    {
        const float barX = kMargin + m_nameWidth + kGap;
        addLabel(kMargin, m_y, m_nameWidth, m_view.words.stage, Ink::Dim, Face::Small);
        float x = barX + m_barWidth;
        for (const Column& column : m_columns) {
            x += kGap;
            addLabel(x, m_y, column.width, *column.heading, Ink::Dim, Face::Small, Align::Right);
            x += column.width;
        }
        m_y += kHeading;
        m_scene.lines.push_back({{kMargin, m_y - 2}, {right(), m_y - 2}, Ink::Line});
        for (std::size_t i = 0; i < m_stages.size(); ++i) {
            const bool absent = m_stages[i].absent;
            const float textY = m_y + (kRow - kLine) / 2;
            addLabel(kMargin, textY, m_nameWidth, m_names[i], absent ? Ink::Dim : Ink::Text, Face::Regular);
            if (absent)
                addLabel(barX, textY, right() - barX, m_view.words.absent, Ink::Dim, Face::Regular);
            else
                drawBar({barX, m_y + (kRow - kBar) / 2, m_barWidth, kBar}, m_funnel.steps[i]);
            x = barX + m_barWidth;
            for (const Column& column : m_columns) {
                x += kGap;
                addLabel(x, textY, column.width, column.cells[i], Ink::Text, column.face, Align::Right);
                x += column.width;
            }
            addZone(i, m_y, kRow);
            m_y += kRow;
        }
    }

    void drawStack()
    {
        for (std::size_t i = 0; i < m_stages.size(); ++i) {
            const float top = m_y;
            const bool absent = m_stages[i].absent;
            const std::string count = absent ? std::string() : groupedNumber(m_funnel.steps[i].contacts);
            const float countWidth = count.empty() ? 0 : widthOf(count, Face::Bold);
            addLabel(kMargin, m_y, inner() - countWidth - kGap, m_names[i], absent ? Ink::Dim : Ink::Text,
                     Face::Regular);
            addLabel(right() - countWidth, m_y, countWidth, count, Ink::Text, Face::Bold, Align::Right);
            m_y += kLine;
            if (absent) {
                drawParagraph(m_view.words.absent, Ink::Dim);
            } else {
                drawBar({kMargin, m_y, inner(), kThinBar}, m_funnel.steps[i]);
                m_y += kThinBar + 2;
                drawLines(packed(figuresOf(i), kBetween, inner(), Face::Regular), Ink::Dim);
            }
            m_y += kGap / 2;
            addZone(i, top, m_y - top);
        }
    }

    // "Of stage before 64.6 %", … without the contacts, which have a place of their own.
    [[nodiscard]] std::vector<std::string> figuresOf(std::size_t stage) const
    {
        std::vector<std::string> figures;
        for (const Column& column : m_columns) {
            if (column.heading != &m_view.words.contacts && !column.cells[stage].empty())
                figures.push_back(*column.heading + ' ' + column.cells[stage]);
        }
        return figures;
    }

    void drawBar(const Rect& room, const FunnelStep& step)
    {
        // Room is left for parts that are wider than their share.
        const float unit = m_most > 0 ? (room.width - 3 * kThinnest) / static_cast<float>(m_most) : 0;
        float x = room.x;
        const auto next = [&](std::uint32_t contacts) {
            const Rect rect{x, room.y, std::max(kThinnest, static_cast<float>(contacts) * unit), room.height};
            x = rect.right();
            return rect;
        };
        if (const std::uint32_t linked = step.contacts - step.inferred; linked > 0)
            addBar(next(linked), Ink::Accent, false);
        if (step.inferred > 0)
            addBar(next(step.inferred), Ink::Warning, true);
        if (step.skipped > 0)
            m_scene.fills.push_back({next(step.skipped), Ink::Line, Ink::Line, 0});
    }

    void addBar(const Rect& rect, Ink ink, bool hollow)
    {
        Bar bar;
        bar.rect = rect;
        bar.ink = ink;
        bar.hollow = hollow;
        m_scene.bars.push_back(bar);
    }

    void drawLegend()
    {
        const auto any = [this](std::uint32_t FunnelStep::*part) {
            for (std::size_t i = 0; i < m_stages.size(); ++i) {
                if (!m_stages[i].absent && m_funnel.steps[i].*part > 0)
                    return true;
            }
            return false;
        };
        if (m_most == 0)
            return;
        m_y += kGap / 2;
        float x = kMargin;
        addBar(legendMark(m_view.words.linkedPart, x), Ink::Accent, false);
        if (any(&FunnelStep::inferred))
            addBar(legendMark(m_view.words.inferredPart, x), Ink::Warning, true);
        if (any(&FunnelStep::skipped))
            m_scene.fills.push_back({legendMark(m_view.words.skippedPart, x), Ink::Line, Ink::Line, 0});
        m_y += kLine;
    }

    // Writes an entry's text at x, or on a line of its own, and says where its mark goes.
    Rect legendMark(const std::string& text, float& x)
    {
        constexpr float kIndent = kMark + kMarkGap;
        const float width = std::min(kIndent + widthOf(text, Face::Small), inner());
        if (x > kMargin && x + width > right()) {
            x = kMargin;
            m_y += kLine;
        }
        const Rect mark{x, m_y + (kLine - kMark) / 2, kMark, kMark};
        const auto lines = packed(wordsOf(text), " ", width - kIndent, Face::Small);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            m_y += i > 0 ? kLine : 0;
            addLabel(x + kIndent, m_y, width - kIndent, lines[i], Ink::Dim, Face::Small);
        }
        x += width + kGap;
        return mark;
    }

    void drawParagraph(const std::string& text, Ink ink)
    {
        drawLines(packed(wordsOf(text), " ", inner(), Face::Regular), ink);
    }

    [[nodiscard]] static std::vector<std::string> wordsOf(const std::string& text)
    {
        std::vector<std::string> words;
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t to = std::min(text.find(' ', from), text.size());
            if (to > from)
                words.push_back(text.substr(from, to - from));
            from = to + 1;
        }
        return words;
    }

    // As many parts on a line as fit; a part that is longer than a line is broken between its words.
    [[nodiscard]] std::vector<std::string> packed(const std::vector<std::string>& parts,
                                                  std::string_view between, float room, Face face) const
    {
        std::vector<std::string> lines;
        for (const std::string& part : parts) {
            const std::string longer =
                lines.empty() ? part : fmt::format("{}{}{}", lines.back(), between, part);
            if (widthOf(longer, face) <= room) {
                lines.resize(std::max<std::size_t>(lines.size(), 1));
                lines.back() = longer;
                continue;
            }
            const std::vector<std::string> words = wordsOf(part);
            if (widthOf(part, face) <= room || words.size() < 2)
                lines.push_back(part);
            else
                std::ranges::move(packed(words, " ", room, face), std::back_inserter(lines));
        }
        return lines;
    }

    void drawLines(const std::vector<std::string>& lines, Ink ink)
    {
        for (const std::string& line : lines) {
            addLabel(kMargin, m_y, inner(), line, ink, Face::Regular);
            m_y += kLine;
        }
    }

    void addLabel(float x, float y, float width, std::string text, Ink ink, Face face,
                  Align align = Align::Left)
    {
        if (!text.empty())
            m_scene.labels.push_back({{x, y, width, kLine}, std::move(text), ink, face, align});
    }

    void addZone(std::size_t stage, float y, float height)
    {
        Zone zone;
        zone.rect = {0, y, m_view.width, height};
        zone.index = static_cast<std::uint32_t>(stage);
        m_scene.zones.push_back(zone);
    }

    const Funnel& m_funnel;
    const std::vector<StageCaption>& m_stages;
    const FunnelView& m_view;
    const TextWidth& m_textWidth;
    std::vector<std::string> m_names; // by stage
    std::vector<Column> m_columns;
    std::uint32_t m_most = 0; // contacts in a bar
    float m_nameWidth = 0;
    float m_barWidth = 0;
    float m_y = 0; // where the next part begins
    Scene m_scene;
};

} // namespace

Scene funnelScene(const Funnel& funnel, const std::vector<StageCaption>& stages, const FunnelView& view,
                  const TextWidth& textWidth)
{
    return FunnelDrawing(funnel, stages, view, textWidth).draw();
}

} // namespace throughline
