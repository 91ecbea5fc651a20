// SPDX-License-Identifier: GPL-3.0-or-later
// RecentFiles: the files opened last, newest first, kept in the settings of the application.
//
// Owned by Workspace, lives on the GUI thread. Damaged settings give an empty list.
#pragma once

#include <QObject>
#include <QStringList>

namespace throughline {

class RecentFiles : public QObject {
    Q_OBJECT
public:
    static constexpr int kKept = 12;

    explicit RecentFiles(QObject* parent = nullptr);

    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    void add(const QString& path);
    void remove(const QString& path);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void store();

    QStringList m_paths;
};

} // namespace throughline
