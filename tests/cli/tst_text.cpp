// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/throughline-cli/text.h"

#include <QTest>

#include <clocale>

using namespace throughline;

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(std::setlocale(LC_CTYPE, "C.UTF-8")); }
    void steeringIsWrittenOut_data();
    void steeringIsWrittenOut();
    void columns();
    void cutting();
};

void TextTest::steeringIsWrittenOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* name, const QByteArray& text, const QByteArray& shown) {
        QTest::newRow(name) << text << shown;
    };
    row("plain", "App\\Jobs\\Capture", "App\\Jobs\\Capture");
    row("letters", "Räucherstäbchen 茶壺 🛒", "Räucherstäbchen 茶壺 🛒");
    row("line break and tab", "a\nb\tc\rd", "a\\nb\\tc\\rd");
    row("escape", "\x1b[2J", "\\x1b[2J");
    row("bell and delete", "\a\x7f", "\\x07\\x7f");
    row("zero", QByteArray("a\0b", 3), "a\\x00b");
    row("control sequence in one character",
        "\xC2\x9B"
        "31m",
        "\\u009b31m");
    row("turned direction", "a\u202Eb\u2066c", "a\\u202eb\\u2066c");
    row("line separator", "a\u2028b", "a\\u2028b");
    row("no UTF-8", "a\xFF\xC3", "a\\xff\\xc3");
    row("overlong", "\xC0\xAF", "\\xc0\\xaf");
    row("surrogate", "\xED\xA0\x80", "\\xed\\xa0\\x80");
    row("cut off", "\xE8\x8C", "\\xe8\\x8c");
}

void TextTest::steeringIsWrittenOut()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(visible(text.toStdString())), shown);
}

void TextTest::columns()
{
    QCOMPARE(displayWidth(""), std::size_t{0});
    QCOMPARE(displayWidth("Jäger"), std::size_t{5});
    QCOMPARE(displayWidth("Ja\u0308ger"), std::size_t{5});
    QCOMPARE(displayWidth("茶壺"), std::size_t{4});
    QCOMPARE(displayWidth("🛒"), std::size_t{2});
}

void TextTest::cutting()
{
    QCOMPARE(cut("abcdef", 6), std::string("abcdef"));
    QCOMPARE(cut("abcdefg", 6), std::string("abcde…"));
    QCOMPARE(cut("茶壺茶", 5), std::string("茶壺…"));
    QCOMPARE(cut("茶壺茶", 4), std::string("茶…"));
    QCOMPARE(displayWidth(cut(std::string(1'000'000, 'x'), 60)), std::size_t{60});
}

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
