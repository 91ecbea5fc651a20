// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/time_overlay.h"

#include <algorithm>

namespace throughline {
namespace {

constexpr float kLabelWidth = 120;
constexpr float kLabelHeight = 22;
constexpr float kAboveMouse = 30;

[[nodiscard]] bool overlaps(const Rect& a, const Rect& b)
{
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

} // namespace

void outlineBars(Scene& overlay, const Scene& base, const std::function<bool(EventId)>& wanted)
{
    for (const Bar& bar : base.bars) {
        if (bar.event && wanted(bar.event)) {
            overlay.bars.push_back(bar);
            overlay.bars.back().outlined = true;
        }
    }
    for (const Glyph& glyph : base.glyphs) {
        if (glyph.event && wanted(glyph.event)) {
            overlay.glyphs.push_back(glyph);
            overlay.glyphs.back().outlined = true;
        }
    }
    for (const Label& label : base.labels) {
        if (std::any_of(overlay.bars.begin(), overlay.bars.end(),
                        [&](const Bar& bar) { return overlaps(bar.rect, label.box); })) {
            overlay.labels.push_back(label);
        }
    }
}

void drawMark(Scene& overlay, const Scene& base, const TimeGestures::Mark& mark, const std::string& duration,
              float header)
{
    const float left = std::min(mark.from, mark.to);
    const float right = std::max(mark.from, mark.to);
    const bool measures = mark.kind == TimeGestures::Mark::Kind::Measure;
    const float bottom = measures ? base.height : header;
    const float top = measures ? header : 0;
    overlay.lines.push_back({{left, top}, {left, bottom}, Ink::Accent});
    overlay.lines.push_back({{right, top}, {right, bottom}, Ink::Accent});
    overlay.lines.push_back({{left, mark.y}, {right, mark.y}, Ink::Accent});

    Label label;
    const float middle = (left + right - kLabelWidth) / 2;
    const float y = measures ? std::max(header, mark.y - kAboveMouse) : header;
    label.box = {std::clamp(middle, 0.0F, std::max(0.0F, base.width - kLabelWidth)), y, kLabelWidth,
                 kLabelHeight};
    label.text = duration;
    label.face = Face::Bold;
    label.ink = Ink::Accent;
    label.align = Align::Centre;
    label.boxed = true;
    overlay.labels.push_back(std::move(label));
}

void drawMoment(Scene& overlay, const Scene& base, float x, const std::string& name, float left, float header)
{
    constexpr float kPadding = 16;
    overlay.lines.push_back({{x, header}, {x, base.height}, Ink::Accent});
    Label label;
    const float width = estimatedTextWidth(name, Face::Bold) + kPadding;
    label.box = {std::clamp(x - width / 2, left, std::max(left, base.width - width)),
                 std::max(header, base.height - kLabelHeight - 4), width, kLabelHeight};
    label.text = name;
    label.face = Face::Bold;
    label.ink = Ink::Accent;
    label.align = Align::Centre;
    label.boxed = true;
    overlay.labels.push_back(std::move(label));
}

} // namespace throughline
