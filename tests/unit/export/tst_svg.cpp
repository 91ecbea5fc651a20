// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/svg.h"
#include "core/journey/explain.h"
#include "core/layout/waterfall.h"
#include "tests/support/stories.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <limits>

using namespace throughline;
using namespace throughline::test;

namespace {

struct Parsed {
    QString error;
    QStringList texts;
    QStringList elements;
    QStringList attributes; // "name=value"
};

Parsed parse(const std::string& svg)
{
    Parsed parsed;
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        parsed.elements << reader.name().toString();
        const QXmlStreamAttributes attributes = reader.attributes();
        for (const QXmlStreamAttribute& attribute : attributes)
            parsed.attributes << attribute.qualifiedName().toString() + QLatin1Char('=') +
                                     attribute.value().toString();
        if (reader.name() == QLatin1String("text"))
            parsed.texts << reader.readElementText();
    }
    if (reader.hasError())
        parsed.error = reader.errorString();
    return parsed;
}

Scene sceneOf(std::string text)
{
    Scene scene;
    scene.width = 4000;
    scene.height = 100;
    Label label;
    label.box = {10, 10, 3900, 20};
    label.text = std::move(text);
    scene.labels.push_back(label);
    return scene;
}

} // namespace

class SvgTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTextLiteral_data();
    void keepsTextLiteral();
    void replacesWhatXmlCannotHold_data();
    void replacesWhatXmlCannotHold();
    void survivesAnyBytes();
    void drawsAWholeScene();
    void refersToNothingOutside();
    void cutsTextToItsBox();
    void survivesNumbersThatAreNone();
};

void SvgTest::keepsTextLiteral_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QStringLiteral("OrderCreated");
    QTest::newRow("image") << QStringLiteral("<img src=\"http://example.com/x.png\">");
    QTest::newRow("script") << QStringLiteral("</text><script>alert('x')</script>");
    QTest::newRow("entity") << QStringLiteral("&lt; &amp; &#65; &nope;");
    QTest::newRow("cdata end") << QStringLiteral("]]> <!-- -- --> <?xml?>");
    QTest::newRow("direction override") << QStringLiteral("abc\u202egpj.exe");
    QTest::newRow("letters of four bytes") << QStringLiteral("🛒 ü ß 漢字");
    QTest::newRow("leading blanks") << QStringLiteral("  two");
    QTest::newRow("format field") << QStringLiteral("{} {0} %s");
}

void SvgTest::keepsTextLiteral()
{
    QFETCH(QString, text);
    const Parsed parsed = parse(toSvg(sceneOf(text.toStdString()), lightColours()));
    QCOMPARE(parsed.error, QString());
    QCOMPARE(parsed.texts, QStringList(text));
    QVERIFY(!parsed.elements.contains(QStringLiteral("script")) &&
            !parsed.elements.contains(QStringLiteral("img")));
}

void SvgTest::replacesWhatXmlCannotHold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QStringLiteral("a\ufffdb");
    QTest::newRow("escape") << QByteArray("\x1b[31mred") << QStringLiteral("\ufffd[31mred");
    QTest::newRow("newline") << QByteArray("a\nb\tc") << QStringLiteral("a b c");
    QTest::newRow("lone byte") << QByteArray("a\xff"
                                             "b")
                               << QStringLiteral("a\ufffdb");
    QTest::newRow("cut letter") << QByteArray("a\xe6\xbc") << QStringLiteral("a\ufffd\ufffd");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QStringLiteral("\ufffd");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QStringLiteral("\ufffd\ufffd");
    QTest::newRow("not a letter") << QByteArray("\xef\xbf\xbf") << QStringLiteral("\ufffd");
}

void SvgTest::replacesWhatXmlCannotHold()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, shown);
    const Parsed parsed = parse(toSvg(sceneOf(bytes.toStdString()), lightColours()));
    QCOMPARE(parsed.error, QString());
    QCOMPARE(parsed.texts, QStringList(shown));
}

void SvgTest::survivesAnyBytes()
{
    std::uint32_t state = 1;
    for (int round = 0; round < 300; ++round) {
        std::string bytes;
        for (int i = 0; i < 60; ++i) {
            state = state * 1664525U + 1013904223U;
            bytes += static_cast<char>(state >> 24U);
        }
        QCOMPARE(parse(toSvg(sceneOf(bytes), darkColours())).error, QString());
    }
}

void SvgTest::drawsAWholeScene()
{
    const auto story = purchaseStory();
    const WaterfallRows rows = WaterfallRows::ofChain(*story, explain(*story, story->findEvent("order")), 10);
    const TimeAxis axis = TimeAxis::folded(rows.busy(*story));
    WaterfallView view;
    view.width = 1100;
    view.height = 800;
    view.viewport = Viewport::whole(axis, view.width - view.treeWidth);
    view.selected = story->findEvent("order");
    const Scene scene = waterfallScene(*story, Categories(*story), rows, axis, view, estimatedTextWidth);
    const Parsed parsed = parse(toSvg(scene, lightColours()));
    QCOMPARE(parsed.error, QString());
    QCOMPARE(static_cast<std::size_t>(parsed.texts.size()), scene.labels.size());
    QVERIFY(parsed.texts.contains(QStringLiteral("OrderCreated")));
    QVERIFY(parsed.elements.count(QStringLiteral("path")) >= static_cast<qsizetype>(scene.arrows.size() * 2));
    QVERIFY(parsed.elements.count(QStringLiteral("rect")) >=
            static_cast<qsizetype>(scene.bars.size() + scene.fills.size()));
    // Colours follow the theme.
    QVERIFY(parsed.attributes.contains(QStringLiteral("fill=#23916a")));
    QVERIFY(parse(toSvg(scene, darkColours())).attributes.contains(QStringLiteral("fill=#55c096")));
}

void SvgTest::refersToNothingOutside()
{
    const std::string svg = toSvg(sceneOf("<image href='http://x/'/> url(http://x)"), lightColours());
    for (const QString& attribute : parse(svg).attributes) {
        QVERIFY2(!attribute.contains(QStringLiteral("href")), qPrintable(attribute));
        QVERIFY2(!attribute.contains(QStringLiteral("url(")), qPrintable(attribute));
        QVERIFY2(!attribute.startsWith(QStringLiteral("on")), qPrintable(attribute));
    }
}

void SvgTest::cutsTextToItsBox()
{
    Scene scene = sceneOf(std::string(1'000'000, 'w'));
    scene.labels[0].box.width = 100;
    const Parsed parsed = parse(toSvg(scene, lightColours()));
    QCOMPARE(parsed.error, QString());
    QVERIFY(parsed.texts[0].endsWith(QStringLiteral("…")) && parsed.texts[0].size() < 12);
    // A letter is never cut in two.
    scene.labels[0].text = "漢字漢字漢字漢字漢字漢字漢字漢字";
    QVERIFY(!parse(toSvg(scene, lightColours())).texts[0].contains(QChar(0xfffd)));
}

void SvgTest::survivesNumbersThatAreNone()
{
    Scene scene = sceneOf("x");
    Bar bar;
    bar.rect = {std::numeric_limits<float>::quiet_NaN(), 0, std::numeric_limits<float>::infinity(), 5};
    scene.bars.push_back(bar);
    const std::string svg = toSvg(scene, lightColours());
    QCOMPARE(parse(svg).error, QString());
    QVERIFY(svg.find("nan") == std::string::npos && svg.find("inf\"") == std::string::npos);
}

QTEST_GUILESS_MAIN(SvgTest)
#include "tst_svg.moc"
