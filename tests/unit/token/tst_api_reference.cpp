// SPDX-License-Identifier: GPL-3.0-or-later
// Every method of seed 2's API reference, and what "Quick Start" says of forJob, in the seed's words.
#include "core/token/tracking_token.h"

#include <QtTest>

#include <random>

using namespace throughline;

namespace {

const std::string kUuid = "550e8400-e29b-41d4-a716-446655440000";
const std::string kOther = "0b1c7d3e-0000-4000-8000-0123456789ab";
const std::string kFresh = "f4e54a11-1111-4111-8111-111111111111";

// Counts how often a fresh id is asked for.
struct Fresh {
    int asked = 0;
    FreshUuid source = [this] {
        ++asked;
        return kFresh;
    };
};

std::string forJob(const TokenEvent& event, const TokenOptions& options, std::string_view fallbackSource)
{
    Fresh fresh;
    return TrackingToken::forJob(event, options, fresh.source, fallbackSource);
}

// Texts that a part may hold: separators of both formats, text of any length, whole UUIDs.
class RandomParts {
public:
    explicit RandomParts(std::uint32_t seed) : m_random(seed) {}

    std::string text(std::size_t least)
    {
        static const std::vector<std::string> kPieces = {
            ".",         "|",  "a", "user@example.com",  "%7C", "ü", " ", kUuid, "." + kUuid,
            "|" + kUuid, "\n", "{", std::string(1, '\0')};
        std::string text;
        const std::size_t count = least + m_random() % 5;
        for (std::size_t i = 0; i < count; ++i)
            text += kPieces[m_random() % kPieces.size()];
        return text;
    }
    std::string uuid()
    {
        static constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
        std::string uuid = kUuid;
        for (char& c : uuid)
            c = c == '-' ? '-' : kDigits[m_random() % kDigits.size()];
        return uuid;
    }

private:
    std::mt19937 m_random;
};

std::string withUnderscores(std::string text)
{
    std::replace(text.begin(), text.end(), '|', '_');
    return text;
}

class ApiReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // forJob, "What forJob() does" and "How Data Flows"
    void forJobReusesSourceAndCorrelationIdUpdatesOnlyTheJobId();
    void forJobCreatesANewTokenWithTheFallbackSourceAndCurrentCorrelationId();
    void forJobAlwaysIncludesTheJobExecutionIdOfTheOptions();
    void forJobInsertWithNoOldRowIsANewRecord();
    void forJobUpdateWithBothRowsLeavesTheFallbackUnused();
    void forJobMissingJobIdIsUnknown();
    void forJobWithoutSourceTokenAndJobHasNoJobPart();
    void forJobBareUuidIsNoSourceToken();
    void forJobEmailSourceWithDotsInADotTokenComesBackWithPipes();
    void forJobPrefersTheEventsCorrelationIdToTheOptions();
    void forJobTakesTheUuidOfACorrelationIdWithAFunction();
    void forJobNoCorrelationIdAnywhereIsAFreshOne();
    void forJobFallbackSourceIsSystemByDefault();
    // "Advanced Methods"
    void createCreatesANewTrackingTokenFromScratch();
    void createAnEmptySourceOrACorrelationIdThatIsNoUuidIsAnError();
    void createPipesInSourceAndJobBecomeUnderscores();
    void withJobExecutionIdPreservesSourceAndCorrelationId();
    void withJobExecutionIdIsAnErrorOnAnInvalidToken();
    void parseParsesATrackingTokenIntoItsComponents();
    void isValidChecksIfAValueIsAValidTrackingTokenFormat();
    void getCorrelationIdExtractsJustTheCorrelationId();
    void getSourceExtractsTheSourceIdentifier();
    void getJobExecutionIdExtractsTheJobExecutionId();
    // Properties
    void whatCreateReturnsParsesBackToTheSameParts();
    void whatForJobReturnsIsAValidToken();
    void withJobExecutionIdOfAnyValidTokenKeepsTheRest();
    void uuidOfIsBareOrAfterTheLastDot();
};

void ApiReferenceTest::forJobReusesSourceAndCorrelationIdUpdatesOnlyTheJobId()
{
    const TokenOptions options{.sourceTrackingToken = "api-handler|" + kUuid + "|job-abc-123",
                               .correlationId = kOther,
                               .jobExecutionId = "job-def-456"};
    Fresh fresh;
    QCOMPARE(TrackingToken::forJob({.correlationId = kOther}, options, fresh.source, "fallback-unused"),
             "api-handler|" + kUuid + "|job-def-456");
    QCOMPARE(fresh.asked, 0);
}

void ApiReferenceTest::forJobCreatesANewTokenWithTheFallbackSourceAndCurrentCorrelationId()
{
    QCOMPARE(forJob({.correlationId = kUuid}, {.jobExecutionId = "job-abc-123"}, "api-handler"),
             "api-handler|" + kUuid + "|job-abc-123");
}

void ApiReferenceTest::forJobAlwaysIncludesTheJobExecutionIdOfTheOptions()
{
    const std::vector<std::string> sourceTokens = {"", "a|" + kUuid, "a|" + kUuid + "|old", "no token"};
    for (const std::string& sourceToken : sourceTokens) {
        const std::string token =
            forJob({}, {.sourceTrackingToken = sourceToken, .jobExecutionId = "the-job"}, "api");
        QCOMPARE(TrackingToken::getJobExecutionId(token).value().value(), std::string("the-job"));
    }
}

void ApiReferenceTest::forJobInsertWithNoOldRowIsANewRecord()
{
    // No old row, so no token of a previous update.
    QCOMPARE(forJob({.correlationId = kUuid}, {.jobExecutionId = "job-1"}, "user@example.com"),
             "user@example.com|" + kUuid + "|job-1");
}

void ApiReferenceTest::forJobUpdateWithBothRowsLeavesTheFallbackUnused()
{
    const std::string first = forJob({.correlationId = kUuid}, {.jobExecutionId = "job-1"}, "api-handler");
    const std::string second =
        forJob({.correlationId = kOther}, {.sourceTrackingToken = first, .jobExecutionId = "job-2"},
               "fallback-unused");
    QCOMPARE(second, "api-handler|" + kUuid + "|job-2");
}

void ApiReferenceTest::forJobMissingJobIdIsUnknown()
{
    QCOMPARE(forJob({}, {.sourceTrackingToken = "api|" + kUuid + "|job-1"}, "system"),
             "api|" + kUuid + "|unknown");
}

void ApiReferenceTest::forJobWithoutSourceTokenAndJobHasNoJobPart()
{
    QCOMPARE(forJob({.correlationId = kUuid}, {}, "api"), "api|" + kUuid);
}

void ApiReferenceTest::forJobBareUuidIsNoSourceToken()
{
    // It is a correlation id, which the extraction passes on as such.
    QCOMPARE(
        forJob({}, {.sourceTrackingToken = kOther, .correlationId = kOther, .jobExecutionId = "j"}, "api"),
        "api|" + kOther + "|j");
}

void ApiReferenceTest::forJobEmailSourceWithDotsInADotTokenComesBackWithPipes()
{
    QCOMPARE(forJob({},
                    {.sourceTrackingToken = "first.last@mail.example.com." + kUuid + ".job-1",
                     .jobExecutionId = "job-2"},
                    "unused"),
             "first.last@mail.example.com|" + kUuid + "|job-2");
}

void ApiReferenceTest::forJobPrefersTheEventsCorrelationIdToTheOptions()
{
    QCOMPARE(forJob({.correlationId = kUuid}, {.correlationId = kOther}, "api"), "api|" + kUuid);
    QCOMPARE(forJob({}, {.correlationId = kOther}, "api"), "api|" + kOther);
    QCOMPARE(forJob({.correlationId = "no UUID"}, {.correlationId = kOther}, "api"), "api|" + kOther);
}

void ApiReferenceTest::forJobTakesTheUuidOfACorrelationIdWithAFunction()
{
    QCOMPARE(forJob({.correlationId = "on-order-paid." + kUuid}, {}, "api"), "api|" + kUuid);
}

void ApiReferenceTest::forJobNoCorrelationIdAnywhereIsAFreshOne()
{
    Fresh fresh;
    QCOMPARE(TrackingToken::forJob({}, {.jobExecutionId = "j"}, fresh.source, "api"), "api|" + kFresh + "|j");
    QCOMPARE(fresh.asked, 1);
}

void ApiReferenceTest::forJobFallbackSourceIsSystemByDefault()
{
    Fresh fresh;
    QCOMPARE(TrackingToken::forJob({.correlationId = kUuid}, {}, fresh.source), "system|" + kUuid);
    // `user || role || ''`
    QCOMPARE(TrackingToken::forJob({.correlationId = kUuid}, {}, fresh.source, ""), "system|" + kUuid);
}

void ApiReferenceTest::createCreatesANewTrackingTokenFromScratch()
{
    QCOMPARE(TrackingToken::create("user@example.com", kUuid, "abc-123-def-456").value(),
             "user@example.com|" + kUuid + "|abc-123-def-456");
    QCOMPARE(TrackingToken::create("system", kUuid).value(), "system|" + kUuid);
}

void ApiReferenceTest::createAnEmptySourceOrACorrelationIdThatIsNoUuidIsAnError()
{
    QCOMPARE(TrackingToken::create("", kUuid).error().parameters.at(0), std::string("the source is empty"));
    const std::vector<std::string> notUuids = {"", "x", "{" + kUuid + "}", kUuid + "0", "f." + kUuid};
    for (const std::string& id : notUuids) {
        const Result<std::string> token = TrackingToken::create("a", id, "j");
        QVERIFY(!token.has_value());
        QCOMPARE(token.error().code, ProblemCode::BadToken);
        QVERIFY(token.error().parameters.at(0).starts_with("the correlation id"));
    }
}

void ApiReferenceTest::createPipesInSourceAndJobBecomeUnderscores()
{
    QCOMPARE(TrackingToken::create("a|b", kUuid, "|j|").value(), "a_b|" + kUuid + "|_j_");
}

void ApiReferenceTest::withJobExecutionIdPreservesSourceAndCorrelationId()
{
    QCOMPARE(TrackingToken::withJobExecutionId("api|" + kUuid + "|job-1", "job-2").value(),
             "api|" + kUuid + "|job-2");
    QCOMPARE(TrackingToken::withJobExecutionId("api|" + kUuid, "job-2").value(), "api|" + kUuid + "|job-2");
    QCOMPARE(TrackingToken::withJobExecutionId("a.b." + kUuid + ".job-1", "job-2").value(),
             "a.b|" + kUuid + "|job-2");
}

void ApiReferenceTest::withJobExecutionIdIsAnErrorOnAnInvalidToken()
{
    QCOMPARE(TrackingToken::withJobExecutionId("|" + kUuid, "j").error().parameters.at(0),
             std::string("the source is empty"));
    QCOMPARE(TrackingToken::withJobExecutionId("a|" + kUuid, "").error().parameters.at(0),
             std::string("the job execution id is empty"));
}

void ApiReferenceTest::parseParsesATrackingTokenIntoItsComponents()
{
    const TokenParts parts = TrackingToken::parse("user@example.com|" + kUuid + "|abc-123-def-456").value();
    QCOMPARE(parts.source, std::string("user@example.com"));
    QCOMPARE(parts.correlationId, kUuid);
    QCOMPARE(parts.jobExecutionId.value(), std::string("abc-123-def-456"));
    // "Can't Parse Token": what the seed lets throw.
    QCOMPARE(TrackingToken::parse("system").error().code, ProblemCode::BadToken);
}

void ApiReferenceTest::isValidChecksIfAValueIsAValidTrackingTokenFormat()
{
    QVERIFY(TrackingToken::isValid("a|" + kUuid + "|j"));
    QVERIFY(TrackingToken::isValid("a|" + kUuid));
    QVERIFY(TrackingToken::isValid("a." + kUuid + ".j"));
    QVERIFY(!TrackingToken::isValid(""));
    QVERIFY(!TrackingToken::isValid("system"));
    QVERIFY(!TrackingToken::isValid(kUuid));
    QVERIFY(!TrackingToken::isValid("a|" + kUuid + "|"));
}

void ApiReferenceTest::getCorrelationIdExtractsJustTheCorrelationId()
{
    QCOMPARE(TrackingToken::getCorrelationId("a|" + kUuid + "|j").value(), kUuid);
    QCOMPARE(TrackingToken::getCorrelationId("a.b." + kUuid).value(), kUuid);
    QVERIFY(!TrackingToken::getCorrelationId(kUuid).has_value());
}

void ApiReferenceTest::getSourceExtractsTheSourceIdentifier()
{
    QCOMPARE(TrackingToken::getSource("user@example.com|" + kUuid + "|j").value(),
             std::string("user@example.com"));
    QVERIFY(!TrackingToken::getSource("system").has_value());
}

void ApiReferenceTest::getJobExecutionIdExtractsTheJobExecutionId()
{
    QCOMPARE(TrackingToken::getJobExecutionId("a|" + kUuid + "|j").value().value(), std::string("j"));
    // `string | null`
    QCOMPARE(TrackingToken::getJobExecutionId("a|" + kUuid).value(), std::optional<std::string>());
    QVERIFY(!TrackingToken::getJobExecutionId("a||j").has_value());
}

void ApiReferenceTest::whatCreateReturnsParsesBackToTheSameParts()
{
    RandomParts random(1);
    for (int i = 0; i < 20'000; ++i) {
        const std::string source = random.text(1), uuid = random.uuid(), job = random.text(0);
        const TokenParts parts =
            TrackingToken::parse(TrackingToken::create(source, uuid, job).value()).value();
        QCOMPARE(parts.format, TokenFormat::Pipe);
        QCOMPARE(parts.source, withUnderscores(source));
        QCOMPARE(parts.correlationId, uuid);
        QCOMPARE(parts.jobExecutionId.value_or(""), withUnderscores(job));
        QCOMPARE(parts.jobExecutionId.has_value(), !job.empty());
    }
}

void ApiReferenceTest::whatForJobReturnsIsAValidToken()
{
    RandomParts random(2);
    int reused = 0;
    for (int i = 0; i < 20'000; ++i) {
        const TokenEvent event{.correlationId = random.text(0)};
        const TokenOptions options{.sourceTrackingToken = random.text(0) + "." + random.uuid(),
                                   .correlationId = random.text(0),
                                   .jobExecutionId = random.text(0)};
        const TokenParts parts = TrackingToken::parse(forJob(event, options, random.text(0))).value();
        QCOMPARE(parts.format, TokenFormat::Pipe);
        const Result<TokenParts> source = TrackingToken::parse(options.sourceTrackingToken);
        reused += source.has_value() ? 1 : 0;
        if (!source)
            continue;
        QCOMPARE(parts.source, source->source);
        QCOMPARE(parts.correlationId, source->correlationId);
        QVERIFY(parts.jobExecutionId.has_value());
    }
    QVERIFY(reused > 1'000 && reused < 19'000);
}

void ApiReferenceTest::withJobExecutionIdOfAnyValidTokenKeepsTheRest()
{
    RandomParts random(3);
    for (int i = 0; i < 20'000; ++i) {
        const std::string source = withUnderscores(random.text(1)), uuid = random.uuid();
        const std::string token = source + (i % 2 == 0 ? "|" : ".") + uuid;
        const Result<TokenParts> before = TrackingToken::parse(token);
        if (!before)
            continue;
        const std::string changed = TrackingToken::withJobExecutionId(token, "new").value();
        QCOMPARE(changed, before->source + "|" + before->correlationId + "|new");
        QCOMPARE(TrackingToken::withJobExecutionId(changed, "new").value(), changed);
    }
}

void ApiReferenceTest::uuidOfIsBareOrAfterTheLastDot()
{
    QCOMPARE(uuidOf(kUuid), std::string_view(kUuid));
    QCOMPARE(uuidOf("on-order.paid." + kUuid), std::string_view(kUuid));
    QVERIFY(uuidOf("." + kUuid).empty());
    QVERIFY(uuidOf("f" + kUuid).empty());
    QVERIFY(uuidOf(kUuid + ".f").empty());
    QVERIFY(uuidOf("").empty());
}

} // namespace

QTEST_GUILESS_MAIN(ApiReferenceTest)
#include "tst_api_reference.moc"
