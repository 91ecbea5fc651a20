// SPDX-License-Identifier: GPL-3.0-or-later
// Seed 1, section 2: "A unique UUID representing a complete logical operation".
#include "core/tracing/id_source.h"

#include <QRegularExpression>
#include <QTest>

#include <absl/container/flat_hash_set.h>

#include <array>
#include <thread>
#include <vector>

using namespace throughline;

class IdSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreUuidsOfVersion4()
    {
        const QRegularExpression form(QRegularExpression::anchoredPattern(
            QStringLiteral("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
        IdSource ids;
        IdSource seeded(7);
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(form.match(QString::fromStdString(ids.uuid())).hasMatch());
            QVERIFY(form.match(QString::fromStdString(seeded.uuid())).hasMatch());
        }
    }

    // Each bit but those of version and variant is set about as often as not.
    void allOtherBitsAreDrawn()
    {
        constexpr int kDrawn = 4096;
        IdSource ids(1);
        std::array<int, 128> ones{};
        for (int i = 0; i < kDrawn; ++i) {
            std::string digits = ids.uuid();
            std::erase(digits, '-');
            for (std::size_t bit = 0; bit < ones.size(); ++bit) {
                const int digit = std::stoi(digits.substr(bit / 4, 1), nullptr, 16);
                ones[bit] += digit >> (3 - bit % 4) & 1;
            }
        }
        for (std::size_t bit = 0; bit < ones.size(); ++bit) {
            const bool fixed = (bit >= 48 && bit < 52) || bit == 64 || bit == 65;
            const bool even = ones[bit] > kDrawn * 2 / 5 && ones[bit] < kDrawn * 3 / 5;
            QVERIFY2(fixed != even, qPrintable(QString::number(bit)));
        }
    }

    void sameSeedMakesTheSameIds()
    {
        IdSource first(42);
        IdSource second(42);
        IdSource other(43);
        const std::string id = first.uuid();
        QCOMPARE(second.uuid(), id);
        QVERIFY(other.uuid() != id);
        QCOMPARE(second.uuid(), first.uuid());
    }

    void sourcesWithoutASeedMakeDifferentIds()
    {
        IdSource first;
        IdSource second;
        QVERIFY(first.uuid() != second.uuid());
    }

    void idsOfManyThreadsAreDistinct()
    {
        constexpr std::size_t kThreads = 4;
        constexpr std::size_t kEach = 20'000;
        IdSource ids;
        std::array<std::vector<std::string>, kThreads> made;
        {
            std::vector<std::jthread> threads;
            for (auto& own : made)
                threads.emplace_back([&ids, &own] {
                    for (std::size_t i = 0; i < kEach; ++i)
                        own.push_back(ids.uuid());
                });
        }
        absl::flat_hash_set<std::string> all;
        for (const auto& own : made)
            all.insert(own.begin(), own.end());
        QCOMPARE(all.size(), kThreads * kEach);
    }
};

QTEST_GUILESS_MAIN(IdSourceTest)
#include "tst_id_source.moc"
