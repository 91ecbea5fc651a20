// SPDX-License-Identifier: GPL-3.0-or-later
// The walks of the help page, step by step as they are written there, with real mouse and keys. Where
// THROUGHLINE_PICTURES names a folder, the pictures of the page are taken there: packaging/screenshots.
#include "core/pipeline/sample.h"
#include "tests/ui/opened.h"
#include "ui/panels/token_inspector.h"
#include "ui/shell/help_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/views/findings/findings_view.h"
#include "ui/views/journey/journey_page.h"
#include "ui/views/timeline/timeline_page.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace throughline;
using namespace throughline::test;

namespace {

struct Walk {
    QString title;
    QStringList steps; // as they are written
    QString picture;   // its name
};

QList<Walk> walksOf(const QString& page)
{
    static const QRegularExpression step(QStringLiteral("^\\d+\\. (.+)$"));
    static const QRegularExpression picture(QStringLiteral("^!\\[.+\\]\\((.+)\\)$"));
    QList<Walk> walks;
    for (const QString& line : page.split(u'\n')) {
        if (line.startsWith(QStringLiteral("## ")))
            walks.append({.title = line.mid(3), .steps = {}, .picture = {}});
        else if (const auto found = step.match(line); found.hasMatch())
            walks.back().steps.append(found.captured(1));
        else if (const auto shown = picture.match(line); shown.hasMatch())
            walks.back().picture = shown.captured(1);
    }
    return walks;
}

} // namespace

class TestWalks : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;
    QList<Walk> m_walks;
    std::unique_ptr<MainWindow> m_window;

    void start(bool dark)
    {
        m_settings.forget();
        m_window = std::make_unique<MainWindow>(QString::fromStdString(sampleExport().value_or("")));
        m_window->theme().force(dark);
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void click(const QString& button)
    {
        for (QPushButton* one : m_window->findChildren<QPushButton*>()) {
            if (one->text() == button && one->isVisible())
                return QTest::mouseClick(one, Qt::LeftButton);
        }
        QFAIL(qPrintable(QStringLiteral("there is no button ") + button));
    }
    // One step; what it does is written in bold, what is typed as code.
    void take(const QString& step)
    {
        static const QRegularExpression form(
            QStringLiteral("^(Click|Type|Press) (?:\\*\\*(.+)\\*\\*|`(.+)`)\\.$"));
        const auto found = form.match(step);
        QVERIFY2(found.hasMatch(), qPrintable(step));
        const QString what = found.captured(2) + found.captured(3);
        QWidget* const focus = QApplication::focusWidget();
        if (found.captured(1) == u"Click") {
            click(what);
        } else if (found.captured(1) == u"Type") {
            QVERIFY(focus);
            QTest::keyClicks(focus, what);
        } else {
            QVERIFY(focus);
            const QKeyCombination key = QKeySequence(what == u"Enter" ? QStringLiteral("Return") : what)[0];
            QTest::keyClick(focus, key.key(), key.keyboardModifiers());
            // Enter takes what is found as soon as it is.
            if (what == u"Enter")
                QTRY_VERIFY(!m_window->findChild<SearchBar*>()->hasFocus());
        }
        QTRY_VERIFY(m_window->settled());
    }
    void walk(int index, bool dark = false)
    {
        start(dark);
        QVERIFY(m_walks[index].steps.size() <= 4);
        for (const QString& step : m_walks[index].steps)
            take(step);
    }
    [[nodiscard]] const Snapshot& snapshot() const { return *m_window->workspace().navigator().snapshot(); }
    [[nodiscard]] QString shownTexts(const QWidget* within) const
    {
        QStringList texts;
        for (const QLabel* label : within->findChildren<QLabel*>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        for (const QPlainTextEdit* text : within->findChildren<QPlainTextEdit*>()) {
            if (text->isVisible())
                texts.append(text->toPlainText());
        }
        return texts.join(u'\n');
    }
    // The token that the page tells to copy.
    [[nodiscard]] static QString token() { return pageText().section(QStringLiteral("```"), 1, 1).trimmed(); }
    [[nodiscard]] static QString pageText(const QString& name = QStringLiteral("four-questions"))
    {
        QFile page(QStringLiteral(":/help/%1.md").arg(name));
        return page.open(QIODevice::ReadOnly) ? QString::fromUtf8(page.readAll()) : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_walks = walksOf(pageText());
        QCOMPARE(m_walks.size(), 4);
        QVERIFY(sampleExport());
    }
    void cleanup() { m_window.reset(); }

    void campaignMessageOfAnOrder()
    {
        walk(0);
        const auto* journey = m_window->findChild<JourneyPage*>();
        QTRY_VERIFY(journey->isVisible());
        const QString said = shownTexts(journey);
        QVERIFY2(said.contains(QStringLiteral(
                     "Message wamid.HBg91234C5C49F24A6C6E8F62E353 of campaign cmp-1 led to it.")),
                 qPrintable(said));
    }
    void whatAContactDid()
    {
        walk(1);
        const auto* timeline = m_window->findChild<TimelinePage*>();
        QTRY_VERIFY(timeline->isVisible());
        QCOMPARE(snapshot().str(snapshot().entities[timeline->lanes().contact()].value),
                 std::string("c-000041"));
        QVERIFY(timeline->lanes().lanes().size() > 1);
    }
    void whoWroteARow()
    {
        QVERIFY(!token().isEmpty());
        QApplication::clipboard()->setText(token());
        walk(2);
        auto* inspector = m_window->findChild<TokenInspector*>();
        QTRY_VERIFY(inspector->isVisible() && !inspector->working());
        const QString said = shownTexts(inspector);
        QVERIFY2(said.contains(QStringLiteral("checkout@shop.example")), qPrintable(said));
    }
    void whereTheChainBroke()
    {
        walk(3);
        const auto* findings = m_window->findChild<FindingsView*>();
        QTRY_VERIFY(findings->isVisible());
        const EventId event = m_window->workspace().navigator().place().event;
        QVERIFY(event);
        QVERIFY(!snapshot().findings.of(event).empty());
    }

    // What is typed, pressed and shown, in this order; the name of a button is in words.
    void theGermanPageSaysTheSame()
    {
        const auto doings = [](const QString& page) {
            static const QRegularExpression form(
                QStringLiteral("`([^`\n]+)`|\\*\\*([A-Za-z+]+)\\*\\*|\\]\\((.+)\\)"));
            QStringList found;
            for (auto match = form.globalMatch(page); match.hasNext();)
                found.append(match.next().captured().section(u'(', -1));
            return found;
        };
        const QStringList english = doings(pageText());
        QVERIFY(english.size() > 16);
        const QString german = pageText(QStringLiteral("four-questions.de"));
        QCOMPARE(doings(QString(german).replace(QStringLiteral("Strg"), QStringLiteral("Ctrl"))), english);
    }
    void thePageShowsItsPictures()
    {
        start(false);
        m_window->actionTable()[QStringLiteral("questions")]->trigger();
        const auto* page = m_window->findChild<HelpPage*>();
        QTRY_VERIFY(page && page->isVisible());
        const auto* text = page->findChild<QTextBrowser*>();
        int pictures = 0;
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                const QTextImageFormat format = part.fragment().charFormat().toImageFormat();
                if (!format.isValid())
                    continue;
                ++pictures;
                const auto picture = text->document()
                                         ->resource(QTextDocument::ImageResource, QUrl(format.name()))
                                         .value<QImage>();
                QVERIFY(!picture.isNull());
                QVERIFY(picture.width() <= text->viewport()->width());
                QVERIFY(picture.width() > text->viewport()->width() * 9 / 10);
            }
        }
        QCOMPARE(pictures, m_walks.size());
    }
    void pictures()
    {
        const QString folder = qEnvironmentVariable("THROUGHLINE_PICTURES");
        if (folder.isEmpty())
            QSKIP("THROUGHLINE_PICTURES names no folder");
        QApplication::clipboard()->setText(token());
        for (const bool dark : {false, true}) {
            for (int index = 0; index < m_walks.size(); ++index) {
                walk(index, dark);
                QTest::qWait(300);
                QVERIFY(m_window->grab().save(
                    folder + u'/' + m_walks[index].picture +
                    (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"))));
            }
        }
    }
};

QTEST_MAIN(TestWalks)
#include "tst_walks.moc"
