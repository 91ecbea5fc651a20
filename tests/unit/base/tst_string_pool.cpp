// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"
#include "core/base/string_batch.h"
#include "core/base/string_pool.h"

#include <QTest>

#include <string>
#include <vector>

using namespace throughline;

class TestStringPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEachTextOnce();
    void hasNoIdForTheEmptyText();
    void tellsNearlyEqualTextsApart();
    void packsOnlyDigitsInLowerCase();
    void keepsTextsOfAnyBytesAndLength();
    void survivesAMove();
    void namesMany();
    void keepsWhatNobodyLooksFor();
    void isFilledBySeveralThreads();
    void findsTheSameOnceSealed();
};

void TestStringPool::keepsEachTextOnce()
{
    StringPool pool;
    const StringId first = pool.intern("OrderCreated");
    const std::size_t bytes = pool.textBytes();
    QVERIFY(first);
    QCOMPARE(pool.intern("OrderCreated"), first);
    QCOMPARE(pool.textBytes(), bytes);
    QCOMPARE(pool.size(), std::size_t{1});
    QVERIFY(pool.intern("OrderPaid") != first);
    QCOMPARE(pool.find("OrderCreated"), first);
    QVERIFY(!pool.find("OrderShipped"));
    QCOMPARE(pool.str(first), std::string("OrderCreated"));
}

void TestStringPool::hasNoIdForTheEmptyText()
{
    StringPool pool;
    QVERIFY(!pool.intern(""));
    QVERIFY(!pool.find(""));
    QCOMPARE(pool.size(), std::size_t{0});
    QVERIFY(pool.text(StringId()).empty());
    QCOMPARE(pool.str(StringId()), std::string());
}

void TestStringPool::tellsNearlyEqualTextsApart()
{
    StringPool pool;
    const std::vector<std::string> texts = {
        "a", "A", "a ", " a", std::string("a\0", 2), std::string("a\0b", 3), "ab"};
    std::vector<StringId> ids;
    for (const std::string& text : texts)
        ids.push_back(pool.intern(text));
    QCOMPARE(pool.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        QCOMPARE(pool.str(ids[i]), texts[i]);
}

void TestStringPool::packsOnlyDigitsInLowerCase()
{
    StringPool pool;
    const std::vector<std::string> texts = {"550e8400-e29b-41d4-a716-446655440000",
                                            "550E8400-E29B-41D4-A716-446655440000",
                                            "550e8400-e29b-41d4-a716-44665544000g",
                                            "550e8400e29b-41d4-a716-4466554400000",
                                            "550e8400-e29b-41d4-a716-4466554400001",
                                            "550e8400-e29b-41d4-a716-44665544000",
                                            "00000000-0000-0000-0000-000000000000",
                                            "ffffffff-ffff-ffff-ffff-ffffffffffff",
                                            "550e8400e29b41d4a716446655440000",
                                            "550E8400e29b41d4a716446655440000",
                                            "550e8400e29b41d4",
                                            "550e8400e29b41dX",
                                            "550e8400e29b41d40000000000000000",
                                            "550e8400e29b41d"};
    std::vector<StringId> ids;
    for (const std::string& text : texts)
        ids.push_back(pool.intern(text));
    QCOMPARE(pool.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QCOMPARE(pool.str(ids[i]), texts[i]);
        QCOMPARE(pool.intern(texts[i]), ids[i]);
        QCOMPARE(pool.find(texts[i]), ids[i]);
    }
    StringPool one;
    (void)one.intern(texts[0]);
    QCOMPARE(one.textBytes(), std::size_t{16});
    (void)one.intern(texts[1]);
    QVERIFY(one.textBytes() >= 16 + 36);
}

void TestStringPool::keepsTextsOfAnyBytesAndLength()
{
    StringPool pool;
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    const std::string large(3'000'000, 'x');
    const StringId small = pool.intern(bytes);
    const StringId big = pool.intern(large);
    const StringId after = pool.intern("after");
    QCOMPARE(pool.str(small), bytes);
    QCOMPARE(pool.str(big), large);
    QCOMPARE(pool.str(after), std::string("after"));
}

void TestStringPool::survivesAMove()
{
    StringPool pool;
    const StringId id = pool.intern("moved");
    StringPool moved(std::move(pool));
    QCOMPARE(moved.find("moved"), id);
    QCOMPARE(moved.intern("moved"), id);
    QVERIFY(moved.intern("another") != id);
    QCOMPARE(moved.str(id), std::string("moved"));
}

void TestStringPool::namesMany()
{
    StringPool pool;
    std::vector<StringId> ids;
    for (std::uint32_t i = 0; i < 200'000; ++i)
        ids.push_back(pool.intern("text " + std::to_string(i)));
    QCOMPARE(pool.size(), std::size_t{200'000});
    for (std::uint32_t i = 0; i < 200'000; i += 17) {
        QCOMPARE(pool.find("text " + std::to_string(i)), ids[i]);
        QCOMPARE(pool.str(ids[i]), "text " + std::to_string(i));
    }
    QVERIFY(pool.indexBytes() > 0);
}

void TestStringPool::keepsWhatNobodyLooksFor()
{
    StringPool pool;
    const std::string uuid = "550e8400-e29b-41d4-a716-446655440000";
    StringPool::Writer& writer = pool.writer();
    const StringId kept = writer.keep(uuid);
    QCOMPARE(pool.str(kept), uuid);
    QVERIFY(!pool.find(uuid));
    QVERIFY(writer.keep(uuid) != kept);
    const StringId interned = pool.intern(uuid);
    QVERIFY(interned != kept);
    QCOMPARE(pool.find(uuid), interned);
    QVERIFY(!writer.keep(""));
    QCOMPARE(pool.size(), std::size_t{1});
}

// Of texts in batches, each text twice.
template <class Text>
std::vector<StringId> addInBatches(StringPool::Writer& writer, std::uint32_t count, Text text)
{
    std::vector<StringId> ids;
    StringBatch batch(writer);
    for (std::uint32_t begin = 0; begin < count; begin += 1'000) {
        const std::uint32_t end = std::min(begin + 1'000, count);
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = begin; i < end; ++i)
            numbers.push_back(batch.add(text(i)));
        for (std::uint32_t i = begin; i < end; ++i) {
            if (batch.add(text(i)) != numbers[i - begin])
                return {};
        }
        batch.settle();
        const std::uint32_t late = batch.add("settled later");
        batch.settle();
        for (const std::uint32_t number : numbers)
            ids.push_back(batch.id(number));
        if (!batch.id(late))
            return {};
        batch.clear();
    }
    return ids;
}

// Threads that add the same texts at the same time agree on their ids.
void TestStringPool::isFilledBySeveralThreads()
{
    constexpr unsigned kThreads = 4;
    constexpr std::uint32_t kTexts = 30'000;
    StringPool pool;
    const auto text = [](std::uint32_t i) {
        switch (i % 3) {
        case 0:
            return "text " + std::to_string(i);
        case 1:
            return "550e8400-e29b-41d4-a716-4466554" + std::to_string(10'000 + i);
        default:
            return std::to_string(1'000'000'000'000'000 + i);
        }
    };
    std::vector<std::vector<StringId>> ids(kThreads, std::vector<StringId>(kTexts));
    std::vector<StringPool::Writer*> writers;
    for (unsigned thread = 0; thread < kThreads; ++thread)
        writers.push_back(&pool.writer(thread));
    runOnThreads(kThreads, [&](unsigned thread) {
        for (std::uint32_t i = 0; i < kTexts; ++i) {
            const std::uint32_t which = thread % 2 == 0 ? i : kTexts - 1 - i;
            ids[thread][which] = writers[thread]->intern(text(which));
        }
        if (thread == 3) // many at once, too
            ids[thread] = addInBatches(*writers[thread], kTexts, text);
    });
    pool.seal();
    QCOMPARE(ids[3].size(), std::size_t{kTexts});
    QCOMPARE(pool.size(), std::size_t{kTexts} + 1);
    for (std::uint32_t i = 0; i < kTexts; ++i) {
        for (unsigned thread = 1; thread < kThreads; ++thread)
            QCOMPARE(ids[thread][i], ids[0][i]);
        QCOMPARE(pool.str(ids[0][i]), text(i));
        QCOMPARE(pool.find(text(i)), ids[0][i]);
    }
}

void TestStringPool::findsTheSameOnceSealed()
{
    const std::string uuid = "550e8400-e29b-41d4-a716-4466554";
    for (const std::uint32_t count : {0U, 1U, 2U, 5U, 50'000U}) {
        StringPool pool;
        const auto text = [&](std::uint32_t i) {
            return i % 2 == 0 ? "text " + std::to_string(i) : uuid + std::to_string(10'000 + i);
        };
        std::vector<StringId> ids;
        for (std::uint32_t i = 0; i < count; ++i)
            ids.push_back(pool.intern(text(i)));
        const std::size_t before = pool.indexBytes();
        pool.seal();
        QVERIFY(count < 5'000 || pool.indexBytes() < before);
        QVERIFY(count < 5'000 || pool.indexBytes() <= std::size_t{8} * count);
        for (std::uint32_t i = 0; i < count; ++i)
            QCOMPARE(pool.find(text(i)), ids[i]);
        QVERIFY(!pool.find(text(count)));
        QVERIFY(!pool.find(""));
        StringPool moved(std::move(pool));
        QVERIFY(count == 0 || moved.find(text(count - 1)) == ids.back());
        // Opened again by another text, and sealed again.
        const StringId another = moved.intern(text(count));
        QVERIFY(count == 0 || moved.intern(text(0)) == ids[0]);
        QCOMPARE(moved.find(text(count)), another);
        moved.seal();
        QCOMPARE(moved.find(text(count)), another);
        QCOMPARE(moved.str(another), text(count));
        QCOMPARE(moved.size(), std::size_t{count} + 1);
    }
}

QTEST_GUILESS_MAIN(TestStringPool)
#include "tst_string_pool.moc"
