// SPDX-License-Identifier: GPL-3.0-or-later
// The translations hold every text of the sources, finished, and with all that is filled in.
#include "tests/support/translation_rules.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace throughline::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kRoot = QStringLiteral(THROUGHLINE_SOURCE_DIR);
const QString kFolder = kRoot + u"/resources/translations"_s;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Message message(const QString& source, const QString& translation, bool isFinished = true)
{
    return {u"context"_s, source, translation, isFinished};
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void translationsKeepTheRules_data();
    void translationsKeepTheRules();
    void translationsAreUpToDate_data() { translationsKeepTheRules_data(); }
    void translationsAreUpToDate();
    void unfinishedOnesAreFound();
    void differencesAreFound_data();
    void differencesAreFound();
    void lostTextsAreFound();
};

void TranslationsTest::translationsKeepTheRules_data()
{
    QTest::addColumn<QString>("path");
    const QStringList names = QDir(kFolder).entryList({u"*.ts"_s});
    QVERIFY(names.contains(u"throughline_de.ts"_s));
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << kFolder + u'/' + name;
}

void TranslationsTest::translationsKeepTheRules()
{
    QFETCH(QString, path);
    const std::vector<Message> messages = messagesIn(contentOf(path));
    QVERIFY(messages.size() > 500);
    const std::vector<Message> texts = textsIn(sourcesBelow(THROUGHLINE_SOURCE_DIR));
    QVERIFY(texts.size() > 500);
    const QStringList problems =
        checkFinished(messages) + checkFilledIn(messages) + checkComplete(messages, texts);
    QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
}

// By lupdate itself, which knows the contexts of classes and what is no longer said.
void TranslationsTest::translationsAreUpToDate()
{
    QFETCH(QString, path);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.ts"_s);
    QVERIFY(QFile::copy(path, copy));
    QProcess update;
    update.start(kRoot + u"/packaging/update-translations"_s, {copy});
    constexpr int kLongestMs = 120'000;
    QVERIFY(update.waitForFinished(kLongestMs));
    constexpr int kNoLupdate = 2;
    if (update.exitCode() == kNoLupdate)
        QSKIP("lupdate is not installed; packaging/install-deps does it");
    QVERIFY2(update.exitCode() == 0, update.readAllStandardError().constData());
    const auto textsOf = [](const QString& file) {
        QStringList texts;
        for (const Message& each : messagesIn(contentOf(file)))
            texts.append(each.context + u": "_s + each.source);
        texts.sort();
        return texts;
    };
    const QStringList before = textsOf(path), after = textsOf(copy);
    const auto without = [](QStringList texts, const QStringList& others) {
        texts.removeIf([&](const QString& text) { return others.contains(text); });
        return texts.join(u'\n');
    };
    QVERIFY2(before == after,
             qPrintable(u"run packaging/update-translations; new:\n%1\nno longer said:\n%2"_s.arg(
                 without(after, before), without(before, after))));
}

void TranslationsTest::unfinishedOnesAreFound()
{
    QVERIFY(checkFinished({message(u"a"_s, u"b"_s)}).isEmpty());
    QCOMPARE(checkFinished({message(u"a"_s, u"b"_s, false), message(u"a"_s, {})}).size(), 2);
    const std::vector<Message> read =
        messagesIn("<TS><context><name>c</name><message><source>a &amp; b</source>"
                   "<translation type=\"unfinished\"></translation></message></context></TS>");
    QCOMPARE(read.size(), std::size_t{1});
    QCOMPARE(read.front().context + read.front().source, u"ca & b"_s);
    QVERIFY(!read.front().isFinished);
    QVERIFY(messagesIn("<TS><context>").empty());
}

void TranslationsTest::differencesAreFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("the same") << u"%1 of %2"_s << u"%2 von %1"_s << true;
    QTest::newRow("one less") << u"%1 of %2"_s << u"%1"_s << false;
    QTest::newRow("braces") << u"{} is {}"_s << u"{} ist"_s << false;
    QTest::newRow("braces in another order") << u"{} is {:.0f}"_s << u"{1:.0f} ist {0}"_s << true;
    QTest::newRow("another format") << u"{:.0f} %"_s << u"{} %"_s << false;
    QTest::newRow("mnemonic") << u"&File"_s << u"Datei"_s << false;
    QTest::newRow("blank at the end") << u"there are "_s << u"es gibt"_s << false;
    QTest::newRow("line end") << u"a\nb"_s << u"a b"_s << false;
    QTest::newRow("dots") << u"Open…"_s << u"Öffnen"_s << false;
    QTest::newRow("key") << u"Back (Shift+N)"_s << u"Zurück (Umschalt+N)"_s << true;
    QTest::newRow("English key") << u"Back (Shift+N)"_s << u"Zurück (Shift+N)"_s << false;
    QTest::newRow("no key") << u"Press Ctrl+V"_s << u"Drücken"_s << false;
}

void TranslationsTest::differencesAreFound()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QFETCH(bool, allowed);
    QCOMPARE(checkFilledIn({message(source, translation)}).isEmpty(), allowed);
}

void TranslationsTest::lostTextsAreFound()
{
    const std::vector<Message> texts =
        textsIn({{"ui/a.cpp", "x = tr(\"One \"\n  \"text\"); y = told(phrase(\"c\", R\"(\"two\")\"), 2);\n"
                              "z = tr(QT_TRANSLATE_NOOP(\"c\", \"th\\\"ree\")); attr(\"no\"); tr(none);"},
                 {"tests/a.cpp", "tr(\"not of the program\")"}});
    QStringList found;
    for (const Message& text : texts)
        found.append(text.context + u'/' + text.source);
    QCOMPARE(found, (QStringList{u"/One text"_s, u"c/\"two\""_s, u"c/th\"ree"_s}));
    QCOMPARE(
        checkComplete({{u"c"_s, u"\"two\""_s, {}, true}, {u"K"_s, u"One text"_s, {}, true}}, texts).size(),
        1);
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
