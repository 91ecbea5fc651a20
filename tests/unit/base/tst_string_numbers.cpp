// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_numbers.h"

#include <QTest>

#include <map>
#include <random>

using namespace throughline;

class TestStringNumbers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsWhatWasPutIn()
    {
        StringNumbers numbers;
        std::map<std::uint32_t, std::uint32_t> known;
        std::mt19937 random(3);
        for (std::uint32_t i = 1; i <= 60'000; ++i) {
            // Ids in a row, and some that can be anywhere.
            const auto id = static_cast<std::uint32_t>(i % 100 == 0 ? random() : 5 * i);
            numbers[StringId(id)] = i;
            known[id] = i;
        }
        const StringNumbers moved = std::move(numbers);
        for (const auto& [id, number] : known) {
            QCOMPARE(moved[StringId(id)], number);
            for (const std::uint32_t other : {id - 1, id + 1, id + 4}) {
                if (!known.contains(other))
                    QCOMPARE(moved[StringId(other)], 0U);
            }
        }
    }

    void noStringHasNoNumber()
    {
        const StringNumbers numbers;
        QCOMPARE(numbers[StringId()], 0U);
        QCOMPARE(numbers[StringId(0)], 0U);
    }
};

QTEST_GUILESS_MAIN(TestStringNumbers)
#include "tst_string_numbers.moc"
