// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/csv.h"

#include <QTest>

using namespace throughline;

class CsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
};

void CsvTest::cells_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char* name, const QByteArray& text, const QByteArray& cell) {
        QTest::newRow(name) << text << cell;
    };
    row("plain", "order:1001", "order:1001");
    row("empty", "", "");
    row("comma", "a,b", "\"a,b\"");
    row("quote", "say \"hi\"", "\"say \"\"hi\"\"\"");
    row("line break", "a\nb", "\"a\nb\"");
    row("carriage return inside", "a\rb", "\"a\rb\"");
    row("umlaut", "Jürgen", "Jürgen");
    row("formula", "=1+1", "'=1+1");
    row("plus", "+49 30 1", "'+49 30 1");
    row("minus", "-1", "'-1");
    row("at", "@SUM(A1)", "'@SUM(A1)");
    row("tab", "\t=1", "'\t=1");
    row("carriage return first", "\r=1", "\"'\r=1\"");
    row("after blanks", "  =1", "'  =1");
    row("after a no-break space", "\xC2\xA0=1", "'\xC2\xA0=1");
    row("after a line break", "\n=1", "\"'\n=1\"");
    row("formula with a comma", "=A(1,2)", "\"'=A(1,2)\"");
    // Not formulas: the sign stands inside.
    row("sign inside", "a=b", "a=b");
    row("blank then word", " a", "\" a\"");
    row("word then blank", "a ", "\"a \"");
    row("no value", "NULL", "\"NULL\"");
    row("zero byte", QByteArray("a\0b", 3),
        "a\xEF\xBF\xBD"
        "b");
    row("guarded already", "'=1", "''=1");
    row("apostrophe", "'s", "'s");
    row("mail", "user@example.com", "user@example.com");
}

void CsvTest::cells()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(QByteArray::fromStdString(csvText(text.toStdString())), cell);
}

QTEST_GUILESS_MAIN(CsvTest)
#include "tst_csv.moc"
