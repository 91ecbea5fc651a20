// SPDX-License-Identifier: GPL-3.0-or-later
// TableExport: hands a table over as CSV, to the clipboard or to a file. The text is made, and the file
// written, on a worker thread; a newer request supersedes an older one.
//
// Owned by who offers it, GUI thread.
#pragma once

#include "core/base/result.h"
#include "ui/session/latest_task.h"

#include <QObject>

#include <functional>
#include <string>

class QWidget;

namespace throughline {

class TableExport : public QObject {
    Q_OBJECT
public:
    // Asks for the file that a table is to be saved in; does not wait for the answer.
    static void chooseFile(QWidget* parent, const QString& title, const QString& name,
                           std::function<void(const QString&)> save);

    // Makes the whole text. Pure, called on the worker.
    using Text = std::function<std::string(const CancelToken&)>;

    using QObject::QObject;

    void copy(Text text);
    // A file that stood there is replaced once the new one is whole.
    void save(Text text, const QString& path);
    [[nodiscard]] bool working() const { return m_task.running(); }

Q_SIGNALS:
    void copied();
    void saved(const QString& path);
    void failed(const QString& reason);

private:
    struct Outcome {
        std::string text; // to copy
        Result<void> saved;
    };
    void start(std::function<Outcome(const CancelToken&)> work, std::function<void(const Outcome&)> done);

    LatestTask<Outcome> m_task;
};

} // namespace throughline
