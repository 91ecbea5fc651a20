// SPDX-License-Identifier: GPL-3.0-or-later
// The self-check: what it hides, and that its figures are those of the repairs.
#include "core/reconstruct/fallback/self_check.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// Orders with a payment each, so many seconds apart; all of one contact, which is all that a payment
// shares with its order.
std::shared_ptr<Snapshot> orders(int count, double apart)
{
    SnapshotBuilder builder;
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        builder.add({.id = "o" + number,
                     .type = "Ordered",
                     .second = i * apart,
                     .trace = "t" + number,
                     .contact = "c"});
        builder.add({.id = "p" + number,
                     .type = "Paid",
                     .second = i * apart + 2 + 0.01 * (i % 9),
                     .trace = "t" + number,
                     .parent = "o" + number,
                     .contact = "c"});
    }
    return builder.reconstructed();
}

class SelfCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsEasyToFind()
    {
        const auto s = orders(400, 3600);
        const SelfCheck check = selfCheck(*s, 0.8);
        QVERIFY(check.hidden > 100);
        QCOMPARE(check.right, check.hidden);
        QCOMPARE(check.accepted, check.right);
        QCOMPARE(check.precision(), std::optional(1.0));
        QCOMPARE(check.recall(), std::optional(1.0));
        QVERIFY(check.withheld > 10);
        QCOMPARE(check.inventions(), std::optional(0.0));
        QVERIFY(check.calibrationError < 0.02);
        QCOMPARE(check.threshold, 0.8);
    }

    // Where causes cannot be told apart it finds few, and says so.
    void saysWhatCannotBeFound()
    {
        const auto s = orders(400, 0.02);
        const SelfCheck check = selfCheck(*s, 0.8);
        QVERIFY(check.hidden > 100);
        QVERIFY2(check.recall().value() < 0.2, qPrintable(QString::number(check.recall().value())));
    }

    void acceptsLessAboveAHigherThreshold()
    {
        const auto s = orders(400, 0.02);
        const SelfCheck low = selfCheck(*s, 0.1);
        const SelfCheck high = selfCheck(*s, 0.95);
        QCOMPARE(low.hidden, high.hidden);
        QVERIFY(low.accepted > high.accepted);
    }

    void hidesNothingWhereNothingIsLinked()
    {
        SnapshotBuilder builder;
        for (const char* id : {"a", "b", "c"})
            builder.add({.id = id, .trace = id});
        const SelfCheck check = selfCheck(*builder.reconstructed(), 0.8);
        QCOMPARE(check.hidden, 0U);
        QCOMPARE(check.withheld, 0U);
        QVERIFY(!check.precision() && !check.recall() && !check.inventions());
        QCOMPARE(selfCheck(Snapshot(), 0.8).hidden, 0U);
    }

    void leavesTheSnapshotAsItIs()
    {
        const auto s = orders(100, 3600);
        const auto links = linksOf(*s);
        (void)selfCheck(*s, 0.8);
        QCOMPARE(linksOf(*s), links);
    }

    void endsWhereItIsCancelled()
    {
        CancelToken cancel;
        cancel.cancel();
        QCOMPARE(selfCheck(*orders(100, 3600), 0.8, 1, cancel).hidden, 0U);
    }
};

} // namespace

QTEST_GUILESS_MAIN(SelfCheckTest)
#include "tst_self_check.moc"
