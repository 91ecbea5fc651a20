// SPDX-License-Identifier: GPL-3.0-or-later
// Paints known scenes and asks single pixels.
#include "ui/widgets/scene_file.h"
#include "ui/widgets/scene_painter.h"

#include <QFontInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;

namespace {

constexpr float kWidth = 200;
constexpr float kHeight = 100;

Scene emptyScene()
{
    Scene scene;
    scene.width = kWidth;
    scene.height = kHeight;
    return scene;
}

QColor ink(Ink which)
{
    return colourOf(which, lightColours());
}

QImage paint(const Scene& scene, qreal scale = 1)
{
    return sceneImage(scene, lightColours(), scale);
}

int pixelsUnlike(const QImage& image, const QRect& area, const QColor& colour)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            count += image.pixelColor(x, y) != colour ? 1 : 0;
        }
    }
    return count;
}

// The columns in which a label's ink stands, as left and right end; -1 where there is none.
std::pair<int, int> inkedColumns(const QImage& image)
{
    int left = -1;
    int right = -1;
    for (int x = 0; x < image.width(); ++x) {
        if (pixelsUnlike(image, QRect(x, 0, 1, image.height()), ink(Ink::Panel)) > 0) {
            left = left < 0 ? x : left;
            right = x;
        }
    }
    return {left, right};
}

Label labelOf(std::string text, Rect box)
{
    Label label;
    label.text = std::move(text);
    label.box = box;
    return label;
}

} // namespace

class TestScenePainter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptySceneIsPanel();
    void fillsAreCrispAndBordered();
    void linesAreOnePixel();
    void barsHaveTheirInk();
    void narrowBarsStayVisible();
    void errorShowsByShape();
    void hollowBarsAreOutlines();
    void laterLayersCover();
    void arrowsEndInAHead();
    void dashedArrowsHaveGaps();
    void shapesDiffer();
    void textsAreElided();
    void textsAlign();
    void textsAreLiteral();
    void verticalTextIsTall();
    void boxedLabelsCoverWhatIsBelow();
    void denseScreensGetMorePixels();
    void widthsFitWhatIsPainted();
    void files_data();
    void files();
    void refusedFiles();
};

void TestScenePainter::emptySceneIsPanel()
{
    const QImage image = paint(emptyScene());
    QCOMPARE(image.size(), QSize(200, 100));
    QCOMPARE(pixelsUnlike(image, image.rect(), ink(Ink::Panel)), 0);
}

void TestScenePainter::fillsAreCrispAndBordered()
{
    Scene scene = emptyScene();
    scene.fills.push_back({{10, 10, 50, 30}, Ink::Stripe, Ink::Accent, 0});
    const QImage image = paint(scene);
    QCOMPARE(image.pixelColor(9, 20), ink(Ink::Panel));
    QCOMPARE(image.pixelColor(10, 20), ink(Ink::Accent));
    QCOMPARE(image.pixelColor(11, 20), ink(Ink::Stripe));
    QCOMPARE(image.pixelColor(59, 20), ink(Ink::Accent));
    QCOMPARE(image.pixelColor(60, 20), ink(Ink::Panel));
}

void TestScenePainter::linesAreOnePixel()
{
    Scene scene = emptyScene();
    scene.lines.push_back({{0, 50.5F}, {kWidth, 50.5F}, Ink::Error});
    scene.lines.push_back({{30, 0}, {30, kHeight}, Ink::Error});
    const QImage image = paint(scene);
    QCOMPARE(pixelsUnlike(image, QRect(100, 0, 1, 100), ink(Ink::Panel)), 1);
    QCOMPARE(pixelsUnlike(image, QRect(0, 10, 200, 1), ink(Ink::Panel)), 1);
    QCOMPARE(image.pixelColor(100, 50), ink(Ink::Error));
    QCOMPARE(image.pixelColor(30, 10), ink(Ink::Error));
}

void TestScenePainter::barsHaveTheirInk()
{
    Scene scene = emptyScene();
    Bar bar;
    bar.rect = {20, 20, 80, 12};
    bar.ink = Ink::Category2;
    scene.bars.push_back(bar);
    const QImage image = paint(scene);
    QCOMPARE(image.pixelColor(60, 26), ink(Ink::Category2));
    QCOMPARE(image.pixelColor(60, 19), ink(Ink::Panel));
    QCOMPARE(image.pixelColor(60, 32), ink(Ink::Panel));

    scene.bars.front().outlined = true;
    QCOMPARE(paint(scene).pixelColor(60, 26), ink(Ink::Category2));
    QVERIFY(paint(scene).pixelColor(60, 18) != ink(Ink::Panel));
}

void TestScenePainter::narrowBarsStayVisible()
{
    Scene scene = emptyScene();
    Bar bar;
    bar.rect = {20.3F, 20, 0.1F, 12};
    bar.ink = Ink::Category0;
    scene.bars.push_back(bar);
    QCOMPARE(pixelsUnlike(paint(scene), QRect(0, 25, 200, 1), ink(Ink::Panel)), 1);
}

void TestScenePainter::errorShowsByShape()
{
    Scene scene = emptyScene();
    Bar bar;
    bar.rect = {20, 20, 80, 12};
    bar.ink = Ink::Category2;
    bar.error = true;
    scene.bars.push_back(bar);
    const QImage image = paint(scene);
    QCOMPARE(image.pixelColor(21, 26), ink(Ink::Error));  // the cap
    QVERIFY(image.pixelColor(26, 26) != ink(Ink::Error)); // with a cross in it
    QCOMPARE(image.pixelColor(90, 24), ink(Ink::Category2));
}

void TestScenePainter::hollowBarsAreOutlines()
{
    Scene scene = emptyScene();
    Bar bar;
    bar.rect = {20, 20, 80, 12};
    bar.ink = Ink::Dim;
    bar.hollow = true;
    scene.bars.push_back(bar);
    const QImage image = paint(scene);
    QCOMPARE(image.pixelColor(60, 26), ink(Ink::Panel));
    QVERIFY(pixelsUnlike(image, QRect(20, 20, 80, 1), ink(Ink::Panel)) > 20);
}

void TestScenePainter::laterLayersCover()
{
    Scene scene = emptyScene();
    Bar bar;
    bar.rect = {0, 0, kWidth, kHeight};
    bar.ink = Ink::Category1;
    Glyph glyph;
    glyph.centre = {100, 50};
    glyph.size = 20;
    glyph.shape = Shape::Square;
    glyph.ink = Ink::Category3;
    scene.glyphs.push_back(glyph);
    scene.bars.push_back(bar);
    scene.fills.push_back({{0, 0, kWidth, kHeight}, Ink::Gap, Ink::Gap, 0});
    const QImage image = paint(scene);
    QCOMPARE(image.pixelColor(100, 50), ink(Ink::Category3));
    QCOMPARE(image.pixelColor(20, 50), ink(Ink::Category1));
}

void TestScenePainter::arrowsEndInAHead()
{
    Scene scene = emptyScene();
    Arrow arrow;
    arrow.points[0] = {10, 50};
    arrow.points[1] = {60, 50};
    arrow.points[2] = {100, 50};
    arrow.points[3] = {150, 50};
    arrow.ink = Ink::Accent;
    scene.arrows.push_back(arrow);
    const QImage image = paint(scene);
    const int line = pixelsUnlike(image, QRect(80, 0, 1, 100), ink(Ink::Panel));
    const int head = pixelsUnlike(image, QRect(145, 0, 1, 100), ink(Ink::Panel));
    QVERIFY(line > 0);
    QVERIFY2(head > line, qPrintable(QStringLiteral("head %1, line %2").arg(head).arg(line)));
    QCOMPARE(pixelsUnlike(image, QRect(152, 0, 48, 100), ink(Ink::Panel)), 0);
}

void TestScenePainter::dashedArrowsHaveGaps()
{
    Scene scene = emptyScene();
    Arrow arrow;
    arrow.points[0] = {10, 50};
    arrow.points[1] = {60, 50};
    arrow.points[2] = {100, 50};
    arrow.points[3] = {150, 50};
    scene.arrows.push_back(arrow);
    const auto inked = [&] { return pixelsUnlike(paint(scene), QRect(10, 50, 130, 1), ink(Ink::Panel)); };
    const int solid = inked();
    scene.arrows.front().dashed = true;
    QVERIFY(inked() < solid);
}

void TestScenePainter::shapesDiffer()
{
    QVector<QImage> seen;
    for (int shape = 0; shape <= static_cast<int>(Shape::FoldClosed); ++shape) {
        Scene scene = emptyScene();
        Glyph glyph;
        glyph.centre = {100, 50};
        glyph.size = 16;
        glyph.shape = static_cast<Shape>(shape);
        scene.glyphs.push_back(glyph);
        const QImage image = paint(scene);
        QVERIFY(pixelsUnlike(image, QRect(90, 40, 20, 20), ink(Ink::Panel)) > 10);
        QVERIFY2(!seen.contains(image),
                 qPrintable(QStringLiteral("shape %1 looks like one before").arg(shape)));
        seen.push_back(image);
    }
}

void TestScenePainter::textsAreElided()
{
    Scene scene = emptyScene();
    scene.labels.push_back(
        labelOf("A text that is much longer than the box it has to stand in", {20, 40, 60, 20}));
    const auto [left, right] = inkedColumns(paint(scene));
    QVERIFY(left >= 20);
    QVERIFY2(right < 81, qPrintable(QString::number(right)));
}

void TestScenePainter::textsAlign()
{
    const auto columns = [](Align align) {
        Scene scene = emptyScene();
        scene.labels.push_back(labelOf("abc", {20, 40, 160, 20}));
        scene.labels.back().align = align;
        return inkedColumns(paint(scene));
    };
    QVERIFY(columns(Align::Left).first < 24);
    QVERIFY(columns(Align::Right).second > 175);
    const auto [left, right] = columns(Align::Centre);
    QVERIFY(std::abs((left + right) / 2 - 100) <= 2);
}

void TestScenePainter::textsAreLiteral()
{
    const auto columns = [](std::string text) {
        Scene scene = emptyScene();
        scene.labels.push_back(labelOf(std::move(text), {0, 40, kWidth, 20}));
        return inkedColumns(paint(scene));
    };
    // As markup, the tags would vanish.
    QVERIFY(columns("<b>abc</b>").second > columns("abc").second + 20);
    // A line end would push the text out of its box, an escape would vanish.
    QVERIFY(columns("a\nb\x1b[1m").second > columns("ab").second);
}

void TestScenePainter::verticalTextIsTall()
{
    Scene scene = emptyScene();
    scene.labels.push_back(labelOf("9 h 43 min", {90, 0, 20, 100}));
    scene.labels.back().vertical = true;
    const auto [left, right] = inkedColumns(paint(scene));
    QVERIFY(left >= 90 && right < 110);
    QVERIFY(right - left < 20);
}

void TestScenePainter::boxedLabelsCoverWhatIsBelow()
{
    Scene scene = emptyScene();
    scene.fills.push_back({{0, 0, kWidth, kHeight}, Ink::Error, Ink::Error, 0});
    scene.labels.push_back(labelOf("x", {50, 40, 100, 20}));
    scene.labels.back().boxed = true;
    const QImage image = paint(scene);
    QCOMPARE(image.pixelColor(140, 50), ink(Ink::Panel));
    QCOMPARE(image.pixelColor(100, 40), ink(Ink::Line));
    QCOMPARE(image.pixelColor(100, 38), ink(Ink::Error));
}

void TestScenePainter::denseScreensGetMorePixels()
{
    Scene scene = emptyScene();
    scene.fills.push_back({{10, 10, 50, 30}, Ink::Accent, Ink::Accent, 0});
    const QImage image = paint(scene, 2);
    QCOMPARE(image.size(), QSize(400, 200));
    QCOMPARE(image.pixelColor(20, 20), ink(Ink::Accent));
    QCOMPARE(image.pixelColor(119, 79), ink(Ink::Accent));
    QCOMPARE(image.pixelColor(120, 79), ink(Ink::Panel));
}

void TestScenePainter::widthsFitWhatIsPainted()
{
    const TextWidth measure = fontTextWidth();
    QVERIFY(measure("CampaignSendRequested", Face::Regular) > measure("Campaign", Face::Regular));
    QVERIFY(measure("CampaignSendRequested", Face::Bold) > measure("CampaignSendRequested", Face::Small));
    QCOMPARE(measure("", Face::Regular), 0.0F);
    // A box as wide as the measure holds the text whole: with a wider one nothing changes.
    for (const Face face : {Face::Regular, Face::Bold, Face::Small, Face::Mono}) {
        Scene scene = emptyScene();
        scene.labels.push_back(labelOf("CartItemAdded 204 ms", {10, 40, 0, 20}));
        scene.labels.back().face = face;
        scene.labels.back().box.width = measure("CartItemAdded 204 ms", face);
        const QImage exact = paint(scene);
        scene.labels.back().box.width += 50;
        QCOMPARE(exact, paint(scene));
    }
}

void TestScenePainter::files_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("png") << QStringLiteral("scene.png") << QByteArray("\x89PNG");
    QTest::newRow("svg") << QStringLiteral("scene.SVG") << QByteArray("<");
    QTest::newRow("pdf") << QStringLiteral("scene.pdf") << QByteArray("%PDF");
}

void TestScenePainter::files()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    QTemporaryDir folder;
    const QString path = folder.filePath(name);
    Scene scene = emptyScene();
    scene.labels.push_back(labelOf("abc", {20, 40, 160, 20}));
    QVERIFY(saveScene(scene, lightColours(), path.toStdString()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(start));
}

void TestScenePainter::refusedFiles()
{
    QTemporaryDir folder;
    const auto code = [&](const QString& name) {
        return saveScene(emptyScene(), lightColours(), folder.filePath(name).toStdString()).error().code;
    };
    QCOMPARE(code(QStringLiteral("scene.gif")), ProblemCode::BadArgument);
    QCOMPARE(code(QStringLiteral("no-such-folder/scene.png")), ProblemCode::WriteFailed);
}

QTEST_MAIN(TestScenePainter)
#include "tst_scene_painter.moc"
