// SPDX-License-Identifier: GPL-3.0-or-later
// report writes one HTML file, and leaves files alone that it cannot replace.
#include "tests/support/command.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline::test;

class ReportTest : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] Outcome report(const QStringList& arguments) const
    {
        return runCli(QStringList{QStringLiteral("report")} << arguments, {}, m_folder.path());
    }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] static QString sample() { return QString::fromStdString(sampleExport()); }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void writesHowAnOrderCameAbout()
    {
        const Outcome outcome =
            report({QStringLiteral("order:1006"), sample(), QStringLiteral("-o"), QStringLiteral("r.html")});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.isEmpty());
        const QByteArray html = read(QStringLiteral("r.html"));
        QVERIFY(html.startsWith("<!DOCTYPE html>") && html.endsWith("</html>\n"));
        QVERIFY(html.contains("cmp-1") && html.contains("OrderCreated") && html.contains("<svg"));
    }

    void whatIsNotThereLeavesNoFile()
    {
        const Outcome outcome = report(
            {QStringLiteral("order:nowhere"), sample(), QStringLiteral("-o"), QStringLiteral("none.html")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.err.contains("order:nowhere"));
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("none.html"))));
    }

    void aPlaceThatCannotBeWrittenIsNamed()
    {
        const Outcome outcome = report({QStringLiteral("order:1006"), sample(), QStringLiteral("-o"),
                                        QStringLiteral("no/such/folder.html")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.err.contains("no/such/folder.html"));
    }

    void asksForAFile() { QCOMPARE(report({QStringLiteral("order:1006"), sample()}).exitCode, 2); }
};

QTEST_APPLESS_MAIN(ReportTest)
#include "tst_report.moc"
