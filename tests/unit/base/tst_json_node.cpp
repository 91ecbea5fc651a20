// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_node.h"

#include <QTest>

using namespace throughline;

class TestJsonNode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheLineOfEachValue();
    void namesTheLineOfAFault_data();
    void namesTheLineOfAFault();
    void refusesDeepNesting();
};

void TestJsonNode::knowsTheLineOfEachValue()
{
    const auto node =
        parseJsonNode("\n[{\"a\":\n 12\n,\"b\":[true\n],\"c\":\"x\\ny\"},\n\nnull]\n", "n.json");
    QVERIFY(node.has_value());
    QVERIFY(node->kind == JsonNode::Kind::Array);
    QCOMPARE(node->line, std::uint64_t{2});
    QCOMPARE(node->items.size(), std::size_t{2});
    const JsonNode& object = node->items[0];
    QVERIFY(object.kind == JsonNode::Kind::Object);
    QCOMPARE(object.items.size(), std::size_t{3});
    QCOMPARE(object.items[0].key, std::string("a"));
    QVERIFY(object.items[0].kind == JsonNode::Kind::Number);
    QCOMPARE(object.items[0].line, std::uint64_t{3}); // though the next byte begins another line
    QCOMPARE(object.items[1].key, std::string("b"));
    QVERIFY(object.items[1].items[0].kind == JsonNode::Kind::Boolean);
    QCOMPARE(object.items[1].items[0].key, std::string());
    QCOMPARE(object.items[1].items[0].line, std::uint64_t{4});
    QCOMPARE(object.items[2].text, std::string("x\ny"));
    QCOMPARE(object.items[2].line, std::uint64_t{5});
    QVERIFY(node->items[1].kind == JsonNode::Kind::Null);
    QCOMPARE(node->items[1].line, std::uint64_t{7});
}

void TestJsonNode::namesTheLineOfAFault_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("comma missing") << QByteArray("[\n\"a\"\n\"b\"\n]") << 3;
    QTest::newRow("not closed") << QByteArray("[\n\"a\",\n") << 2;
    QTest::newRow("more behind it") << QByteArray("[]\n\n{}") << 3;
    QTest::newRow("no JSON") << QByteArray("stages:\n  - sent\n") << 1;
    QTest::newRow("broken UTF-8") << QByteArray("[\n\"\xff\"]") << 2;
}

void TestJsonNode::namesTheLineOfAFault()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto node = parseJsonNode(text.toStdString(), "n.json");
    QVERIFY(!node);
    QVERIFY(node.error().code == ProblemCode::MalformedJson);
    QCOMPARE(node.error().source, std::string("n.json"));
    QCOMPARE(node.error().line.value_or(0), static_cast<std::uint64_t>(line));
    QVERIFY(!node.error().parameters.at(0).empty());
    QVERIFY(node.error().parameters.at(0).find("json.exception") == std::string::npos);
}

void TestJsonNode::refusesDeepNesting()
{
    QVERIFY(parseJsonNode(std::string(32, '[') + std::string(32, ']'), "").has_value());
    const auto deep = parseJsonNode("\n" + std::string(500'000, '['), "");
    QVERIFY(!deep);
    QCOMPARE(deep.error().line.value_or(0), std::uint64_t{2});
}

QTEST_GUILESS_MAIN(TestJsonNode)
#include "tst_json_node.moc"
