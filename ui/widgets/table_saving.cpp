// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_saving.h"

#include "core/export/csv.h"
#include "ui/models/text.h"
#include "ui/widgets/row_copy.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QTimer>
#include <QToolTip>

#include <utility>

namespace throughline {

namespace {

constexpr int kTurnMs = 8; // half a frame
constexpr std::string_view kLineEnd = "\r\n";

// The row that is shown after this one, below it or beside it.
QModelIndex rowAfter(const QModelIndex& row)
{
    const QAbstractItemModel& model = *row.model();
    if (model.rowCount(row) > 0)
        return model.index(0, 0, row);
    for (QModelIndex at = row; at.isValid(); at = at.parent()) {
        if (at.row() + 1 < model.rowCount(at.parent()))
            return model.index(at.row() + 1, 0, at.parent());
    }
    return {};
}

// Empty where no column has a name.
std::string headerOf(const QAbstractItemModel& model)
{
    std::string header;
    bool named = false;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QString name = model.headerData(column, Qt::Horizontal).toString();
        named = named || !name.isEmpty();
        header += column > 0 ? "," : "";
        header += csvText(name.toStdString());
    }
    return named ? header.append(kLineEnd) : std::string();
}

void sayAt(QAbstractItemView& view, const QString& text)
{
    QToolTip::showText(view.mapToGlobal(QPoint(0, 0)), plainToolTip(text), &view);
}

} // namespace

void askToSaveTable(QAbstractItemView& view)
{
    auto* dialog =
        new QFileDialog(&view, TableSaving::tr("Save the list"), {}, TableSaving::tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("list.csv"));
    QObject::connect(dialog, &QFileDialog::fileSelected, &view, [&view](const QString& path) {
        auto* saving = new TableSaving(view, path);
        QObject::connect(saving, &TableSaving::saved, &view, [&view, path](qint64 rows) {
            sayAt(view, counted(static_cast<std::uint64_t>(rows), TableSaving::tr("1 row saved in %2"),
                                TableSaving::tr("%1 rows saved in %2"))
                            .arg(shown(path)));
        });
        QObject::connect(saving, &TableSaving::failed, &view,
                         [&view](const QString& reason) { sayAt(view, reason); });
        saving->start();
    });
    dialog->open();
}

TableSaving::TableSaving(QAbstractItemView& view, const QString& path)
    : QObject(&view), m_view(view), m_file(path)
{}

void TableSaving::start()
{
    const QAbstractItemModel* const model = m_view.model();
    if (!m_file.open(QIODevice::WriteOnly)) {
        fail(tr("%1 cannot be written: %2").arg(m_file.fileName(), m_file.errorString()));
        return;
    }
    m_text = headerOf(*model);
    m_next = model->index(0, 0);
    const auto changed = [this] { fail(tr("The list changed before it was saved.")); };
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, changed);
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, changed);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, changed);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, changed);
    connect(model, &QObject::destroyed, this, changed);
    writeSome();
}

void TableSaving::writeSome()
{
    if (m_ended)
        return;
    QElapsedTimer since;
    since.start();
    while (m_next.isValid() && since.elapsed() < kTurnMs) {
        writeRow(m_next);
        m_next = rowAfter(m_next);
    }
    if (m_file.write(m_text.data(), static_cast<qint64>(m_text.size())) < 0) {
        fail(tr("%1 cannot be written: %2").arg(m_file.fileName(), m_file.errorString()));
        return;
    }
    m_text.clear();
    if (m_next.isValid())
        QTimer::singleShot(0, this, &TableSaving::writeSome);
    else
        finish();
}

void TableSaving::writeRow(const QModelIndex& row)
{
    const int columns = row.model()->columnCount(row.parent());
    for (int column = 0; column < columns; ++column) {
        m_text += column > 0 ? "," : "";
        m_text += csvText(exactText(row.siblingAtColumn(column)).toStdString());
    }
    m_text += kLineEnd;
    ++m_rows;
}

void TableSaving::finish()
{
    m_ended = true;
    if (m_file.commit())
        Q_EMIT saved(m_rows);
    else
        Q_EMIT failed(tr("%1 cannot be written: %2").arg(m_file.fileName(), m_file.errorString()));
    deleteLater();
}

void TableSaving::fail(const QString& reason)
{
    if (m_ended)
        return;
    m_ended = true;
    m_file.cancelWriting();
    Q_EMIT failed(reason);
    deleteLater();
}

} // namespace throughline
