// SPDX-License-Identifier: GPL-3.0-or-later
// Views as pictures and journeys as reports, from the real window.
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/dialogs/picture_dialog.h"
#include "ui/dialogs/redacted_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/saving.h"
#include "ui/views/view.h"

#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QTimer>

using namespace throughline;
using namespace throughline::test;

class TestSaving : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;
    std::unique_ptr<MainWindow> m_window;

    [[nodiscard]] static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] Navigator& navigator() { return m_window->workspace().navigator(); }

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init()
    {
        m_window = std::make_unique<MainWindow>(QString::fromStdString(sampleExport()));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
    }
    void cleanup() { m_window.reset(); }

    void everyViewIsSavedInEveryForm_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("png") << QStringLiteral("png") << QByteArray("\x89PNG\r\n\x1a\n");
        QTest::newRow("svg") << QStringLiteral("svg") << QByteArray("<");
        QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF-");
    }
    void everyViewIsSavedInEveryForm()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, begin);
        m_window->openSample();
        QTRY_VERIFY(navigator().snapshot());
        QVERIFY(navigator().go({"order", "1006"}));
        for (const ViewDescription& description : viewList()) {
            const QString id = QString::fromLatin1(description.id);
            m_window->showView(id);
            QTRY_VERIFY(m_window->settled());
            QCoreApplication::processEvents();
            View* const view = description.area == ViewArea::Centre
                                   ? qobject_cast<View*>(m_window->views().currentWidget())
                                   : nullptr;
            if (!view)
                continue;
            const QString path = m_settings.path(id + u'.' + ending);
            m_window->saving().savePicture(*view, {{900, 700}, true}, path);
            QTRY_VERIFY(!m_window->saving().working());
            QVERIFY2(read(path).startsWith(begin), description.id);
        }
    }

    void theChosenSizeAndColoursAreThoseOfThePicture()
    {
        m_window->openSample();
        QTRY_VERIFY(navigator().snapshot());
        QVERIFY(navigator().go({"order", "1006"}));
        QTRY_VERIFY(m_window->settled());
        QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<PictureDialog*>());
        auto* dialog = m_window->findChild<PictureDialog*>();
        auto boxes = dialog->findChildren<QSpinBox*>();
        QCOMPARE(boxes.size(), 2);
        boxes[0]->setValue(640);
        boxes[1]->setValue(480);
        for (QPushButton* theme : dialog->findChildren<QPushButton*>()) {
            if (theme->text() == QStringLiteral("Dark"))
                QTest::mouseClick(theme, Qt::LeftButton);
        }
        QSignalSpy wanted(dialog, &PictureDialog::wanted);
        const QString path = m_settings.path(QStringLiteral("chosen.png"));
        QTimer::singleShot(0, this, [&] {
            // The file dialog that follows.
            QTRY_VERIFY(m_window->findChild<QFileDialog*>());
            auto* files = m_window->findChild<QFileDialog*>();
            files->selectFile(path);
            QMetaObject::invokeMethod(files, "accept");
        });
        QPushButton* save = nullptr;
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            save = button->isDefault() ? button : save;
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QTRY_VERIFY(!m_window->saving().working());
        const QImage image(path);
        QCOMPARE(image.size(), QSize(1280, 960)); // twice as fine
        QVERIFY(image.pixelColor(4, 4).lightness() < 64);
    }

    void aJourneyIsSavedAsAReport()
    {
        m_window->openSample();
        QTRY_VERIFY(navigator().snapshot());
        QSignalSpy said(&m_window->saving(), &Saving::said);
        m_window->saving().askForReport();
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().startsWith(QStringLiteral("Select an order")));
        QVERIFY(navigator().go({"order", "1006"}));
        const QString path = m_settings.path(QStringLiteral("report.html"));
        m_window->saving().saveReport(path);
        QTRY_VERIFY(!m_window->saving().working());
        const QByteArray html = read(path);
        QVERIFY(html.contains("order:1006") && html.contains("<svg"));
        QCOMPARE(said.last()[0].toString(), QStringLiteral("Saved report.html"));
    }

    void whyNothingWasSavedIsSaid()
    {
        m_window->openSample();
        QTRY_VERIFY(navigator().snapshot());
        QVERIFY(navigator().go({"order", "1006"}));
        QSignalSpy failed(&m_window->saving(), &Saving::failed);
        const QString nowhere = m_settings.path(QStringLiteral("no/such/folder/a.html"));
        m_window->saving().saveReport(nowhere);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][1].toString().contains(QStringLiteral("no/such/folder")));
    }

    void aRedactedCopyIsLookedAtAndThenSaved()
    {
        m_window->openSample();
        QTRY_VERIFY(navigator().snapshot() && !m_window->workspace().busy());
        m_window->actionTable()[QStringLiteral("save-redacted")]->trigger();
        auto* dialog = m_window->findChild<RedactedDialog*>();
        QVERIFY(dialog);
        const QString preview = dialog->findChild<QPlainTextEdit*>()->toPlainText();
        QVERIFY(preview.count(u'\n') > 20);
        QVERIFY(preview.contains(QStringLiteral("MessageSent")) &&
                !preview.contains(QStringLiteral("wamid")));
        const QString path = m_settings.path(QStringLiteral("copy.redacted.ndjson"));
        m_window->saving().saveRedactedCopy(path);
        QTRY_VERIFY(!m_window->saving().working());
        const QByteArray copy = read(path);
        QCOMPARE(copy.count('\n'), qsizetype(navigator().snapshot()->events.size()));
        QVERIFY(copy.startsWith(preview.left(200).toUtf8()));
        QVERIFY(!copy.contains("wamid"));
        dialog->close();
        // Never over what is open.
        QSignalSpy failed(&m_window->saving(), &Saving::failed);
        m_window->saving().saveRedactedCopy(QString::fromStdString(sampleExport()));
        QTRY_COMPARE(failed.size(), 1);
    }

    void withoutDataNothingIsOffered()
    {
        for (const char* id : {"save-picture", "save-report", "save-redacted"})
            QVERIFY(!m_window->actionTable()[QString::fromLatin1(id)]->isEnabled());
    }
};

QTEST_MAIN(TestSaving)
#include "tst_saving.moc"
