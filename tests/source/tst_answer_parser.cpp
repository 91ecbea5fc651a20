// SPDX-License-Identifier: GPL-3.0-or-later
// What HTTP servers send, in one piece and byte by byte, also what none should.
#include "core/source/http/answer_parser.h"

#include <QTest>

using namespace throughline;

class TestAnswerParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesAnswersApart_data();
    void takesAnswersApart();
    void fieldsAreFoundInAnyCase();
    void endlessHeadsAreGivenUp();
};

void TestAnswerParser::takesAnswersApart_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("state"); // when all was sent, and the connection is closed
    const auto row = [](const char* name, const char* sent, const char* body, const char* state) {
        QTest::newRow(name) << QByteArray(sent) << QByteArray(body) << QString::fromLatin1(state);
    };
    row("counted", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", "abc", "whole");
    row("with more behind", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd", "abc", "whole");
    row("cut", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", "ab", "cut");
    row("empty", "HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n", "", "whole");
    row("until closed", "HTTP/1.0 200 OK\n\nab\r\nc", "ab\r\nc", "whole when closed");
    row("chunks",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
        "abc0123456789", "whole");
    row("chunks with a trailer",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\n\r\n", "a", "whole");
    row("cut behind a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "abc",
        "cut");
    row("cut before the trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", "a",
        "cut");
    row("after a hint",
        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na", "a",
        "whole");
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", "", "whole");
    row("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n", "", "broken");
    row("no status", "HTTP/1.1\r\n", "", "broken");
    row("no size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "", "broken");
    row("a huge size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", "",
        "broken");
    row("too long a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n", "a",
        "broken");
    row("no number", "HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc", "", "broken");
    row("packed as a whole", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "", "broken");
    row("half a head", "HTTP/1.1 200 OK\r\nContent-Le", "", "no head");
}

void TestAnswerParser::takesAnswersApart()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, body);
    QFETCH(QString, state);
    for (const qsizetype piece : {sent.size(), qsizetype(7), qsizetype(1)}) {
        AnswerParser parser;
        QByteArray taken;
        for (qsizetype at = 0; at < sent.size(); at += piece) {
            const QByteArray part = sent.mid(at, piece);
            parser.take({part.constData(), static_cast<std::size_t>(part.size())}, taken);
        }
        QCOMPARE(taken, body);
        QCOMPARE(parser.isBroken()            ? QStringLiteral("broken")
                 : parser.isWhole()           ? QStringLiteral("whole")
                 : !parser.hasHead()          ? QStringLiteral("no head")
                 : parser.isWholeWhenClosed() ? QStringLiteral("whole when closed")
                                              : QStringLiteral("cut"),
                 state);
    }
}

void TestAnswerParser::fieldsAreFoundInAnyCase()
{
    AnswerParser parser;
    QByteArray body;
    parser.take("HTTP/1.1 404 Not Found \r\nX-Odd\r\nCONTENT-Encoding:\t gzip \r\nContent-Length: 12\r\n\r\n",
                body);
    QVERIFY(parser.hasHead());
    QCOMPARE(parser.status(), 404);
    QCOMPARE(parser.reason(), std::string("Not Found"));
    QCOMPARE(parser.field("content-encoding"), std::string_view("gzip"));
    QCOMPARE(parser.field("location"), std::string_view());
    QCOMPARE(parser.length(), std::uint64_t{12});
}

void TestAnswerParser::endlessHeadsAreGivenUp()
{
    AnswerParser parser;
    QByteArray body;
    parser.take("HTTP/1.1 200 OK\r\n", body);
    for (int i = 0; i < 100000 && !parser.isBroken(); ++i)
        parser.take("X-Field: value\r\n", body);
    QVERIFY(parser.isBroken());
    AnswerParser line;
    for (int i = 0; i < 100000 && !line.isBroken(); ++i)
        line.take("HTTP/1.1 200 OKOKOKOK", body);
    QVERIFY(line.isBroken());
}

QTEST_APPLESS_MAIN(TestAnswerParser)
#include "tst_answer_parser.moc"
