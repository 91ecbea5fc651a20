// SPDX-License-Identifier: GPL-3.0-or-later
// funnel: what its arguments mean, and what it says where there is nothing to count.
#include "tests/support/command.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline::test;

namespace {

constexpr std::string_view kRenamed =
    R"({"type":"blast","occurred_at":"2026-05-04T09:00:00Z","contact_id":"c1","payload":{"campaign_id":"x"},"metadata":{"trace_id":"t","span_id":"1"}})"
    "\n"
    R"({"type":"answer","occurred_at":"2026-05-04T09:00:30Z","contact_id":"c1","metadata":{"trace_id":"t","span_id":"2","parent_id":"1"}})"
    "\n";

} // namespace

class FunnelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreThoseOfTheSpec();
    void firstArgumentIsACampaignOrASource();
    void printedStagesAreTheUsualOnes();
    void stagesCanBeEdited();
    void saysThatNothingIsOfAStage();
    void saysWhichTypesAreNotHere();
    void saysWhatIsWrongWithStages();
    void saysThatNothingNamesACampaign();
    void needsASource();

private:
    QString write(const char* name, std::string_view bytes)
    {
        return QString::fromStdString(writeFile(m_folder.path().toStdString(), name, bytes));
    }
    [[nodiscard]] static QJsonArray rows(const QStringList& arguments, const QByteArray& input = {})
    {
        return runCli(QStringList{QStringLiteral("funnel")} + arguments, input).json().array();
    }

    QTemporaryDir m_folder;
    const QString m_sample = QString::fromStdString(sampleExport());
};

void FunnelTest::rowsAreThoseOfTheSpec()
{
    const QJsonArray all = rows({m_sample});
    QCOMPARE(all.size(), 3 * 7);
    double before = 0;
    for (int i = 0; i < 7; ++i) {
        const QJsonObject row = all.at(i).toObject();
        QCOMPARE(row.value(u"campaign_id").toString(), all.at(0).toObject().value(u"campaign_id").toString());
        QVERIFY(!row.value(u"stage").toString().isEmpty());
        const double contacts = row.value(u"contacts").toDouble() + row.value(u"skipped_contacts").toDouble();
        QVERIFY(contacts > 0);
        QCOMPARE(row.contains(u"conversion"), i > 0);
        QCOMPARE(row.contains(u"median_ms_from_previous"), i > 0);
        if (i > 0)
            QVERIFY(qAbs(row.value(u"conversion").toDouble() - contacts / before) < 1e-6);
        before = contacts;
    }
}

void FunnelTest::firstArgumentIsACampaignOrASource()
{
    QCOMPARE(rows({QStringLiteral("cmp-2"), m_sample}).size(), 7);
    QCOMPARE(rows({QStringLiteral("campaign:cmp-2"), m_sample}).size(), 7);
    QCOMPARE(rows({m_sample, m_sample}).size(), 3 * 7);
    QCOMPARE(rows({QStringLiteral("-")}, QByteArray(kRenamed.data(), int(kRenamed.size()))).size(), 0);
    const Outcome unknown = runCli({QStringLiteral("funnel"), QStringLiteral("cmp-9"), m_sample});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY(unknown.out.isEmpty());
    QVERIFY2(unknown.err.contains("campaign:cmp-9") && unknown.err.contains("no such file"), unknown.err);
    const Outcome missing = runCli({QStringLiteral("funnel"), QStringLiteral("none.ndjson")});
    QCOMPARE(missing.exitCode, 1);
    QVERIFY2(missing.err.contains("none.ndjson: There is no such file"), missing.err);
}

void FunnelTest::printedStagesAreTheUsualOnes()
{
    const Outcome printed = runCli({QStringLiteral("funnel"), QStringLiteral("--print-stages")});
    QCOMPARE(printed.exitCode, 0);
    const QString file = write("usual.json", printed.out.toStdString());
    const QJsonArray usual = rows({m_sample});
    QCOMPARE(rows({m_sample, QStringLiteral("--stages"), file}), usual);
}

void FunnelTest::stagesCanBeEdited()
{
    const QString events = write("renamed.ndjson", kRenamed);
    const QString stages = write("stages.json", R"([{"stage":"out","types":["Blast"]},
        {"stage":"back","types":["answer"]}])");
    const QJsonArray all = rows({events, QStringLiteral("--stages"), stages});
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(1).toObject(), QJsonObject({{QStringLiteral("campaign_id"), QStringLiteral("x")},
                                                {QStringLiteral("stage"), QStringLiteral("back")},
                                                {QStringLiteral("contacts"), 1},
                                                {QStringLiteral("conversion"), 1.0},
                                                {QStringLiteral("median_ms_from_previous"), 30000}}));
}

void FunnelTest::saysThatNothingIsOfAStage()
{
    const Outcome outcome = runCli({QStringLiteral("funnel"), write("renamed.ndjson", kRenamed)});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.out.isEmpty());
    for (const char* part : {"\"sent\"", "blast (1)", "answer (1)", "--stages", "--print-stages"})
        QVERIFY2(outcome.err.contains(part), outcome.err);
}

void FunnelTest::saysWhichTypesAreNotHere()
{
    const QString stages =
        write("stages.json", "[{\"stage\":\"out\",\"types\":[\"blast\",\n\"Blasted\"]},\n"
                             "{\"stage\":\"in\",\"types\":[{\"type\":\"answer\",\"class\":\"Bot\"}]}]");
    const Outcome outcome = runCli(
        {QStringLiteral("funnel"), write("renamed.ndjson", kRenamed), QStringLiteral("--stages"), stages});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.json().array().size(), 2);
    for (const char* part : {"stages.json:2: No event here is of the type \"Blasted\"",
                             "stages.json:3: No event here is of the type \"answer\" and the class \"Bot\"",
                             "of the stage \"in\"", "Types here: blast (1), answer (1)"})
        QVERIFY2(outcome.err.contains(part), outcome.err);
    const Outcome quiet = runCli({QStringLiteral("funnel"), write("renamed.ndjson", kRenamed),
                                  QStringLiteral("--stages"), stages, QStringLiteral("--quiet")});
    QVERIFY2(quiet.err.isEmpty(), quiet.err);
}

void FunnelTest::saysWhatIsWrongWithStages()
{
    const auto said = [&](std::string_view text) {
        const Outcome outcome = runCli(
            {QStringLiteral("funnel"), m_sample, QStringLiteral("--stages"), write("stages.json", text)});
        return QByteArray::number(outcome.exitCode) + " " + outcome.err;
    };
    const QByteArray empty = said("[{\"stage\":\"a\",\n\"types\":[]}]");
    QVERIFY2(empty.startsWith("2 error: ") && empty.contains("stages.json:2: The stages cannot be used"),
             empty);
    const QByteArray malformed = said("[{\"stage\":\"a\",\n\"types\":[\"b\"}]");
    QVERIFY2(malformed.startsWith("2 ") && malformed.contains("stages.json:2: Malformed JSON"), malformed);
    const Outcome missing =
        runCli({QStringLiteral("funnel"), m_sample, QStringLiteral("--stages"), QStringLiteral("none.json")});
    QCOMPARE(missing.exitCode, 2);
    QVERIFY2(missing.err.contains("none.json: There is no such file"), missing.err);
}

void FunnelTest::saysThatNothingNamesACampaign()
{
    const QString events =
        write("orders.ndjson",
              R"({"type":"OrderCreated","occurred_at":"2026-05-04T09:00:00Z","payload":{"order_id":"1"}})"
              "\n");
    const Outcome outcome = runCli({QStringLiteral("funnel"), events});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains("Nothing here names a campaign; kinds here: order"), outcome.err);
}

void FunnelTest::needsASource()
{
    const Outcome outcome = runCli({QStringLiteral("funnel")});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.err.contains("SRC is required"), outcome.err);
}

QTEST_GUILESS_MAIN(FunnelTest)
#include "tst_funnel.moc"
