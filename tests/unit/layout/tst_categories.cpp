// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/captions.h"
#include "core/layout/categories.h"
#include "tests/support/snapshot_builder.h"

#include <QTest>

#include <set>

using namespace throughline;
using namespace throughline::test;

class CategoriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recognisesTheKnownFive_data();
    void recognisesTheKnownFive();
    void givesFurtherKindsTheFixedSequence();
    void captionsAreShortAndWhole();
    void clustersAreNamedByWhatTheyBeganWith();
};

void CategoriesTest::recognisesTheKnownFive_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("className");
    QTest::addColumn<int>("category");
    const auto row = [](const char* type, const char* className, int category) {
        QTest::addRow("%s %s", type, className)
            << QString::fromLatin1(type) << QString::fromLatin1(className) << category;
    };
    row("MessageSent", "App\\Jobs\\SendCampaignMessageJob", 0);
    row("MessageSent", "App\\Jobs\\SendOrderConfirmationJob", 0);
    row("MessageReceived", "App\\Http\\Controllers\\WebhookController", 0);
    row("CampaignBatchStarted", "App\\Jobs\\SendCampaignMessageJob", 0);
    row("ButtonClicked", "App\\Http\\Controllers\\WebhookController", 0);
    row("MessageSent", "App\\Jobs\\SendAutomationReplyJob", 1);
    row("AutomationTriggered", "", 1);
    row("OrderCreated", "App\\Services\\OrderService", 2);
    row("CHECKOUT_STARTED", "", 2);
    row("PaymentCaptured", "App\\Jobs\\CapturePaymentJob", 3);
    row("invoice.issued", "", 3);
    row("MessageDelivered", "App\\Http\\Controllers\\WebhookController", 4);
    row("SessionStarted", "App\\Http\\Middleware\\StartSession", 4);
    row("updated", "App\\Jobs\\ReserveStockJob", 2);
    // A word within a word is another word.
    row("Reorderer", "", 5);
    row("Descartes", "", 5);
}

void CategoriesTest::recognisesTheKnownFive()
{
    QFETCH(QString, type);
    QFETCH(QString, className);
    QFETCH(int, category);
    SnapshotBuilder b;
    b.add({.id = "e", .type = type.toStdString(), .className = className.toStdString()});
    const auto snapshot = b.reconstructed();
    const Categories categories(*snapshot);
    QCOMPARE(static_cast<int>(categories.ink(EventId(0))) - static_cast<int>(Ink::Category0), category);
    QCOMPARE(categories.hollow(EventId(0)),
             type == QLatin1String("MessageReceived") || type == QLatin1String("ButtonClicked"));
}

void CategoriesTest::givesFurtherKindsTheFixedSequence()
{
    SnapshotBuilder b;
    for (int kind = 0; kind < 9; ++kind) {
        for (int i = 0; i < 20 - kind; ++i)
            b.add({.id = std::to_string(kind) + "-" + std::to_string(i),
                   .type = "op" + std::to_string(i % 3),
                   .className = "service" + std::string(1, static_cast<char>('a' + kind))});
    }
    const auto snapshot = b.reconstructed();
    const Categories categories(*snapshot);
    const auto inkOf = [&](int kind, int i) {
        return categories.ink(snapshot->findEvent(std::to_string(kind) + "-" + std::to_string(i)));
    };
    // The commonest first, one colour a service, all operations of a service alike.
    std::set<Ink> inks;
    for (int kind = 0; kind < 6; ++kind) {
        inks.insert(inkOf(kind, 0));
        QVERIFY(inkOf(kind, 0) == inkOf(kind, 1) && inkOf(kind, 0) == inkOf(kind, 2));
    }
    QCOMPARE(inks.size(), std::size_t(6));
    QVERIFY(inkOf(0, 0) == Ink::Category5);
    // More services than colours begin again, without taking one of the known five.
    QVERIFY(inkOf(8, 0) >= Ink::Category5 && inkOf(8, 0) <= Ink::Category10);
}

void CategoriesTest::captionsAreShortAndWhole()
{
    QCOMPARE(cutTo("short", 10), std::string("short"));
    QCOMPARE(cutTo("abcdef", 3), std::string("abc…"));
    QCOMPARE(cutTo("aüü", 2), std::string("a…"));
    SnapshotBuilder b;
    b.add({.id = "e",
           .type = std::string(1'000'000, 'x'),
           .className = "App\\Jobs\\CapturePaymentJob",
           .references = {"order:1234", "message:" + std::string(100, 'm')}});
    b.add({.id = "f", .className = "pkg.Trailing.", .references = {"order:1234"}});
    const auto snapshot = b.reconstructed();
    QVERIFY(typeCaption(*snapshot, EventId(0)).size() < 200);
    QCOMPARE(classCaption(*snapshot, EventId(0)), std::string("CapturePaymentJob"));
    QCOMPARE(classCaption(*snapshot, EventId(1)), std::string("pkg.Trailing."));
    QCOMPARE(referenceCaption(*snapshot, EventId(0)), std::string("order 1234"));
    QCOMPARE(createdCaption(*snapshot, EventId(0)), std::string("order 1234"));
    QCOMPARE(createdCaption(*snapshot, EventId(1)), std::string());
}

void CategoriesTest::clustersAreNamedByWhatTheyBeganWith()
{
    SnapshotBuilder b;
    b.add({.id = "a",
           .type = "CampaignSendRequested",
           .trace = "7f3a11c0-7a5e-4d63-9a55-3c1f0a9f1c11",
           .references = {"campaign:cmp-3"}});
    b.add({.id = "b",
           .type = "MessageReceived",
           .trace = "Trace-Checkout-55",
           .references = {"message:wamid.HBg02658F52C34342911FC2D"}});
    b.add({.id = "c", .type = "Lonely", .trace = ""});
    const auto snapshot = b.reconstructed();
    const auto traceOf = [&](const char* id) { return snapshot->events.trace(snapshot->findEvent(id)); };
    QCOMPARE(clusterName(*snapshot, traceOf("a")), std::string("Campaign cmp-3"));
    QVERIFY(clusterCaption(*snapshot, traceOf("a")).starts_with("trace 7f3a11c0"));
    QCOMPARE(clusterName(*snapshot, traceOf("b")), std::string("MessageReceived"));
    QVERIFY(clusterCaption(*snapshot, traceOf("b")).starts_with("trace Trace-Checkout-55"));
    QVERIFY(clusterCaption(*snapshot, traceOf("c")).starts_with("no trace id"));
}

QTEST_GUILESS_MAIN(CategoriesTest)
#include "tst_categories.moc"
