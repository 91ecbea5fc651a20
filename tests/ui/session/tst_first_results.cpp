// SPDX-License-Identifier: GPL-3.0-or-later
// First results while loading: a preview opens first, the whole takes its place, and what was looked at
// stays.
#include "tests/support/archives.h"
#include "tests/support/read_text.h"
#include "tests/ui/held_rest.h"
#include "tests/ui/large_export.h"
#include "tests/ui/opened.h"
#include "tests/ui/views/sample.h"
#include "ui/session/same_record.h"
#include "ui/session/workspace.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestFirstResults : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 60'000;

    OwnSettings m_settings;
    QString m_large;

private Q_SLOTS:
    void initTestCase()
    {
        m_large = QString::fromStdString(writeFile(m_settings.folder(), "large.ndjson", LargeExport::text()));
    }
    void init() { m_settings.forget(); }

    void thePreviewComesBeforeTheWhole()
    {
        Workspace workspace;
        HeldRest rest(workspace.loader());
        QSignalSpy previewed(&workspace, &Workspace::previewed);
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({m_large});
        QVERIFY(previewed.wait(kPatience));
        QVERIFY(workspace.showsPreview() && workspace.loadsRest() && workspace.busy());
        QCOMPARE(workspace.openPaths(), QStringList{m_large});
        const auto preview = workspace.navigator().snapshot();
        QVERIFY(preview->events.size() > 10'000 && preview->events.size() < LargeExport::kTraces);
        rest.letGo();
        QVERIFY(opened.wait(kPatience));
        QCOMPARE(previewed.count(), 1);
        QVERIFY(!workspace.showsPreview() && !workspace.loadsRest());
        QCOMPARE(workspace.navigator().snapshot()->events.size(), 3U * LargeExport::kTraces + 1);
        QCOMPARE(workspace.navigator().continued(), preview);
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.busy(), kPatience);
    }

    void smallLoadsComeAtOnce()
    {
        Workspace workspace;
        QSignalSpy previewed(&workspace, &Workspace::previewed);
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({QString::fromStdString(sampleExport())});
        QVERIFY(opened.wait());
        QCOMPARE(previewed.count(), 0);
        QVERIFY(!workspace.showsPreview());
    }

    void placeAndHistoryStayAtTheirRecords()
    {
        Workspace workspace;
        HeldRest rest(workspace.loader());
        Navigator& navigator = workspace.navigator();
        QSignalSpy previewed(&workspace, &Workspace::previewed);
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({m_large});
        QVERIFY(previewed.wait(kPatience));
        const auto preview = navigator.snapshot();
        QVERIFY(navigator.go({"order", "7"}));
        QVERIFY(navigator.go({"contact", "c-3600"})); // at the same minute of the next hour
        navigator.follow(preview->findEvent("e-5-2"));
        const LinkId link = preview->links.primaryInto(navigator.place().event);
        QVERIFY(link);
        navigator.selectLink(link);
        const std::uint32_t row = navigator.place().event.index();
        rest.letGo();
        QVERIFY(opened.wait(kPatience));

        const Snapshot& whole = *navigator.snapshot();
        QCOMPARE(whole.eventName(navigator.place().event), std::string("e-5-2"));
        QVERIFY(navigator.place().event.index() != row); // ids are rows, and rows moved
        const Link& now = whole.links[navigator.place().link];
        QCOMPARE(whole.eventName(now.from), std::string("e-5-1"));
        QCOMPARE(whole.eventName(now.to), std::string("e-5-2"));
        navigator.back();
        QVERIFY(navigator.place().subject == (Selector{"contact", "c-3600"}));
        QVERIFY(whole.eventName(navigator.place().event).starts_with("e-3600-"));
        navigator.back();
        QCOMPARE(whole.eventName(navigator.place().event), std::string("e-7-3"));
        navigator.back();
        QVERIFY(navigator.place() == Place{});
    }

    void everyEventOfAPreviewIsFoundAgain()
    {
        LoadRequest request;
        request.paths = {
            writeFile(m_settings.folder(), "some.ndjson", LargeExport::text().substr(0, 12 << 20))};
        request.firstBytes = 1 << 20;
        const auto preview = load(request);
        request.firstBytes.reset();
        const auto whole = load(request);
        QVERIFY(preview && whole && (*preview)->preview);
        for (std::uint32_t i = 0; i < (*preview)->events.size(); ++i) {
            const EventId now = sameEvent(**preview, EventId(i), **whole);
            QVERIFY(now);
            QCOMPARE((*whole)->eventName(now), (*preview)->eventName(EventId(i)));
        }
        // Of another file there is no such record, whatever it is called.
        QVERIFY(!sameEvent(**preview, EventId(0), *sample()));
        QVERIFY(!sameEvent(**preview, EventId(), **whole));
        QVERIFY(!sameLink(**preview, LinkId(), **whole));
    }

    void aSubjectInTheRestIsGoneToInTheEnd()
    {
        Workspace workspace;
        HeldRest rest(workspace.loader());
        QSignalSpy previewed(&workspace, &Workspace::previewed);
        QSignalSpy opened(&workspace, &Workspace::opened);
        QSignalSpy missing(&workspace, &Workspace::subjectMissing);
        const Selector last{"order", std::to_string(LargeExport::kTraces - 1)};
        workspace.open({m_large}, last);
        QVERIFY(previewed.wait(kPatience));
        QVERIFY(!workspace.navigator().place().subject);
        rest.letGo();
        QVERIFY(opened.wait(kPatience));
        QVERIFY(workspace.navigator().place().subject == last);
        QCOMPARE(missing.count(), 0);
    }

    void whoeverWentElsewhereStaysThere()
    {
        Workspace workspace;
        HeldRest rest(workspace.loader());
        QSignalSpy previewed(&workspace, &Workspace::previewed);
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({m_large}, Selector{"order", "1"});
        QVERIFY(previewed.wait(kPatience));
        QVERIFY(workspace.navigator().place().subject == (Selector{"order", "1"}));
        workspace.navigator().go({"order", "2"});
        rest.letGo();
        QVERIFY(opened.wait(kPatience));
        QVERIFY(workspace.navigator().place().subject == (Selector{"order", "2"}));
    }

    void cancelKeepsThePreviewAndReloadBringsTheRest()
    {
        Workspace workspace;
        HeldRest rest(workspace.loader());
        QSignalSpy previewed(&workspace, &Workspace::previewed);
        QSignalSpy opened(&workspace, &Workspace::opened);
        QSignalSpy failed(&workspace, &Workspace::openFailed);
        workspace.open({m_large});
        QVERIFY(previewed.wait(kPatience));
        workspace.loader().cancel();
        workspace.navigator().go({"order", "7"});
        QVERIFY(failed.wait(kPatience));
        QCOMPARE(failed.first().first().value<Problem>().code, ProblemCode::Cancelled);
        QVERIFY(workspace.showsPreview() && !workspace.loadsRest());
        workspace.reload();
        QVERIFY(workspace.loadsRest());
        rest.letGo();
        QVERIFY(opened.wait(kPatience));
        QCOMPARE(previewed.count(), 1); // it is open already
        QVERIFY(!workspace.showsPreview());
        QCOMPARE(workspace.navigator().snapshot()->eventName(workspace.navigator().place().event),
                 std::string("e-7-3"));
    }

    void anotherFileInTheMiddleLeavesThePreview()
    {
        Workspace workspace;
        HeldRest rest(workspace.loader());
        QSignalSpy previewed(&workspace, &Workspace::previewed);
        QSignalSpy failed(&workspace, &Workspace::openFailed);
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({m_large});
        QVERIFY(previewed.wait(kPatience));
        workspace.open({m_settings.path(QStringLiteral("missing"))});
        QVERIFY(!workspace.loadsRest()); // what is being loaded is something else
        rest.letGo();
        QVERIFY(failed.wait(kPatience));
        QVERIFY(workspace.showsPreview());
        QCOMPARE(workspace.openPaths(), QStringList{m_large});
        workspace.open({QString::fromStdString(sampleExport())});
        QVERIFY(opened.wait(kPatience));
        QCOMPARE(workspace.navigator().snapshot()->events.size(), sample()->events.size());
        QVERIFY(!workspace.navigator().continued());
    }

    void closingEndsIt()
    {
        Workspace workspace;
        HeldRest rest(workspace.loader());
        QSignalSpy previewed(&workspace, &Workspace::previewed);
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({m_large});
        QVERIFY(previewed.wait(kPatience));
        workspace.close();
        QVERIFY(!workspace.navigator().snapshot());
        rest.letGo();
        workspace.open({QString::fromStdString(sampleExport())});
        QVERIFY(opened.wait(kPatience));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(workspace.navigator().snapshot()->events.size(), sample()->events.size());
    }

    void containersHaveFirstResultsToo_data()
    {
        QTest::addColumn<QStringList>("paths");
        const std::string text = LargeExport::text();
        const auto file = [this](const char* name, const std::string& bytes) {
            return QString::fromStdString(writeFile(m_settings.folder(), name, bytes));
        };
        QTest::newRow("zip") << QStringList{file("large.zip", zipOf({{"a.ndjson", text}, {"b.txt", "no"}}))};
        QTest::newRow("gzip") << QStringList{file("large.ndjson.gz", gzipped(text))};
        QTest::newRow("several") << QStringList{m_large, QString::fromStdString(sampleExport())};
        QTest::newRow("folder") << QStringList{QString::fromStdString(m_settings.folder())};
    }
    void containersHaveFirstResultsToo()
    {
        QFETCH(QStringList, paths);
        Workspace workspace;
        HeldRest rest(workspace.loader());
        QSignalSpy previewed(&workspace, &Workspace::previewed);
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open(paths);
        QVERIFY(previewed.wait(kPatience));
        workspace.navigator().go({"order", "7"});
        QVERIFY(workspace.navigator().place().event);
        rest.letGo();
        QVERIFY(opened.wait(kPatience));
        const Snapshot& whole = *workspace.navigator().snapshot();
        QCOMPARE(whole.eventName(workspace.navigator().place().event), std::string("e-7-3"));
        QVERIFY(whole.events.size() >= 3U * LargeExport::kTraces + 1);
        QCOMPARE(workspace.recentFiles().paths().size(), paths.size());
    }
};

QTEST_MAIN(TestFirstResults)
#include "tst_first_results.moc"
