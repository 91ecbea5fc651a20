// SPDX-License-Identifier: GPL-3.0-or-later
// The stages of a funnel: documents that people write, and what events are of which stage.
#include "core/journey/event_stages.h"
#include "tests/support/compare_texts.h"
#include "tests/support/read_text.h"
#include "tests/support/snapshot_builder.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace throughline;
using namespace throughline::test;

class FunnelStagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsStages();
    void printsWhatItUses();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void refusesTooManyStages();
    void refusesFilesThatAreNotThere();
    void comparesNames();
    void findsTheStageOfEachEvent();
    void prefersTheTypeOfAClass();
    void knowsTypesThatNoEventHas();
    void countsTypes();
};

void FunnelStagesTest::readsStages()
{
    const auto read = parseStages("[{\"stage\":\"ad\",\"types\":[\"Shown\",\n"
                                  "{\"type\":\"Ran\",\"class\":\"App\\\\Ad\"}]},\n"
                                  "{\"types\":[\"Bought\"],\"stage\":\"buy\"}]",
                                  "s.json");
    QVERIFY(read.has_value());
    QCOMPARE(read->source, std::string("s.json"));
    QCOMPARE(read->stages.size(), std::size_t{2});
    QCOMPARE(read->stages[0].name, std::string("ad"));
    QCOMPARE(read->stages[0].types.size(), std::size_t{2});
    QCOMPARE(read->stages[0].types[0].type, std::string("Shown"));
    QCOMPARE(read->stages[0].types[0].className, std::string());
    QCOMPARE(read->stages[0].types[1].className, std::string("App\\Ad"));
    QCOMPARE(read->stages[0].types[1].line, std::uint64_t{2});
    QCOMPARE(read->stages[1].name, std::string("buy"));
}

void FunnelStagesTest::printsWhatItUses()
{
    std::string names;
    for (const FunnelStage& stage : usualStages().stages)
        names += stage.name + " ";
    QCOMPARE(names, std::string("sent delivered read replied cart order paid "));
    const auto read = parseStages(usualStagesText(), "usual");
    QVERIFY(read.has_value());
    QCOMPARE(read->stages.size(), usualStages().stages.size());
}

void FunnelStagesTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* text, const char* said) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(said);
    };
    row("no list", "\n{}", "s.json:2: The stages cannot be used: a list of");
    row("no stage", "[]", "s.json:1: The stages cannot be used: there is no stage");
    row("no object", "[\n\"sent\"]", "s.json:2: The stages cannot be used: {\"stage\"");
    row("no name", "[\n{\"types\":[\"A\"]}]", "s.json:2: The stages cannot be used: a stage has no name");
    row("name is a number", "[{\"stage\":\n7,\"types\":[\"A\"]}]",
        "s.json:2: The stages cannot be used: a stage's name is");
    row("no types", "[{\"stage\":\"a\"}]",
        "s.json:1: The stages cannot be used: stage \"a\" has no list of types");
    row("empty types", "[{\"stage\":\"a\",\n\"types\":[]}]",
        "s.json:2: The stages cannot be used: stage \"a\" has no list");
    row("types is a text", "[{\"stage\":\"a\",\n\"types\":\"A\"}]",
        "s.json:2: The stages cannot be used: stage \"a\" has no list");
    row("type is a number", "[{\"stage\":\"a\",\"types\":[\"A\",\n1]}]",
        "s.json:2: The stages cannot be used: a type is to be");
    row("type is empty", "[{\"stage\":\"a\",\"types\":[\n\"\"]}]",
        "s.json:2: The stages cannot be used: a type of stage \"a\" has no name");
    row("class only", "[{\"stage\":\"a\",\"types\":[\n{\"class\":\"C\"}]}]",
        "s.json:2: The stages cannot be used: a type of stage \"a\" has no name");
    row("unknown key", "[{\"stage\":\"a\",\n\"type\":\"A\"}]",
        "s.json:2: The stages cannot be used: a stage has no \"type\"");
    row("unknown key of a type", "[{\"stage\":\"a\",\"types\":[{\"type\":\"A\",\n\"klass\":\"A\"}]}]",
        "s.json:2: The stages cannot be used: a type has no \"klass\"");
    row("two of a name", "[{\"stage\":\"a\",\"types\":[\"A\"]},\n{\"stage\":\"a\",\"types\":[\"B\"]}]",
        "s.json:2: The stages cannot be used: there are two stages \"a\"");
    row("type in two stages",
        "[{\"stage\":\"a\",\"types\":[\"OrderMade\"]},\n{\"stage\":\"b\",\"types\":[\n\"order_made\"]}]",
        "s.json:3: The stages cannot be used: type \"order_made\" stands in stage \"a\" already");
    row("malformed", "[{\"stage\":\"a\",\n\"types\" [\"A\"]}]", "s.json:2: Malformed JSON: ");
}

void FunnelStagesTest::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    const auto read = parseStages(text.toStdString(), "s.json");
    QVERIFY(!read);
    const QString sentence = QString::fromStdString(describe(read.error()));
    QVERIFY2(sentence.startsWith(said), qPrintable(sentence));
}

void FunnelStagesTest::refusesTooManyStages()
{
    const auto stages = [](int count) {
        std::string text = "[";
        for (int i = 0; i < count; ++i)
            text += (i == 0 ? "" : ",") + ("{\"stage\":\"s" + std::to_string(i)) + "\",\"types\":[\"T" +
                    std::to_string(i) + "\"]}";
        return parseStages(text + "]", "s.json");
    };
    QVERIFY(stages(64).has_value());
    QVERIFY(!stages(65));
}

void FunnelStagesTest::refusesFilesThatAreNotThere()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString();
    QVERIFY(loadStages(path + "/none.json").error().code == ProblemCode::FileMissing);
    QVERIFY(loadStages(path).error().code == ProblemCode::FileUnreadable);
    const std::string file = writeFile(path, "s.json", usualStagesText());
    QCOMPARE(loadStages(file)->source, file);
}

void FunnelStagesTest::comparesNames()
{
    QCOMPARE(comparableName("Message.Sent"), std::string("messagesent"));
    QCOMPARE(comparableName("message_sent 2"), std::string("messagesent2"));
    QCOMPARE(comparableName("Größe"), std::string("größe"));
    QCOMPARE(comparableName("->"), std::string("->"));
    QVERIFY(comparableName("->") != comparableName("=>"));
}

void FunnelStagesTest::findsTheStageOfEachEvent()
{
    SnapshotBuilder b;
    b.add({.id = "a", .type = "MessageSent"});
    b.add({.id = "b", .type = "payment.captured"});
    b.add({.id = "c", .type = "MessageSentAgain"});
    b.add({.id = "d", .type = "message_sent", .className = "App\\Jobs\\Any"});
    const auto s = b.sealed();
    const EventStages stages(*s, usualStages());
    QCOMPARE(int(stages.of(s->findEvent("a"))), 0);
    QCOMPARE(int(stages.of(s->findEvent("b"))), 6);
    QCOMPARE(stages.of(s->findEvent("c")), EventStages::kNone);
    QCOMPARE(int(stages.of(s->findEvent("d"))), 0);
    QCOMPARE(stages.eventsOf(0), 2U);
    QCOMPARE(stages.eventsOf(1), 0U);
}

void FunnelStagesTest::prefersTheTypeOfAClass()
{
    SnapshotBuilder b;
    b.add({.id = "campaign", .type = "MessageSent", .className = "App\\Jobs\\SendCampaign"});
    b.add({.id = "bot", .type = "MessageSent", .className = "App\\Bot"});
    b.add({.id = "shop", .type = "Sold", .className = "App\\Shop"});
    b.add({.id = "desk", .type = "Sold", .className = "App\\Desk"});
    const auto s = b.sealed();
    const auto given =
        parseStages(R"([{"stage":"out","types":[{"type":"MessageSent","class":"app/jobs/sendCampaign"}]},
        {"stage":"answer","types":["MessageSent"]},
        {"stage":"sale","types":[{"type":"Sold","class":"App\\Shop"}]}])",
                    "");
    QVERIFY(given.has_value());
    const EventStages stages(*s, *given);
    QCOMPARE(int(stages.of(s->findEvent("campaign"))), 0);
    QCOMPARE(int(stages.of(s->findEvent("bot"))), 1);
    QCOMPARE(int(stages.of(s->findEvent("shop"))), 2);
    QCOMPARE(stages.of(s->findEvent("desk")), EventStages::kNone);
    QVERIFY(stages.unknown().empty());
}

void FunnelStagesTest::knowsTypesThatNoEventHas()
{
    SnapshotBuilder b;
    b.add({.id = "a", .type = "Shown", .className = "Page"});
    const auto s = b.sealed();
    const auto given = parseStages(
        "[{\"stage\":\"a\",\"types\":[\"shown\",\n\"Showed\",\n{\"type\":\"Shown\",\"class\":\"Mail\"}]}]",
        "");
    const EventStages stages(*s, *given);
    QCOMPARE(stages.unknown().size(), std::size_t{2});
    QCOMPARE(stages.unknown()[0]->line, std::uint64_t{2});
    QCOMPARE(stages.unknown()[1]->className, std::string("Mail"));
}

void FunnelStagesTest::countsTypes()
{
    SnapshotBuilder b;
    for (const char* type : {"A", "B", "C", "B", "C"})
        b.add({.id = "", .type = type, .span = ""});
    const auto s = b.sealed();
    const EventStages stages(*s, usualStages());
    std::string text;
    for (const auto& [type, count] : stages.types())
        text += s->str(type) + std::to_string(count) + " ";
    QCOMPARE(text, std::string("B2 C2 A1 "));
}

QTEST_GUILESS_MAIN(FunnelStagesTest)
#include "tst_funnel_stages.moc"
