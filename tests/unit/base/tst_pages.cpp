// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for large arrays, from a few bytes to several large pages.
#include "core/base/ids.h"
#include "core/base/paged_array.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <string>

using namespace throughline;

namespace {

// Bytes of the process that are in memory; 0 where the system does not tell.
std::size_t residentBytes()
{
    std::ifstream status("/proc/self/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    status >> all >> resident;
    return resident * 4096;
}

} // namespace

class TestPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startZeroAndKeepWhatIsWritten_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 1000, 40'000, 600'000, 3'000'000})
            QTest::newRow(std::to_string(count).c_str()) << count;
    }
    void startZeroAndKeepWhatIsWritten()
    {
        QFETCH(int, count);
        for (const Pages::Use use : {Pages::Use::Dense, Pages::Use::Sparse}) {
            PagedArray<int> column(static_cast<std::size_t>(count), use);
            QCOMPARE(column.size(), static_cast<std::size_t>(count));
            QVERIFY(std::all_of(column.begin(), column.end(), [](int value) { return value == 0; }));
            for (int i = 0; i < count; ++i)
                column[static_cast<std::size_t>(i)] = i + 1;
            PagedArray<int> moved;
            moved = std::move(column);
            QVERIFY(column.empty());
            moved.shrink(static_cast<std::size_t>(count - count / 3));
            for (int i = 0; i < count - count / 3; ++i)
                QCOMPARE(moved[static_cast<std::size_t>(i)], i + 1);
        }
    }

    void shrinkToNothing()
    {
        PagedArray<EventId> column(1'000'000);
        column.shrink(0);
        QVERIFY(column.empty());
        QCOMPARE(column.bytes(), std::size_t{0});
    }

    void whatIsLetGoOfIsGivenBack()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("A sanitizer's own memory is counted, too.");
#endif
        const std::size_t before = residentBytes();
        if (before == 0)
            QSKIP("The system does not tell how much memory is in use.");
        constexpr std::size_t kBytes = 64U << 20U;
        constexpr std::size_t kLittle = 8U << 20U;
        PagedArray<char> column(kBytes);
        std::fill(column.begin(), column.end(), 'x');
        QVERIFY(residentBytes() > before + kBytes - kLittle);
        column.shrink(kBytes / 2);
        QVERIFY(residentBytes() < before + kBytes / 2 + kLittle);
        column = {};
        QVERIFY(residentBytes() < before + kLittle);
        // Of what is sparse only the pages that were written to.
        PagedArray<char> sparse(kBytes, Pages::Use::Sparse);
        sparse[kBytes / 2] = 'x';
        QVERIFY(residentBytes() < before + kLittle);
    }
};

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
