// SPDX-License-Identifier: GPL-3.0-or-later
// Navigator, load controller, recent files and the workspace that holds them together.
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "tests/ui/views/sample.h"
#include "ui/session/workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestSession : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;

    [[nodiscard]] std::string bigFile(const std::string& name) const
    {
        std::string text;
        const std::string line = eventLine(R"("metadata":{"trace_id":"t","span_id":"s"},"contact_id":"c-1")");
        constexpr int kLines = 400'000;
        text.reserve(kLines * line.size());
        for (int i = 0; i < kLines; ++i)
            text += line;
        return writeFile(m_settings.folder(), name, text);
    }

private Q_SLOTS:
    void init() { m_settings.forget(); }

    void navigatorGoesAndReturns()
    {
        Navigator navigator;
        QVERIFY(!navigator.go(sampleOrder())); // nothing is open
        navigator.setSnapshot(sample());
        QSignalSpy changed(&navigator, &Navigator::placeChanged);
        QVERIFY(navigator.go(sampleOrder()));
        const Place order = navigator.place();
        QVERIFY(order.event);
        QVERIFY(navigator.go({"contact", "c-000230"}));
        QCOMPARE(changed.count(), 2);
        navigator.back();
        QVERIFY(navigator.place() == order);
        QVERIFY(navigator.canGoForward());
        navigator.forward();
        QCOMPARE(navigator.place().subject->value, std::string("c-000230"));
        QVERIFY(!navigator.canGoForward());
    }

    void navigatorStaysWhereNothingIs()
    {
        Navigator navigator;
        navigator.setSnapshot(sample());
        navigator.go(sampleOrder());
        const Place before = navigator.place();
        QVERIFY(!navigator.go({"order", "no such order"}));
        QVERIFY(navigator.place() == before);
    }

    void selectingMakesNoStepButFollowingDoes()
    {
        Navigator navigator;
        navigator.setSnapshot(sample());
        navigator.go(sampleOrder());
        const EventId order = navigator.place().event;
        const EventId cause = sample()->links.primaryCause(order);
        QVERIFY(cause);
        navigator.select(EventId(0));
        navigator.select(order);
        navigator.follow(cause);
        QVERIFY(navigator.place().event == cause);
        navigator.back();
        QVERIFY(navigator.place().event == order);
        navigator.back();
        QVERIFY(!navigator.place().subject);
    }

    void aNewSnapshotForgetsTheWay()
    {
        Navigator navigator;
        navigator.setSnapshot(sample());
        navigator.go(sampleOrder());
        navigator.setSnapshot(nullptr);
        QVERIFY(!navigator.canGoBack());
        QVERIFY(!navigator.place().event);
    }

    void loadsAndReportsProgress()
    {
        LoadController loader;
        QSignalSpy started(&loader, &LoadController::started);
        QSignalSpy finished(&loader, &LoadController::finished);
        LoadRequest request;
        request.paths = {sampleExport()};
        loader.start(request);
        QVERIFY(loader.loading());
        QCOMPARE(finished.count(), 0); // never before start() returns
        QVERIFY(finished.wait());
        QCOMPARE(started.count(), 1);
        QVERIFY(!loader.loading());
    }

    void aFailureCarriesItsProblem()
    {
        LoadController loader;
        QSignalSpy failed(&loader, &LoadController::failed);
        LoadRequest request;
        request.paths = {m_settings.folder() + "/missing"};
        loader.start(request);
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Problem>().code, ProblemCode::FileMissing);
    }

    void theLatestRequestWins()
    {
        LoadController loader;
        QSignalSpy finished(&loader, &LoadController::finished);
        QSignalSpy failed(&loader, &LoadController::failed);
        LoadRequest big, small;
        big.paths = {bigFile("big.ndjson")};
        small.paths = {sampleExport()};
        loader.start(big);
        loader.start(small);
        QVERIFY(finished.wait(30'000));
        QTest::qWait(50);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(failed.count(), 0);
        const auto snapshot = finished.first().first().value<std::shared_ptr<const Snapshot>>();
        QCOMPARE(snapshot->events.size(), sample()->events.size());
    }

    void cancelEndsALoad()
    {
        LoadController loader;
        QSignalSpy failed(&loader, &LoadController::failed);
        QSignalSpy progressed(&loader, &LoadController::progressed);
        LoadRequest big;
        big.paths = {bigFile("cancelled.ndjson")};
        loader.start(big);
        loader.cancel();
        QVERIFY(failed.wait(30'000));
        QCOMPARE(failed.first().first().value<Problem>().code, ProblemCode::Cancelled);
    }

    void destroyingWaitsForTheLoad()
    {
        auto loader = std::make_unique<LoadController>();
        LoadRequest request;
        request.paths = {bigFile("destroyed.ndjson")};
        loader->start(request);
        loader.reset();
        QTest::qWait(50); // what was still queued must not arrive anywhere
    }

    void recentFilesAreKept()
    {
        {
            RecentFiles recent;
            QVERIFY(recent.paths().isEmpty());
            for (int i = 0; i < RecentFiles::kKept + 3; ++i)
                recent.add(QStringLiteral("/tmp/file-%1").arg(i));
            recent.add(QStringLiteral("/tmp/file-5"));
        }
        RecentFiles again;
        QCOMPARE(again.paths().size(), RecentFiles::kKept);
        QCOMPARE(again.paths().first(), QStringLiteral("/tmp/file-5"));
        QCOMPARE(again.paths().count(QStringLiteral("/tmp/file-5")), 1);
        again.remove(QStringLiteral("/tmp/file-5"));
        QVERIFY(!again.paths().contains(QStringLiteral("/tmp/file-5")));
        again.clear();
        QVERIFY(RecentFiles().paths().isEmpty());
    }

    void workspaceOpensAndGoes()
    {
        Workspace workspace;
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({QString::fromStdString(sampleExport())}, sampleOrder());
        QVERIFY(opened.wait());
        QVERIFY(workspace.navigator().place().subject == sampleOrder());
        QCOMPARE(workspace.recentFiles().paths().size(), 1);
        QTRY_VERIFY(!workspace.attributions().working());
        const EntityId order = workspace.navigator().snapshot()->findEntity("order", "1006");
        QVERIFY(workspace.attributions().index()->byOrder.at(order).campaign);
    }

    void aSingleTraceIsShownAtOnce()
    {
        Workspace workspace;
        QSignalSpy opened(&workspace, &Workspace::opened);
        const std::string span = R"("metadata":{"trace_id":"only","span_id":"s"})";
        workspace.open(
            {QString::fromStdString(writeFile(m_settings.folder(), "one.ndjson", eventLine(span)))});
        QVERIFY(opened.wait());
        QVERIFY(workspace.navigator().place().subject == (Selector{"trace", "only"}));
        // Of several nobody knows which; an event without a trace is none.
        const std::string two = eventLine(span) + eventLine(R"("metadata":{"trace_id":"two","span_id":"s"})");
        for (const std::string& text : {two, eventLine()}) {
            workspace.open({QString::fromStdString(writeFile(m_settings.folder(), "two.ndjson", text))});
            QVERIFY(opened.wait());
            QVERIFY(!workspace.navigator().place().subject);
        }
    }

    void reloadReturnsToTheSubject()
    {
        Workspace workspace;
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({QString::fromStdString(sampleExport())}, sampleOrder());
        QVERIFY(opened.wait());
        workspace.reload();
        QVERIFY(opened.wait());
        QVERIFY(workspace.navigator().place().subject == sampleOrder());
    }

    void aFailedLoadLeavesWhatIsOpen()
    {
        Workspace workspace;
        QSignalSpy opened(&workspace, &Workspace::opened);
        QSignalSpy failed(&workspace, &Workspace::openFailed);
        workspace.open({QString::fromStdString(sampleExport())});
        QVERIFY(opened.wait());
        const auto before = workspace.navigator().snapshot();
        workspace.open({m_settings.path(QStringLiteral("missing"))});
        QVERIFY(failed.wait());
        QCOMPARE(workspace.navigator().snapshot(), before);
        workspace.close();
        QVERIFY(!workspace.navigator().snapshot());
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
