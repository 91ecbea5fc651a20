// SPDX-License-Identifier: GPL-3.0-or-later
// The real window under mouse, keys and dropped files.
#include "core/journey/explain.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/shell/main_window.h"
#include "ui/shell/screenshot.h"
#include "ui/views/findings/findings_view.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include <sys/stat.h>
#include <unistd.h>

using namespace throughline;
using namespace throughline::test;

class TestMainWindow : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;
    std::unique_ptr<MainWindow> m_window;

    void start()
    {
        m_window = std::make_unique<MainWindow>(QString::fromStdString(sampleExport()));
        m_window->show();
        // Where there is no window manager, nobody else makes it active.
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void startWithSample()
    {
        start();
        m_window->openSample();
        QTRY_VERIFY(navigator().snapshot());
        QTRY_VERIFY(m_window->settled());
    }
    [[nodiscard]] Navigator& navigator() { return m_window->workspace().navigator(); }
    [[nodiscard]] SearchBar& searchBar() { return *m_window->findChild<SearchBar*>(); }
    [[nodiscard]] Banner* banner()
    {
        for (Banner* found : m_window->findChildren<Banner*>()) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton* button(const QString& text)
    {
        for (QPushButton* found : m_window->findChildren<QPushButton*>()) {
            if (found->text() == text && found->isVisible())
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] QString currentView()
    {
        return m_window->views().tabText(m_window->views().currentIndex());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    [[nodiscard]] QString fileWith(const std::string& name, std::string_view bytes) const
    {
        return QString::fromStdString(writeFile(m_settings.folder(), name, bytes));
    }

    static void drop(QWidget& onto, const QStringList& paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        const QPoint middle = onto.rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&onto, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&onto, &event);
        QVERIFY(event.isAccepted());
    }

private Q_SLOTS:
    void init() { m_settings.forget(); }
    void cleanup() { m_window.reset(); }

    // A view that finds something in itself has the key, the search has it in all others.
    void slashFindsInTheViewOrSearches()
    {
        startWithSample();
        const auto pressIn = [this](const char* view) {
            QVERIFY(m_window->showView(QLatin1String(view)));
            QWidget* const shown = m_window->views().currentWidget();
            QTRY_VERIFY(m_window->settled());
            shown->setFocus();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Slash);
        };
        for (const char* view : {"overview", "timeline", "journey"}) {
            pressIn(view);
            QVERIFY2(searchBar().hasFocus(), view);
        }
        for (const char* view : {"waterfall", "campaigns"}) {
            navigator().go({"campaign", "cmp-1"});
            pressIn(view);
            QVERIFY2(!searchBar().hasFocus(), view);
            const auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
            QVERIFY2(field && m_window->views().currentWidget()->isAncestorOf(field), view);
        }
    }

    void startPageOpensTheSample()
    {
        start();
        QVERIFY(button(QStringLiteral("Open an export…")));
        for (const QDockWidget* dock : m_window->findChildren<QDockWidget*>())
            QVERIFY(!dock->isVisible());
        QTest::mouseClick(button(QStringLiteral("Open the sample")), Qt::LeftButton);
        QTRY_VERIFY(navigator().snapshot());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("events.ndjson — Throughline"));
        QVERIFY(m_window->findChild<QDockWidget*>(QStringLiteral("event"))->isVisible());
        QVERIFY(m_window->findChild<QDockWidget*>(QStringLiteral("findings"))->isVisible());
        QVERIFY(!banner());
    }

    void searchShowsTheChain()
    {
        startWithSample();
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(searchBar().hasFocus());
        QTest::keyClicks(&searchBar(), QStringLiteral("1006"));
        QTRY_VERIFY(searchBar().offering());
        QTest::keyClick(&searchBar(), Qt::Key_Return);
        QVERIFY(navigator().place().subject == (Selector{"order", "1006"}));
        QVERIFY(!searchBar().offering());
        QCOMPARE(currentView(), QStringLiteral("Journey"));
        QVERIFY(m_window->views().currentWidget()->isAncestorOf(QApplication::focusWidget()) ||
                m_window->views().currentWidget()->hasFocus());
        QTRY_VERIFY(m_window->settled());
        QVERIFY(m_window->inspector().findChild<QPlainTextEdit*>()->toPlainText().contains(
            QStringLiteral("OrderCreated")));
    }

    void enterBeforeTheHitsAreThere()
    {
        startWithSample();
        m_window->startSearch();
        QTest::keyClicks(&searchBar(), QStringLiteral("order:1006"));
        QTest::keyClick(&searchBar(), Qt::Key_Return);
        QTRY_VERIFY(navigator().place().subject == (Selector{"order", "1006"}));
    }

    void searchWithoutHitsSaysSo()
    {
        startWithSample();
        m_window->startSearch();
        QTest::keyClicks(&searchBar(), QStringLiteral("no such thing"));
        QTRY_VERIFY(searchBar().offering() && !searchBar().model().working());
        const auto* popup = m_window->findChild<QFrame*>(QStringLiteral("searchPopup"));
        QTRY_VERIFY(!popup->findChild<QListView*>()->isVisible());
        QTRY_VERIFY(popup->findChild<QLabel*>()->text().contains(QStringLiteral("no such thing")));
        QTest::keyClick(&searchBar(), Qt::Key_Return);
        QVERIFY(!navigator().place().subject);
        QTest::keyClick(&searchBar(), Qt::Key_Escape);
        QVERIFY(!searchBar().offering());
        QTest::keyClick(&searchBar(), Qt::Key_Escape);
        QCOMPARE(searchBar().text(), QString());
    }

    void searchNamesItsLimitAndTakesArrows()
    {
        startWithSample();
        m_window->startSearch();
        QTest::keyClicks(&searchBar(), QStringLiteral("10"));
        QTRY_VERIFY(searchBar().offering() && !searchBar().model().working());
        const auto* popup = m_window->findChild<QFrame*>(QStringLiteral("searchPopup"));
        QVERIFY(popup->findChild<QLabel*>()->text().startsWith(QStringLiteral("First 50 of ")));
        QTest::keyClick(&searchBar(), Qt::Key_Down);
        const Selector second = searchBar().model().selector(1);
        QTest::keyClick(&searchBar(), Qt::Key_Return);
        QVERIFY(navigator().place().subject == second);
    }

    void slashSearchesToo()
    {
        startWithSample();
        m_window->views().setFocus();
        press(Qt::Key_Slash);
        QVERIFY(searchBar().hasFocus());
        // In the field it is a character like any other, as are the other keys without Ctrl.
        QTest::keyClicks(&searchBar(), QStringLiteral("a/n[]"));
        QCOMPARE(searchBar().text(), QStringLiteral("a/n[]"));
    }

    void pasteInspectsTokensAndSearchesTheRest()
    {
        startWithSample();
        const auto paste = [&](const char* text) {
            QGuiApplication::clipboard()->setText(QString::fromLatin1(text));
            m_window->views().setFocus();
            press(Qt::Key_V, Qt::ControlModifier);
        };
        const QString token = QStringLiteral("api|550e8400-e29b-41d4-a716-446655440000|job-1");
        paste("api|550e8400-e29b-41d4-a716-446655440000|job-1");
        QCOMPARE(m_window->findChild<TokenInspector*>()->findChild<QPlainTextEdit*>()->toPlainText(), token);
        QVERIFY(m_window->findChild<QDockWidget*>(QStringLiteral("token"))->isVisible());
        paste(" order:1006\n");
        QTRY_VERIFY(searchBar().offering());
        QTest::keyClick(&searchBar(), Qt::Key_Return);
        QTRY_VERIFY(navigator().place().subject == (Selector{"order", "1006"}));
    }

    void subjectsOfAnotherSortOpenTheirView()
    {
        startWithSample();
        navigator().go({"order", "1006"});
        QCOMPARE(currentView(), QStringLiteral("Journey"));
        navigator().go({"contact", "c-000230"});
        QCOMPARE(currentView(), QStringLiteral("Timeline"));
        m_window->showView(QStringLiteral("waterfall"));
        navigator().go({"contact", "c-000200"});
        QCOMPARE(currentView(), QStringLiteral("Waterfall")); // of the same sort: stays
    }

    void backAndForward()
    {
        startWithSample();
        navigator().go({"order", "1006"});
        navigator().go({"contact", "c-000230"});
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(navigator().place().subject->kind, std::string("order"));
        QCOMPARE(searchBar().text(), QStringLiteral("order:1006"));
        press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(navigator().place().subject->kind, std::string("contact"));
    }

    void bracketsFollowLinks()
    {
        startWithSample();
        navigator().go({"order", "1006"});
        const EventId order = navigator().place().event;
        const EventId cause = navigator().snapshot()->links.primaryCause(order);
        QVERIFY(cause);
        auto* findings = m_window->findChild<FindingsView*>();
        auto* view = m_window->views().currentWidget();
        // One key, one meaning, wherever the focus is.
        for (QWidget* focused : std::initializer_list<QWidget*>{findings, view}) {
            navigator().select(order);
            focused->setFocus();
            QTest::keyClick(focused, Qt::Key_BracketLeft);
            QVERIFY(navigator().place().event == cause);
            QTest::keyClick(focused, Qt::Key_BracketRight);
            QVERIFY(navigator().place().event != cause);
        }
    }

    void findingsByKey()
    {
        startWithSample();
        auto& findings = *m_window->findChild<FindingsView*>();
        QTRY_VERIFY(!findings.model().working());
        press(Qt::Key_N);
        const EventId first = navigator().place().event;
        QVERIFY(first && !navigator().snapshot()->findings.of(first).empty());
        press(Qt::Key_N);
        QVERIFY(navigator().place().event != first);
        press(Qt::Key_N, Qt::ShiftModifier);
        QVERIFY(navigator().place().event == first);
        press(Qt::Key_N, Qt::ShiftModifier); // round to the last
        QVERIFY(navigator().place().event != first);
    }

    // An order whose chain rests on an inferred link: it falls with that link, and stands again.
    void likelyCausesAreDecidedOnByKey()
    {
        startWithSample();
        navigator().go({"order", "1035"});
        const auto campaignOf1035 = [&] {
            const auto index = m_window->workspace().attributions().index();
            const Snapshot& now = *navigator().snapshot();
            const auto found = index->byOrder.find(now.findEntity("order", "1035"));
            return found == index->byOrder.end() || !found->second.campaign
                       ? std::string()
                       : now.entityName(found->second.campaign);
        };
        QTRY_COMPARE(campaignOf1035(), std::string("campaign:cmp-2"));
        const Chain chain = explain(*navigator().snapshot(), navigator().place().event);
        EventId lost;
        for (const Hop& hop : chain.hops) {
            if (hop.link && navigator().snapshot()->links[hop.link].inferred())
                lost = hop.event;
        }
        QVERIFY(lost);
        navigator().select(lost);
        press(Qt::Key_X);
        QTRY_COMPARE(campaignOf1035(), std::string());
        QTRY_VERIFY(!m_window->workspace().busy());
        QVERIFY(!navigator().snapshot()->links.primaryInto(navigator().place().event));
        press(Qt::Key_Y);
        QTRY_COMPARE(campaignOf1035(), std::string("campaign:cmp-2"));
        // They hold when the same is loaded again.
        press(Qt::Key_X);
        QTRY_COMPARE(campaignOf1035(), std::string());
        press(Qt::Key_F5);
        QTRY_VERIFY(m_window->workspace().loader().loading());
        QTRY_VERIFY(!m_window->workspace().busy());
        QTRY_COMPARE(campaignOf1035(), std::string());
        QCOMPARE(m_window->workspace().decisions().all().size(), std::size_t{1});
        // Where nothing is offered the keys say so.
        navigator().go({"order", "1001"});
        press(Qt::Key_Y);
        QCOMPARE(m_window->workspace().decisions().all().size(), std::size_t{1});
    }

    void dropAnywhereOpens()
    {
        start();
        drop(searchBar(), {QString::fromStdString(sampleExport())});
        QTRY_VERIFY(navigator().snapshot());
        const auto before = navigator().snapshot();
        drop(*m_window->findChild<TokenInspector*>()->findChild<QPlainTextEdit*>()->viewport(),
             {QString::fromStdString(sampleExport())});
        QTRY_VERIFY(navigator().snapshot() != before);
    }

    void badFilesAreNamed_data()
    {
        using namespace std::string_view_literals;
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("said");
        QTest::newRow("missing") << m_settings.path(QStringLiteral("missing.ndjson"))
                                 << QStringLiteral("no such file");
        QTest::newRow("empty") << fileWith("empty.ndjson", "") << QStringLiteral("is empty");
        QDir(QString::fromStdString(m_settings.folder())).mkdir(QStringLiteral("nothing"));
        QTest::newRow("directory") << m_settings.path(QStringLiteral("nothing"))
                                   << QStringLiteral("directory");
        QTest::newRow("binary") << fileWith("binary.bin", "\x7f"
                                                          "ELF\0\0\0\0\1\2\3\0\0\0"sv)
                                << QStringLiteral("binary");
        QTest::newRow("unknown") << fileWith("notes.txt", "Dear diary,\nnothing happened today.\n")
                                 << QStringLiteral("looked for");
        const QString fifo = m_settings.path(QStringLiteral("fifo"));
        ::mkfifo(QFile::encodeName(fifo).constData(), 0600);
        QTest::newRow("fifo") << fifo << QStringLiteral("not a file");
        const QString locked = fileWith("locked.ndjson", eventLine());
        ::chmod(QFile::encodeName(locked).constData(), 0);
        if (::access(QFile::encodeName(locked).constData(), R_OK) !=
            0) // an administrator may read it all the same
            QTest::newRow("unreadable") << locked << QStringLiteral("cannot be read");
    }
    void badFilesAreNamed()
    {
        QFETCH(QString, path);
        QFETCH(QString, said);
        startWithSample();
        const auto before = navigator().snapshot();
        m_window->workspace().open({path});
        QTRY_VERIFY(banner());
        QVERIFY2(banner()->detail().contains(said), qPrintable(banner()->detail()));
        QVERIFY(banner()->title().contains(QStringLiteral("could not be opened")));
        QCOMPARE(navigator().snapshot(), before);
        QVERIFY(!QApplication::activeModalWidget());
    }

    void goodLinesAroundBadOnesLoad()
    {
        start();
        std::string text;
        for (int i = 0; i < 3; ++i)
            text += eventLine("\"n\":" + std::to_string(i)) + "{\"broken\n";
        text += "{\"type\":\"Cut\",\"occurred_at\":\"2026-";
        m_window->workspace().open({fileWith("holes.ndjson", text)});
        QTRY_VERIFY(banner());
        QCOMPARE(navigator().snapshot()->events.size(), 3U);
        QVERIFY2(banner()->detail().contains(QStringLiteral("4 records rejected")),
                 qPrintable(banner()->detail()));
        QTest::mouseClick(button(QStringLiteral("Show import report")), Qt::LeftButton);
        const auto* report = m_window->findChild<QDockWidget*>(QStringLiteral("report"));
        QTRY_VERIFY(report->widget()->isVisible());
        const auto* model = report->findChild<QTableView*>()->model();
        QStringList places;
        for (int row = 0; row < model->rowCount(); ++row)
            places.append(model->index(row, ProblemModel::Place).data().toString());
        for (const char* line : {"line 2", "line 4", "line 6", "line 7"})
            QVERIFY2(places.contains(QString::fromLatin1(line)), qPrintable(places.join(u',')));
        QVERIFY(!banner());
    }

    void cancelKeepsTheStartPage()
    {
        start();
        std::string text;
        const std::string line = eventLine("\"contact_id\":\"c-1\"");
        for (int i = 0; i < 300'000; ++i)
            text += line;
        QSignalSpy failed(&m_window->workspace(), &Workspace::openFailed);
        m_window->workspace().open({fileWith("big.ndjson", text)});
        QPushButton* cancel = button(QStringLiteral("Cancel"));
        QVERIFY(cancel);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(failed.wait(30'000));
        QCOMPARE(failed.first().first().value<Problem>().code, ProblemCode::Cancelled);
        QVERIFY(!navigator().snapshot());
        QVERIFY(!banner());
        QVERIFY(button(QStringLiteral("Open an export…")));
        QVERIFY(!button(QStringLiteral("Cancel")));
    }

    void reloadKeepsTheSubject()
    {
        startWithSample();
        navigator().go({"order", "1006"});
        const auto before = navigator().snapshot();
        press(Qt::Key_F5);
        QTRY_VERIFY(navigator().snapshot() != before);
        QVERIFY(navigator().place().subject == (Selector{"order", "1006"}));
    }

    void closeReturnsToTheStartPage()
    {
        startWithSample();
        press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!navigator().snapshot());
        QVERIFY(button(QStringLiteral("Open the sample")));
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Throughline"));
    }

    void themesSwitch()
    {
        startWithSample();
        m_window->theme().choose(Theme::Choice::Light);
        const QColor light = QApplication::palette().color(QPalette::Window);
        press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_window->workspace().viewState().dark());
        const QColor dark = QApplication::palette().color(QPalette::Window);
        QVERIFY(dark.lightness() < 64 && light.lightness() > 192);
        const QImage image = m_window->grab().toImage();
        QVERIFY(image.pixelColor(image.width() / 2, image.height() - 4).lightness() < 64);
        m_window.reset();
        start(); // the choice was kept
        QVERIFY(m_window->workspace().viewState().dark());
        m_window->theme().choose(Theme::Choice::System);
    }

    void layoutIsKeptAndReset()
    {
        startWithSample();
        auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("campaigns"));
        QVERIFY(dock->isVisible());
        dock->hide();
        m_window->close();
        m_window.reset();
        startWithSample();
        dock = m_window->findChild<QDockWidget*>(QStringLiteral("campaigns"));
        QVERIFY(!dock->isVisible());
        press(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(dock->isVisible());
    }

    void damagedSettingsGiveTheDefaults()
    {
        QSettings().setValue(QStringLiteral("window/layout"), QByteArray("no layout"));
        QSettings().setValue(QStringLiteral("window/geometry"), 7);
        QSettings().setValue(QStringLiteral("theme"), QStringLiteral("purple"));
        QSettings().setValue(QStringLiteral("recentFiles"), 3.5);
        startWithSample();
        QCOMPARE(int(m_window->theme().choice()), int(Theme::Choice::System));
        QVERIFY(m_window->findChild<QDockWidget*>(QStringLiteral("event"))->isVisible());
        QVERIFY(m_window->findChild<QDockWidget*>(QStringLiteral("findings"))->isVisible());
    }

    void everyCommandIsInAMenuAndInTheKeyList()
    {
        startWithSample();
        QSet<QAction*> inMenus;
        for (const QAction* menu : m_window->menuBar()->actions()) {
            for (QAction* action : menu->menu()->actions())
                inMenus.insert(action);
        }
        QStringList keys;
        for (QAction* action : m_window->actionTable().all()) {
            QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
            QVERIFY(!action->text().isEmpty());
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!key.isEmpty() && !keys.contains(key.toString()), qPrintable(action->objectName()));
                keys.append(key.toString());
            }
        }
        press(Qt::Key_F1);
        auto* dialog = m_window->findChild<QDialog*>();
        QVERIFY(dialog && !dialog->isModal());
        const auto* tree = dialog->findChild<QTreeWidget*>();
        QVERIFY(!tree->findItems(QStringLiteral("Next finding"), Qt::MatchExactly | Qt::MatchRecursive)
                     .isEmpty());
        QVERIFY(!tree->findItems(QStringLiteral("Waterfall"), Qt::MatchExactly).isEmpty());
        dialog->close();
    }

    void commandsRunFromThePalette()
    {
        startWithSample();
        navigator().go({"order", "1006"});
        press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("commandPalette"));
        QVERIFY(dialog);
        auto* filter = dialog->findChild<QLineEdit*>();
        QTest::keyClicks(filter, QStringLiteral("back"));
        QTest::keyClick(filter, Qt::Key_Return);
        QVERIFY(!navigator().place().subject);
    }

    void listsAndTextsHaveAccessibleNames()
    {
        startWithSample();
        int checked = 0;
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (qobject_cast<const QHeaderView*>(widget))
                continue;
            if (qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QLineEdit*>(widget)) {
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
                ++checked;
            }
        }
        QVERIFY(checked > 8);
    }

    void dataIsNeverTakenForMarkup()
    {
        start();
        m_window->workspace().open({fileWith("<b>&amp;.ndjson", kHostileEvents)},
                                   Selector{"order", "<b>1234</b>&amp;"});
        QTRY_VERIFY(navigator().place().event);
        QTRY_VERIFY(m_window->settled());
        QTest::qWait(100);
        int checked = 0;
        for (const QLabel* label : m_window->findChildren<QLabel*>()) {
            QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                     qPrintable(label->text()));
            QVERIFY(!label->text().contains(QChar(0x202e)));
            ++checked;
        }
        QVERIFY(checked > 20);
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            const QString tip = widget->toolTip();
            QVERIFY2(!tip.contains(QStringLiteral("<img")) && !tip.contains(QStringLiteral("<b>")),
                     qPrintable(tip));
        }
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("<b>&amp;.ndjson")));
    }

    void screenshotsAreWritten()
    {
        start();
        m_window->resize(1200, 700);
        m_window->openSample();
        const QString path = m_settings.path(QStringLiteral("shot.png"));
        bool written = false;
        saveWhenSettled(*m_window, path, [&](bool done) { written = done; });
        QTRY_VERIFY_WITH_TIMEOUT(written, 10'000);
        QCOMPARE(QImage(path).size(), m_window->size() * m_window->devicePixelRatioF());
        bool failed = false;
        saveWhenSettled(*m_window, m_settings.path(QStringLiteral("no/such/folder.png")),
                        [&](bool done) { failed = !done; });
        QTRY_VERIFY_WITH_TIMEOUT(failed, 10'000);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
