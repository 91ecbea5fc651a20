// SPDX-License-Identifier: GPL-3.0-or-later
// Saving what a list or tree shows as CSV (RFC 4180): a header where it has one, then all rows in the order in which they
// stand there, those below others too; each cell as it is in the data, and what a spreadsheet would run
// guarded.
//
// The model lives on the GUI thread, so rows are written there, a few milliseconds' worth per turn of the
// event loop. A file that stood there is replaced once the new one is whole; where the list changes before
// that, it is left as it was. GUI thread.
#pragma once

#include <QModelIndex>
#include <QObject>
#include <QSaveFile>

#include <string>

class QAbstractItemView;

namespace throughline {

// Asks for the file and says at the list what became of it; does not wait.
void askToSaveTable(QAbstractItemView& view);

// One such saving. Deletes itself once it is done.
class TableSaving : public QObject {
    Q_OBJECT
public:
    // The view is its parent.
    TableSaving(QAbstractItemView& view, const QString& path);
    void start();

Q_SIGNALS:
    void saved(qint64 rows);
    void failed(const QString& reason);

private:
    void writeSome();
    void writeRow(const QModelIndex& row);
    void fail(const QString& reason);
    void finish();

    QAbstractItemView& m_view;
    QSaveFile m_file;
    std::string m_text; // that is not in the file yet
    QModelIndex m_next; // to be written; valid as long as the model does not change
    qint64 m_rows = 0;
    bool m_ended = false;
};

} // namespace throughline
