// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"
#include "core/base/sharded_index.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <functional>
#include <vector>

using namespace throughline;

namespace {

// Well mixed bits of a small number, so that rows spread over shards as hashes do.
std::uint64_t mixed(std::uint64_t number)
{
    number = (number + 1) * 0x9e3779b97f4a7c15U;
    return number ^ number >> 31U;
}

// A table of the numbers from one on, each of which is its own row.
struct Keys {
    [[nodiscard]] bool equals(std::size_t i, std::uint32_t row) const { return row == begin + i; }
    std::uint32_t make(std::size_t i) const { return makeRow(begin + static_cast<std::uint32_t>(i)); }
    void found(std::size_t i, std::uint32_t row)
    {
        ++foundRows;
        wrong += row != begin + i ? 1 : 0;
    }
    void fetch(std::uint32_t) const {}

    std::uint32_t begin;
    std::function<std::uint32_t(std::uint32_t)> makeRow;
    std::atomic<std::uint32_t>& wrong;
    std::uint32_t foundRows = 0;
};

} // namespace

class TestShardedIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasAdded()
    {
        ShardedIndex index;
        QCOMPARE(index.find(mixed(1), [](std::uint32_t) { return true; }), ShardedIndex::kNone);
        for (std::uint32_t row = 0; row < 10'000; ++row) {
            const std::uint32_t added = index.findOrAdd(
                mixed(row), [&](std::uint32_t known) { return known == row; }, [&] { return row; });
            QCOMPARE(added, row);
        }
        QCOMPARE(index.size(), std::size_t{10'000});
        const auto check = [&](std::uint32_t step) {
            for (std::uint32_t row = 0; row < 10'100; ++row) {
                const std::uint32_t found =
                    index.find(mixed(row), [&](std::uint32_t known) { return known == row; });
                QCOMPARE(found, row < 10'000 && row % step == 0 ? row : ShardedIndex::kNone);
            }
        };
        check(1);
        const std::size_t before = index.bytes();
        // Every other row goes.
        index.compact([](std::uint32_t row) { return row % 2 == 0 ? row : ShardedIndex::kNone; });
        QVERIFY(index.bytes() < before);
        QCOMPARE(index.size(), std::size_t{5'000});
        check(2);
        index.open([](std::uint32_t row) { return mixed(row); });
        QVERIFY(!index.isCompact());
        check(2);
    }

    void keepsRowsOfOneHashApart()
    {
        ShardedIndex index;
        for (std::uint32_t row = 0; row < 100; ++row) {
            QCOMPARE(index.findOrAdd(
                         42, [&](std::uint32_t known) { return known == row; }, [&] { return row; }),
                     row);
            QCOMPARE(index.findOrAdd(
                         42, [&](std::uint32_t known) { return known == row; }, [] { return 0U; }),
                     row);
        }
        index.compact();
        for (std::uint32_t row = 0; row < 100; ++row)
            QCOMPARE(index.find(42, [&](std::uint32_t known) { return known == row; }), row);
    }

    // By what has come so far: right, too little and too much.
    void growsToWhatIsForeseen_data()
    {
        QTest::addColumn<double>("factor");
        QTest::newRow("right") << 1.0;
        QTest::newRow("more comes") << 2.0;
        QTest::newRow("less comes") << 0.5;
        QTest::newRow("nothing more comes") << 100.0;
    }
    void growsToWhatIsForeseen()
    {
        QFETCH(double, factor);
        constexpr std::uint32_t kRows = 1'500'000; // enough for shards in large pages
        ShardedIndex index;
        for (std::uint32_t row = 0; row < kRows; ++row) {
            if (row % 1000 == 0)
                index.foresee(std::min(1.0, factor * (row + 1) / kRows));
            index.findOrAdd(
                mixed(row), [](std::uint32_t) { return false; }, [row] { return row; });
        }
        QCOMPARE(index.size(), std::size_t{kRows});
        // A guess that holds takes no more than what grows by itself.
        if (factor == 1)
            QVERIFY(index.bytes() < kRows * std::size_t{12});
        const auto check = [&index] {
            for (std::uint32_t row = 0; row < kRows + 1000; ++row) {
                const std::uint32_t found =
                    index.find(mixed(row), [&](std::uint32_t known) { return known == row; });
                if (found != (row < kRows ? row : ShardedIndex::kNone))
                    QFAIL(qPrintable(QStringLiteral("row %1").arg(row)));
            }
        };
        check();
        index.compact();
        check();
        index.open([](std::uint32_t row) { return mixed(row); });
        check();
    }

    // One by one and many at once.
    void takesRowsFromSeveralThreads()
    {
        constexpr std::uint32_t kKeys = 20'000;
        constexpr std::uint32_t kAtOnce = 700;
        ShardedIndex index;
        std::vector<std::atomic<std::uint32_t>> made(kKeys);
        std::atomic<std::uint32_t> wrong = 0;
        const auto make = [&](std::uint32_t key) {
            ++made[key];
            return key;
        };
        const auto addOne = [&](std::uint32_t key) {
            index.findOrAdd(
                mixed(key), [&](std::uint32_t known) { return known == key; }, [&] { return make(key); });
        };
        const auto addMany = [&](std::uint32_t begin, std::uint32_t end) {
            std::vector<std::uint64_t> hashes;
            for (std::uint32_t key = begin; key < end; ++key)
                hashes.push_back(mixed(key));
            Keys keys{begin, make, wrong};
            index.findOrAddAll(hashes, keys);
            wrong += keys.foundRows != end - begin ? 1 : 0;
        };
        runOnThreads(4, [&](unsigned thread) {
            for (std::uint32_t key = 0; key < kKeys; key += thread % 2 == 0 ? 1 : kAtOnce) {
                if (thread % 2 == 0)
                    addOne(key);
                else
                    addMany(key, std::min(key + kAtOnce, kKeys));
            }
        });
        Keys none{0, make, wrong};
        index.findOrAddAll({}, none);
        QCOMPARE(none.foundRows, 0U);
        QCOMPARE(wrong.load(), 0U);
        for (std::uint32_t key = 0; key < kKeys; ++key)
            QCOMPARE(made[key].load(), 1U);
        QCOMPARE(index.size(), std::size_t{kKeys});
    }
};

QTEST_GUILESS_MAIN(TestShardedIndex)
#include "tst_sharded_index.moc"
