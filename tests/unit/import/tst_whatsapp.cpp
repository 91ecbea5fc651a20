// SPDX-License-Identifier: GPL-3.0-or-later
// Webhooks of the WhatsApp Cloud API: which events they hold, and what these say.
#include "tests/support/compare_texts.h"
#include "tests/support/read_text.h"

#include <QtTest>

#include <set>

using namespace throughline;
using namespace throughline::test;

namespace {

std::string change(const std::string& members, const std::string& field = "messages")
{
    return R"({"field":")" + field +
           R"(","value":{"messaging_product":"whatsapp","metadata":{"phone_number_id":"1"},)" + members +
           "}}";
}

std::string webhook(const std::string& changes)
{
    return R"({"object":"whatsapp_business_account","entry":[{"id":"77","changes":[)" + changes + "]}]}";
}

std::string message(const std::string& members = R"("type":"text","text":{"body":"BUY"})")
{
    return R"("messages":[{"from":"972","id":"wamid.A","timestamp":"1697043223",)" + members + "}]";
}

std::string status(const std::string& word, const std::string& members = {})
{
    return R"({"id":"wamid.B","status":")" + word + R"(","timestamp":"1697043224","recipient_id":"973")" +
           members + "}";
}

// "<id> <type> <contact> <references>" of each event.
std::set<std::string> eventsOf(const ReadText& read)
{
    std::set<std::string> texts;
    const EventStore& events = read.snapshot->events;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        texts.insert(read.str(events.id(e)) + " " + read.str(events.type(e)) + " " +
                     read.entity(events.contact(e)) + " " + read.references(e));
    }
    return texts;
}

const EventId kFirst(0);

} // namespace

class WhatsAppTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBodyHoldsManyEvents();
    void repliesNameWhatTheyAnswer_data();
    void repliesNameWhatTheyAnswer();
    void buttonsAndListsAreReferences();
    void statusesTellHowItWent();
    void callsTellHowTheyEnded();
    void groupsAreNoContacts();
    void timestampsAreSeconds_data();
    void timestampsAreSeconds();
    void shapes_data();
    void shapes();
    void anEventKeepsItsWebhook();
    void redeliveriesAreFolded();
    void whatHoldsNoEventIsReported();
    void wrongTypesAreNoReasonToFail();
    void invalidUtf8IsReplaced();
    void othersAreLeftToOthers();
};

void WhatsAppTest::aBodyHoldsManyEvents()
{
    const ReadText read = readText(webhook(
        change(
            R"("contacts":[{"wa_id":"972"}],"messages":[{"from":"972","id":"wamid.A","timestamp":"1697043223",)"
            R"("type":"text"},{"from":"974","id":"wamid.C","timestamp":1697043225,"type":"image"}],)"
            R"("statuses":[)" +
            status("sent") + "," + status("read") + "]") +
        "," +
        change(
            R"("contacts":[{"wa_id":"975"}],"calls":[{"id":"wacid.1","event":"connect","timestamp":"1697043226"}])",
            "calls") +
        "," +
        change(
            R"("message_echoes":[{"from":"1","to":"976","id":"wamid.E","timestamp":"1697043227","type":"text"}])",
            "smb_message_echoes")));
    QCOMPARE(read.sniff.format, std::string("WhatsApp webhooks, one a line"));
    COMPARE_TEXTS(eventsOf(read), {"wacid.1:connect call.connect contact:975 call:wacid.1",
                                   "wamid.A message.text contact:972 message:wamid.A",
                                   "wamid.B:read status.read contact:973 message:wamid.B",
                                   "wamid.B:sent status.sent contact:973 message:wamid.B",
                                   "wamid.C message.image contact:974 message:wamid.C",
                                   "wamid.E echo.text contact:976 message:wamid.E"});
    QVERIFY(read.snapshot->report.balances());
    QVERIFY(read.snapshot->report.problems().empty());
}

void WhatsAppTest::repliesNameWhatTheyAnswer_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("answered");
    QTest::newRow("reply") << QByteArray(R"("type":"text","context":{"from":"1","id":"wamid.0"})")
                           << QByteArray("wamid.0");
    QTest::newRow("own id") << QByteArray(R"("type":"text","context":{"from":"1","id":"wamid.A"})")
                            << QByteArray();
    QTest::newRow("forwarded") << QByteArray(R"("type":"text","context":{"forwarded":true})") << QByteArray();
    QTest::newRow("reaction") << QByteArray(
                                     R"("type":"reaction","reaction":{"message_id":"wamid.1","emoji":""})")
                              << QByteArray("wamid.1");
    QTest::newRow("deleted") << QByteArray(R"("type":"revoke","revoke":{"original_message_id":"wamid.2"})")
                             << QByteArray("wamid.2");
    QTest::newRow("edited") << QByteArray(R"("type":"edit","edit":{"original_message_id":"wamid.3"})")
                            << QByteArray("wamid.3");
}

void WhatsAppTest::repliesNameWhatTheyAnswer()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, answered);
    const ReadText read = readText(webhook(change(message(members.toStdString()))));
    QCOMPARE(read.snapshot->events.size(), 1U);
    QCOMPARE(read.str(read.snapshot->events.replyContext(kFirst)), answered.toStdString());
}

void WhatsAppTest::buttonsAndListsAreReferences()
{
    const auto read = [](const std::string& members) {
        return eventsOf(readText(webhook(change(message(members)))));
    };
    COMPARE_TEXTS(
        read(
            R"("type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"buy","title":"Buy"}})"),
        {"wamid.A message.interactive.button_reply contact:972 message:wamid.A button:buy"});
    COMPARE_TEXTS(
        read(R"("type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"r-1"}})"),
        {"wamid.A message.interactive.list_reply contact:972 message:wamid.A row:r-1"});
    COMPARE_TEXTS(read(R"("type":"button","button":{"payload":"yes","text":"Yes"})"),
                  {"wamid.A message.button contact:972 message:wamid.A button:yes"});
    COMPARE_TEXTS(read(R"("type":"text","referral":{"source_id":"ad-7"})"),
                  {"wamid.A message.text contact:972 message:wamid.A ad:ad-7"});
}

void WhatsAppTest::statusesTellHowItWent()
{
    const ReadText read = readText(webhook(change(
        R"("statuses":[)" +
        status("delivered", R"(,"biz_opaque_callback_data":"t-1","conversation":{"id":"k"})") + "," +
        status("failed", R"(,"errors":[{"code":1,"title":"User\u0027s number","message":"m"}])") + "]")));
    const EventStore& events = read.snapshot->events;
    QCOMPARE(events.size(), 2U);
    QVERIFY(events.status(kFirst) == EventStatus::Ok);
    QCOMPARE(read.str(events.correlation(kFirst)), std::string("t-1"));
    QCOMPARE(read.references(kFirst), std::string("message:wamid.B conversation:k"));
    QVERIFY(events.status(EventId(1)) == EventStatus::Error);
    QCOMPARE(read.str(events.error(EventId(1))), std::string("User's number"));
}

void WhatsAppTest::callsTellHowTheyEnded()
{
    const ReadText read = readText(webhook(
        change(R"("calls":[{"id":"c","event":"terminate","direction":"USER_INITIATED","from":"972","to":"1",)"
               R"("timestamp":"1671644824","status":"COMPLETED","duration":120}])",
               "calls")));
    // The event is the end of the call, and does not last.
    QCOMPARE(read.snapshot->events.duration(kFirst), kNoDuration);
    QVERIFY(read.snapshot->events.status(kFirst) == EventStatus::Ok);
    QCOMPARE(read.entity(read.snapshot->events.contact(kFirst)), std::string("contact:972"));
}

void WhatsAppTest::groupsAreNoContacts()
{
    const ReadText read = readText(webhook(
        change(R"("statuses":[{"id":"wamid.B","status":"read","timestamp":"1698266945","recipient_id":"g",)"
               R"("recipient_type":"group","recipient_participant_id":"973"}])")));
    COMPARE_TEXTS(eventsOf(read), {"wamid.B:read status.read contact:973 message:wamid.B group:g"});
}

void WhatsAppTest::timestampsAreSeconds_data()
{
    QTest::addColumn<QByteArray>("timestamp");
    QTest::addColumn<qint64>("time");
    QTest::newRow("text") << QByteArray(R"("1697043223")") << qint64{1'697'043'223 * kSecond};
    QTest::newRow("number") << QByteArray("1697043223") << qint64{1'697'043'223 * kSecond};
    QTest::newRow("milliseconds") << QByteArray("1697043223123") << qint64{1'697'043'223'123 * kMillisecond};
    QTest::newRow("zero") << QByteArray("\"0\"") << qint64{kNoTime};
    QTest::newRow("word") << QByteArray("\"now\"") << qint64{kNoTime};
    QTest::newRow("object") << QByteArray("{}") << qint64{kNoTime};
}

void WhatsAppTest::timestampsAreSeconds()
{
    QFETCH(QByteArray, timestamp);
    QFETCH(qint64, time);
    const ReadText read =
        readText(webhook(change(R"("messages":[{"from":"972","id":"w","type":"text","timestamp":)" +
                                timestamp.toStdString() + "}]")));
    QCOMPARE(read.snapshot->events.time(kFirst), TimeNs{time});
    QCOMPARE(read.count(ProblemCode::UnusableTime), std::uint64_t{time == kNoTime ? 1U : 0U});
}

void WhatsAppTest::shapes_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    const std::string a = webhook(change(message()));
    const std::string b = webhook(change(R"("statuses":[)" + status("sent") + "]"));
    row("array", "[" + a + "," + b + "]");
    row("lines", a + "\n" + b + "\n");
    row("map", R"({"first":)" + a + R"(,"comment":"x","second":)" + b + "}");
    row("wrapped lines", R"({"received":1,"body":)" + a + "}\n" + R"({"received":2,"body":)" + b + "}\n");
    row("values", R"([{"messaging_product":"whatsapp",)" + message() +
                      R"(},{"messaging_product":"whatsapp","statuses":[)" + status("sent") + "]}]");
}

void WhatsAppTest::shapes()
{
    QFETCH(QByteArray, text);
    for (const std::size_t block : {std::size_t{1}, std::size_t{5}, std::size_t{100'000}}) {
        const ReadText read = readText(text.toStdString(), {.block = block});
        COMPARE_TEXTS(eventsOf(read), {"wamid.A message.text contact:972 message:wamid.A",
                                       "wamid.B:sent status.sent contact:973 message:wamid.B"});
        QVERIFY(read.snapshot->report.balances());
    }
}

void WhatsAppTest::anEventKeepsItsWebhook()
{
    const std::string a = webhook(change(message()));
    const std::string text = R"({"one":)" + a + "}";
    const ReadText read = readText(text);
    const RecordPlace place = read.snapshot->events.place(kFirst);
    QCOMPARE(text.substr(place.offset, place.length), a);
}

void WhatsAppTest::redeliveriesAreFolded()
{
    const std::string again = R"("statuses":[)" + status("sent") + "]";
    const ReadText read =
        readText(webhook(change(again)) + "\n" + webhook(change(again + "," + message())) + "\n");
    QCOMPARE(read.snapshot->events.size(), 2U);
    QCOMPARE(read.source().folded, std::uint64_t{1});
    QVERIFY(read.snapshot->report.balances());
}

void WhatsAppTest::whatHoldsNoEventIsReported()
{
    const ReadText read =
        readText(webhook(change(message())) + "\n" +
                 webhook(change(R"("user_preferences":[{}])", "user_preferences")) + "\n" + webhook("") +
                 "\n" + webhook(change(R"("messages":[5])")) + "\n{\"a\":1}\n[1]\n{\"object\n");
    QCOMPARE(read.source().loaded, std::uint64_t{1});
    QCOMPARE(read.source().rejected, std::uint64_t{6});
    QCOMPARE(read.count(ProblemCode::NoEvents), std::uint64_t{4});
    QCOMPARE(read.first(ProblemCode::NoEvents).parameters.at(0), std::string("user_preferences"));
    QVERIFY(read.snapshot->report.balances());
}

void WhatsAppTest::wrongTypesAreNoReasonToFail()
{
    const ReadText read = readText(webhook(change(
        R"("contacts":{"a":[]},"messages":[{"from":[],"id":{},"timestamp":null,"type":4,"context":"x",)"
        R"("interactive":[1],"errors":"no","reaction":null,"button":true}],"statuses":{"a":1},"calls":null)")));
    COMPARE_TEXTS(eventsOf(read), {" message.4  "});
    QVERIFY(read.snapshot->report.balances());
}

void WhatsAppTest::invalidUtf8IsReplaced()
{
    const ReadText read = readText(webhook(change(message("\"type\":\"te\xFFxt\""))));
    QCOMPARE(read.str(read.snapshot->events.type(kFirst)), std::string("message.te\xEF\xBF\xBDxt"));
    QCOMPARE(read.count(ProblemCode::InvalidUtf8), std::uint64_t{1});
}

void WhatsAppTest::othersAreLeftToOthers()
{
    const ReadText read = readText(eventLine(R"("payload":{"object":"whatsapp_business_account"})"));
    QVERIFY(read.sniff.format.starts_with("native"));
}

QTEST_GUILESS_MAIN(WhatsAppTest)
#include "tst_whatsapp.moc"
