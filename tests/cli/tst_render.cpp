// SPDX-License-Identifier: GPL-3.0-or-later
// render writes each view in each format without a display, and leaves files alone that it cannot replace.
#include "tests/support/command.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace throughline::test;

namespace {

QString golden(const char* name)
{
    return QString::fromStdString(ownData(std::string("golden/") + name + "/events.ndjson"));
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class RenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void views_data();
    void views();
    void svgHoldsTextAndNothingElse();
    void sizeAndTheme();
    void failsWithoutAFile();

private:
    Outcome render(const QStringList& arguments, const char* data = "intact_chain");
    QTemporaryDir m_folder;
};

Outcome RenderTest::render(const QStringList& arguments, const char* data)
{
    return runCli(QStringList{QStringLiteral("render")} << arguments << golden(data), {}, m_folder.path());
}

void RenderTest::views_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("begin");
    for (const char* view : {"waterfall", "timeline", "journey"}) {
        QTest::addRow("%s png", view)
            << QString::fromLatin1(view) << QStringLiteral("png") << QByteArray("\x89PNG\r\n\x1a\n");
        QTest::addRow("%s svg", view)
            << QString::fromLatin1(view) << QStringLiteral("svg") << QByteArray("<");
        QTest::addRow("%s pdf", view)
            << QString::fromLatin1(view) << QStringLiteral("pdf") << QByteArray("%PDF-");
    }
}

void RenderTest::views()
{
    QFETCH(QString, view);
    QFETCH(QString, ending);
    QFETCH(QByteArray, begin);
    const QString file = view + u'.' + ending;
    const Outcome outcome = render({view, QStringLiteral("order:1001"), QStringLiteral("-o"), file});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY2(outcome.out.isEmpty() && outcome.err.isEmpty(), outcome.err.constData());
    const QByteArray bytes = read(m_folder.filePath(file));
    QVERIFY(bytes.startsWith(begin));
    QVERIFY(bytes.size() > 1000);
}

void RenderTest::svgHoldsTextAndNothingElse()
{
    const QString file = QStringLiteral("hostile.svg");
    const Outcome outcome = render(
        {QStringLiteral("journey"), QStringLiteral("event:e3"), QStringLiteral("-o"), file}, "hostile_text");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const QByteArray bytes = read(m_folder.filePath(file));
    QXmlStreamReader xml(bytes);
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isCharacters())
            text += xml.text();
        QVERIFY(!xml.isStartElement() ||
                (xml.name() != u"img" && xml.name() != u"image" && xml.name() != u"script"));
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(text.contains(QStringLiteral("ger")));
}

void RenderTest::sizeAndTheme()
{
    const auto svg = [&](const QStringList& options) {
        const QString file = QStringLiteral("size.svg");
        const Outcome outcome = render(
            QStringList{QStringLiteral("waterfall"), QStringLiteral("order:1001"), QStringLiteral("-o"), file}
            << options);
        return outcome.exitCode == 0 ? read(m_folder.filePath(file)) : QByteArray();
    };
    const QByteArray light = svg({QStringLiteral("--width"), QStringLiteral("900"),
                                  QStringLiteral("--height"), QStringLiteral("500")});
    QVERIFY(light.contains("900") && light.contains("500"));
    const QByteArray dark = svg({QStringLiteral("--dark")});
    QVERIFY(dark.contains("1b2027") || dark.contains("15191f"));
    QVERIFY(!light.contains("1b2027") && !light.contains("15191f"));
}

void RenderTest::failsWithoutAFile()
{
    const Outcome outcome = render({QStringLiteral("journey"), QStringLiteral("order:1001"),
                                    QStringLiteral("-o"), QStringLiteral("/no/such/folder/a.png")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("/no/such/folder/a.png cannot be written"), outcome.err.constData());
}

QTEST_GUILESS_MAIN(RenderTest)
#include "tst_render.moc"
