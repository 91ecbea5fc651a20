// SPDX-License-Identifier: GPL-3.0-or-later
// Views drawn without a window.
#include "tests/ui/views/sample.h"
#include "ui/views/render.h"
#include "ui/views/view.h"
#include "ui/widgets/scene_painter.h"

#include <QTest>

#include <algorithm>

using namespace throughline;

class TestRender : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyView_data();
    void everyView();
    void heightIsThatOfTheContentOrAsAsked();
    void funnelIsOfTheCampaignOrOfThatOfTheOrder();
    void foldsGapsOrNot();
    void refusesWhatItCannotDraw();
    void viewsHaveTheSameNames();

private:
    [[nodiscard]] static Result<Scene> draw(const RenderRequest& request)
    {
        return renderView(*test::sample(), request, fontTextWidth());
    }
    [[nodiscard]] static RenderRequest requestOf(const std::string& view)
    {
        RenderRequest request;
        request.view = view;
        request.subject = test::sampleOrder();
        return request;
    }
};

void TestRender::initTestCase()
{
    QVERIFY(test::sample());
}

void TestRender::everyView_data()
{
    QTest::addColumn<QString>("view");
    for (const std::string& view : renderableViews()) {
        QTest::newRow(view.c_str()) << QString::fromStdString(view);
    }
}

void TestRender::everyView()
{
    QFETCH(QString, view);
    const Result<Scene> scene = draw(requestOf(view.toStdString()));
    QVERIFY(scene);
    QCOMPARE(scene->width, 1600.0F);
    const EventId order = test::sample()->creatorOf(test::sample()->findEntity("order", "1006"));
    const auto shows = [&](const auto& parts) {
        return std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return part.event == order; });
    };
    // A funnel is of a campaign, not of one event.
    QCOMPARE(shows(scene->bars) || shows(scene->glyphs) || shows(scene->zones),
             view != QStringLiteral("campaigns"));
    for (const Label& label : scene->labels) {
        QVERIFY(label.box.x >= 0 && label.box.right() <= scene->width + 1);
    }
    const QImage image = sceneImage(*scene, lightColours());
    QCOMPARE(image.width(), 1600);
}

void TestRender::heightIsThatOfTheContentOrAsAsked()
{
    RenderRequest request = requestOf("waterfall");
    const float whole = draw(request)->height;
    QVERIFY(whole > 300 && whole < kTallestRendering);
    request.height = 240;
    QCOMPARE(draw(request)->height, 240.0F);
}

void TestRender::funnelIsOfTheCampaignOrOfThatOfTheOrder()
{
    const auto titleOf = [](const Selector& subject) {
        RenderRequest request = requestOf("campaigns");
        request.subject = subject;
        const Result<Scene> scene = draw(request);
        return scene ? scene->labels.front().text : std::string();
    };
    QCOMPARE(titleOf({"campaign", "cmp-2"}), std::string("Campaign cmp-2"));
    QCOMPARE(titleOf({"order", "1035"}), std::string("Campaign cmp-2")); // by an inferred link
    RenderRequest request = requestOf("campaigns");
    request.subject = {"order", "1075"}; // nothing is behind it
    QCOMPARE(draw(request).error().code, ProblemCode::NothingSelected);
}

void TestRender::foldsGapsOrNot()
{
    const auto gaps = [](bool fold) {
        RenderRequest request = requestOf("waterfall");
        request.foldGaps = fold;
        const Result<Scene> scene = draw(request);
        return std::count_if(scene->zones.begin(), scene->zones.end(),
                             [](const Zone& zone) { return zone.kind == ZoneKind::Gap; });
    };
    QVERIFY(gaps(true) > 0);
    QCOMPARE(gaps(false), 0);
}

void TestRender::refusesWhatItCannotDraw()
{
    QCOMPARE(draw(requestOf("no-such-view")).error().code, ProblemCode::BadArgument);
    RenderRequest request = requestOf("journey");
    request.subject = {"order", "no-such-order"};
    QCOMPARE(draw(request).error().code, ProblemCode::NothingSelected);
    // An event without a contact has a waterfall, but no timeline.
    const EventStore& events = test::sample()->events;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        if (!events.contact(EventId(i))) {
            request.subject = {"event", test::sample()->eventName(EventId(i))};
            break;
        }
    }
    request.view = "timeline";
    QCOMPARE(draw(request).error().code, ProblemCode::NothingSelected);
    request.view = "waterfall";
    QVERIFY(draw(request));
}

void TestRender::viewsHaveTheSameNames()
{
    for (const std::string& name : renderableViews()) {
        QVERIFY(std::any_of(viewList().begin(), viewList().end(),
                            [&](const ViewDescription& view) { return name == view.id; }));
    }
}

QTEST_MAIN(TestRender)
#include "tst_render.moc"
