// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line says about generated exports against what really happened (truth.json beside them).
#include "tests/support/command.h"
#include "tests/support/test_data.h"
#include "tests/support/truth.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace throughline::test;

namespace {

std::string text(const QJsonObject& object, QStringView key)
{
    return object.value(key).toString().toStdString();
}

} // namespace

class TruthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linksAreTheTrueCauses_data() { exports(); }
    void linksAreTheTrueCauses();
    void intactOrdersAreAttributed_data() { exports(); }
    void intactOrdersAreAttributed();
    void intactOrdersAreExplained();

private:
    static void exports();
};

void TruthTest::exports()
{
    QTest::addColumn<QString>("events");
    QTest::addColumn<QString>("truth");
    const auto row = [](const char* name, const std::string& events, const std::string& truth) {
        QTest::newRow(name) << QString::fromStdString(events) << QString::fromStdString(truth);
    };
    row("small", sampleExport(), ownData("commerce/small/truth.json.gz"));
    row("medium", sharedData("commerce/medium/events.ndjson.gz"),
        sharedData("commerce/medium/truth.json.gz"));
}

void TruthTest::linksAreTheTrueCauses()
{
    QFETCH(QString, events);
    QFETCH(QString, truth);
    if (events.isEmpty())
        QSKIP("shared test data is not here");
    const Truth known = Truth::read(truth.toStdString());
    const Outcome outcome =
        runCli({QStringLiteral("links"), events, QStringLiteral("--format"), QStringLiteral("ndjson")});
    QCOMPARE(outcome.exitCode, 0);
    std::size_t right = 0;
    for (const QJsonDocument& row : outcome.lines()) {
        const QJsonObject link = row.object();
        if (link.value(u"inferred").toBool() || !link.value(u"primary").toBool())
            continue;
        const auto cause = known.cause.find(text(link, u"to"));
        QVERIFY(cause != known.cause.end());
        QCOMPARE(text(link, u"from"), cause->second);
        ++right;
    }
    QCOMPARE(right, known.linksWithEvidence());
}

void TruthTest::intactOrdersAreAttributed()
{
    QFETCH(QString, events);
    QFETCH(QString, truth);
    if (events.isEmpty())
        QSKIP("shared test data is not here");
    const Truth known = Truth::read(truth.toStdString());
    const Outcome outcome = runCli({QStringLiteral("attribution"), events});
    QHash<QString, QJsonObject> rows;
    for (const QJsonValue& row : outcome.json().array())
        rows.insert(row.toObject().value(u"order_id").toString(), row.toObject());
    QCOMPARE(static_cast<std::size_t>(rows.size()), known.orders.size());
    for (const auto& [id, order] : known.orders) {
        if (!known.intact(order.event))
            continue;
        const QJsonObject& row = rows[QString::fromStdString(id)];
        QCOMPARE(text(row, u"campaign_id"), order.campaign);
        QCOMPARE(text(row, u"message_id"), order.message);
    }
}

void TruthTest::intactOrdersAreExplained()
{
    const Truth known = Truth::read(ownData("commerce/small/truth.json.gz"));
    int asked = 0;
    for (const auto& [id, order] : known.orders) {
        if (!known.intact(order.event) || order.campaign.empty())
            continue;
        const Outcome outcome = runCli({QStringLiteral("explain"), QString::fromStdString("order:" + id),
                                        QString::fromStdString(sampleExport())});
        const QJsonObject json = outcome.json().object();
        QCOMPARE(text(json, u"campaign_id"), order.campaign);
        QCOMPARE(text(json, u"message_id"), order.message);
        std::vector<std::string> chain;
        for (const QJsonValue& hop : json.value(u"chain").toArray())
            chain.push_back(text(hop.toObject().value(u"event").toObject(), u"id"));
        QVERIFY(chain == known.chainOf(order.event));
        ++asked;
    }
    QVERIFY(asked > 10);
}

QTEST_GUILESS_MAIN(TruthTest)
#include "tst_truth.moc"
