// SPDX-License-Identifier: GPL-3.0-or-later
// The real window while something large loads: first results are shown and named as such, work in them goes
// on in the whole; and folders, archives and several files opened in every way there is.
#include "tests/support/archives.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"
#include "tests/ui/held_rest.h"
#include "tests/ui/large_export.h"
#include "tests/ui/opened.h"
#include "ui/shell/main_window.h"
#include "ui/shell/open_dialog.h"
#include "ui/shell/preview_notice.h"
#include "ui/shell/progress_text.h"
#include "ui/shell/recent_menu.h"
#include "ui/views/findings/findings_view.h"
#include "ui/views/journey/journey_page.h"
#include "ui/views/waterfall/waterfall_page.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QDockWidget>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

using namespace throughline;
using namespace throughline::test;

class TestFirstResultsWindow : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 60'000;

    OwnSettings m_settings;
    QString m_large;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<HeldRest> m_rest;

    [[nodiscard]] Navigator& navigator() { return m_window->workspace().navigator(); }
    [[nodiscard]] PreviewNotice& notice() { return *m_window->findChild<PreviewNotice*>(); }
    [[nodiscard]] QPushButton* button(const QString& text)
    {
        for (QPushButton* found : m_window->findChildren<QPushButton*>()) {
            if (found->text() == text && found->isVisible())
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] QStringList labels(const QWidget& parent)
    {
        QStringList texts;
        for (const QLabel* label : parent.findChildren<QLabel*>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    }
    void start()
    {
        m_window = std::make_unique<MainWindow>(QString::fromStdString(sampleExport()));
        m_rest = std::make_unique<HeldRest>(m_window->workspace().loader());
        m_window->show();
        m_window->activateWindow(); // keys go to the active window only
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void startWithPreview()
    {
        start();
        QSignalSpy previewed(&m_window->workspace(), &Workspace::previewed);
        m_window->workspace().open({m_large});
        QVERIFY(previewed.wait(kPatience));
    }
    // March with two exports and a note, in a folder and as an archive.
    [[nodiscard]] QString folderOfExports() const
    {
        QDir(QString::fromStdString(m_settings.folder())).mkdir(QStringLiteral("march"));
        writeFile(m_settings.folder(), "march/1.ndjson", eventLine(R"("id":"a")"));
        writeFile(m_settings.folder(), "march/2.csv", "id,type,occurred_at\nb,T,2026-03-02T09:00:00Z\n");
        writeFile(m_settings.folder(), "march/notes.txt", "Dear reader");
        return m_settings.path(QStringLiteral("march"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_large = QString::fromStdString(writeFile(m_settings.folder(), "large.ndjson", LargeExport::text()));
    }
    void init() { m_settings.forget(); }
    void cleanup() { m_window.reset(); }

    void firstResultsAreNamedAsSuch()
    {
        startWithPreview();
        QVERIFY(notice().isVisible());
        QVERIFY2(notice().title().startsWith(QStringLiteral("Showing the first ")),
                 qPrintable(notice().title()));
        QVERIFY(notice().detail().contains(QStringLiteral("being loaded")));
        QVERIFY(!button(QStringLiteral("Load the rest")));
        QVERIFY(m_window->views().isVisible());
        QVERIFY(button(QStringLiteral("Cancel"))); // in the status bar
        const QStringList status = labels(*m_window->statusBar());
        QVERIFY(std::any_of(status.begin(), status.end(),
                            [](const QString& text) { return text.startsWith(QStringLiteral("first ")); }));
        auto& findings = *m_window->findChild<FindingsView*>();
        QTRY_VERIFY(!findings.model().working());
        QCOMPARE(findings.model().total(), 0U);
        QVERIFY2(labels(findings).join(u'\n').contains(QStringLiteral("need all of the data")),
                 qPrintable(labels(findings).join(u'\n')));

        m_rest->letGo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().showsPreview(), kPatience);
        QVERIFY(!notice().isVisible());
        QVERIFY(!button(QStringLiteral("Cancel")));
        QTRY_VERIFY_WITH_TIMEOUT(findings.model().total() > 0, kPatience);
    }

    void workInThePreviewGoesOnInTheWhole()
    {
        startWithPreview();
        navigator().go({"trace", "t-42"});
        auto* waterfall = m_window->findChild<WaterfallPage*>();
        QTRY_COMPARE(waterfall->rows().size(), std::size_t{4}); // the trace and its events
        waterfall->setFocus();                                  // from the search bar
        QTest::keyClick(waterfall, Qt::Key_W);
        const Viewport zoomed = waterfall->window().viewport();
        QVERIFY(!waterfall->window().showsAll());
        const TimeNs from = waterfall->window().axis().time(zoomed.from);
        navigator().select(navigator().snapshot()->findEvent("e-42-2"));
        QVERIFY(labels(*waterfall).contains(QStringLiteral("first part only")));

        m_rest->letGo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().showsPreview(), kPatience);
        QCOMPARE(navigator().snapshot()->eventName(navigator().place().event), std::string("e-42-2"));
        QVERIFY(navigator().place().subject == (Selector{"trace", "t-42"}));
        QTRY_VERIFY(!labels(*waterfall).contains(QStringLiteral("first part only")));
        QCOMPARE(m_window->views().currentWidget(), waterfall);
        QVERIFY(!waterfall->window().showsAll());
        const Viewport& now = waterfall->window().viewport();
        QVERIFY(std::abs(waterfall->window().axis().time(now.from) - from) < kMillisecond);
        QVERIFY(waterfall->rows().rowOf(navigator().place().event) != WaterfallRows::npos);
    }

    void copiedWordsSayThatTheyArePartial()
    {
        startWithPreview();
        navigator().go({"order", "7"});
        auto* journey = m_window->findChild<JourneyPage*>();
        const auto copied = [&] {
            for (QAction* action : journey->actions()) {
                if (action->text() == QStringLiteral("Copy as text"))
                    action->trigger();
            }
            return QGuiApplication::clipboard()->text();
        };
        QTRY_VERIFY(labels(*journey).contains(QStringLiteral("first part only")));
        QVERIFY2(copied().startsWith(QStringLiteral("Only the first part")), qPrintable(copied()));
        m_rest->letGo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().showsPreview(), kPatience);
        QTRY_VERIFY(!labels(*journey).contains(QStringLiteral("first part only")));
        QVERIFY(copied().contains(QStringLiteral("Step3")));
        QVERIFY(!copied().contains(QStringLiteral("Only the first part")));
    }

    void foldedRowsStayFolded()
    {
        startWithPreview();
        navigator().go({"trace", "t-42"});
        auto* waterfall = m_window->findChild<WaterfallPage*>();
        QTRY_COMPARE(waterfall->rows().size(), std::size_t{4});
        navigator().select(navigator().snapshot()->findEvent("e-42-1"));
        waterfall->setFocus();
        QTest::keyClick(waterfall, Qt::Key_Left);
        QTRY_COMPARE(waterfall->rows().size(), std::size_t{2});
        m_rest->letGo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().showsPreview(), kPatience);
        // In the whole it has a ghost for the parent that nobody has.
        QTRY_COMPARE(waterfall->rows().size(), std::size_t{3});
        QCOMPARE(navigator().snapshot()->eventName(navigator().place().event), std::string("e-42-1"));
    }

    void whatIsTypedIsSearchedInTheWhole()
    {
        startWithPreview();
        auto& search = *m_window->findChild<SearchBar*>();
        const QString last = QStringLiteral("order:%1").arg(LargeExport::kTraces - 1);
        m_window->activateWindow();
        search.searchFor(last);
        QTRY_VERIFY(!search.model().working());
        QCOMPARE(search.model().rowCount(), 0);
        m_rest->letGo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().showsPreview(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(search.model().rowCount(), 1, kPatience);
        QCOMPARE(search.text(), last);
    }

    void cancelKeepsThePreview()
    {
        startWithPreview();
        navigator().go({"order", "7"});
        QTest::mouseClick(button(QStringLiteral("Cancel")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().loader().loading(), kPatience);
        QVERIFY(notice().isVisible());
        QVERIFY(notice().detail().contains(QStringLiteral("not loaded")));
        QVERIFY(!button(QStringLiteral("Cancel")));
        QCOMPARE(navigator().snapshot()->eventName(navigator().place().event), std::string("e-7-3"));
        QTest::mouseClick(button(QStringLiteral("Load the rest")), Qt::LeftButton);
        QVERIFY(notice().detail().contains(QStringLiteral("being loaded")));
        m_rest->letGo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().showsPreview(), kPatience);
        QVERIFY(!notice().isVisible());
        QCOMPARE(navigator().snapshot()->eventName(navigator().place().event), std::string("e-7-3"));
    }

    void aFileThatIsGoneLeavesThePreview()
    {
        startWithPreview();
        m_window->workspace().loader().cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().loader().loading(), kPatience);
        QVERIFY(QFile::rename(m_large, m_large + QStringLiteral(".away")));
        QTest::mouseClick(button(QStringLiteral("Load the rest")), Qt::LeftButton);
        m_rest->letGo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->workspace().loader().loading(), kPatience);
        QVERIFY(QFile::rename(m_large + QStringLiteral(".away"), m_large));
        QVERIFY(m_window->workspace().showsPreview() && notice().isVisible());
        QStringList titles;
        for (const Banner* banner : m_window->findChildren<Banner*>()) {
            if (banner->isVisible())
                titles.append(banner->title());
        }
        QVERIFY2(titles.contains(QStringLiteral("The rest of large.ndjson could not be loaded")),
                 qPrintable(titles.join(u'\n')));
    }

    void foldersAndArchivesOpen_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("title");
        QTest::newRow("folder") << folderOfExports() << QStringLiteral("march — Throughline");
        QTest::newRow("folder with a slash")
            << folderOfExports() + QStringLiteral("/") << QStringLiteral("march — Throughline");
        const std::string zip = zipOf({{"march/1.ndjson", eventLine(R"("id":"a")")},
                                       {"march/2.csv", "id,type,occurred_at\nb,T,2026-03-02T09:00:00Z\n"},
                                       {"march/notes.txt", "Dear reader"}});
        QTest::newRow("zip") << QString::fromStdString(writeFile(m_settings.folder(), "march.zip", zip))
                             << QStringLiteral("march.zip — Throughline");
    }
    void foldersAndArchivesOpen()
    {
        QFETCH(QString, path);
        QFETCH(QString, title);
        start();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint middle = m_window->rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &event);
        QTRY_VERIFY(navigator().snapshot());
        QCOMPARE(navigator().snapshot()->events.size(), 2U);
        QCOMPARE(m_window->windowTitle(), title);
        QCOMPARE(m_window->workspace().recentFiles().paths().size(), 1);

        auto* tree = m_window->findChild<SourcesPanel*>()->findChild<QTreeView*>();
        QCOMPARE(tree->model()->rowCount(), 1);
        const QModelIndex container = tree->model()->index(0, 0);
        QVERIFY2(container.data().toString().endsWith(QStringLiteral("3 files")),
                 qPrintable(container.data().toString()));
        QCOMPARE(tree->model()->rowCount(container), 3);
        QVERIFY(
            tree->model()->index(0, 0, container).data().toString().endsWith(QStringLiteral("notes.txt")));
        QVERIFY(tree->isExpanded(container));
    }

    // The tabs are filled while the lists are still hidden behind the start page.
    void listsHaveTabsInAWindowThatWasEmpty()
    {
        start();
        m_window->openSample();
        QTRY_VERIFY(navigator().snapshot());
        QTest::qWait(50);
        bool seen = false;
        for (const EntityPanel* panel : m_window->findChildren<EntityPanel*>()) {
            const auto* tabs = panel->findChild<QTabBar*>();
            if (!tabs->isVisible())
                continue;
            seen = true;
            QVERIFY2(tabs->height() > 10, qPrintable(QString::number(tabs->height())));
        }
        QVERIFY(seen);
    }

    void progressIsSaidOnce()
    {
        start();
        QSignalSpy previewed(&m_window->workspace(), &Workspace::previewed);
        m_window->workspace().open({m_large});
        const auto cancels = [this] {
            int count = 0;
            for (const QPushButton* found : m_window->findChildren<QPushButton*>())
                count += found->isVisible() && found->text() == QStringLiteral("Cancel") ? 1 : 0;
            return count;
        };
        QCOMPARE(cancels(), 1); // on the start page
        QVERIFY(previewed.wait(kPatience));
        QCOMPARE(cancels(), 1); // in the status bar
    }

    void severalFilesAreNamedTogether()
    {
        start();
        const QString folder = folderOfExports();
        m_window->workspace().open({folder + QStringLiteral("/1.ndjson"), folder + QStringLiteral("/2.csv")});
        QTRY_VERIFY(navigator().snapshot());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("1.ndjson and 1 more — Throughline"));
        QCOMPARE(m_window->workspace().recentFiles().paths().size(), 2);
    }

    void filtersNameWhatLoads()
    {
        const QStringList filters = fileFilters();
        for (const char* ending :
             {"*.csv", "*.tsv", "*.ndjson", "*.jsonl", "*.json", "*.gz", "*.zst", "*.zip", "*.tar", "*.tgz"})
            QVERIFY2(filters.front().contains(QString::fromLatin1(ending)), ending);
        QVERIFY(filters.back().endsWith(QStringLiteral("(*)"))); // whatever it is called may be opened
        start();
        QVERIFY(m_window->actionTable()[QStringLiteral("open-folder")]->shortcut() ==
                QKeySequence(QStringLiteral("Ctrl+Shift+O")));
        QVERIFY(button(QStringLiteral("Open a folder…")));
    }

    void timeLeftIsSaidWhereItMatters()
    {
        QCOMPARE(timeLeftText(50, 100, 4000), QStringLiteral("4 s left"));
        QCOMPARE(timeLeftText(1, 100, 10'000), QStringLiteral("17 min left"));
        QVERIFY(timeLeftText(50, 100, 300).isEmpty());    // too early to say
        QVERIFY(timeLeftText(99, 100, 10'000).isEmpty()); // about to end
        QVERIFY(timeLeftText(50, 0, 4000).isEmpty());     // nobody knows
        QVERIFY(timeLeftText(0, 100, 4000).isEmpty());
    }
};

QTEST_MAIN(TestFirstResultsWindow)
#include "tst_first_results_window.moc"
