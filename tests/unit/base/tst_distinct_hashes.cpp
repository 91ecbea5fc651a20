// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/distinct_hashes.h"

#include <QtTest>

using namespace throughline;

class TestDistinctHashes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersInOrderOfAppearance();
    void tellsApartWhatCollides();
    void beginsAnewAfterMany();
};

void TestDistinctHashes::numbersInOrderOfAppearance()
{
    DistinctHashes hashes;
    for (std::uint64_t i = 0; i < 20000; ++i) {
        const DistinctHashes::Place place = hashes.add(i * 7919);
        QVERIFY(place.isNew);
        QCOMPARE(place.number, static_cast<std::uint32_t>(i));
    }
    for (std::uint64_t i = 0; i < 20000; ++i) {
        const DistinctHashes::Place place = hashes.add(i * 7919);
        QVERIFY(!place.isNew);
        QCOMPARE(place.number, static_cast<std::uint32_t>(i));
        QCOMPARE(hashes.all()[place.number], i * 7919);
    }
}

void TestDistinctHashes::tellsApartWhatCollides()
{
    DistinctHashes hashes;
    for (std::uint64_t i = 0; i < 3000; ++i)
        QCOMPARE(hashes.add(i << 40).number, static_cast<std::uint32_t>(i));
    QCOMPARE(hashes.add(std::uint64_t{7} << 40).number, std::uint32_t{7});
}

void TestDistinctHashes::beginsAnewAfterMany()
{
    DistinctHashes hashes;
    for (std::uint64_t i = 0; i < 200000; ++i)
        (void)hashes.add(i * 31);
    hashes.clear();
    QVERIFY(hashes.all().empty());
    const DistinctHashes::Place place = hashes.add(31);
    QVERIFY(place.isNew);
    QCOMPARE(place.number, std::uint32_t{0});
}

QTEST_GUILESS_MAIN(TestDistinctHashes)
#include "tst_distinct_hashes.moc"
