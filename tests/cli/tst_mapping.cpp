// SPDX-License-Identifier: GPL-3.0-or-later
// --mapping: exports whose names nobody foresaw, read as a file says.
#include "tests/support/command.h"
#include "tests/support/read_text.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline::test;

namespace {

constexpr std::string_view kMapping =
    R"({"throughline_mapping":1,"fields":{"type":"/verb","time":"/clock/at","trace":"/who/walk"}})";
constexpr std::string_view kEvents = R"({"verb":"Asked","clock":{"at":1772442000},"who":{"walk":"w1"}})"
                                     "\n"
                                     R"({"verb":"Paid","clock":{"at":1772442060},"who":{"walk":"w1"}})"
                                     "\n";

} // namespace

class MappingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesFields();
    void saysWhatIsWrong();
    void showsWhatWasFound();
    void readsTables();

private:
    QString write(const char* name, std::string_view bytes)
    {
        return QString::fromStdString(writeFile(m_folder.path().toStdString(), name, bytes));
    }

    QTemporaryDir m_folder;
};

void MappingTest::namesFields()
{
    const QString mapping = write("mapping.json", kMapping);
    const QString events = write("events.ndjson", kEvents);
    const Outcome outcome = runCli({QStringLiteral("summary"), QStringLiteral("--mapping"), mapping, events});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject summary = outcome.json().object();
    QCOMPARE(summary.value(u"events").toInt(), 2);
    QCOMPARE(summary.value(u"traces").toInt(), 1);
    QCOMPARE(summary.value(u"from").toString(), QStringLiteral("2026-03-02T09:00:00Z"));
    const Outcome trace =
        runCli({QStringLiteral("trace"), QStringLiteral("w1"), events, QStringLiteral("--mapping"), mapping});
    QCOMPARE(trace.exitCode, 0);
    QCOMPARE(trace.json().object().value(u"spans").toArray().size(), 2);
}

void MappingTest::saysWhatIsWrong()
{
    const QString events = write("events.ndjson", kEvents);
    const QString wrong = write("wrong.json", R"({"throughline_mapping":1,"fields":{"when":"/at"}})");
    const Outcome outcome = runCli({QStringLiteral("summary"), QStringLiteral("--mapping"), wrong, events});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY2(outcome.err.contains(
                 "wrong.json: The field mapping cannot be used: fields.when: there is no such field"),
             outcome.err.constData());
    const Outcome missing = runCli(
        {QStringLiteral("summary"), QStringLiteral("--mapping"), QStringLiteral("/nowhere/m.json"), events});
    QCOMPARE(missing.exitCode, 2);
    QVERIFY2(missing.err.contains("/nowhere/m.json: There is no such file"), missing.err.constData());
}

void MappingTest::showsWhatWasFound()
{
    const QString events = write("found.ndjson", R"({"eventType":"A","sentAt":1772442000,"duration":5})"
                                                 "\n"
                                                 R"({"eventType":"B","sentAt":1772442060,"duration":6})"
                                                 "\n");
    const QJsonObject source = runCli({QStringLiteral("summary"), events})
                                   .json()
                                   .object()
                                   .value(u"sources")
                                   .toArray()
                                   .at(0)
                                   .toObject();
    const QJsonObject time = source.value(u"fields").toArray().at(0).toObject();
    QCOMPARE(time.value(u"field").toString(), QStringLiteral("time"));
    QCOMPARE(time.value(u"path").toString(), QStringLiteral("/sentAt"));
    QCOMPARE(time.value(u"how").toString(), QStringLiteral("spelling"));
    QCOMPARE(time.value(u"confidence").toDouble(), 0.9);
    QCOMPARE(time.value(u"share").toDouble(), 1.0);
    QCOMPARE(source.value(u"missing").toArray().size(), 1);
    const Outcome table =
        runCli({QStringLiteral("summary"), QStringLiteral("--format"), QStringLiteral("table"), events});
    QVERIFY2(table.out.contains("/sentAt (spelling, 90 %)"), table.out.constData());
    QVERIFY2(table.out.contains("the unit of the duration in /duration is not known"), table.out.constData());
    QVERIFY2(table.err.contains("the unit of the duration in /duration is not known"), table.err.constData());
}

void MappingTest::readsTables()
{
    const QString mapping =
        write("columns.json", R"({"throughline_mapping":1,"fields":{"type":"Was","time":"Wann"}})");
    const QString table = write("events.csv", "Was;Wann;trace_id\nA;1772442000;t\nB;1772442001;t\n");
    const Outcome outcome = runCli({QStringLiteral("summary"), QStringLiteral("--mapping"), mapping, table});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject summary = outcome.json().object();
    QCOMPARE(summary.value(u"events").toInt(), 2);
    QCOMPARE(summary.value(u"traces").toInt(), 1);
    const QJsonObject source = summary.value(u"sources").toArray().at(0).toObject();
    QCOMPARE(source.value(u"format").toString(), QStringLiteral("CSV"));
    QCOMPARE(source.value(u"fields").toArray().at(0).toObject().value(u"how").toString(),
             QStringLiteral("mapping file"));
}

QTEST_GUILESS_MAIN(MappingTest)
#include "tst_mapping.moc"
