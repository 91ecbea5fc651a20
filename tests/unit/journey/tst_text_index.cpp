// SPDX-License-Identifier: GPL-3.0-or-later
// Events are found by words of what their records say.
#include "core/journey/search.h"
#include "core/journey/text_index.h"
#include "core/pipeline/pipeline.h"

#include <QFile>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

using namespace throughline;

class TestTextIndex : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const TextIndex> m_index;

    void open(const QByteArray& text, const QString& name = QStringLiteral("events.ndjson"))
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        LoadRequest request;
        request.paths = {file.fileName().toStdString()};
        const auto loaded = load(request);
        QVERIFY(loaded.has_value());
        m_snapshot = *loaded;
        m_index = TextIndex::of(*m_snapshot);
        QVERIFY(m_index);
    }
    // The ids of the events that are found, in the order in which they are offered.
    [[nodiscard]] QStringList found(const std::string& wanted, std::uint32_t limit = 50) const
    {
        QStringList ids;
        for (const EventId e : m_index->find(*m_snapshot, wanted, limit).events)
            ids.append(QString::fromStdString(m_snapshot->eventName(e)));
        return ids;
    }
    [[nodiscard]] std::uint32_t total(const std::string& wanted, std::uint32_t limit = 50) const
    {
        return m_index->find(*m_snapshot, wanted, limit).total;
    }

private Q_SLOTS:
    void init()
    {
        open(
            R"({"id":"e1","type":"MessageReceived","class":"App\\Http\\WebhookController","occurred_at":"2026-03-02T09:00:00Z","payload":{"text":"Where is my Order?","nested":[{"deep":"Caf\u00e9 mug"}],"count":3,"amount":1006}})"
            "\n"
            R"({"id":"e2","type":"OrderCreated","class":"App\\Services\\OrderService","occurred_at":"2026-03-02T09:00:05Z","payload":{"text":"my ordering was fine","at":1772441544798}})"
            "\n"
            R"({"id":"e3","type":"PaymentFailed","class":"App\\Jobs\\CapturePaymentJob","occurred_at":"2026-03-02T09:00:09Z","error":"card declined by bank","payload":{"ref":"pay_38bf6d6e47aa11223344"}})"
            "\n");
    }

    void wordsOfPayloadsTypesClassesAndErrors()
    {
        QCOMPARE(found("where"), QStringList{QStringLiteral("e1")});
        QCOMPARE(found("ORDERCREATED"), QStringList{QStringLiteral("e2")});
        QCOMPARE(found("capturepaymentjob"), QStringList{QStringLiteral("e3")});
        QCOMPARE(found("declined bank"), QStringList{QStringLiteral("e3")});
        QCOMPARE(found("caf\u00e9"), QStringList{QStringLiteral("e1")});
        QCOMPARE(found("1006"), QStringList{QStringLiteral("e1")});
    }
    void allWordsAndTheLastMayGoOn()
    {
        QCOMPARE(found("my ord"), (QStringList{QStringLiteral("e2"), QStringLiteral("e1")}));
        QCOMPARE(found("my order"), (QStringList{QStringLiteral("e2"), QStringLiteral("e1")}));
        // A blank ends the last word.
        QCOMPARE(found("my order "), QStringList{QStringLiteral("e1")});
        QCOMPARE(found("my bank"), QStringList());
        // Only the last one.
        QCOMPARE(found("ord my "), QStringList());
    }
    void keysIdsTimesAndLongNumbersAreNoWords()
    {
        QCOMPARE(total("payload"), 0U);
        QCOMPARE(total("nested"), 0U);
        QCOMPARE(total("2026"), 0U);
        QCOMPARE(total("1772441544798"), 0U);
        QCOMPARE(total("38bf6d6e47aa11223344"), 0U);
        QCOMPARE(total("a"), 0U);
        QCOMPARE(total(""), 0U);
        QCOMPARE(total("?!"), 0U);
    }
    void theLatestFirstAndNoMoreThanAsked()
    {
        QCOMPARE(found("app"),
                 (QStringList{QStringLiteral("e3"), QStringLiteral("e2"), QStringLiteral("e1")}));
        QCOMPARE(found("app", 2), (QStringList{QStringLiteral("e3"), QStringLiteral("e2")}));
        QCOMPARE(total("app", 2), 3U);
    }
    void whatIsNoJson()
    {
        open("id,type,occurred_at,payload\nc1,Noted,2026-03-02T09:00:00Z,\"a blue, \"\"odd\"\" teapot\"\n",
             QStringLiteral("events.csv"));
        QCOMPARE(found("teap"), QStringList{QStringLiteral("c1")});
        QCOMPARE(found("odd blue"), QStringList{QStringLiteral("c1")});
    }
    void manyEventsFarApart()
    {
        constexpr int kEvents = 5'000;
        QByteArray text;
        QStringList wanted;
        for (int i = 0; i < kEvents; ++i) {
            const bool rare = i == 3 || i == 200 || i == 4'999;
            text += "{\"id\":\"n" + QByteArray::number(i) +
                    "\",\"type\":\"Tick\",\"occurred_at\":\"2026-03-02T09:00:00Z\",\"payload\":{\"text\":\"" +
                    (rare ? "needle" : "hay") + " w" + QByteArray::number(i) + "\"}}\n";
        }
        open(text);
        QCOMPARE(total("needle"), 3U);
        QCOMPARE(total("hay"), static_cast<std::uint32_t>(kEvents - 3));
        QCOMPARE(found("w4999"), QStringList{QStringLiteral("n4999")});
        QCOMPARE(found("needle"),
                 (QStringList{QStringLiteral("n3"), QStringLiteral("n200"), QStringLiteral("n4999")}));
        QCOMPARE(total("w49"), 111U); // w49, w490 to w499, w4900 to w4999
        QCOMPARE(total("w49 "), 1U);
    }
    void excerpts()
    {
        const EventId e1 = m_snapshot->findEvent("e1");
        QCOMPARE(excerptOf(*m_snapshot, e1, "order"), std::string("Where is my Order?"));
        QCOMPARE(excerptOf(*m_snapshot, e1, "is my ord"), std::string("Where is my Order?"));
        QCOMPARE(excerptOf(*m_snapshot, e1, "order", 9), std::string("…my Order?"));
        QCOMPARE(excerptOf(*m_snapshot, e1, "mug"), std::string("Caf\u00e9 mug"));
        QCOMPARE(excerptOf(*m_snapshot, e1, "teapot"), std::string());
    }
    void searchOffersThemAfterIds()
    {
        QByteArray text =
            R"({"id":"order-1","type":"Noted","occurred_at":"2026-03-02T09:00:00Z","payload":{"text":"about an order"}})"
            "\n";
        for (int i = 0; i < 60; ++i)
            text += "{\"id\":\"x" + QByteArray::number(i) +
                    "\",\"type\":\"Tick\",\"occurred_at\":\"2026-03-02T09:00:00Z\",\"reference_id\":\"order:"
                    "order-" +
                    QByteArray::number(100 + i) + "\"}\n";
        open(text);
        QCOMPARE(search(*m_snapshot, "order").hits.size(), std::size_t{50});
        const SearchResult result = search(*m_snapshot, "order", 50, {}, m_index.get());
        QCOMPARE(result.hits.size(), std::size_t{50});
        QCOMPARE(result.total, 61U + 61U); // ids, and records: each names its order
        QCOMPARE(result.hits[0].selector.kind, std::string("order"));
        QVERIFY(result.hits[0].excerpt.empty());
        QCOMPARE(result.hits[49].selector.kind, std::string("event"));
        QVERIFY(!result.hits[49].excerpt.empty());
        const SearchResult words = search(*m_snapshot, "text:about", 50, {}, m_index.get());
        QCOMPARE(words.total, 1U);
        QCOMPARE(words.hits.front().selector.text(), std::string("event:order-1"));
        QCOMPARE(words.hits.front().excerpt, std::string("about an order"));
        QCOMPARE(search(*m_snapshot, "text:about").total, 0U);
    }
    void cancelled()
    {
        const CancelToken cancel;
        cancel.cancel();
        QVERIFY(!TextIndex::of(*m_snapshot, cancel));
    }
};

QTEST_APPLESS_MAIN(TestTextIndex)

#include "tst_text_index.moc"
