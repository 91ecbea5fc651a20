// SPDX-License-Identifier: GPL-3.0-or-later
// The window in each of its languages: what it says, that nothing of it is cut, and how one is chosen.
#include "core/base/translation.h"
#include "core/model/wording.h"
#include "tests/support/test_data.h"
#include "tests/ui/cut_texts.h"
#include "tests/ui/opened.h"
#include "ui/models/text.h"
#include "ui/shell/help_page.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QDialog>
#include <QListWidget>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;
using namespace Qt::Literals::StringLiterals;

class TestLanguage : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;
    std::unique_ptr<MainWindow> m_window;

    void start(QSize size)
    {
        m_window = std::make_unique<MainWindow>(QString::fromStdString(sampleExport()));
        m_window->resize(size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void openSample()
    {
        const Result<Selector> subject = parseSelector("order:1001");
        m_window->workspace().open({QString::fromStdString(sampleExport())}, *subject);
        QTRY_VERIFY(m_window->workspace().navigator().snapshot());
        QTRY_VERIFY(m_window->settled());
    }
    [[nodiscard]] QStringList menuTitles() const
    {
        QStringList titles;
        for (const QAction* action : m_window->menuBar()->actions())
            titles.append(action->text().remove(u'&'));
        return titles;
    }
    static void settle()
    {
        // What was asked for lays out what is in it, and so on.
        for (int depth = 0; depth < 4; ++depth)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] QStringList cut() const
    {
        settle();
        return CutTexts::in(*m_window);
    }

private Q_SLOTS:
    void init() { m_settings.forget(); }
    void cleanup()
    {
        m_window.reset();
        speakLanguage(u"en"_s);
    }

    void speaksGerman()
    {
        speakLanguage(u"de"_s);
        start({1280, 720});
        QCOMPARE(menuTitles(),
                 (QStringList{u"Datei"_s, u"Bearbeiten"_s, u"Gehe zu"_s, u"Ansicht"_s, u"Hilfe"_s}));
        QCOMPARE(m_window->views().tabText(2), u"Wasserfall"_s);
        QCOMPARE(kindCount("order", 2), number(2) + u" Bestellungen"_s);
        QCOMPARE(kindCount("node", 2), u"Node: "_s + number(2)); // only the data knows it
        QCOMPARE(nameOfKind("order"), std::string("Bestellung"));
        QCOMPARE(nameOfKind("node"), std::string("node"));
        QCOMPARE(told(phrase("causes", "parent {} is not in this data"), "p{}"),
                 std::string("Parent p{} ist nicht in diesen Daten"));
    }

    void helpIsInTheLanguage()
    {
        for (const auto& [language, title] :
             {std::pair(u"en"_s, u"Tracing: the pieces"_s), std::pair(u"de"_s, u"Tracing: die Teile"_s)}) {
            speakLanguage(language);
            HelpPage page(u"adopt-tracing-and-tokens"_s, nullptr);
            page.show();
            const auto* headings = page.findChild<QListWidget*>(u"helpHeadings"_s);
            QVERIFY(headings);
            QVERIFY(!headings->findItems(title, Qt::MatchExactly).isEmpty());
        }
    }

    void speaksEnglishAgain()
    {
        speakLanguage(u"de"_s);
        speakLanguage(u"en"_s);
        start({1280, 720});
        QCOMPARE(menuTitles().front(), u"File"_s);
        QCOMPARE(told(phrase("causes", "parent {} is not in this data"), "p"),
                 std::string("parent p is not in this data"));
    }

    void findingsAreTranslatedWhole()
    {
        speakLanguage(u"de"_s);
        start({1280, 720});
        openSample();
        const Snapshot& snapshot = *m_window->workspace().navigator().snapshot();
        QVERIFY(!snapshot.findings.all().empty());
        for (const Finding& finding : snapshot.findings.all()) {
            for (const std::string& text : {messageOf(snapshot, finding), detailOf(snapshot, finding),
                                            likelyCauseOf(snapshot, finding)})
                QVERIFY2(text.find(" the ") == std::string::npos &&
                             text.find("not in this") == std::string::npos,
                         text.c_str());
        }
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const QString& language : languageCodes()) {
            QTest::addRow("%s small", qPrintable(language)) << language << QSize(1280, 720);
            QTest::addRow("%s large", qPrintable(language)) << language << QSize(1600, 1000);
        }
    }
    void nothingIsCut()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        speakLanguage(language);
        start(size);
        QStringList all;
        for (const QString& text : cut())
            all.append(text);
        openSample();
        for (int i = 0; i < m_window->views().count(); ++i) {
            m_window->views().setCurrentIndex(i);
            QTRY_VERIFY(m_window->settled());
            for (const QString& text : cut())
                all.append(text);
        }
        for (const QString& dock : {u"report"_s, u"findings"_s, u"token"_s, u"campaigns"_s}) {
            auto* const widget = m_window->findChild<QDockWidget*>(dock);
            QVERIFY(widget);
            widget->show();
            widget->raise();
            QTRY_VERIFY(m_window->settled());
            for (const QString& text : cut())
                all.append(text);
        }
        for (const QString& id : {u"connect"_s, u"fields"_s, u"save-picture"_s, u"save-redacted"_s, u"keys"_s,
                                  u"commands"_s, u"adopt"_s}) {
            m_window->actionTable()[id]->trigger();
            QDialog* dialog = nullptr;
            const auto opened = [&] {
                for (QDialog* each : m_window->findChildren<QDialog*>()) {
                    if (each->isVisible())
                        dialog = each;
                }
                return dialog != nullptr;
            };
            QTRY_VERIFY2(opened(), qPrintable(id));
            settle();
            all += CutTexts::in(*dialog);
            dialog->close();
            QTRY_VERIFY(!m_window->findChildren<QDialog*>().contains(dialog) || !dialog->isVisible());
        }
        all.removeDuplicates();
        QVERIFY2(all.isEmpty(), qPrintable(u'\n' + all.join(u'\n')));
    }

    void cutTextsAreFound()
    {
        start({1280, 720});
        QVERIFY(cut().isEmpty());
        const QList<QPushButton*> buttons = m_window->findChildren<QPushButton*>();
        const auto shown = std::ranges::find_if(buttons, &QWidget::isVisible);
        QVERIFY(shown != buttons.end());
        QPushButton* const button = *shown;
        button->setFixedWidth(30);
        QCOMPARE(cut().size(), 1);
        QVERIFY(cut().front().contains(button->text()));
    }

    void choiceIsKeptForTheNextStart()
    {
        start({1280, 720});
        const auto ticked = [&] {
            QStringList ids;
            for (const QString& id : {u"language-system"_s, u"language-english"_s, u"language-german"_s}) {
                if (m_window->actionTable()[id]->isChecked())
                    ids.append(id);
            }
            return ids;
        };
        QCOMPARE(chosenLanguage(), QString());
        QCOMPARE(ticked(), QStringList{u"language-system"_s});
        m_window->actionTable()[u"language-german"_s]->trigger();
        QCOMPARE(chosenLanguage(), u"de"_s);
        QCOMPARE(ticked(), QStringList{u"language-german"_s});
        m_window->actionTable()[u"language-german"_s]->trigger(); // does not untick it
        QCOMPARE(ticked(), QStringList{u"language-german"_s});
        QVERIFY(m_window->findChild<QLabel*>(u"remark"_s)->text().contains(u"started again"_s));
        QCOMPARE(menuTitles().front(), u"File"_s);
        m_window->actionTable()[u"language-system"_s]->trigger();
        QCOMPARE(chosenLanguage(), QString());
        QSettings().setValue(u"language"_s, u"tlh"_s); // which it does not speak
        QCOMPARE(chosenLanguage(), QString());
    }

    void themeInForceIsTicked()
    {
        start({1280, 720});
        QVERIFY(m_window->actionTable()[u"theme-system"_s]->isChecked());
        m_window->actionTable()[u"theme-dark"_s]->trigger();
        QVERIFY(m_window->actionTable()[u"theme-dark"_s]->isChecked());
        QVERIFY(!m_window->actionTable()[u"theme-system"_s]->isChecked());
        m_window->actionTable()[u"theme-toggle"_s]->trigger();
        QVERIFY(m_window->actionTable()[u"theme-light"_s]->isChecked());
        QVERIFY(!m_window->actionTable()[u"theme-dark"_s]->isChecked());
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
