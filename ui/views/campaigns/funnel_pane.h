// SPDX-License-Identifier: GPL-3.0-or-later
// FunnelPane: the drawn funnel of one campaign, or of all, with the stages that it is counted by.
//
// GUI thread. The tool tip of a stage says all of its figures.
#pragma once

#include "core/layout/palette.h"
#include "ui/views/campaigns/funnel_content.h"

#include <QWidget>

#include <memory>

namespace throughline {

class ListHeading;
class SceneCanvas;
class ScrolledScene;

class FunnelPane : public QWidget {
    Q_OBJECT
public:
    explicit FunnelPane(QWidget* parent = nullptr);

    void setColours(const InkColours& colours);
    // Null: nothing is drawn.
    void setResults(std::shared_ptr<const CampaignResults> results, CampaignChoice campaign);

    [[nodiscard]] ListHeading& heading() const { return *m_heading; }
    [[nodiscard]] SceneCanvas& canvas() const { return *m_canvas; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void redraw();
    void describe();

    std::shared_ptr<const CampaignResults> m_results;
    CampaignChoice m_campaign;
    ListHeading* m_heading;
    ScrolledScene* m_drawing;
    SceneCanvas* m_canvas; // its
};

} // namespace throughline
