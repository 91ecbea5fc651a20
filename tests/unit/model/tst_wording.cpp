// SPDX-License-Identifier: GPL-3.0-or-later
// Findings and links in sentences.
#include "core/model/wording.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"

#include <QtTest>

using namespace throughline;
using namespace throughline::test;

namespace {

std::set<std::string> allEvidence(const Snapshot& s)
{
    std::set<std::string> sentences;
    for (const Link& link : s.links.all()) {
        for (const std::string& sentence : evidenceOf(s, link))
            sentences.insert(sentence);
    }
    return sentences;
}

std::set<std::string> allFindings(const Snapshot& s)
{
    std::set<std::string> sentences;
    for (const Finding& finding : s.findings.all())
        sentences.insert(messageOf(s, finding) + ": " + detailOf(s, finding));
    return sentences;
}

class WordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void evidenceOfEachKind()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .type = "Started", .trace = "A"});
        b.add({.id = "sent", .type = "Sent", .trace = "A", .parent = "root", .references = {"message:m1"}});
        b.add({.id = "reply", .type = "Reply", .trace = "B", .causalTrace = "A", .replyContext = "m1"});
        b.add({.id = "stray", .type = "Stray", .trace = "", .parent = "reply"});
        b.add({.id = "read", .type = "Read", .trace = "C", .causalTrace = "A", .references = {"message:m1"}});
        COMPARE_TEXTS(allEvidence(*b.reconstructed()),
                      {"parent_id root is the span of Started", "context.id m1 is the message of Sent",
                       "causal_trace_id A is the trace of Sent",
                       "parent_id reply is the span of Reply, in trace B",
                       "causal_trace_id A is the trace of Sent, which names the same message m1"});
    }

    void evidenceSaysHowAnEventWasChosen()
    {
        SnapshotBuilder b;
        b.add({.id = "root", .type = "Root", .trace = "A", .contact = "c9"});
        b.add({.id = "early", .type = "Early", .trace = "B", .causalTrace = "A", .contact = "c1"});
        b.add({.id = "batch", .type = "Batch", .trace = "A"});
        b.add({.id = "mine", .type = "Mine", .trace = "A", .contact = "c1"});
        b.add({.id = "x", .trace = "C", .causalTrace = "A", .contact = "c1"});
        b.add({.id = "y", .trace = "D", .correlation = "A", .contact = "c2"});
        COMPARE_TEXTS(allEvidence(*b.reconstructed()),
                      {"causal_trace_id A is the trace of Root; in it, the first event was chosen",
                       "causal_trace_id A is the trace of Mine; in it, the latest earlier event of contact "
                       "c1 was chosen",
                       "correlation_id A is the trace of Batch; in it, the latest earlier event that belongs "
                       "to no other "
                       "contact was chosen"});
    }

    void shortEvidence()
    {
        SnapshotBuilder b;
        b.add({.id = "sent", .trace = "A", .references = {"message:wamid.HBg7xxxxxxxxxxxxxxx"}});
        b.add({.id = "reply", .trace = "B", .replyContext = "wamid.HBg7xxxxxxxxxxxxxxx"});
        b.add({.id = "child", .trace = "B", .parent = "reply"});
        const auto s = b.reconstructed();
        std::set<std::string> texts;
        for (const Link& link : s->links.all())
            texts.insert(shortEvidenceOf(*s, link));
        COMPARE_TEXTS(texts, {"parent", "reply to wamid.HBg7xx…"});
    }

    void brokenChainSaysTheSeedsSentence()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = "Paid", .className = "App\\Jobs\\CapturePaymentJob", .parent = "gone"});
        b.add({.id = "b", .type = "Paid", .trace = ""});
        b.add({.id = "c", .type = "Read", .trace = "C", .causalTrace = "Z"});
        b.add({.id = "d", .type = "Reply", .trace = "D", .replyContext = "m9"});
        COMPARE_TEXTS(allFindings(*b.reconstructed()),
                      {"Broken Trace Chain at App\\Jobs\\CapturePaymentJob: parent gone is not in this data",
                       "Broken Trace Chain at Paid: the event has no trace id",
                       "Broken Trace Chain at Read: causal trace Z is not in this data",
                       "Broken Trace Chain at Reply: the event that created message m9 is not in this data"});
    }

    void doubtfulLinksHaveSentencesOfTheirOwn()
    {
        SnapshotBuilder b;
        b.add({.id = "p", .type = "P", .second = 10, .trace = "A", .references = {"message:m1"}});
        b.add({.id = "q", .type = "Q", .second = 20, .trace = "B"});
        b.add({.id = "e", .type = "E", .second = 15, .trace = "C", .causalTrace = "B", .replyContext = "m1"});
        b.add({.id = "x", .type = "X", .trace = "D", .parent = "y"});
        b.add({.id = "y", .type = "Y", .trace = "D", .parent = "x"});
        b.add({.id = "y2", .type = "Y2", .trace = "D", .span = "y"});
        COMPARE_TEXTS(allFindings(*b.reconstructed()),
                      {"Contradictory causes at E: one cause is in trace A, another in trace B",
                       "Effect before its cause at E: dated 5 s before Q, which caused it",
                       "Parents form a cycle at X: the parent Y is also a descendant; the chain is cut here",
                       "Span id used twice at Y2: span y is also borne by Y, with other content"});
    }

    void textsFromDataStandAsTheyAre()
    {
        SnapshotBuilder b;
        b.add({.id = "{0}", .type = "<b>{}</b>%s", .parent = "{1}<img src=x>"});
        COMPARE_TEXTS(allFindings(*b.reconstructed()),
                      {"Broken Trace Chain at <b>{}</b>%s: parent {1}<img src=x> is not in this data"});
    }

    void absurdlyLongTextsAreCut()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = std::string(100'000, 't'), .parent = std::string(1'000'000, 'p')});
        const auto s = b.reconstructed();
        QVERIFY(messageOf(*s, s->findings.all()[0]).size() < 200);
        QVERIFY(detailOf(*s, s->findings.all()[0]).size() < 200);
    }

    void sharesAreNeverRoundedToAllOrNothing()
    {
        QCOMPARE(shareText(0.6464), std::string("64.6 %"));
        QCOMPARE(shareText(1), std::string("100.0 %"));
        QCOMPARE(shareText(0.99999), std::string("99.9 %"));
        QCOMPARE(shareText(0.00001), std::string("0.1 %"));
        QCOMPARE(shareText(0), std::string("0.0 %"));
    }

    void shortenedCutsAtACharacter()
    {
        QCOMPARE(shortened("abc", 3), std::string("abc"));
        QCOMPARE(shortened("abcd", 3), std::string("abc…"));
        QCOMPARE(shortened("aé", 2), std::string("a…"));
        QCOMPARE(shortened("", 0), std::string());
        QCOMPARE(shortened("\x80\x80", 1), std::string("…")); // no character begins here
    }
};

} // namespace

QTEST_GUILESS_MAIN(WordingTest)
#include "tst_wording.moc"
