// SPDX-License-Identifier: GPL-3.0-or-later
// The program as it is started: its options, and what it says where there is no display.
#include "tests/support/test_data.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class TestProgram : public QObject {
    Q_OBJECT

private:
    struct Outcome {
        int exitCode = -1; // -1: it crashed, or took too long
        QByteArray out, err;
    };

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    // Without a display, and with settings of its own.
    [[nodiscard]] Outcome run(const QStringList& arguments, const QString& platform = {},
                              const QString& locale = QStringLiteral("C.UTF-8")) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name :
             {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE", "LC_ALL", "LC_MESSAGES"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("LANG"), locale);
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
        if (!platform.isEmpty())
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), platform);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(THROUGHLINE_BINARY_DIR "/throughline"), arguments);
        constexpr int kLongestMs = 60'000;
        if (!process.waitForFinished(kLongestMs) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private Q_SLOTS:
    void saysThatThereIsNoDisplay()
    {
        const Outcome outcome = run({QStringLiteral("--sample")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("no display"), outcome.err.constData());
        QVERIFY(outcome.err.contains("throughline-cli"));
        QCOMPARE(outcome.err.count('\n'), 2); // and nothing else
    }

    void namesWrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("option") << QStringList{QStringLiteral("--nonsense")} << QByteArray("--nonsense");
        QTest::newRow("themes") << QStringList{QStringLiteral("--dark"), QStringLiteral("--light")}
                                << QByteArray("excludes");
        QTest::newRow("selector") << QStringList{QStringLiteral("--go"), QStringLiteral("1234")}
                                  << QByteArray("no selector");
        QTest::newRow("view") << QStringList{QStringLiteral("--view"), QStringLiteral("nowhere")}
                              << QByteArray("no view");
        QTest::newRow("language") << QStringList{QStringLiteral("--language"), QStringLiteral("tlh")}
                                  << QByteArray("--language");
        QTest::newRow("size") << QStringList{QStringLiteral("--size"), QStringLiteral("big")}
                              << QByteArray("--size");
        QTest::newRow("image") << QStringList{QStringLiteral("--screenshot"),
                                              QStringLiteral("/no/such/folder/a.png")}
                               << QByteArray("cannot be written");
    }
    void namesWrongUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Outcome outcome = run(arguments, QStringLiteral("offscreen"));
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2((outcome.out + outcome.err).contains(said), outcome.err.constData());
    }

    void helpAndVersionNeedNoDisplay()
    {
        QCOMPARE(run({QStringLiteral("--help")}).exitCode, 0);
        const Outcome version = run({QStringLiteral("--version")});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.trimmed().count('.') == 2);
    }

    void imagesNeedNoDisplay()
    {
        const QString light = path(QStringLiteral("light.png"));
        const QString dark = path(QStringLiteral("dark.png"));
        const QStringList common = {QStringLiteral("--sample"),   QStringLiteral("--go"),
                                    QStringLiteral("order:1006"), QStringLiteral("--size"),
                                    QStringLiteral("1300x800"),   QStringLiteral("--screenshot")};
        const Outcome outcome = run(common + QStringList{light, QStringLiteral("--light")});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(run(common + QStringList{dark, QStringLiteral("--dark")}).exitCode, 0);
        const QImage inLight(light), inDark(dark);
        QCOMPARE(inLight.size(), QSize(1300, 800));
        QCOMPARE(inDark.size(), inLight.size());
        QVERIFY(inLight.pixelColor(4, 4).lightness() > 192 && inDark.pixelColor(4, 4).lightness() < 64);
    }

    void speaksTheLanguageOfTheSystemOrAsTold()
    {
        const auto shot = [&](const QString& locale, const QStringList& more = {}) {
            const QString file = path(QStringLiteral("language.png"));
            const Outcome outcome = run(QStringList{QStringLiteral("--screenshot"), file} + more, {}, locale);
            return outcome.exitCode == 0 ? QImage(file) : QImage();
        };
        const QImage english = shot(QStringLiteral("C.UTF-8"));
        const QImage german = shot(QStringLiteral("de_AT.UTF-8"));
        QVERIFY(!english.isNull() && !german.isNull());
        QVERIFY(english != german);
        QCOMPARE(shot(QStringLiteral("C.UTF-8"), {QStringLiteral("--language"), QStringLiteral("de")}),
                 german);
        QCOMPARE(shot(QStringLiteral("de_AT.UTF-8"), {QStringLiteral("--language"), QStringLiteral("en")}),
                 english);
        QCOMPARE(shot(QStringLiteral("nl_NL.UTF-8")), english); // which it does not speak
    }

    void viewsAreChosenByName()
    {
        const auto shot = [&](const QString& view) {
            const QString file = path(view + QStringLiteral(".png"));
            const Outcome outcome =
                run({QStringLiteral("--sample"), QStringLiteral("--go"), QStringLiteral("order:1006"),
                     QStringLiteral("--view"), view, QStringLiteral("--screenshot"), file});
            return outcome.exitCode == 0 ? QImage(file) : QImage();
        };
        const QImage waterfall = shot(QStringLiteral("waterfall"));
        const QImage journey = shot(QStringLiteral("journey"));
        QVERIFY(!waterfall.isNull() && !journey.isNull());
        QVERIFY(waterfall != journey);
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
