// SPDX-License-Identifier: GPL-3.0-or-later
// Each misconfiguration of the simulated shop leads the token inspector to the advice of seed 2 and to
// nothing else ("Troubleshooting", "Use Meaningful Fallback Sources", "Migration from Old Format").
#include "core/journey/token_inspection.h"
#include "tests/support/simulated_shop.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace throughline;
using namespace throughline::simulate;
using namespace throughline::test;

Q_DECLARE_METATYPE(Misconfiguration)
Q_DECLARE_METATYPE(TokenFindingKind)

class MisconfigurationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachLeadsToItsAdvice_data()
    {
        using enum Misconfiguration;
        QTest::addColumn<Misconfiguration>("misconfiguration");
        QTest::addColumn<TokenFindingKind>("kind");
        QTest::addColumn<QString>("advice");
        QTest::newRow("no-extraction") << NoExtraction << TokenFindingKind::NotReused
                                       << QStringLiteral("Ensure TrackingTokenExtractionPlugin is registered "
                                                         "and extractFromUpdatedBy is true");
        QTest::newRow("no-observability")
            << NoObservability << TokenFindingKind::MissingJobExecutionId
            << QStringLiteral("Ensure ObservabilityPlugin is registered and initialized");
        QTest::newRow("generic-source")
            << GenericSource << TokenFindingKind::GenericSource
            << QStringLiteral("Use a meaningful fallback source: user || role || 'payment-processor'");
        QTest::newRow("dot-tokens")
            << DotTokens << TokenFindingKind::OldFormat
            << QStringLiteral("It still works; new tokens should be source|correlationId|jobExecutionId, as "
                              "TrackingToken.forJob() writes them");
    }
    void eachLeadsToItsAdvice();
    void allAtOnceAreAllFound();
    void namesAreReadBack();
};

void MisconfigurationsTest::eachLeadsToItsAdvice()
{
    QFETCH(Misconfiguration, misconfiguration);
    QFETCH(TokenFindingKind, kind);
    QFETCH(QString, advice);
    SimulationSettings settings;
    settings.misconfigured[static_cast<std::size_t>(misconfiguration)] = true;
    const SimulatedShop shop = simulatedShop(settings);
    const std::shared_ptr<const Snapshot> snapshot = loadedExport(shop.exported);
    QCOMPARE(snapshot->report.rejected(), std::uint64_t{0});
    QCOMPARE(causesDisagree(*snapshot, shop.truth), QString()); // traces do not travel with tokens

    const TokenIndex index(*snapshot);
    std::size_t found = 0;
    std::map<std::string, std::size_t> updates; // of rows
    for (const auto& [text, token] : shop.truth.tokens) {
        for (const std::string& row : token.rows)
            ++updates[row];
    }
    for (const auto& [text, token] : shop.truth.tokens) {
        const TokenInspection inspection = inspectToken(index, text);
        for (const TokenFinding& finding : inspection.findings) {
            QVERIFY2(finding.kind == kind, (text + ": " + finding.message).c_str());
            QCOMPARE(QString::fromUtf8(adviceOf(finding.kind).data()), advice);
        }
        // Of tokens that are not reused, those of rows that were written again and again tell.
        const bool tells =
            kind != TokenFindingKind::NotReused ||
            std::ranges::any_of(token.rows, [&](const auto& row) { return updates[row] >= 3; });
        found += inspection.findings.empty() ? 0 : 1;
        QVERIFY2(!tells || !inspection.findings.empty(), text.c_str());
    }
    QVERIFY(found >= 100);
}

void MisconfigurationsTest::allAtOnceAreAllFound()
{
    SimulationSettings settings;
    settings.misconfigured.fill(true);
    const SimulatedShop shop = simulatedShop(settings);
    const std::shared_ptr<const Snapshot> snapshot = loadedExport(shop.exported);
    const TokenIndex index(*snapshot);
    std::set<TokenFindingKind> kinds;
    for (const auto& [text, token] : shop.truth.tokens) {
        for (const TokenFinding& finding : inspectToken(index, text).findings)
            kinds.insert(finding.kind);
    }
    QVERIFY(kinds == (std::set{TokenFindingKind::NotReused, TokenFindingKind::MissingJobExecutionId,
                               TokenFindingKind::OldFormat, TokenFindingKind::GenericSource}));
}

void MisconfigurationsTest::namesAreReadBack()
{
    for (std::size_t i = 0; i < kMisconfigurations; ++i) {
        const auto misconfiguration = static_cast<Misconfiguration>(i);
        QVERIFY(misconfigurationNamed(nameOf(misconfiguration)) == misconfiguration);
    }
    QVERIFY(!misconfigurationNamed("no-such"));
}

QTEST_GUILESS_MAIN(MisconfigurationsTest)
#include "tst_misconfigurations.moc"
