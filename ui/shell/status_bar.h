// SPDX-License-Identifier: GPL-3.0-or-later
// StatusBar: how much is open, findings by severity, the time zone, how far the view is zoomed in, and the
// progress of loading with its cancel button.
//
// GUI thread.
#pragma once

#include "core/base/progress.h"
#include "ui/session/navigator.h"
#include "ui/shell/progress_text.h"

#include <QStatusBar>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace throughline {

class StatusBar : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusBar(Navigator& navigator, QWidget* parent = nullptr);

    void showLoading();
    void showProgress(const Progress& progress);
    void endLoading();
    // Names the time zone, again where it changed; its menu offers others.
    void showZone();
    void offerZones(const QList<QAction*>& actions);
    // In ns; none where what is shown has no time axis.
    void showScale(std::optional<double> timePerPixel);
    // A remark that goes by itself.
    void say(const QString& text);

Q_SIGNALS:
    void cancelWanted();

private:
    struct SeverityCount {
        QLabel* mark;
        QLabel* count;
    };

    void refresh();
    void showProgressParts();
    void paintMarks();
    void changeEvent(QEvent* event) override;

    Navigator& m_navigator;
    QLabel* m_counts;
    std::array<SeverityCount, 4> m_severities{};
    QLabel* m_remark;
    QLabel* m_progressText;
    QProgressBar* m_bar;
    ProgressText m_progress;
    bool m_loading = false;
    QPushButton* m_cancel;
    QToolButton* m_zone;
    QLabel* m_scale;
};

} // namespace throughline
