// SPDX-License-Identifier: GPL-3.0-or-later
// FileDrop: files dropped anywhere in a window, also on fields, which would take them as text.
//
// Child of the window, GUI thread. Sees the application's events from then on.
#pragma once

#include <QObject>
#include <QStringList>

class QDropEvent;
class QWidget;

namespace throughline {

class FileDrop : public QObject {
    Q_OBJECT
public:
    explicit FileDrop(QWidget& window);
    ~FileDrop() override;

Q_SIGNALS:
    // Files are held over the window, or no longer are.
    void hovering(bool over);
    void dropped(const QStringList& paths);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool take(QDropEvent& event);

    QWidget& m_window;
};

} // namespace throughline
