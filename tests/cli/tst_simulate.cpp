// SPDX-License-Identifier: GPL-3.0-or-later
// simulate as a user runs it: what it leaves in a folder, that it never replaces what is there unasked, and
// that the other commands, asked about what it wrote, answer with the truth.
#include "tests/support/command.h"
#include "tests/support/truth.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace throughline::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

QString text(const std::string& bytes)
{
    return QString::fromStdString(bytes);
}

} // namespace

class SimulateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void writesAllFiles();
    void writesTheSameAgain();
    void writesOnlyWhatIsAskedFor();
    void replacesNothingUnasked();
    void refusesBadOptions_data();
    void refusesBadOptions();
    void leavesNothingWhereItCannotWrite();
    void explainsEveryKindOfOrder();
    void inspectsTokens();
    void spansKeepTheirLinks();
    void misconfigurationsAreFound();

private:
    [[nodiscard]] Outcome simulate(const char* folder, const char* options) const
    {
        return runCli(QStringList{QStringLiteral("simulate"), QStringLiteral("-o"), path(folder)} +
                      words(options));
    }
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    [[nodiscard]] QStringList filesIn(const char* folder) const
    {
        return QDir(path(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SimulateTest::writesAllFiles()
{
    const Outcome outcome = simulate("a/deep/shop", "--contacts 50 --loss 0.1 --missing 0.02");
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(filesIn("a/deep/shop"), words("commerce.sqlite events.ndjson events.otlp.json truth.json"));
    const QJsonObject json = outcome.json().object();
    const Truth truth = Truth::read(path("a/deep/shop/truth.json").toStdString());
    QCOMPARE(json.value(u"events").toInteger(), qint64(truth.trace.size()));
    QCOMPARE(json.value(u"missing").toInteger(), qint64(truth.dropped.size()));
    QVERIFY(json.value(u"lost").toInteger() >= qint64(truth.lost.size()));
    QCOMPARE(json.value(u"files").toArray().size(), 4);
    QVERIFY(contentOf(path("a/deep/shop/commerce.sqlite")).startsWith("SQLite format 3"));
    const QJsonObject summary =
        runCli({QStringLiteral("summary"), path("a/deep/shop/events.ndjson")}).json().object();
    QCOMPARE(summary.value(u"events").toInteger(), qint64(truth.trace.size() - truth.dropped.size()));
    QCOMPARE(summary.value(u"sources").toArray()[0].toObject().value(u"rejected").toInteger(), 0);
}

void SimulateTest::writesTheSameAgain()
{
    const char* const kOptions = "--events 1500 --seed 9 --loss 0.1 --skew 2s --duplicates 0.02 "
                                 "--out-of-order 0.02 --only export,truth";
    QCOMPARE(simulate("one", kOptions).exitCode, 0);
    QCOMPARE(simulate("two", kOptions).exitCode, 0);
    for (const char* name : {"/events.ndjson", "/truth.json"}) {
        const QByteArray one = contentOf(path("one") + QLatin1String(name));
        QVERIFY(one.size() > 100'000);
        QVERIFY(one == contentOf(path("two") + QLatin1String(name)));
    }
}

void SimulateTest::writesOnlyWhatIsAskedFor()
{
    QCOMPARE(simulate("shop", "--contacts 10 --only truth").exitCode, 0);
    QCOMPARE(filesIn("shop"), words("truth.json"));
    QCOMPARE(simulate("shop", "--contacts 10 --only export --only sqlite").exitCode, 0);
    QCOMPARE(filesIn("shop"), words("commerce.sqlite events.ndjson truth.json"));
}

void SimulateTest::replacesNothingUnasked()
{
    QCOMPARE(simulate("shop", "--contacts 10").exitCode, 0);
    const QByteArray before = contentOf(path("shop/truth.json"));
    const Outcome again = simulate("shop", "--contacts 10 --seed 2");
    QCOMPARE(again.exitCode, 2);
    QVERIFY(again.err.contains("--force"));
    QVERIFY(contentOf(path("shop/truth.json")) == before);
    QCOMPARE(simulate("shop", "--contacts 10 --seed 2 --force").exitCode, 0);
    QVERIFY(contentOf(path("shop/truth.json")) != before);
    QCOMPARE(filesIn("shop").size(), 4);
}

void SimulateTest::refusesBadOptions_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("says");
    const auto add = [](const char* options, const char* says) {
        QTest::newRow(options) << QByteArray(options) << QByteArray(says);
    };
    add("--loss 1.5", "--loss");
    add("--missing -1", "--missing");
    add("--duplicates many", "--duplicates");
    add("--contacts 0", "--contacts");
    add("--events -5", "--events");
    add("--skew 3", "no skew");
    add("--skew 3days", "no skew");
    add("--misconfigure no-such", "no misconfiguration");
    add("--only pictures", "export, otlp, sqlite or truth");
    add("--only otlp", "otlp is made from the export");
    add("--database sqlite:x.db", "mysql://");
    add("stray", "stray");
}

void SimulateTest::refusesBadOptions()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, says);
    const Outcome outcome = simulate("shop", options.constData());
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    QVERIFY(!QDir(path("shop")).exists());
    QCOMPARE(runCli({QStringLiteral("simulate")}).exitCode, 2); // where to?
}

void SimulateTest::leavesNothingWhereItCannotWrite()
{
    QFile file(path("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(simulate("file", "--contacts 10").exitCode, 1);
    const Outcome away = simulate("shop", "--contacts 10 --database postgresql://a:secret@127.0.0.1:1/b");
    QCOMPARE(away.exitCode, 1);
    QVERIFY(!away.err.contains("secret"));
    QCOMPARE(filesIn("shop"), QStringList());
}

void SimulateTest::explainsEveryKindOfOrder()
{
    QCOMPARE(simulate("shop", "--only export,truth").exitCode, 0);
    const Truth truth = Truth::read(path("shop/truth.json").toStdString());
    std::size_t left = 6; // of each kind; unit tests ask about all
    std::size_t leftOfOwnAccord = 6;
    for (const auto& [id, order] : truth.orders) {
        std::size_t& count = order.campaign.empty() ? leftOfOwnAccord : left;
        if (count == 0 || --count == 0)
            continue;
        const QJsonObject json = runCli({QStringLiteral("explain"), QStringLiteral("order:") + text(id),
                                         path("shop/events.ndjson")})
                                     .json()
                                     .object();
        QCOMPARE(json.value(u"campaign_id").toString(), text(order.campaign));
        QCOMPARE(json.value(u"message_id").toString(), text(order.message));
        QStringList chain;
        for (const QJsonValue& hop : json.value(u"chain").toArray())
            chain += hop.toObject().value(u"event").toObject().value(u"id").toString();
        const std::vector<std::string> expected = truth.chainOf(order.event);
        QVERIFY2(std::ranges::equal(chain, expected,
                                    [](const QString& a, const std::string& b) { return a == text(b); }),
                 id.c_str());
    }
    QVERIFY(left == 0 && leftOfOwnAccord == 0);
}

void SimulateTest::inspectsTokens()
{
    QCOMPARE(simulate("shop", "--contacts 60 --only export,truth").exitCode, 0);
    const Truth truth = Truth::read(path("shop/truth.json").toStdString());
    std::size_t left = 8;
    for (const auto& [token, known] : truth.tokens) {
        if (truth.jobs.at(known.job).name != "completeShipment" || left == 0)
            continue;
        --left;
        const QJsonObject json = runCli({QStringLiteral("token"), QStringLiteral("inspect"),
                                         QStringLiteral("--"), text(token), path("shop/events.ndjson")})
                                     .json()
                                     .object();
        QCOMPARE(json.value(u"findings").toArray().size(), 0);
        QStringList names; // from the root to this job, which is the last
        for (const QJsonValue& job : json.value(u"jobs").toArray())
            names += job.toObject().value(u"name").toString();
        QCOMPARE(names, words("createOrder capturePayment createShipment pickUpShipment completeShipment"));
        QStringList rows;
        for (const QJsonValue& row : json.value(u"mutations").toArray())
            rows += row.toObject().value(u"table").toString();
        rows.sort();
        QCOMPARE(rows, words("carts messages orders orders orders orders shipments shipments shipments"));
    }
    QCOMPARE(left, std::size_t{0});
}

void SimulateTest::spansKeepTheirLinks()
{
    QCOMPARE(simulate("shop", "--contacts 40 --only export,otlp").exitCode, 0);
    const auto links = [this](const char* name) {
        return runCli({QStringLiteral("links"), path(name), QStringLiteral("--exact"),
                       QStringLiteral("--format"), QStringLiteral("json")})
            .json()
            .array();
    };
    const QJsonArray exported = links("shop/events.ndjson");
    QVERIFY(exported.size() > 300);
    QVERIFY(links("shop/events.otlp.json") == exported);
}

void SimulateTest::misconfigurationsAreFound()
{
    QCOMPARE(simulate("shop", "--contacts 60 --only export,truth --misconfigure no-extraction "
                              "--misconfigure generic-source")
                 .exitCode,
             0);
    const Truth truth = Truth::read(path("shop/truth.json").toStdString());
    const auto completed = std::ranges::find_if(truth.tokens, [&truth](const auto& token) {
        return truth.jobs.at(token.second.job).name == "completeShipment";
    });
    QVERIFY(completed != truth.tokens.end());
    const QJsonObject json = runCli({QStringLiteral("token"), QStringLiteral("inspect"), QStringLiteral("--"),
                                     text(completed->first), path("shop/events.ndjson")})
                                 .json()
                                 .object();
    QSet<QString> advice;
    for (const QJsonValue& finding : json.value(u"findings").toArray())
        advice += finding.toObject().value(u"advice").toString();
    QCOMPARE(advice, (QSet<QString>{QStringLiteral("Ensure TrackingTokenExtractionPlugin is registered and "
                                                   "extractFromUpdatedBy is true"),
                                    QStringLiteral("Use a meaningful fallback source: user || role || "
                                                   "'payment-processor'")}));
}

QTEST_GUILESS_MAIN(SimulateTest)
#include "tst_simulate.moc"
