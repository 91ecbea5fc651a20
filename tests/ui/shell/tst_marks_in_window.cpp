// SPDX-License-Identifier: GPL-3.0-or-later
// Marks and notes under the keys of the real window, and the list of all of them.
#include "tests/ui/menu.h"
#include "tests/ui/sample_window.h"
#include "ui/panels/marks_panel.h"
#include "ui/panels/note_field.h"
#include "ui/shell/saving.h"
#include "ui/views/waterfall/waterfall_page.h"
#include "ui/widgets/focus_stand_in.h"

#include <QContextMenuEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestMarksInWindow : public QObject {
    Q_OBJECT

private:
    SampleWindow m_window;

    [[nodiscard]] Navigator& navigator() { return m_window.navigator(); }
    [[nodiscard]] EventMarks& marks() { return m_window->workspace().marks(); }
    [[nodiscard]] EventId selected() { return m_window.selected(); }
    [[nodiscard]] QLineEdit& note() { return *m_window->findChild<NoteField*>()->findChild<QLineEdit*>(); }
    [[nodiscard]] QTableView& list() { return *m_window->findChild<MarksPanel*>()->findChild<QTableView*>(); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        SampleWindow::press(key, modifiers);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_window.open());
        QVERIFY(navigator().go({"order", "1006"}));
        QVERIFY(m_window->showView(QStringLiteral("waterfall")));
        m_window->views().currentWidget()->setFocus();
        QTRY_VERIFY(QApplication::focusWidget());
    }
    void cleanup() { m_window.close(); }

    void keyMarksAndTakesBack()
    {
        const EventId event = selected();
        press(Qt::Key_M);
        QVERIFY(marks().contains(event));
        const auto& scene = qobject_cast<WaterfallPage*>(m_window->views().currentWidget())->canvas();
        QTRY_VERIFY(std::any_of(scene.scene().glyphs.begin(), scene.scene().glyphs.end(),
                                [&](const Glyph& g) { return g.shape == Shape::Flag && g.event == event; }));
        press(Qt::Key_M);
        QVERIFY(!marks().contains(event));
        QTRY_VERIFY(std::none_of(scene.scene().glyphs.begin(), scene.scene().glyphs.end(),
                                 [](const Glyph& g) { return g.shape == Shape::Flag; }));
    }

    void theMenuMarks_data()
    {
        QTest::addColumn<QString>("view");
        for (const char* view : {"waterfall", "timeline", "journey"})
            QTest::newRow(view) << QString::fromLatin1(view);
    }
    void theMenuMarks()
    {
        QFETCH(QString, view);
        QVERIFY(m_window->showView(view));
        QCoreApplication::processEvents();
        auto& canvas = *qobject_cast<SceneCanvas*>(focusStandIn(*m_window.view()));
        const EventId event = selected();
        const auto choose = [&](const QString& text) {
            for (int y = 0; y < canvas.height(); y += 3) {
                for (int x = 0; x < canvas.width(); x += 3) {
                    if (canvas.hit(QPoint(x, y)).event != event)
                        continue;
                    QContextMenuEvent menu(QContextMenuEvent::Mouse, {x, y},
                                           canvas.mapToGlobal(QPoint(x, y)));
                    QCoreApplication::sendEvent(&canvas, &menu);
                    auto* const open = m_window->views().currentWidget()->findChild<QMenu*>();
                    for (QAction* action : open ? open->actions() : QList<QAction*>()) {
                        if (action->text() == text) {
                            action->trigger();
                            delete open;
                            return true;
                        }
                    }
                    return false;
                }
            }
            return false;
        };
        QVERIFY(choose(QStringLiteral("Mark")));
        QVERIFY(marks().contains(event));
        QCoreApplication::processEvents();
        QVERIFY(choose(QStringLiteral("Take the mark back")));
        QVERIFY(!marks().contains(event));
    }

    void aNoteIsWrittenInPlace()
    {
        const EventId event = selected();
        press(Qt::Key_M, Qt::ShiftModifier);
        QTRY_VERIFY(note().hasFocus());
        QVERIFY(!marks().contains(event));                          // nothing is written yet
        QTest::keyClicks(&note(), QStringLiteral("mN why twice?")); // letters that are commands elsewhere
        QCOMPARE(marks().noteOf(event), std::string("mN why twice?"));
        press(Qt::Key_Return);
        QTRY_VERIFY(!note().hasFocus());
        QCOMPARE(QApplication::focusWidget(), focusStandIn(*m_window.view()));
        QVERIFY(note().isVisible());
        // Esc leaves it as it was.
        press(Qt::Key_M, Qt::ShiftModifier);
        QTRY_VERIFY(note().hasFocus());
        QTest::keyClicks(&note(), QStringLiteral("other"));
        QCOMPARE(marks().noteOf(event), std::string("other"));
        press(Qt::Key_Escape);
        QCOMPARE(marks().noteOf(event), std::string("mN why twice?"));
        // Another event has another note.
        press(Qt::Key_BracketLeft);
        QTRY_VERIFY(!note().isVisible());
        QCOMPARE(marks().all().size(), std::size_t{1});
        press(Qt::Key_M, Qt::ShiftModifier);
        QTRY_VERIFY(note().hasFocus());
        QTest::keyClicks(&note(), QStringLiteral("x"));
        press(Qt::Key_Escape);
        QCOMPARE(marks().all().size(), std::size_t{1}); // which marked nothing
        QVERIFY(!note().isVisible());
    }

    void keysStepFromMarkToMark()
    {
        const EventId order = selected();
        press(Qt::Key_M);
        press(Qt::Key_BracketLeft);
        press(Qt::Key_BracketLeft);
        const EventId cause = selected();
        QVERIFY(cause < order);
        press(Qt::Key_M);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(selected(), order);
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(selected(), cause);
        press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(selected(), order);
        press(Qt::Key_Left, Qt::AltModifier); // it was a step of the way
        QCOMPARE(selected(), cause);
        QCOMPARE(m_window->views().tabText(m_window->views().currentIndex()), QStringLiteral("Waterfall"));
    }

    void theListGoesThere()
    {
        marks().setNote(EventId(40), "the first");
        marks().setNote(EventId(1200), "the second");
        marks().toggle(EventId(600));
        press(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(list().isVisible() && list().hasFocus());
        const QAbstractItemModel& model = *list().model();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, MarkModel::Note).data().toString(), QStringLiteral("the first"));
        QCOMPARE(model.index(1, MarkModel::Note).data().toString(), QString());
        QCOMPARE(model.index(2, MarkModel::Note).data().toString(), QStringLiteral("the second"));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {},
                          list().visualRect(model.index(2, MarkModel::Event)).center());
        QCOMPARE(selected(), EventId(1200));
        QCOMPARE(list().currentIndex().row(), 2);
        QTest::keyClick(&list(), Qt::Key_Up);
        QTest::keyClick(&list(), Qt::Key_Return);
        QCOMPARE(selected(), EventId(600));
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Delete);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!marks().contains(EventId(600)));
        QVERIFY(chooseInMenu(list(), model.index(0, MarkModel::Note), QStringLiteral("Write a note")));
        // Whichever window is active after a menu.
        QTRY_COMPARE(m_window->focusWidget(), static_cast<QWidget*>(&note()));
        QCOMPARE(selected(), EventId(40));
        QCOMPARE(note().text(), QStringLiteral("the first"));
    }

    void whatIsNotHereIsListedAndSaid()
    {
        const QString source = m_window.settings().path(QStringLiteral("events.ndjson"));
        QFile::remove(source);
        QVERIFY(QFile::copy(QString::fromStdString(sampleExport()), source));
        const QString file = m_window.settings().path(QStringLiteral("shop.throughline"));
        QVERIFY(writeWorkspace(
                    {.sources = {source}, .marks = {{"gone", "<b>MessageSent</b>", kNoTime, "<i>kept</i>"}}},
                    file)
                    .has_value());
        m_window->workspace().open({file});
        QTRY_VERIFY(m_window->settled() && marks().missing() == 1);
        m_window->showMarks();
        QTRY_VERIFY(list().isVisible());
        const QModelIndex row = list().model()->index(0, MarkModel::Event);
        QCOMPARE(row.data().toString(), QStringLiteral("<b>MessageSent</b>"));
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains(QStringLiteral("not in this data")));
        QVERIFY(!row.data(roles::Event).isValid());
        bool said = false;
        for (const QLabel* label : m_window->findChild<MarksPanel*>()->findChildren<QLabel*>())
            said |= label->text().contains(QStringLiteral("1 of an event that is not in this data"));
        QVERIFY(said);
    }

    void theReportTellsNotes()
    {
        const EventId order = selected();
        marks().setNote(order, "paid twice & angry");
        const QString path = m_window.settings().path(QStringLiteral("report.html"));
        m_window->saving().saveReport(path);
        QTRY_VERIFY(!m_window->saving().working());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("paid twice &amp; angry"));
    }
};

QTEST_MAIN(TestMarksInWindow)
#include "tst_marks_in_window.moc"
