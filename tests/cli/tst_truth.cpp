// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line says about generated exports against what really happened (truth.json beside them).
#include "tests/support/command.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace throughline::test;

namespace {

struct Truth {
    QHash<QString, QString> parent; // the true cause of each event that has one
    QSet<QString> lost;             // events whose context was lost on the way
    QJsonObject orders;

    // Whether no context was lost between an event and its root.
    [[nodiscard]] bool intact(QString event) const
    {
        while (!event.isEmpty()) {
            if (lost.contains(event))
                return false;
            event = parent.value(event);
        }
        return true;
    }
};

Truth read(const QString& path)
{
    Truth truth;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return truth;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject parents = json.value(u"parent").toObject();
    for (auto it = parents.begin(); it != parents.end(); ++it)
        truth.parent.insert(it.key(), it.value().toString());
    for (const QJsonValue& event : json.value(u"lost").toArray())
        truth.lost.insert(event.toString());
    truth.orders = json.value(u"orders").toObject();
    return truth;
}

QString text(const QJsonObject& object, QStringView key)
{
    return object.value(key).toString();
}

} // namespace

class TruthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void linksAreTheTrueCauses();
    void intactOrdersAreAttributed();
    void intactOrdersAreExplained();

private:
    QString m_events;
    Truth m_truth;
};

void TruthTest::init()
{
    m_events = QString::fromStdString(sharedData("commerce/small/events.ndjson"));
    if (m_events.isEmpty())
        QSKIP("shared test data is not here");
    m_truth = read(QString::fromStdString(sharedData("commerce/small/truth.json")));
    QVERIFY(!m_truth.orders.isEmpty());
}

void TruthTest::linksAreTheTrueCauses()
{
    const Outcome outcome =
        runCli({QStringLiteral("links"), m_events, QStringLiteral("--format"), QStringLiteral("ndjson")});
    QCOMPARE(outcome.exitCode, 0);
    qsizetype right = 0;
    for (const QJsonDocument& row : outcome.lines()) {
        const QJsonObject link = row.object();
        if (link.value(u"inferred").toBool() || !link.value(u"primary").toBool())
            continue;
        QCOMPARE(text(link, u"from"), m_truth.parent.value(text(link, u"to")));
        ++right;
    }
    // Every cause of which the event carries evidence was found.
    QCOMPARE(right, m_truth.parent.size() - m_truth.lost.size());
}

void TruthTest::intactOrdersAreAttributed()
{
    const Outcome outcome = runCli({QStringLiteral("attribution"), m_events});
    QHash<QString, QJsonObject> rows;
    for (const QJsonValue& row : outcome.json().array())
        rows.insert(text(row.toObject(), u"order_id"), row.toObject());
    QCOMPARE(rows.size(), m_truth.orders.size());
    for (auto order = m_truth.orders.begin(); order != m_truth.orders.end(); ++order) {
        const QJsonObject truth = order.value().toObject();
        if (!m_truth.intact(text(truth, u"event")))
            continue;
        QCOMPARE(text(rows[order.key()], u"campaign_id"), text(truth, u"campaign"));
        QCOMPARE(text(rows[order.key()], u"message_id"), text(truth, u"message"));
    }
}

void TruthTest::intactOrdersAreExplained()
{
    int asked = 0;
    for (auto order = m_truth.orders.begin(); order != m_truth.orders.end(); ++order) {
        const QJsonObject truth = order.value().toObject();
        if (!m_truth.intact(text(truth, u"event")) || text(truth, u"campaign").isEmpty())
            continue;
        const Outcome outcome =
            runCli({QStringLiteral("explain"), QStringLiteral("order:") + order.key(), m_events});
        const QJsonObject json = outcome.json().object();
        QCOMPARE(text(json, u"campaign_id"), text(truth, u"campaign"));
        QCOMPARE(text(json, u"message_id"), text(truth, u"message"));
        QCOMPARE(text(json.value(u"target").toObject(), u"id"), text(truth, u"event"));
        ++asked;
    }
    QVERIFY(asked > 10);
}

QTEST_GUILESS_MAIN(TruthTest)
#include "tst_truth.moc"
