// SPDX-License-Identifier: GPL-3.0-or-later
// The findings under mouse and keys.
#include "tests/support/snapshot_builder.h"
#include "tests/support/stories.h"
#include "ui/session/link_decisions.h"
#include "ui/views/findings/findings_view.h"

#include <QClipboard>
#include <QGuiApplication>
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

    void copiedAsAReport()
    {
        FindingsView view(m_navigator, m_state);
        view.show();
        view.activateWindow();
        m_navigator.setSnapshot(broken());
        QTRY_COMPARE(view.model().passing(), 3U);
        view.setFocus();
        QTest::keyClick(view.findChild<QTreeView*>(), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("3 findings")));
        const QString report = QGuiApplication::clipboard()->text();
        QVERIFY2(report.contains(QStringLiteral("\nError (3)\n  Missing trace (1)\n    Other (1)")),
                 qPrintable(report));
        QVERIFY2(report.contains(QStringLiteral("Missing parent (2)")), qPrintable(report));
        QVERIFY2(report.contains(QStringLiteral("gone-1")), qPrintable(report));
        QVERIFY(report.endsWith(QStringLiteral("Times are those of UTC.\n")));
        view.setFilter(QStringLiteral("gone-2"));
        QTRY_COMPARE(view.model().passing(), 1U);
        QTest::keyClick(view.findChild<QTreeView*>(), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        const QString filtered = QGuiApplication::clipboard()->text();
        QVERIFY2(filtered.contains(QStringLiteral("1 finding of 3, filtered by “gone-2”")),
                 qPrintable(filtered));
        QVERIFY(!filtered.contains(QStringLiteral("gone-1")));
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

    void candidatesStandBelowTheirFinding()
    {
        FindingsView view(m_navigator, m_state);
        view.resize(900, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto snapshot = lostPayments();
        m_navigator.setSnapshot(snapshot);
        QTRY_COMPARE(view.model().passing(), 2U);
        auto& tree = *view.findChild<QTreeView*>();
        const FindingsModel& model = view.model();
        const QModelIndex lost = model.indexOf(0);
        QCOMPARE(model.rowCount(lost), 2);
        const QModelIndex near = model.index(0, 0, lost);
        QVERIFY(model.parent(near) == lost);
        QCOMPARE(model.rowCount(near), 0);
        QCOMPARE(near.data().toString(), QStringLiteral("Ordered · order:x"));
        QCOMPARE(near.data(roles::Badge).toString(), QStringLiteral("inferred"));
        QVERIFY(near.siblingAtColumn(FindingsModel::Detail)
                    .data()
                    .toString()
                    .startsWith(QStringLiteral("same order x; 2 s before; ")));
        QVERIFY(near.siblingAtColumn(FindingsModel::Count).data().toString().endsWith(QStringLiteral(" %")));
        QCOMPARE(model.index(1, 0, lost).data(roles::Badge).toString(), QStringLiteral("possible"));
        // Going to a candidate shows the event that it is, and the next finding is the one after its own.
        QVERIFY(!view.currentCandidate());
        tree.scrollTo(near);
        tree.setCurrentIndex(near);
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(snapshot->eventName(m_navigator.place().event), std::string("near"));
        QVERIFY(view.currentCandidate() && view.currentCandidate()->effect == snapshot->findEvent("lost"));
        view.step(1);
        QCOMPARE(snapshot->eventName(m_navigator.place().event), std::string("doubt"));
        // What it says of itself appears when it is worked out.
        const auto says = [&] {
            for (const QLabel* label : view.findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().startsWith(QStringLiteral("Self-check: 100.0 % of")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(says());
    }

    // The person decides: the row says so at once, and the tree stays as it is.
    void decisionsAreShownWhereTheyWereMade()
    {
        LinkDecisions decisions(m_navigator);
        FindingsView view(m_navigator, m_state);
        connect(&view, &FindingsView::judged, &decisions, &LinkDecisions::decide);
        view.show();
        const auto snapshot = lostPayments();
        m_navigator.setSnapshot(snapshot);
        decisions.applyTo(snapshot);
        QTRY_COMPARE(view.model().passing(), 2U);
        const QModelIndex near = view.model().index(0, 0, view.model().indexOf(0));
        auto& tree = *view.findChild<QTreeView*>();
        tree.setCurrentIndex(near);
        m_navigator.go({"event", "lost"});
        Q_EMIT view.judged(*view.currentCandidate(), Verdict::Rejected);
        QTRY_COMPARE(near.data(roles::Badge).toString(), QStringLiteral("rejected"));
        QVERIFY(tree.currentIndex() == near);
        const auto causeOfLost = [&] {
            const Snapshot& now = *m_navigator.snapshot();
            const EventId cause = now.links.primaryCause(m_navigator.place().event);
            return cause ? now.eventName(cause) : std::string();
        };
        QCOMPARE(causeOfLost(), std::string());
        // Another one in its place, and all of it taken back.
        const QModelIndex far = view.model().index(1, 0, view.model().indexOf(0));
        Q_EMIT view.judged(*view.model().candidateAt(far), Verdict::Confirmed);
        QTRY_COMPARE(far.data(roles::Badge).toString(), QStringLiteral("confirmed"));
        QCOMPARE(causeOfLost(), std::string("far"));
        Q_EMIT view.judged(*view.model().candidateAt(far), Verdict::None);
        Q_EMIT view.judged(*view.model().candidateAt(near), Verdict::None);
        QTRY_COMPARE(near.data(roles::Badge).toString(), QStringLiteral("inferred"));
        QVERIFY(decisions.all().empty());
        QCOMPARE(causeOfLost(), std::string("near"));
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
