// SPDX-License-Identifier: GPL-3.0-or-later
// StartPage: what the centre shows while nothing is open: how to open something; and, while the first thing
// loads, how far that is.
//
// GUI thread.
#pragma once

#include "core/base/progress.h"
#include "ui/session/recent_files.h"
#include "ui/shell/progress_text.h"

#include <QWidget>

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace throughline {

class StartPage : public QWidget {
    Q_OBJECT
public:
    // Without a sample its button is hidden.
    StartPage(RecentFiles& recent, bool hasSample, QWidget* parent = nullptr);

    void showWelcome();
    void showLoading(const QString& what);
    void showProgress(const Progress& progress);
    // Marks the drop area while files are dragged over the window.
    void setDropping(bool dropping);

Q_SIGNALS:
    void commandWanted(const QString& id); // of the window
    void fileWanted(const QString& path);
    void cancelWanted();

private:
    [[nodiscard]] QWidget* makeWelcome(bool hasSample);
    [[nodiscard]] QWidget* makeLoading();
    void listRecent();

    RecentFiles& m_recent;
    QStackedLayout* m_pages;
    QFrame* m_drop = nullptr;
    QVBoxLayout* m_recentList = nullptr;
    QLabel* m_recentTitle = nullptr;
    QLabel* m_what = nullptr;
    QLabel* m_how = nullptr;
    QProgressBar* m_bar = nullptr;
    ProgressText m_progress;
};

} // namespace throughline
