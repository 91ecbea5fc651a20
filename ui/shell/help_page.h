// SPDX-License-Identifier: GPL-3.0-or-later
// HelpPage: a page of resources/help in a window of its own, with its headings beside it. The page is part of
// the program: nothing is loaded from anywhere, and links do not lead out of it.
//
// GUI thread; not modal.
#pragma once

#include <QDialog>
#include <QStringList>

class QListWidget;
class QTextBrowser;

namespace throughline {

class HelpPage : public QDialog {
    Q_OBJECT
public:
    // `name` is that of the file, without its ending.
    HelpPage(const QString& name, QWidget* parent);

private:
    void render();
    void listHeadings();
    void fitPictures();
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    QString m_markdown;
    QStringList m_pictures; // the names that the page has for them
    int m_fitted = 0;       // the width that they were made for
    QListWidget* m_headings;
    QTextBrowser* m_page;
};

// Shows a page; where it is open already, brings it to the front.
void showHelpPage(QWidget* parent, const QString& name);

} // namespace throughline
