// SPDX-License-Identifier: GPL-3.0-or-later
// Times as people type them, and what is not taken for one.
#include "core/base/shown_zone.h"
#include "core/base/typed_time.h"

#include <QTest>

using namespace throughline;

namespace {

std::string understood(const char* text)
{
    const std::optional<TypedTime> typed = parseTypedTime(text);
    return typed ? typedTimeText(*typed) : "no time";
}

} // namespace

class TypedTimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isUnderstood_data();
    void isUnderstood();
    void isNoTime_data();
    void isNoTime();
    void meansAMoment_data();
    void meansAMoment();
    void aTimeOfDayIsOfTheDayNearBy();
    void theViewsZoneHolds();
    void whatDoesNotFitIsNothing();
};

void TypedTimeTest::isUnderstood_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    row("2026-03-04", "2026-03-04 UTC");
    row("  2026-3-4 ", "2026-03-04 UTC");
    row("4.3.2026", "2026-03-04 UTC");
    row("04.03.2026 14:53", "2026-03-04 14:53 UTC");
    row("2026-03-04 14:53", "2026-03-04 14:53 UTC");
    row("2026-03-04  9:05", "2026-03-04 09:05 UTC");
    row("2026-03-04T14:53", "2026-03-04 14:53 UTC");
    row("2026-03-04 14:53:20", "2026-03-04 14:53:20 UTC");
    row("2026-03-04T14:53:55.086423Z", "2026-03-04 14:53:55.086423 UTC");
    row("2026-03-04 14:53:55,5", "2026-03-04 14:53:55.5 UTC");
    row("2026-03-04T14:53:55+02:00", "2026-03-04 14:53:55 +02:00");
    row("2026-03-04 14:53 -0330", "2026-03-04 14:53 -03:30");
    row("2026-03-04 14:53 +2", "2026-03-04 14:53 +02:00");
    row("2026-03-04 14:53 UTC", "2026-03-04 14:53 UTC");
    row("14:53", "14:53 UTC");
    row("9:05:07", "09:05:07 UTC");
    row("14:53Z", "14:53 UTC");
    row("14:53:00.1234567891", "14:53:00.123456789 UTC");
}

void TypedTimeTest::isUnderstood()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(understood(text.constData())), expected);
}

void TypedTimeTest::isNoTime_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"",
                             "1234",
                             "2026",
                             "2026-03",
                             "2026-13-01",
                             "2026-02-29",
                             "2026-03-04x",
                             "2026-03-04 25:00",
                             "2026-03-04 14:60",
                             "2026-03-04 14",
                             "2026-03-04T",
                             "14:5",
                             "24:00",
                             "14:53:61",
                             "14:53:",
                             "14:53:1",
                             "14:53:20.",
                             "order:1234",
                             "c-000041",
                             "2026-03-04 14:53 CET",
                             "2026-03-04 14:53 +99:00",
                             "12:345",
                             "2026-03-04-14:53",
                             "00000000-0000-0000-0000-000000000000",
                             "32.1.2026",
                             "4.3.26",
                             "-14:53",
                             "2026-03-0414:53",
                             "14:53 +",
                             "99999-01-01"})
        QTest::newRow(*text ? text : "empty") << QByteArray(text);
}

void TypedTimeTest::isNoTime()
{
    QFETCH(QByteArray, text);
    QVERIFY2(!parseTypedTime(text.toStdString()), understood(text.constData()).c_str());
}

void TypedTimeTest::meansAMoment_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<qint64>("length");
    const auto row = [](const char* text, const char* from, DurationNs length) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(from) << qint64(length);
    };
    row("2026-03-04", "2026-03-04T00:00:00Z", kDay);
    row("2026-03-04 14:53", "2026-03-04T14:53:00Z", kMinute);
    row("2026-03-04 14:53:20", "2026-03-04T14:53:20Z", kSecond);
    row("2026-03-04 14:53:20.5", "2026-03-04T14:53:20.5Z", 100 * kMillisecond);
    row("2026-03-04 14:53+02:00", "2026-03-04T12:53:00Z", kMinute);
    row("2026-03-04 23:30 -05:00", "2026-03-05T04:30:00Z", kMinute);
    row("1969-12-31 23:59:59", "1969-12-31T23:59:59Z", kSecond);
}

void TypedTimeTest::meansAMoment()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, from);
    QFETCH(qint64, length);
    const std::optional<TypedTime> typed = parseTypedTime(text.toStdString());
    QVERIFY(typed);
    const std::optional<Moment> moment = momentOf(*typed, kNoTime);
    QVERIFY(moment);
    QCOMPARE(QByteArray::fromStdString(formatTime(moment->from)), from);
    QCOMPARE(moment->to - moment->from, length);
}

void TypedTimeTest::aTimeOfDayIsOfTheDayNearBy()
{
    const TypedTime typed = *parseTypedTime("14:53");
    const TimeNs near = parseTimeText("2026-03-04T02:00:00Z")->time;
    QCOMPARE(formatTime(momentOf(typed, near)->from), std::string("2026-03-04T14:53:00Z"));
    QCOMPARE(formatTime(momentOf(typed, -1)->from), std::string("1969-12-31T14:53:00Z"));
    QVERIFY(!momentOf(typed, kNoTime));
}

void TypedTimeTest::theViewsZoneHolds()
{
    QVERIFY(ShownZone::choose("Europe/Berlin"));
    const TimeNs near = parseTimeText("2026-03-04T23:30:00Z")->time; // the fifth, an hour further east
    const auto from = [&](const char* text) {
        return formatTime(momentOf(*parseTypedTime(text), near)->from);
    };
    QCOMPARE(from("14:53"), std::string("2026-03-05T13:53:00Z"));
    QCOMPARE(from("2026-03-04"), std::string("2026-03-03T23:00:00Z"));
    // What was typed with a zone means that one.
    QCOMPARE(from("2026-03-04 14:53Z"), std::string("2026-03-04T14:53:00Z"));
    QCOMPARE(from("14:53Z"), std::string("2026-03-04T14:53:00Z"));
    QCOMPARE(typedTimeText(*parseTypedTime("2026-03-04")), std::string("2026-03-04 Europe/Berlin"));
    QCOMPARE(typedTimeText(dated(*parseTypedTime("14:53"), near)),
             std::string("2026-03-05 14:53 Europe/Berlin"));
    // The day on which clocks are put forward has 23 hours.
    const Moment day = *momentOf(*parseTypedTime("2026-03-29"), near);
    QCOMPARE(day.to - day.from, 23 * kHour);
    QVERIFY(ShownZone::choose("UTC"));
}

void TypedTimeTest::whatDoesNotFitIsNothing()
{
    QVERIFY(!momentOf(*parseTypedTime("9999-01-01"), 0));
    QVERIFY(!momentOf(*parseTypedTime("0001-01-01"), 0));
    QVERIFY(momentOf(*parseTypedTime("2262-04-10"), 0));
}

QTEST_GUILESS_MAIN(TypedTimeTest)
#include "tst_typed_time.moc"
