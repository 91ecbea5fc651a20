// SPDX-License-Identifier: GPL-3.0-or-later
// Packed ids are searched as if their texts were.
#include "core/base/packed_search.h"
#include "core/base/string_pool.h"

#include <QTest>

#include <random>
#include <string>

using namespace throughline;

class TestPackedSearch : public QObject {
    Q_OBJECT

private:
    using Place = PackedSearch::Place;

    // As it is in the text.
    [[nodiscard]] static Place placeInText(const std::string& text, const std::string& wanted)
    {
        const std::size_t found = text.find(wanted);
        if (found == std::string::npos)
            return Place::None;
        if (found > 0)
            return Place::Within;
        return text.size() == wanted.size() ? Place::Whole : Place::Start;
    }
    [[nodiscard]] static Place place(const std::string& text, const std::string& wanted)
    {
        StringPool strings;
        return PackedSearch(wanted).placeIn(strings.stored(strings.intern(text)));
    }

private Q_SLOTS:
    void everyPiece_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("UUID") << QStringLiteral("1d0c3a54-0000-4aab-bbcd-ffffffff0001");
        QTest::newRow("trace id") << QStringLiteral("00000000000000004aabbbcdffffffff");
        QTest::newRow("span id") << QStringLiteral("4aab00bbcdff0000");
        QTest::newRow("zeros") << QStringLiteral("00000000-0000-0000-0000-000000000000");
    }
    void everyPiece()
    {
        QFETCH(QString, text);
        const std::string whole = text.toStdString();
        for (std::size_t from = 0; from < whole.size(); ++from) {
            for (std::size_t length = 0; from + length <= whole.size(); ++length) {
                const std::string piece = whole.substr(from, length);
                QCOMPARE(place(whole, piece), placeInText(whole, piece));
            }
        }
    }

    void whatIsNotThere_data()
    {
        QTest::addColumn<QString>("wanted");
        for (const char* wanted : {"order", "1d0c3a540", "-0000-4aac", "--",
                                   "1d0c3a54-0000-4aab-bbcd-ffffffff00010", "g", "1D0C", " 1d0c"})
            QTest::newRow(wanted) << QString::fromLatin1(wanted);
    }
    void whatIsNotThere()
    {
        QFETCH(QString, wanted);
        QCOMPARE(place("1d0c3a54-0000-4aab-bbcd-ffffffff0001", wanted.toStdString()), Place::None);
    }

    void randomPieces()
    {
        constexpr int kRounds = 20'000;
        std::mt19937 random(7);
        const auto digits = [&](std::size_t count, const char* of) {
            std::string text;
            while (text.size() < count)
                text += of[random() % 4];
            return text;
        };
        StringPool strings;
        for (int round = 0; round < kRounds; ++round) {
            // Few digits, so that pieces are found often.
            std::string text = digits(random() % 2 == 0 ? 32 : 16, "01af");
            if (text.size() == 32 && random() % 2 == 0) {
                for (const std::size_t line : {8, 13, 18, 23})
                    text.insert(line, "-");
            }
            std::string wanted = digits(1 + random() % 5, "01af");
            if (random() % 4 == 0)
                wanted.insert(random() % wanted.size(), "-");
            const StringPool::Stored stored = strings.stored(strings.intern(text));
            QVERIFY(stored.form != StringPool::Form::Text);
            QVERIFY2(PackedSearch(wanted).placeIn(stored) == placeInText(text, wanted),
                     qPrintable(QString::fromStdString(wanted + " in " + text)));
        }
    }
};

QTEST_APPLESS_MAIN(TestPackedSearch)

#include "tst_packed_search.moc"
