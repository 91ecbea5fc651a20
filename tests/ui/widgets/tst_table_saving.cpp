// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and trees saved as CSV.
#include "ui/models/roles.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/table_saving.h"

#include "tests/ui/menu.h"

#include <QFile>
#include <QFileDialog>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <QTreeView>

using namespace throughline;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

} // namespace

class TestTableSaving : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void savesAllCells();
    void savesWhatIsBelowOthers();
    void writesALongListInTurns();
    void changedListLeavesTheFile();
    void saysWhatCannotBeWritten();
    void byTheMenu();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("list.csv")); }

    QTemporaryDir m_folder;
};

void TestTableSaving::savesAllCells()
{
    QStandardItemModel model(0, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Said, in short")});
    model.appendRow({new QStandardItem(QStringLiteral("a\"b")), new QStandardItem(QStringLiteral("x,y"))});
    model.appendRow({new QStandardItem(QStringLiteral("=1+1")), new QStandardItem(QStringLiteral("1 234"))});
    model.setData(model.index(1, 1), QStringLiteral("1234"), roles::Exact);
    QTableView view;
    view.setModel(&model);
    auto* saving = new TableSaving(view, path());
    QSignalSpy saved(saving, &TableSaving::saved);
    saving->start();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(saved.first().first().toInt(), 2);
    QCOMPARE(contentOf(path()),
             QByteArray("Name,\"Said, in short\"\r\n\"a\"\"b\",\"x,y\"\r\n'=1+1,1234\r\n"));
}

void TestTableSaving::savesWhatIsBelowOthers()
{
    QStandardItemModel model(0, 1);
    model.setHorizontalHeaderLabels({QString()}); // no header is written then
    auto* first = new QStandardItem(QStringLiteral("one"));
    first->appendRow(new QStandardItem(QStringLiteral("one a")));
    first->appendRow(new QStandardItem(QStringLiteral("one b")));
    model.appendRow(first);
    model.appendRow(new QStandardItem(QStringLiteral("two")));
    QTreeView view;
    view.setModel(&model);
    auto* saving = new TableSaving(view, path());
    QSignalSpy saved(saving, &TableSaving::saved);
    saving->start();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(contentOf(path()), QByteArray("one\r\none a\r\none b\r\ntwo\r\n"));
}

void TestTableSaving::writesALongListInTurns()
{
    QStandardItemModel model(60'000, 3);
    model.setHorizontalHeaderLabels({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    model.setData(model.index(59'999, 2), QStringLiteral("last"));
    QTableView view;
    view.setModel(&model);
    auto* saving = new TableSaving(view, path());
    QSignalSpy saved(saving, &TableSaving::saved);
    saving->start();
    QCOMPARE(saved.count(), 0); // the window goes on between
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(saved.first().first().toInt(), 60'000);
    QVERIFY(contentOf(path()).endsWith("\r\n,,last\r\n"));
}

void TestTableSaving::changedListLeavesTheFile()
{
    QFile before(path());
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("as it was") > 0);
    before.close();
    QStandardItemModel model(60'000, 3);
    QTableView view;
    view.setModel(&model);
    auto* saving = new TableSaving(view, path());
    QSignalSpy failed(saving, &TableSaving::failed);
    saving->start();
    model.removeRow(3);
    QCOMPARE(failed.count(), 1);
    QTest::qWait(20);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(contentOf(path()), QByteArray("as it was"));
}

void TestTableSaving::saysWhatCannotBeWritten()
{
    QStandardItemModel model(1, 1);
    QTableView view;
    view.setModel(&model);
    const QString nowhere = m_folder.filePath(QStringLiteral("not/there.csv"));
    auto* saving = new TableSaving(view, nowhere);
    QSignalSpy failed(saving, &TableSaving::failed);
    saving->start();
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains(nowhere));
}

void TestTableSaving::byTheMenu()
{
    QStandardItemModel model(2, 1);
    model.setData(model.index(0, 0), QStringLiteral("<b>one</b>"));
    QTableView view;
    view.setModel(&model);
    offerMenu(view, [](QMenu&, const QModelIndex&) {});
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(test::chooseInMenu(view, model.index(0, 0), QStringLiteral("Save the list as CSV…")));
    auto* dialog = view.findChild<QFileDialog*>();
    QVERIFY(dialog);
    const QString file = m_folder.filePath(QStringLiteral("by menu.csv"));
    Q_EMIT dialog->fileSelected(file);
    dialog->close();
    QTRY_VERIFY(QFile::exists(file));
    QTRY_COMPARE(QToolTip::text().contains(QStringLiteral("2 rows saved")), true);
    QVERIFY(contentOf(file).contains("<b>one</b>"));
}

QTEST_MAIN(TestTableSaving)
#include "tst_table_saving.moc"
