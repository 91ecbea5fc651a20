// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens in the real window: pasted anywhere, searched for, on data without events; and the help page about
// them.
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"
#include "tests/support/token_data.h"
#include "tests/ui/opened.h"
#include "ui/shell/help_page.h"
#include "ui/shell/main_window.h"

#include <QClipboard>
#include <QDockWidget>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTabWidget>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTreeView>

using namespace throughline;
using namespace throughline::test;

class TestTokenDock : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;
    std::unique_ptr<MainWindow> m_window;

    void start()
    {
        m_window = std::make_unique<MainWindow>(QString::fromStdString(sampleExport()));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    [[nodiscard]] Navigator& navigator() { return m_window->workspace().navigator(); }
    [[nodiscard]] SearchBar& searchBar() { return *m_window->findChild<SearchBar*>(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    [[nodiscard]] QString fileWith(const std::string& name, std::string_view bytes) const
    {
        return QString::fromStdString(writeFile(m_settings.folder(), name, bytes));
    }
    [[nodiscard]] bool hasBanner()
    {
        const QList<Banner*> banners = m_window->findChildren<Banner*>();
        return std::any_of(banners.begin(), banners.end(),
                           [](const Banner* found) { return found->isVisible(); });
    }

private Q_SLOTS:
    void init() { m_settings.forget(); }
    void cleanup() { m_window.reset(); }

    // Wherever the focus is, but for a field in which one writes; also where the dock was closed.
    void pasteAnywhereOpensTheTokenDock()
    {
        start();
        m_window->workspace().open({QString::fromStdString(goldenTokensPath())});
        QTRY_VERIFY(navigator().snapshot());
        QTRY_VERIFY(m_window->settled());
        auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("token"));
        auto* field = dock->findChild<QPlainTextEdit*>();
        const QString uuid = QString::fromUtf8(kCorrelation.data(), qsizetype(kCorrelation.size()));
        int places = 0;
        QList<QPointer<QWidget>> widgets; // tab bars of docks come and go
        for (QWidget* widget : m_window->findChildren<QWidget*>())
            widgets.append(widget);
        for (const QPointer<QWidget>& held : widgets) {
            QWidget* const widget = held;
            if (!widget)
                continue;
            const bool isField =
                qobject_cast<QLineEdit*>(widget) || (qobject_cast<QPlainTextEdit*>(widget) &&
                                                     !qobject_cast<QPlainTextEdit*>(widget)->isReadOnly());
            if (isField || widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
                dock->isAncestorOf(widget))
                continue;
            const QByteArray name = widget->metaObject()->className();
            for (const QString& text : {QString::fromStdString(kPayToken), uuid}) {
                if (!held)
                    break;
                field->clear();
                dock->hide();
                widget->setFocus();
                QGuiApplication::clipboard()->setText(text);
                QTest::keyClick(widget, Qt::Key_V, Qt::ControlModifier);
                QTRY_VERIFY2(dock->isVisible(), name.constData());
                QCOMPARE(field->toPlainText(), text);
            }
            ++places;
        }
        QVERIFY2(places > 8, qPrintable(QString::number(places)));
        // A UUID that is none of the data's correlation ids is searched for.
        field->clear();
        m_window->views().setFocus();
        QGuiApplication::clipboard()->setText(QStringLiteral("00000000-0000-4000-8000-000000000000"));
        press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(searchBar().hasFocus());
        QCOMPARE(field->toPlainText(), QString());
        // In a field it is text like any other.
        searchBar().clear();
        QGuiApplication::clipboard()->setText(QString::fromStdString(kPayToken));
        QTest::keyClick(&searchBar(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(searchBar().text().toStdString(), kPayToken);
        QCOMPARE(field->toPlainText(), QString());
    }

    void aTokenThatWasSearchedForIsInspected()
    {
        start();
        m_window->workspace().open({fileWith("jobs.ndjson", jobLine("job-1", "", 0) + eventLine())});
        QTRY_VERIFY(navigator().snapshot());
        QTRY_VERIFY(m_window->settled());
        const std::string token = "a|" + std::string(kCorrelation) + "|job-1"; // of no event
        m_window->startSearch();
        QTest::keyClicks(&searchBar(), QString::fromStdString(token));
        QTRY_VERIFY(searchBar().offering() && !searchBar().model().working());
        QTest::keyClick(&searchBar(), Qt::Key_Return);
        auto* tokens = m_window->findChild<TokenInspector*>();
        QCOMPARE(tokens->findChild<QPlainTextEdit*>()->toPlainText().toStdString(), token);
        QTRY_COMPARE(tokens->findChild<QTreeView*>()->model()->rowCount(), 1);
    }

    void aWindowOnJobsAlone()
    {
        start();
        m_window->workspace().open(
            {fileWith("jobs.ndjson", jobLine("job-1", "", 0) + jobLine("job-2", "job-1", 1, "failed"))});
        QTRY_VERIFY(navigator().snapshot());
        QTRY_VERIFY(m_window->settled());
        QVERIFY(!hasBanner());
        for (int view = 0; view < m_window->views().count(); ++view) {
            m_window->views().setCurrentIndex(view);
            QTest::qWait(20);
        }
        m_window->views().setFocus();
        QGuiApplication::clipboard()->setText(
            QString::fromUtf8(kCorrelation.data(), qsizetype(kCorrelation.size())));
        press(Qt::Key_V, Qt::ControlModifier);
        auto* tokens = m_window->findChild<TokenInspector*>();
        QTRY_VERIFY(!tokens->findChild<QPlainTextEdit*>()->toPlainText().isEmpty());
        QTRY_COMPARE(tokens->findChild<QTreeView*>()->model()->rowCount(), 1);
    }

    void helpPageOpens()
    {
        start();
        press(Qt::Key_F1, Qt::ShiftModifier);
        auto* page = m_window->findChild<HelpPage*>();
        QVERIFY(page && page->isVisible() && !page->isModal());
        QVERIFY(page->windowTitle().startsWith(QStringLiteral("Adopt tracing")));
        auto* headings = page->findChild<QListWidget*>();
        auto* text = page->findChild<QTextBrowser*>();
        QVERIFY(!text->openLinks() && !text->openExternalLinks());
        QStringList named;
        for (int row = 0; row < headings->count(); ++row)
            named.append(headings->item(row)->text());
        for (const char* heading :
             {"Entry points", "Scopes and spans", "Another thread", "Jobs in a queue", "Replies",
              "Calls to other services", "When the context is lost", "Jobs", "updated_by", "Troubleshooting"})
            QVERIFY2(named.contains(QString::fromLatin1(heading)), heading);
        QVERIFY(text->toPlainText().contains(QStringLiteral("TrackingToken::forJob(")));
        // By keys: the last heading comes into sight.
        headings->setFocus();
        QTest::keyClick(headings, Qt::Key_End);
        QCOMPARE(text->textCursor().block().text(), QStringLiteral("Troubleshooting"));
        QVERIFY(text->viewport()->rect().contains(text->cursorRect().center()));
        // It is there once, and goes with Escape.
        (*m_window).actionTable()[QStringLiteral("adopt")]->trigger();
        QCOMPARE(m_window->findChildren<HelpPage*>().size(), 1);
        QTest::keyClick(page, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<HelpPage*>());
    }
};

QTEST_MAIN(TestTokenDock)
#include "tst_token_dock.moc"
