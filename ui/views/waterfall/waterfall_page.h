// SPDX-License-Identifier: GPL-3.0-or-later
// WaterfallPage: the causal chain behind what was asked for, or a whole trace, as a tree with bars on one
// time axis (spec 5, "Waterfall").
//
// Where something else is selected that the subject's chain does not hold, it shows the chain of that until
// the selection comes back. GUI thread only.
#pragma once

#include "ui/views/time_view.h"
#include "ui/views/waterfall/waterfall_content.h"

namespace throughline {

class WaterfallPage : public TimeView {
    Q_OBJECT
public:
    WaterfallPage(Navigator& navigator, ViewState& state, QWidget* parent = nullptr);

    [[nodiscard]] const WaterfallRows& rows() const { return content().rows; }

protected:
    [[nodiscard]] Loaded load() override;
    [[nodiscard]] Notice emptyNotice() const override;
    void describe() override;
    [[nodiscard]] std::vector<Interval> busy() const override;
    void axisChanged() override;
    [[nodiscard]] Scene draw(const Shown& shown) const override;
    [[nodiscard]] double heightOfContent() const override { return contentHeight(rows()); }
    [[nodiscard]] float heightOfHeader() const override { return kWaterfallHeader; }
    [[nodiscard]] float heightOfLine() const override { return kRowHeight; }
    [[nodiscard]] std::optional<double> topOf(EventId event) const override;
    [[nodiscard]] EventId eventOf(const Zone& zone) const override;
    [[nodiscard]] bool toggle(const Zone& zone) override;
    [[nodiscard]] EventId moved(Move move) const override;
    [[nodiscard]] bool turnInto(bool inward) override;
    [[nodiscard]] EventId effectOf(EventId event) const override;

private:
    [[nodiscard]] WaterfallContent& content() { return m_detour ? *m_detour : m_content; }
    [[nodiscard]] const WaterfallContent& content() const { return m_detour ? *m_detour : m_content; }
    void choose(WaterfallScope scope);
    [[nodiscard]] QString chainSummary() const;
    [[nodiscard]] QString traceSummary() const;
    void describeDoubts();

    std::shared_ptr<const Snapshot> m_shown; // what content refers to
    std::optional<Selector> m_subject;
    WaterfallScope m_scope = WaterfallScope::Chain;
    WaterfallContent m_content;               // of the subject
    std::optional<WaterfallContent> m_detour; // of a selection that lies elsewhere
    bool m_made = false;
    std::vector<Interval> m_busy;
    MiniMap m_miniMap;
    QAction* m_chain;
    QAction* m_trace;
};

} // namespace throughline
