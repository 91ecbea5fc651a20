// SPDX-License-Identifier: GPL-3.0-or-later
// The findings under mouse and keys.
#include "tests/support/snapshot_builder.h"
#include "ui/views/findings/findings_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace throughline;
using namespace throughline::test;

class TestFindingsView : public QObject {
    Q_OBJECT

private:
    Navigator m_navigator;
    ViewState m_state;

    [[nodiscard]] static std::shared_ptr<const Snapshot> broken()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = "A", .className = "Job", .trace = "T", .parent = "gone-1"});
        b.add({.id = "b", .type = "B", .className = "Job", .trace = "T", .parent = "gone-2"});
        b.add({.id = "c", .type = "C", .className = "Other", .trace = ""});
        return b.reconstructed();
    }
    [[nodiscard]] static QString sentence(const FindingsView& view)
    {
        for (const QLabel* label : view.findChildren<QLabel*>()) {
            if (label->isVisible() && label->wordWrap())
                return label->text();
        }
        return {};
    }

private Q_SLOTS:
    void cleanup() { m_navigator.setSnapshot(nullptr); }

    void emptyStatesAreInWords()
    {
        FindingsView view(m_navigator, m_state);
        view.show();
        QVERIFY(sentence(view).startsWith(QStringLiteral("Open an export")));
        SnapshotBuilder b;
        b.add({.id = "a"});
        m_navigator.setSnapshot(b.reconstructed());
        QTRY_VERIFY(sentence(view).startsWith(QStringLiteral("No findings")));
        view.step(1);
        QVERIFY(!m_navigator.place().event);
        m_navigator.setSnapshot(broken());
        QTRY_VERIFY(view.findChild<QTreeView*>()->isVisible());
        QTest::keyClicks(view.findChild<QLineEdit*>(), QStringLiteral("nothing like it"));
        QTRY_VERIFY(sentence(view).startsWith(QStringLiteral("None of the 3 findings")));
    }

    void nextAndPreviousGoRound()
    {
        FindingsView view(m_navigator, m_state);
        view.show();
        m_navigator.setSnapshot(broken());
        QTRY_COMPARE(view.model().passing(), 3U);
        std::vector<EventId> visited;
        for (int i = 0; i < 3; ++i) {
            view.step(1);
            visited.push_back(m_navigator.place().event);
        }
        std::sort(visited.begin(), visited.end());
        QVERIFY(visited == (std::vector<EventId>{EventId(0), EventId(1), EventId(2)}));
        const EventId last = m_navigator.place().event;
        view.step(1);
        QVERIFY(m_navigator.place().event != last);
        view.step(-1);
        QVERIFY(m_navigator.place().event == last);
    }

    void clickAndButtonsGoThere()
    {
        FindingsView view(m_navigator, m_state);
        view.resize(700, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view)); // until then an X server may still move and size it
        m_navigator.setSnapshot(broken());
        QTRY_COMPARE(view.model().passing(), 3U);
        auto& tree = *view.findChild<QTreeView*>();
        const QModelIndex second = view.model().indexOf(1);
        // A row may still move between press and release while the rows are being laid out: a hand clicks
        // again.
        const auto clickGoesThere = [&] {
            QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(second).center());
            return second.data(roles::Event).toUInt() == m_navigator.place().event.raw();
        };
        QTRY_VERIFY(clickGoesThere());
        for (QToolButton* button : view.findChildren<QToolButton*>()) {
            if (button->accessibleName().startsWith(QStringLiteral("Next")))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(view.model().indexOf(2).data(roles::Event).toUInt(), m_navigator.place().event.raw());
        // A group is no place to go to.
        const Place before = m_navigator.place();
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {},
                          tree.visualRect(view.model().index(0, 0)).center());
        QVERIFY(m_navigator.place() == before);
    }

    void sceneHoldsTheRows()
    {
        FindingsView view(m_navigator, m_state);
        view.show();
        QVERIFY(view.scene({600, 400}).labels.empty());
        m_navigator.setSnapshot(broken());
        QTRY_COMPARE(view.model().passing(), 3U);
        const Scene scene = view.scene({600, 400});
        const auto holdsText = [&](std::string_view text) {
            return std::any_of(scene.labels.begin(), scene.labels.end(), [&](const Label& label) {
                return label.text.find(text) != std::string::npos;
            });
        };
        QVERIFY(holdsText("Missing parent") && holdsText("Missing trace") && holdsText("Job"));
        for (const Label& label : scene.labels)
            QVERIFY(label.box.right() <= scene.width && label.box.y < scene.height);
    }
};

QTEST_MAIN(TestFindingsView)
#include "tst_findings_view.moc"
