// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scene_canvas.h"
#include "ui/widgets/scene_painter.h"

#include <QTest>

using namespace throughline;

namespace {

Scene filled(const Rect& rect, Ink ink)
{
    Scene scene;
    scene.width = 400;
    scene.height = 300;
    scene.fills.push_back({rect, ink, ink, 0});
    return scene;
}

} // namespace

class TestSceneCanvas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsBaseAndOverlay();
    void overlayComesAndGoes();
    void coloursFollowTheTheme();
    void hitsWhatIsDrawn();
};

void TestSceneCanvas::showsBaseAndOverlay()
{
    SceneCanvas canvas;
    canvas.resize(400, 300);
    canvas.setScene(filled({10, 10, 100, 100}, Ink::Category0));
    canvas.setOverlay(filled({50, 50, 100, 100}, Ink::Category2));
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    canvas.replotNow();
    const QImage image = canvas.grab().toImage();
    QCOMPARE(image.pixelColor(20, 20), colourOf(Ink::Category0, lightColours()));
    QCOMPARE(image.pixelColor(60, 60), colourOf(Ink::Category2, lightColours()));
    QCOMPARE(image.pixelColor(300, 200), colourOf(Ink::Panel, lightColours()));
}

void TestSceneCanvas::overlayComesAndGoes()
{
    SceneCanvas canvas;
    canvas.resize(400, 300);
    canvas.setScene(filled({10, 10, 100, 100}, Ink::Category0));
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    canvas.replotNow();
    canvas.setOverlay(filled({10, 10, 50, 50}, Ink::Error));
    QCOMPARE(canvas.grab().toImage().pixelColor(20, 20), colourOf(Ink::Error, lightColours()));
    canvas.setOverlay({});
    QCOMPARE(canvas.grab().toImage().pixelColor(20, 20), colourOf(Ink::Category0, lightColours()));
}

void TestSceneCanvas::coloursFollowTheTheme()
{
    SceneCanvas canvas;
    canvas.resize(400, 300);
    canvas.setScene(filled({10, 10, 100, 100}, Ink::Category0));
    canvas.setColours(darkColours());
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    canvas.replotNow();
    const QImage image = canvas.grab().toImage();
    QCOMPARE(image.pixelColor(20, 20), colourOf(Ink::Category0, darkColours()));
    QCOMPARE(image.pixelColor(300, 200), colourOf(Ink::Panel, darkColours()));
}

void TestSceneCanvas::hitsWhatIsDrawn()
{
    SceneCanvas canvas;
    canvas.resize(400, 300);
    Scene scene = filled({10, 10, 100, 100}, Ink::Category0);
    Bar bar;
    bar.rect = {10, 10, 100, 100};
    bar.event = EventId(7);
    scene.bars.push_back(bar);
    canvas.setScene(scene);
    QCOMPARE(canvas.hit({50, 50}).event, EventId(7));
    QVERIFY(!canvas.hit({200, 200}).event);
}

QTEST_MAIN(TestSceneCanvas)
#include "tst_scene_canvas.moc"
