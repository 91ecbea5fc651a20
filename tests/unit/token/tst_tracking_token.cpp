// SPDX-License-Identifier: GPL-3.0-or-later
// The table of spec 3 ("The token"), and the words of seed 2.
#include "core/token/tracking_token.h"

#include <QtTest>

#include <set>

using namespace throughline;

namespace {

constexpr const char* kUuid = "550e8400-e29b-41d4-a716-446655440000";

std::string reasonOf(const std::string& text)
{
    const Result<TokenParts> token = TrackingToken::parse(text);
    return token ? "valid" : token.error().parameters.at(0);
}

class TrackingTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newFormatIsPipeDelimited()
    {
        const auto token =
            TrackingToken::parse("user@example.com|550e8400-e29b-41d4-a716-446655440000|abc-123-def-456");
        QVERIFY(token.has_value());
        QCOMPARE(nameOf(token->format), std::string_view("pipe"));
        QCOMPARE(token->source, std::string("user@example.com"));
        QCOMPARE(token->correlationId, std::string(kUuid));
        QCOMPARE(token->jobExecutionId.value(), std::string("abc-123-def-456"));
    }

    void jobExecutionIdMayBeMissing()
    {
        const auto token = TrackingToken::parse(std::string("system|") + kUuid);
        QVERIFY(token.has_value());
        QVERIFY(!token->jobExecutionId);
    }

    void oldFormatIsDotDelimited()
    {
        const auto token = TrackingToken::parse(std::string("user@example.com.") + kUuid + ".job-1");
        QVERIFY(token.has_value());
        QCOMPARE(nameOf(token->format), std::string_view("dot"));
        QCOMPARE(token->source, std::string("user@example.com"));
        QCOMPARE(token->correlationId, std::string(kUuid));
        QCOMPARE(token->jobExecutionId.value(), std::string("job-1"));

        const auto short_ = TrackingToken::parse(std::string("a.") + kUuid);
        QVERIFY(short_.has_value());
        QCOMPARE(short_->source, std::string("a"));
        QVERIFY(!short_->jobExecutionId);
    }

    void jobOfTheOldFormatMayBeAUuidOrHoldDots()
    {
        const auto token = TrackingToken::parse(std::string("a.") + kUuid + "." + kUuid + ".7");
        QVERIFY(token.has_value());
        QCOMPARE(token->source, std::string("a"));
        QCOMPARE(token->jobExecutionId.value(), std::string(kUuid) + ".7");
    }

    void correlationIdIsKeptAsWritten()
    {
        const auto token =
            TrackingToken::parse("api-handler|550E8400-E29B-41d4-A716-446655440000|job-abc-123");
        QVERIFY(token.has_value());
        QCOMPARE(token->correlationId, std::string("550E8400-E29B-41d4-A716-446655440000"));
    }

    void sourceAndJobAreAnyText()
    {
        const std::string source = "ünïcode <b>{0}</b> %7C";
        const auto token = TrackingToken::parse(source + "|" + kUuid + "|unknown");
        QVERIFY(token.has_value());
        QCOMPARE(token->source, source);
        QCOMPARE(token->jobExecutionId.value(), std::string("unknown"));
    }

    void invalidTokens_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason"); // what its own reason must hold
        const QByteArray uuid(kUuid);
        QTest::newRow("empty") << QByteArray() << QByteArray("it is empty");
        QTest::newRow("empty source") << "|" + uuid + "|j" << QByteArray("the source is empty");
        QTest::newRow("empty correlation id")
            << QByteArray("a||j") << QByteArray("the correlation id is empty");
        QTest::newRow("empty job") << "a|" + uuid + "|"
                                   << QByteArray("job execution id after the second | is empty");
        QTest::newRow("four parts") << "a|" + uuid + "|j|k" << QByteArray("4 parts");
        QTest::newRow("only pipes") << QByteArray("||||||") << QByteArray("7 parts");
        QTest::newRow("not a UUID") << QByteArray("a|not-a-uuid|j")
                                    << QByteArray("\"not-a-uuid\" is not a UUID");
        QTest::newRow("wrong digit") << QByteArray("a|550e8400-e29b-41d4-a716-44665544000g")
                                     << QByteArray("is not a UUID");
        QTest::newRow("braces") << "a|{" + uuid + "}|j" << QByteArray("is in braces");
        QTest::newRow("no dashes") << QByteArray("a|550e8400e29b41d4a716446655440000|j")
                                   << QByteArray("has no dashes");
        QTest::newRow("dashes misplaced")
            << QByteArray("a|550e-8400e29b-41d4-a716-446655440000") << QByteArray("is not a UUID");
        QTest::newRow("blank") << "a| " + uuid << QByteArray("holds white space");
        QTest::newRow("percent-encoded") << "a%7C" + uuid + "%7Cj" << QByteArray("%7C");
        QTest::newRow("percent-encoded, lower") << "a%7c" + uuid << QByteArray("%7C");
        QTest::newRow("bare UUID") << uuid << QByteArray("without a source");
        QTest::newRow("dot, no source") << uuid + ".job" << QByteArray("the source is missing");
        QTest::newRow("dot, empty source") << "." + uuid + ".job" << QByteArray("the source is empty");
        QTest::newRow("dot, empty job") << "a." + uuid + "." << QByteArray("after the last dot is empty");
        QTest::newRow("dot, no UUID") << QByteArray("user@example.com") << QByteArray("no UUID between dots");
        QTest::newRow("word") << QByteArray("system") << QByteArray("no | and no UUID");
        QTest::newRow("NUL") << "a|" + QByteArray(36, '\0') << QByteArray("is not a UUID");
    }

    void invalidTokens()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reason);
        const QByteArray actual = QByteArray::fromStdString(reasonOf(text.toStdString()));
        QVERIFY2(actual.contains(reason), actual.constData());
    }

    void eachInvalidFormHasItsOwnReason()
    {
        const std::string uuid = kUuid;
        const std::vector<std::string> forms = {"|" + uuid + "|j",
                                                "a||j",
                                                "a|" + uuid + "|",
                                                "a|" + uuid + "|j|k",
                                                "a|x|j",
                                                "a|{" + uuid + "}",
                                                "",
                                                "a|550e8400e29b41d4a716446655440000"};
        std::set<std::string> reasons;
        for (const std::string& form : forms)
            reasons.insert(reasonOf(form));
        QCOMPARE(reasons.size(), forms.size());
        QVERIFY(!reasons.contains("valid"));
    }

    void tenKilobytesAreNamedAndCut()
    {
        const std::string reason = reasonOf("a|" + std::string(10'000, 'x'));
        QVERIFY(reason.find("10000 bytes") != std::string::npos);
        QVERIFY(reason.size() < 300);
        QVERIFY(reasonOf(std::string(10'000, '.')).size() < 300);
    }

    void uuidIsCanonicalOfAnyCase()
    {
        QVERIFY(isUuid(kUuid));
        QVERIFY(isUuid("550E8400-E29B-41D4-A716-446655440000"));
        QVERIFY(!isUuid("550e8400-e29b-41d4-a716-44665544000"));
        QVERIFY(!isUuid("550e8400-e29b-41d4-a716-4466554400000"));
        QVERIFY(!isUuid("550e8400xe29b-41d4-a716-446655440000"));
        QVERIFY(!isUuid(""));
    }
};

} // namespace

QTEST_GUILESS_MAIN(TrackingTokenTest)
#include "tst_tracking_token.moc"
