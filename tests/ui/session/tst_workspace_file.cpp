// SPDX-License-Identifier: GPL-3.0-or-later
// What a person made of an export: kept by itself, saved, moved with its export, opened again.
#include "core/import/mapping_file.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/session/workspace.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

class TestWorkspaceFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    OwnSettings m_settings;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] static bool open(Workspace& workspace, const QString& file)
    {
        workspace.open({file});
        return QTest::qWaitFor([&] { return workspace.navigator().snapshot() && !workspace.busy(); });
    }
    // The candidate that is offered or taken for the first event that has one.
    [[nodiscard]] static Repair candidate(Workspace& workspace)
    {
        return workspace.navigator().snapshot()->repairs.all().front();
    }
    static bool reject(Workspace& workspace)
    {
        workspace.decisions().decide(candidate(workspace), Verdict::Rejected);
        return QTest::qWaitFor([&] { return !workspace.busy(); });
    }
    [[nodiscard]] QString copyOfSample(const QString& name) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile::copy(QString::fromStdString(sampleExport()), path(name));
        return path(name);
    }

private Q_SLOTS:
    void cleanup() { m_settings.forget(); }

    void contentComesBackAsItWas()
    {
        const QString source = copyOfSample(QStringLiteral("a/events.ndjson"));
        WorkspaceContent content{
            .sources = {source},
            .mapping = withChoice(FieldMapping::standardData(), ImportField::Type, "/kind"),
            .decisions = {{"cause", "effect", Verdict::Rejected}, {"other", "effect", Verdict::Confirmed}},
            .marks = {{"first", "A", 1'772'409'600 * kSecond + 123, "call “them” back"},
                      {"second", "B", kNoTime, ""}},
            .subject = Selector{"order", "10:06"},
            .view = QStringLiteral("journey"),
            .foldsGaps = false};
        const QString file = path(QStringLiteral("a/my.throughline"));
        QVERIFY(writeWorkspace(content, file).has_value());
        const auto read = readWorkspace(file);
        QVERIFY(read.has_value());
        QCOMPARE(read->sources, content.sources);
        QVERIFY(read->mapping && read->mapping->isChosen(ImportField::Type));
        QVERIFY(read->decisions == content.decisions);
        QVERIFY(read->marks == content.marks);
        QVERIFY(read->subject == content.subject);
        QCOMPARE(read->view, content.view);
        QVERIFY(!read->foldsGaps);
    }

    void openingAFileDoesNotWriteIt()
    {
        const QString source = copyOfSample(QStringLiteral("untouched/events.ndjson"));
        const QString file = path(QStringLiteral("untouched/my.throughline"));
        const WorkspaceContent content{
            .sources = {source},
            .mapping = {},
            .decisions = {},
            .marks = {},
            .subject = Selector{"order", "1006"},
            .view = QStringLiteral("journey"),
            .foldsGaps = true,
            .filter = EventFilter({{.field = FilterTerm::Field::Type, .value = "MessageSent", .kind = {}}}),
            .besideContacts = {"c-000041"},
            .layout = {}};
        QVERIFY(writeWorkspace(content, file).has_value());
        const auto bytes = [&file] {
            QFile written(file);
            return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
        };
        const QByteArray before = bytes();
        {
            Workspace workspace;
            QVERIFY(open(workspace, file));
            QVERIFY(workspace.viewState().filter() == content.filter);
        } // what would have been kept a moment later is kept now
        QCOMPARE(bytes(), before);
        // What the person changes is.
        {
            Workspace workspace;
            QVERIFY(open(workspace, file));
            workspace.viewState().setFilter({});
        }
        QVERIFY(bytes() != before && readWorkspace(file)->filter.empty());
    }

    void noPasswordIsWritten()
    {
        const QString file = path(QStringLiteral("db.throughline"));
        QVERIFY(
            writeWorkspace({.sources = {QStringLiteral("postgresql://me:hush@db.example.com/shop")}}, file)
                .has_value());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY(text.contains("db.example.com") && !text.contains("hush"));
    }

    void whatIsNoWorkspaceIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("not JSON") << QByteArray("{") << static_cast<int>(ProblemCode::MalformedJson);
        QTest::newRow("a list") << QByteArray("[]") << static_cast<int>(ProblemCode::BadArgument);
        QTest::newRow("other") << QByteArray("{\"a\":1}") << static_cast<int>(ProblemCode::BadArgument);
        QTest::newRow("newer") << QByteArray("{\"throughline_workspace\":2}")
                               << static_cast<int>(ProblemCode::BadArgument);
        QTest::newRow("bad mapping") << QByteArray(R"({"throughline_workspace":1,"mapping":{"fields":7}})")
                                     << static_cast<int>(ProblemCode::BadMapping);
    }
    void whatIsNoWorkspaceIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const QString file = QString::fromStdString(
            writeFile(m_folder.path().toStdString(), "bad.throughline", text.toStdString()));
        const auto read = readWorkspace(file);
        QVERIFY(!read);
        QCOMPARE(static_cast<int>(read.error().code), code);
        QVERIFY(describe(read.error()).find("bad.throughline") != std::string::npos);
        Workspace workspace;
        QSignalSpy failed(&workspace, &Workspace::openFailed);
        workspace.open({file});
        QCOMPARE(failed.size(), 1);
    }

    void strangeMembersArePassedOver()
    {
        const QString file = QString::fromStdString(writeFile(
            m_folder.path().toStdString(), "odd.throughline",
            R"({"throughline_workspace":1,"sources":[7,{"path":3},{"path":"/x"}],"decisions":[1,{"cause":"a"}],)"
            R"("marks":[7,{"type":"a"},{"event":5},{"event":"kept","time":"soon","note":[]}],)"
            R"("subject":9,"view":[],"fold_gaps":"yes","later":{}})"));
        const auto read = readWorkspace(file);
        QVERIFY(read.has_value());
        QCOMPARE(read->sources, QStringList{QStringLiteral("/x")});
        QVERIFY(read->decisions.empty() && !read->subject && read->foldsGaps);
        QVERIFY(read->marks == (std::vector<EventMark>{{.event = "kept"}}));
    }

    void decisionsAreKeptByThemselves()
    {
        const QString source = copyOfSample(QStringLiteral("b/events.ndjson"));
        {
            Workspace workspace;
            workspace.keepIn(path(QStringLiteral("kept")));
            QVERIFY(open(workspace, source));
            QVERIFY(reject(workspace));
        } // ends before the moment after which it would be written
        Workspace again;
        again.keepIn(path(QStringLiteral("kept")));
        QVERIFY(open(again, source));
        QCOMPARE(again.decisions().all().size(), std::size_t{1});
        QTRY_COMPARE(candidate(again).verdict, Verdict::Rejected);
        // Taken back, nothing is left of it.
        again.decisions().decide(candidate(again), Verdict::None);
        QTRY_VERIFY(!again.busy());
        QTRY_VERIFY(QDir(path(QStringLiteral("kept"))).isEmpty(QDir::Files));
        // Another export knows nothing of it, and nobody keeps anything who was not told where.
        Workspace other;
        QVERIFY(open(other, copyOfSample(QStringLiteral("c/events.ndjson"))));
        QVERIFY(other.decisions().all().empty());
    }

    void marksAreKeptByThemselves()
    {
        const QString source = copyOfSample(QStringLiteral("m/events.ndjson"));
        const QString kept = path(QStringLiteral("kept-marks"));
        const EventId event(100);
        std::string name;
        {
            Workspace workspace;
            workspace.keepIn(kept);
            QVERIFY(open(workspace, source));
            name = workspace.navigator().snapshot()->eventName(event);
            QVERIFY(workspace.marks().toggle(event));
            workspace.marks().setNote(event, "call them back");
            // Loaded anew, they stay.
            workspace.reload();
            QTRY_VERIFY(!workspace.busy());
            QCOMPARE(workspace.marks().eventOf(0), event);
        }
        Workspace again;
        again.keepIn(kept);
        QVERIFY(open(again, source));
        QCOMPARE(again.marks().all().size(), std::size_t{1});
        QCOMPARE(again.marks().all()[0].event, name);
        QCOMPARE(again.marks().noteOf(event), std::string("call them back"));
        QVERIFY(again.viewState().marked().contains(event));
        QCOMPARE(again.marks().missing(), std::size_t{0});
        // Those of one export are not those of another one.
        QVERIFY(open(again, copyOfSample(QStringLiteral("n/events.ndjson"))));
        QVERIFY(again.marks().all().empty() && again.viewState().marked().empty());
        QVERIFY(open(again, source));
        QVERIFY(again.marks().contains(event));
        // Taken back, nothing is left of it.
        QVERIFY(!again.marks().toggle(event));
        QTRY_VERIFY(QDir(kept).isEmpty(QDir::Files));
    }

    void aMarkTakenBackHasItsNoteAgain()
    {
        Workspace workspace;
        QVERIFY(open(workspace, copyOfSample(QStringLiteral("o/events.ndjson"))));
        workspace.marks().setNote(EventId(3), "why?");
        QVERIFY(!workspace.marks().toggle(EventId(3)));
        QVERIFY(!workspace.marks().contains(EventId(3)));
        QVERIFY(workspace.marks().toggle(EventId(3)));
        QCOMPARE(workspace.marks().noteOf(EventId(3)), std::string("why?"));
    }

    void marksOfWhatIsNotHereAreKept()
    {
        const QString source = copyOfSample(QStringLiteral("p/events.ndjson"));
        const QString file = path(QStringLiteral("p/marks.throughline"));
        const EventMark gone{"no-such-event", "MessageSent", 1'772'500'000 * kSecond, "was here in February"};
        QVERIFY(writeWorkspace({.sources = {source}, .marks = {gone}}, file).has_value());
        Workspace workspace;
        QVERIFY(open(workspace, file));
        QCOMPARE(workspace.marks().missing(), std::size_t{1});
        QVERIFY(!workspace.marks().eventOf(0) && workspace.viewState().marked().empty());
        QVERIFY(!workspace.marks().next({}, 1));
        QVERIFY(workspace.marks().toggle(EventId(7)));
        QCOMPARE(workspace.marks().next({}, 1), EventId(7));
        QCOMPARE(workspace.marks().next(EventId(7), 1), EventId(7)); // round and round
        QTRY_COMPARE_WITH_TIMEOUT(readWorkspace(file)->marks.size(), std::size_t{2}, 5000);
        const std::vector<EventMark> written = readWorkspace(file)->marks;
        QVERIFY(std::find(written.begin(), written.end(), gone) != written.end());
    }

    void marksFindAnEventWhoseTimeIsReadOtherwise()
    {
        const QString source = copyOfSample(QStringLiteral("q/events.ndjson"));
        EventMark mark;
        {
            Workspace workspace;
            QVERIFY(open(workspace, source));
            mark = markOf(*workspace.navigator().snapshot(), EventId(55));
        }
        mark.time += kHour;
        const QString file = path(QStringLiteral("q/marks.throughline"));
        QVERIFY(writeWorkspace({.sources = {source}, .marks = {mark}}, file).has_value());
        Workspace workspace;
        QVERIFY(open(workspace, file));
        QCOMPARE(workspace.marks().eventOf(0), EventId(55));
        QCOMPARE(workspace.marks().missing(), std::size_t{0});
    }

    void aWorkspaceMovesWithItsExport()
    {
        const QString source = copyOfSample(QStringLiteral("d/events.ndjson"));
        const QString file = path(QStringLiteral("d/shop.throughline"));
        {
            Workspace workspace;
            QVERIFY(open(workspace, source));
            QVERIFY(workspace.navigator().go({"order", "1006"}));
            workspace.noteView(QStringLiteral("journey"));
            QVERIFY(workspace.saveAs(file).has_value());
            // What is decided afterwards goes there, too.
            QVERIFY(reject(workspace));
        }
        QVERIFY(QDir().rename(path(QStringLiteral("d")), path(QStringLiteral("elsewhere"))));
        Workspace again;
        QSignalSpy view(&again, &Workspace::viewWanted);
        QVERIFY(open(again, path(QStringLiteral("elsewhere/shop.throughline"))));
        QCOMPARE(again.openPaths(), QStringList{path(QStringLiteral("elsewhere/events.ndjson"))});
        QCOMPARE(again.decisions().all().size(), std::size_t{1});
        QTRY_COMPARE(candidate(again).verdict, Verdict::Rejected);
        QTRY_VERIFY(again.navigator().place().subject);
        QCOMPARE(again.navigator().place().subject->text(), std::string("order:1006"));
        QCOMPARE(view.size(), 1);
        QCOMPARE(view[0][0].toString(), QStringLiteral("journey"));
        // The export alone knows nothing of the workspace.
        QVERIFY(open(again, copyOfSample(QStringLiteral("e/events.ndjson"))));
        QVERIFY(again.file().isEmpty() && again.decisions().all().empty());
    }

    void anExportThatIsElsewhereCanBeShown()
    {
        const QString source = copyOfSample(QStringLiteral("f/events.ndjson"));
        const QString file = path(QStringLiteral("shop.throughline"));
        QVERIFY(writeWorkspace({.sources = {source}, .decisions = {{"a", "b", Verdict::Rejected}}}, file)
                    .has_value());
        QVERIFY(QFile::rename(source, path(QStringLiteral("f/renamed.ndjson"))));
        Workspace workspace;
        QSignalSpy failed(&workspace, &Workspace::openFailed);
        workspace.open({file});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(workspace.requestedFile(), file);
        workspace.openRelocated(source, path(QStringLiteral("f/renamed.ndjson")));
        QTRY_VERIFY(workspace.navigator().snapshot() && !workspace.busy());
        QCOMPARE(workspace.decisions().all().size(), std::size_t{1});
        QTRY_COMPARE_WITH_TIMEOUT(readWorkspace(file)->sources,
                                  QStringList{path(QStringLiteral("f/renamed.ndjson"))}, 5000);
    }

    void aMappingIsKept()
    {
        const QString source = QString::fromStdString(
            writeFile(m_folder.path().toStdString(), "odd.ndjson",
                      "{\"w\":\"Asked now\",\"n\":1772442000}\n{\"w\":\"Paid it\",\"n\":1772442060}\n"));
        {
            Workspace workspace;
            workspace.keepIn(path(QStringLiteral("kept2")));
            workspace.openMapped({source},
                                 withChoice(withChoice(FieldMapping::standardData(), ImportField::Type, "/w"),
                                            ImportField::Time, "/n"));
            QTRY_VERIFY(workspace.navigator().snapshot());
            QCOMPARE(workspace.navigator().snapshot()->events.size(), 2U);
        }
        Workspace again;
        again.keepIn(path(QStringLiteral("kept2")));
        QVERIFY(open(again, source));
        QVERIFY(again.mapping());
        QCOMPARE(again.navigator().snapshot()->str(again.navigator().snapshot()->events.type(EventId(0))),
                 std::string("Asked now"));
    }
};

QTEST_MAIN(TestWorkspaceFile)
#include "tst_workspace_file.moc"
