// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <QTest>

#include <cmath>

using namespace throughline;

namespace {

constexpr TimeNs kMax = std::numeric_limits<TimeNs>::max();
constexpr TimeNs kStart = 1'772'442'000 * kSecond; // 2026-03-02T09:00:00Z

} // namespace

class TestTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTexts_data();
    void readsTexts();
    void refusesTexts_data();
    void refusesTexts();
    void tellsUnitsApart_data();
    void tellsUnitsApart();
    void turnsNumbersIntoTimes();
    void turnsIntegersIntoTimes();
    void formatsTimes_data();
    void formatsTimes();
    void formatsWhatItReads();
    void formatsDurations_data();
    void formatsDurations();
    void neverOverflows();
};

void TestTime::readsTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<bool>("zoneAssumed");
    const auto row = [](const char* text, TimeNs time, bool assumed = false) {
        QTest::newRow(text) << QString::fromUtf8(text) << static_cast<qint64>(time) << assumed;
    };
    row("1970-01-01T00:00:00Z", 0);
    row("2026-03-02T09:00:00Z", kStart);
    row("2026-03-02t09:00:00z", kStart);
    row("2026-03-02T09:00:00.5Z", kStart + 500 * kMillisecond);
    row("2026-03-02T09:00:00.123456Z", kStart + 123'456'000);
    row("2026-03-02T09:00:00.123456789Z", kStart + 123'456'789);
    row("2026-03-02T09:00:00.1234567899999Z", kStart + 123'456'789); // cut off, not rounded
    row("2026-03-02T09:00:00.000000001Z", kStart + 1);
    row("2026-03-02T11:00:00+02:00", kStart);
    row("2026-03-02T03:30:00-05:30", kStart);
    row("2026-03-02T11:00:00+0200", kStart);
    row("2026-03-02T11:00:00+02", kStart);
    row("2026-03-02T09:00:00-00:00", kStart);
    row("2026-03-03T08:59:00+23:59", kStart);
    row("2026-03-02 09:00:00", kStart, true);
    row("2026-03-02 09:00:00.25", kStart + 250 * kMillisecond, true);
    row("2026-03-02T09:00:00", kStart, true);
    row("2026-03-02 09:00:00Z", kStart);
    row("2026-03-02 09:00:00 UTC", kStart);
    row("2026-03-02 11:00:00+02", kStart);
    row("2026-03-02 11:00:00 +0200", kStart);
    row("2024-02-29T00:00:00Z", 1'709'164'800 * kSecond);
    row("2000-02-29T00:00:00Z", 951'782'400 * kSecond);
    row("1969-12-31T23:59:59.999999999Z", -1);
    row("1678-01-01T00:00:00Z", -9'214'560'000 * kSecond);
    row("2262-04-11T23:47:16.854775807Z", kMax);
    // A leap second is the first instant of the next minute, whatever its fraction.
    row("2016-12-31T23:59:60Z", 1'483'228'800 * kSecond);
    row("2016-12-31T23:59:60.9Z", 1'483'228'800 * kSecond);
    row("2017-01-01T01:59:60+02:00", 1'483'228'800 * kSecond);
}

void TestTime::readsTexts()
{
    QFETCH(QString, text);
    QFETCH(qint64, time);
    QFETCH(bool, zoneAssumed);
    const auto parsed = parseTimeText(text.toStdString());
    QVERIFY(parsed);
    QCOMPARE(static_cast<qint64>(parsed->time), time);
    QCOMPARE(parsed->zoneAssumed, zoneAssumed);
}

void TestTime::refusesTexts_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"",
                             " ",
                             "now",
                             "2026",
                             "2026-03-02",
                             "2026-03-02T",
                             "2026-03-02T09",
                             "2026-03-02T09:00",
                             "2026-03-02T09:00Z",
                             "2026-03-02T09:00:0Z",
                             "2026-03-02T09:00:00.Z",
                             "2026-03-02T09:00:00,5Z",
                             "2026-03-02T09:00:00+2",
                             "2026-03-02T09:00:00+02:",
                             "2026-03-02T09:00:00+02:0",
                             "2026-03-02T09:00:00+24:00",
                             "2026-03-02T09:00:00+02:60",
                             "2026-03-02T09:00:00ZZ",
                             "2026-03-02T09:00:00Z ",
                             " 2026-03-02T09:00:00Z",
                             "2026-03-02T09:00:00 ",
                             "2026-03-02T09:00:00 PST",
                             "2026-03-02_09:00:00Z",
                             "2026-3-2T09:00:00Z",
                             "2026-03-02T24:00:00Z",
                             "2026-03-02T09:60:00Z",
                             "2026-03-02T09:00:61Z",
                             "2026-13-01T00:00:00Z",
                             "2026-00-01T00:00:00Z",
                             "2026-02-29T00:00:00Z",
                             "2100-02-29T00:00:00Z",
                             "2026-04-31T00:00:00Z",
                             "2026-03-00T00:00:00Z",
                             "1677-12-31T23:59:59Z",
                             "2262-04-11T23:47:16.854775808Z",
                             "2263-01-01T00:00:00Z",
                             "9999-12-31T23:59:59Z",
                             "0000-01-01T00:00:00Z",
                             "-026-03-02T09:00:00Z",
                             "+2026-03-02T09:00:00Z",
                             "20260302T090000Z",
                             "02.03.2026 09:00:00",
                             "2026-03-02T09:00:00\xEF\xBC\xBA",
                             "NaN",
                             "1772442000"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestTime::refusesTexts()
{
    QFETCH(QString, text);
    QVERIFY(!parseTimeText(text.toStdString()));
}

void TestTime::tellsUnitsApart_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<int>("unit"); // -1: none
    const auto row = [](const char* name, double number, int unit) { QTest::newRow(name) << number << unit; };
    row("1980 s", 315'532'800, 0);
    row("before 1980 s", 315'532'799, -1);
    row("2026 s", 1'772'442'000.5, 0);
    row("last s", 7'258'118'399, 0);
    row("2200 s", 7'258'118'400, -1);
    row("1980 ms", 315'532'800e3, 1);
    row("between s and ms", 100e9, -1);
    row("2026 ms", 1'772'442'000e3, 1);
    row("1980 µs", 315'532'800e6, 2);
    row("2026 µs", 1'772'442'000e6, 2);
    row("2200 µs", 7'258'118'400e6, -1);
    row("1980 ns", 315'532'800e9, 3);
    row("2026 ns", 1'772'442'000e9, 3);
    row("2200 ns", 7'258'118'400e9, -1);
    row("2^63", 9223372036854775808.0, -1);
    row("zero", 0, -1);
    row("minus one", -1, -1);
    row("negative", -1'772'442'000, -1);
    row("one", 1, -1);
    row("NaN", std::nan(""), -1);
    row("infinite", HUGE_VAL, -1);
    row("minus infinite", -HUGE_VAL, -1);
    row("1e308", 1e308, -1);
}

void TestTime::tellsUnitsApart()
{
    QFETCH(double, number);
    QFETCH(int, unit);
    const auto found = unitOfEpoch(number);
    QCOMPARE(found ? static_cast<int>(*found) : -1, unit);
}

void TestTime::turnsNumbersIntoTimes()
{
    QCOMPARE(timeFromNumber(1'772'442'000, TimeUnit::Seconds).value(), kStart);
    QCOMPARE(timeFromNumber(1'772'442'000.5, TimeUnit::Seconds).value(), kStart + kSecond / 2);
    QCOMPARE(timeFromNumber(-0.5, TimeUnit::Seconds).value(), -kSecond / 2);
    QCOMPARE(timeFromNumber(1'772'442'000'123.0, TimeUnit::Milliseconds).value(),
             kStart + 123 * kMillisecond);
    QCOMPARE(timeFromNumber(1.5, TimeUnit::Microseconds).value(), 1500);
    QCOMPARE(timeFromNumber(1.5, TimeUnit::Nanoseconds).value(), 2);
    QVERIFY(!timeFromNumber(std::nan(""), TimeUnit::Seconds));
    QVERIFY(!timeFromNumber(HUGE_VAL, TimeUnit::Nanoseconds));
    QVERIFY(!timeFromNumber(-HUGE_VAL, TimeUnit::Nanoseconds));
    QVERIFY(!timeFromNumber(1e308, TimeUnit::Seconds));
    QVERIFY(!timeFromNumber(9223372036854775808.0, TimeUnit::Nanoseconds));
    QVERIFY(!timeFromNumber(-9223372036854775808.0, TimeUnit::Nanoseconds)); // that is kNoTime
    QVERIFY(!timeFromNumber(9'223'372'037.0, TimeUnit::Seconds));
    QVERIFY(timeFromNumber(9'223'372'036.0, TimeUnit::Seconds));
}

void TestTime::turnsIntegersIntoTimes()
{
    QCOMPARE(timeFromInteger(1'772'442'000, TimeUnit::Seconds).value(), kStart);
    QCOMPARE(timeFromInteger(1'772'442'000'000, TimeUnit::Milliseconds).value(), kStart);
    QCOMPARE(timeFromInteger(1'772'442'000'000'000, TimeUnit::Microseconds).value(), kStart);
    // What a double would round: the last digits of nanoseconds.
    QCOMPARE(timeFromInteger(kStart + 1, TimeUnit::Nanoseconds).value(), kStart + 1);
    QCOMPARE(timeFromInteger(kMax, TimeUnit::Nanoseconds).value(), kMax);
    QVERIFY(!timeFromInteger(kNoTime, TimeUnit::Nanoseconds));
    QVERIFY(!timeFromInteger(9'223'372'037, TimeUnit::Seconds));
    QVERIFY(!timeFromInteger(-9'223'372'037, TimeUnit::Seconds));
    QVERIFY(!timeFromInteger(kMax, TimeUnit::Microseconds));
}

void TestTime::formatsTimes_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QString>("text");
    const auto row = [](TimeNs time, const char* text) {
        QTest::newRow(text) << qint64(time) << QString::fromUtf8(text);
    };
    row(0, "1970-01-01T00:00:00Z");
    row(kStart, "2026-03-02T09:00:00Z");
    row(kStart + 500 * kMillisecond, "2026-03-02T09:00:00.5Z");
    row(kStart + 123'456'000, "2026-03-02T09:00:00.123456Z");
    row(kStart + 1, "2026-03-02T09:00:00.000000001Z");
    row(kStart + 100'000'000, "2026-03-02T09:00:00.1Z");
    row(-1, "1969-12-31T23:59:59.999999999Z");
    row(kMax, "2262-04-11T23:47:16.854775807Z");
    row(kNoTime + 1, "1677-09-21T00:12:43.145224193Z");
}

void TestTime::formatsTimes()
{
    QFETCH(qint64, time);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(formatTime(time)), text);
}

void TestTime::formatsWhatItReads()
{
    QCOMPARE(formatTime(kNoTime), std::string());
    const std::int64_t from = -9'214'560'000;
    for (std::int64_t second = from; second < 9'223'372'036; second += 7'654'321) {
        const TimeNs time = second * kSecond + (second % 977 + 977) * 123'457;
        const auto parsed = parseTimeText(formatTime(time));
        QVERIFY(parsed);
        QCOMPARE(parsed->time, time);
    }
}

void TestTime::formatsDurations_data()
{
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<QString>("text");
    const auto row = [](DurationNs duration, const char* text) {
        QTest::addRow("%lld", static_cast<long long>(duration))
            << qint64(duration) << QString::fromUtf8(text);
    };
    row(0, "0 s");
    row(1, "1 ns");
    row(999, "999 ns");
    row(1'000, "1 µs");
    row(12'345, "12 µs");
    row(1'499, "1.5 µs");
    row(999'499, "999 µs");
    row(999'500, "1 ms");
    row(88 * kMillisecond, "88 ms");
    row(4'100'000, "4.1 ms");
    row(9'949'999, "9.9 ms");
    row(9'950'000, "10 ms");
    row(999'499'999, "999 ms");
    row(999'500'000, "1 s");
    row(4'100 * kMillisecond, "4.1 s");
    row(59 * kSecond, "59 s");
    row(59'499 * kMillisecond, "59 s");
    row(59'500 * kMillisecond, "1 min");
    row(61 * kSecond, "1 min 1 s");
    row(kMinute * 5, "5 min");
    row(kHour - kSecond, "59 min 59 s");
    row(kHour - kSecond / 2, "1 h");
    row(9 * kHour + 43 * kMinute + 10 * kSecond, "9 h 43 min");
    row(9 * kHour + 43 * kMinute + 30 * kSecond, "9 h 44 min");
    row(kDay - kMinute, "23 h 59 min");
    row(kDay - kSecond, "1 d");
    row(6 * kDay + 23 * kHour, "6 d 23 h");
    row(7 * kDay, "7 d");
    row(-88 * kMillisecond, "-88 ms");
    row(-kHour, "-1 h");
    row(kMax, "106752 d");
    row(-kMax, "-106752 d");
    row(kNoDuration, "");
}

void TestTime::formatsDurations()
{
    QFETCH(qint64, duration);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(formatDuration(duration)), text);
}

void TestTime::neverOverflows()
{
    QCOMPARE(saturatingDifference(kStart + 5, kStart), 5);
    QCOMPARE(saturatingDifference(kStart, kStart + 5), -5);
    QCOMPARE(saturatingDifference(kMax, -kMax), kMax);
    QCOMPARE(saturatingDifference(-kMax, kMax), -kMax);
    QCOMPARE(saturatingDifference(-kMax, 1), -kMax); // the exact result is the mark of "no duration"
    QCOMPARE(saturatingSum(kStart, 5), kStart + 5);
    QCOMPARE(saturatingSum(kMax, 1), kMax);
    QCOMPARE(saturatingSum(-kMax, -kMax), -kMax);
    QCOMPARE(saturatingSum(-kMax, -1), -kMax);
    QCOMPARE(saturatingSum(kMax, -kMax), 0);
}

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
