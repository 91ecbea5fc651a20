// SPDX-License-Identifier: GPL-3.0-or-later
// What was closed is let go of, whichever views had shown it: else a window that is open all day would hold
// one data set per view.
#include "tests/support/read_text.h"
#include "tests/ui/sample_window.h"
#include "ui/views/waterfall/waterfall_page.h"

#include <memory>

using namespace throughline;
using namespace throughline::test;

class TestClosedData : public QObject {
    Q_OBJECT

private:
    SampleWindow m_window;

    [[nodiscard]] QString otherExport() const
    {
        return QString::fromStdString(
            writeFile(m_window.settings().folder(), "other.ndjson", kHostileEvents));
    }

private Q_SLOTS:
    void cleanup() { m_window.close(); }

    void nothingHoldsIt_data()
    {
        QTest::addColumn<QString>("view");
        for (const ViewDescription& each : viewList())
            QTest::newRow(each.id) << QString::fromLatin1(each.id);
    }
    void nothingHoldsIt()
    {
        QFETCH(QString, view);
        QVERIFY(m_window.open());
        QVERIFY(m_window.navigator().go({"order", "1006"}));
        for (const ViewDescription& each : viewList()) {
            m_window->showView(QString::fromLatin1(each.id));
            QTRY_VERIFY(m_window->settled());
        }
        m_window->showView(view);
        QTRY_VERIFY(m_window->settled());

        const std::weak_ptr<const Snapshot> sample = m_window.navigator().snapshot();
        m_window->workspace().open({otherExport()});
        QTRY_VERIFY(m_window.navigator().snapshot() && m_window.navigator().snapshot() != sample.lock());
        QTRY_VERIFY(m_window->settled());
        QTRY_VERIFY(sample.expired());
    }

    // Nor where it was searched, and drawn over, in each of the waterfall's pages.
    void nothingOfAWaterfallHoldsIt()
    {
        QVERIFY(m_window.open());
        QVERIFY(m_window.navigator().go({"order", "1006"}));
        m_window->showView(QStringLiteral("waterfall"));
        QTRY_VERIFY(m_window->settled());
        auto& waterfall = m_window.part<WaterfallPage>();
        waterfall.setFocus();
        for (const Qt::Key key : {Qt::Key_P, Qt::Key_K, Qt::Key_2, Qt::Key_3, Qt::Key_1, Qt::Key_Slash}) {
            SampleWindow::press(key);
            QTRY_VERIFY(m_window->settled());
        }
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("message"));
        QTRY_VERIFY(m_window->settled());
        m_window->showView(QStringLiteral("journey"));

        const std::weak_ptr<const Snapshot> sample = m_window.navigator().snapshot();
        m_window->workspace().open({otherExport()});
        QTRY_VERIFY(m_window.navigator().snapshot() && m_window.navigator().snapshot() != sample.lock());
        QTRY_VERIFY(sample.expired());
    }
};

QTEST_MAIN(TestClosedData)
#include "tst_closed_data.moc"
