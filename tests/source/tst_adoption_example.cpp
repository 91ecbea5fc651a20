// SPDX-License-Identifier: GPL-3.0-or-later
// The help page on how to adopt tracing, tokens and jobs: its code is that of a program which runs here, and
// that program writes what Throughline makes whole chains of.
#include "core/reconstruct/reconstructor.h"
#include "tests/source/adoption_example.h"
#include "tests/support/read_text.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/trigger_events.h"

#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string kOrder = "{\"id\":\"1234\"}";

QString read(const QString& path)
{
    QFile file(QStringLiteral(THROUGHLINE_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

struct CodeBlock {
    QString language;
    QString text;
};

QList<CodeBlock> codeBlocks(const QString& page)
{
    static const QRegularExpression kBlock(QStringLiteral("^```(\\w*)\\n(.*?)^```$"),
                                           QRegularExpression::MultilineOption |
                                               QRegularExpression::DotMatchesEverythingOption);
    QList<CodeBlock> blocks;
    for (auto found = kBlock.globalMatch(page); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        blocks.append({match.captured(1), match.captured(2)});
    }
    return blocks;
}

// Whether the lines stand in the source one below the other, all indented alike.
bool holds(const QString& source, const QString& block)
{
    for (int indent = 0; indent <= 16; indent += 4) {
        QStringList lines = block.split(u'\n');
        for (QString& line : lines)
            line = line.isEmpty() ? line : QString(indent, u' ') + line;
        if (source.contains(u'\n' + lines.join(u'\n')))
            return true;
    }
    return false;
}

// The types of the events of the trace that the event belongs to, from its cause on: "MessageSent >
// MessageReceived".
QString causesOf(const Snapshot& snapshot, const std::string& type)
{
    for (std::uint32_t i = 0; i < snapshot.events.size(); ++i) {
        if (snapshot.str(snapshot.events.type(EventId(i))) != type)
            continue;
        QStringList types;
        for (EventId at(i); at; at = snapshot.links.primaryCause(at))
            types.prepend(QString::fromStdString(snapshot.str(snapshot.events.type(at))));
        return types.join(QStringLiteral(" > "));
    }
    return {};
}

} // namespace

class AdoptionExampleTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::string database() const
    {
        return m_folder.filePath(QStringLiteral("jobs.sqlite")).toStdString();
    }
    [[nodiscard]] static std::unique_ptr<Snapshot> reconstructed(const example::Shop& shop)
    {
        std::unique_ptr<Snapshot> snapshot = readText(shop.lake.lines()).snapshot;
        reconstruct(*snapshot);
        return snapshot;
    }
    [[nodiscard]] QStringList asked(const QString& statement) const
    {
        QStringList rows;
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("adoption"));
            database.setDatabaseName(QString::fromStdString(this->database()));
            database.open();
            QSqlQuery query(statement, database);
            while (query.next())
                rows.append(query.value(0).toString());
        }
        QSqlDatabase::removeDatabase(QStringLiteral("adoption"));
        return rows;
    }

private Q_SLOTS:
    void everyCodeBlockOfThePageIsCompiled_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("English") << QStringLiteral("resources/help/adopt-tracing-and-tokens.md");
        QTest::newRow("German") << QStringLiteral("resources/help/adopt-tracing-and-tokens.de.md");
    }
    void everyCodeBlockOfThePageIsCompiled()
    {
        QFETCH(QString, path);
        const QString page = read(path);
        const QString source = read(QStringLiteral("tests/source/adoption_example.h"));
        QVERIFY(!page.isEmpty() && !source.isEmpty());
        int compared = 0;
        for (const CodeBlock& block : codeBlocks(page)) {
            if (block.language == QStringLiteral("sql"))
                continue; // the seed's, for a database of the reader's own
            QCOMPARE(block.language, QStringLiteral("cpp"));
            QVERIFY2(holds(source, block.text), qPrintable(block.text));
            ++compared;
        }
        QVERIFY2(compared >= 15, qPrintable(QString::number(compared)));
        // A block that was changed on the page alone would be noticed.
        QVERIFY(!holds(source, codeBlocks(page).front().text.replace(u'a', u'o')));
        QCOMPARE(page.count(QStringLiteral("```")), 2 * codeBlocks(page).size());
    }

    void aRequestIsOneTraceOverThreadsAndQueues()
    {
        example::Shop shop(database());
        shop.onRequest({.requestId = "request-1", .traceParent = {}, .traceState = {}});
        shop.shipNext();
        const auto snapshot = reconstructed(shop);
        for (const char* type : {"PaymentCaptured", "ReceiptMailed", "OrderShipped"})
            QCOMPARE(causesOf(*snapshot, type), QStringLiteral("CheckoutStarted > ") + QLatin1String(type));
        QCOMPARE(snapshot->events.traceCount(), 1U);
        QCOMPARE(snapshot->traceName(TraceId(0)), std::string("request-1"));
        QCOMPARE(shop.rows.at("payments:1"), std::string("request-1"));
        QVERIFY(findingsOf(*snapshot).empty());

        // The service that is called next goes on with the same trace.
        example::Shop bank(m_folder.filePath(QStringLiteral("bank.sqlite")).toStdString());
        bank.onRequest({.requestId = {},
                        .traceParent = shop.bankHeaders.at("traceparent"),
                        .traceState = shop.bankHeaders.at("tracestate")});
        QCOMPARE(reconstructed(bank)->traceName(TraceId(0)), std::string("request-1"));
    }

    void aReplyIsTiedToWhatItAnswers()
    {
        example::Shop shop(database());
        shop.sendCampaign("m-1");
        shop.onMessage("m-1");
        const auto snapshot = reconstructed(shop);
        QCOMPARE(causesOf(*snapshot, "AutomationTriggered"),
                 QStringLiteral("MessageSent > MessageReceived > AutomationTriggered"));
        QCOMPARE(snapshot->events.traceCount(), 2U);
        QVERIFY(findingsOf(*snapshot).empty());
    }

    void aLostContextIsAFinding()
    {
        example::Shop shop(database());
        shop.queue.push_back("{}"); // dispatched by code that does not know of envelopes
        shop.shipNext();
        const auto snapshot = reconstructed(shop);
        const auto isBreak = [](const Finding& finding) { return finding.kind == FindingKind::LoggedBreak; };
        QCOMPARE(std::ranges::count_if(snapshot->findings.all(), isBreak), 1);
        QVERIFY(shop.lake.lines().find("Broken Trace Chain at App\\\\Jobs\\\\ShipOrder") !=
                std::string::npos);
    }

    void jobsReuseTheTokenOfTheirRow()
    {
        std::string first, second;
        {
            example::Shop shop(database());
            shop.onTrigger(triggerEvent({.operation = Operation::Insert,
                                         .newRow = kOrder,
                                         .session = "{\"x-hasura-user-email\":\"shop@example.com\"}"})
                               .payload);
            first = shop.rows.at("orders:1234");
            const InvocationSummary summary =
                shop.onTrigger(triggerEvent({.oldRow = kOrder, .newRow = rowBy(first)}).payload);
            second = shop.rows.at("orders:1234");
            QCOMPARE(summary.jobsSucceeded, 1U);
            // The events of the jobs are in the trace that their tokens name.
            const auto snapshot = reconstructed(shop);
            QCOMPARE(snapshot->traceName(TraceId(0)), TrackingToken::getCorrelationId(first).value());
        }
        const TokenParts before = TrackingToken::parse(first).value(),
                         after = TrackingToken::parse(second).value();
        QCOMPARE(after.source, std::string("shop@example.com"));
        QCOMPARE(after.source, before.source);
        QCOMPARE(after.correlationId, before.correlationId);
        QVERIFY(after.jobExecutionId && before.jobExecutionId &&
                after.jobExecutionId != before.jobExecutionId);
        // Both are in the database, the second below the first.
        QCOMPARE(asked(QStringLiteral("SELECT parent_job_id FROM job_executions WHERE id = '%1'")
                           .arg(QString::fromStdString(*after.jobExecutionId))),
                 QStringList{QString::fromStdString(*before.jobExecutionId)});
        QCOMPARE(asked(QStringLiteral("SELECT status FROM job_executions WHERE id = '%1'")
                           .arg(QString::fromStdString(*after.jobExecutionId))),
                 QStringList{QStringLiteral("completed")});
    }
};

QTEST_GUILESS_MAIN(AdoptionExampleTest)
#include "tst_adoption_example.moc"
