// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a journey: what it tells, and that nothing in it is anything but text.
#include "core/export/journey_report.h"
#include "core/journey/explain.h"
#include "tests/support/snapshot_builder.h"

#include <QTest>
#include <QXmlStreamReader>

#include <utility>

using namespace throughline;
using namespace throughline::test;

namespace {

std::string reportOf(const Snapshot& snapshot, std::string_view event, const std::string& subject = "order:1",
                     MarkedEvents marks = {})
{
    JourneyReport report{.subject = subject,
                         .chain = explain(snapshot, snapshot.findEvent(event)),
                         .sentences = {},
                         .made = SnapshotBuilder::kStart,
                         .program = "Throughline 1",
                         .marks = std::move(marks)};
    report.sentences = inWords(snapshot, report.chain);
    return toHtml(snapshot, Categories(snapshot), report);
}

SnapshotBuilder campaign()
{
    SnapshotBuilder b;
    b.add(
        {.id = "sent", .type = "MessageSent", .trace = "A", .references = {"campaign:cmp-1", "message:m1"}});
    b.add({.id = "reply", .type = "MessageReceived", .trace = "B", .replyContext = "m1"});
    b.add({.id = "order",
           .type = "OrderCreated",
           .status = EventStatus::Error,
           .trace = "B",
           .parent = "reply",
           .references = {"order:1"}});
    return b;
}

// The texts of the document, one after the other; and the names of its elements.
struct Parsed {
    explicit Parsed(const std::string& html)
    {
        QXmlStreamReader reader(QByteArray::fromStdString(html));
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isCharacters())
                text += reader.text().toString();
            if (!reader.isStartElement())
                continue;
            elements << reader.name().toString();
            for (const QXmlStreamAttribute& attribute : reader.attributes())
                attributes << attribute.name().toString();
        }
        error = reader.errorString();
    }
    QString text, error;
    QStringList elements, attributes;
};

} // namespace

class JourneyReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsTheCampaignAndEveryHop()
    {
        const auto snapshot = campaign().reconstructed();
        const Parsed parsed(reportOf(*snapshot, "order"));
        QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
        for (const char* expected :
             {"How order:1 came about", "Campaign cmp-1, message m1", "every link", "3 events in 2 traces",
              "MessageReceived", "context.id m1", "failed", "Throughline 1"})
            QVERIFY2(parsed.text.contains(QString::fromLatin1(expected)), expected);
        QVERIFY(!parsed.text.contains(QStringLiteral("What is doubtful")));
        QVERIFY(parsed.elements.contains(QStringLiteral("svg")));
    }

    void tellsWhatIsDoubtful()
    {
        SnapshotBuilder b;
        b.add({.id = "order",
               .type = "OrderCreated",
               .className = "Orders",
               .parent = "gone",
               .references = {"order:1"}});
        const Parsed parsed(reportOf(*b.reconstructed(), "order"));
        QVERIFY(parsed.text.contains(QStringLiteral("the chain is broken above")));
        QVERIFY(parsed.text.contains(QStringLiteral("What is doubtful")));
        QVERIFY(parsed.text.contains(QStringLiteral("Broken Trace Chain at Orders")));
        QVERIFY(parsed.text.contains(QStringLiteral("gone")));
    }

    void refersToNothingAndRunsNothing()
    {
        SnapshotBuilder b;
        b.add({.id = "<script>alert(1)</script>",
               .type = "<img src=x onerror=y>",
               .className = "\"><b>",
               .error = "\x1b[31m\x00",
               .trace = "</td>&amp;",
               .contact = "\xe2\x80\xae"
                          "gpj.exe",
               .references = {"order:'\"<a href=http://x>"}});
        const std::string html = reportOf(*b.reconstructed(), "<script>alert(1)</script>", "order:<i>");
        const Parsed parsed(html);
        QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
        for (const char* element : {"script", "img", "b", "a", "i", "link", "iframe"})
            QVERIFY2(!parsed.elements.contains(QString::fromLatin1(element)), element);
        for (const QString& attribute : parsed.attributes)
            QVERIFY(!attribute.startsWith(QStringLiteral("on")) && attribute != QStringLiteral("href") &&
                    attribute != QStringLiteral("src"));
        QVERIFY(parsed.text.contains(QStringLiteral("<script>alert(1)</script>")));
        QVERIFY(html.find("default-src 'none'") != std::string::npos);
    }

    void longChainsAreShortened()
    {
        SnapshotBuilder b;
        constexpr int kEvents = 5000;
        for (int i = 0; i < kEvents; ++i)
            b.add({.id = "e" + std::to_string(i), .parent = i == 0 ? "" : "e" + std::to_string(i - 1)});
        const std::string html = reportOf(*b.reconstructed(), "e4999");
        const Parsed parsed(html);
        QVERIFY(parsed.error.isEmpty());
        QVERIFY(parsed.text.contains(QStringLiteral("4600 events are left out here")));
        QVERIFY(parsed.text.contains(QStringLiteral("5000 events are too many to be drawn")));
        QVERIFY(parsed.text.contains(QStringLiteral("e4999")) &&
                parsed.text.contains(QStringLiteral("e199")));
        QVERIFY(!parsed.text.contains(QStringLiteral("e200 ")));
        QVERIFY(html.size() < 2'000'000);
    }

    void marksOfTheChainAreTold()
    {
        SnapshotBuilder b = campaign();
        b.add({.id = "elsewhere", .type = "Elsewhere", .trace = "Z"});
        const auto snapshot = b.reconstructed();
        const std::string html = reportOf(*snapshot, "order", "order:1",
                                          MarkedEvents({{snapshot->findEvent("reply"), "asked <b>twice</b>"},
                                                        {snapshot->findEvent("elsewhere"), "not of it"}}));
        const Parsed parsed(html);
        QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
        QVERIFY(parsed.text.contains(QStringLiteral("Marked, with notes")));
        QVERIFY(parsed.text.contains(QStringLiteral("asked <b>twice</b>")));
        QVERIFY(!parsed.text.contains(QStringLiteral("not of it")));
        QVERIFY(!Parsed(reportOf(*snapshot, "order")).text.contains(QStringLiteral("Marked")));
    }

    void aPreviewSaysThatItIsOne()
    {
        const auto snapshot = campaign().reconstructed();
        snapshot->preview = Preview{};
        const Parsed parsed(reportOf(*snapshot, "order"));
        QVERIFY(parsed.text.contains(QStringLiteral("Only the first part of the data was open")));
    }
};

QTEST_APPLESS_MAIN(JourneyReportTest)
#include "tst_journey_report.moc"
