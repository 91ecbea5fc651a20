// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/key_lookup.h"

#include <QTest>

#include <random>
#include <string>
#include <vector>

using namespace throughline;

namespace {

bool same(const KeyMeaning& a, const KeyMeaning& b)
{
    return a.field == b.field && a.order == b.order && a.container == b.container && a.scope == b.scope &&
           a.exact == b.exact && a.reference == b.reference;
}

} // namespace

class TestKeyLookup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheMapping();
    void forgetsNoKeyForAnother();
    void livesWithAnyNumberOfKeys();
};

// In whatever order keys come.
void TestKeyLookup::agreesWithTheMapping()
{
    const FieldMapping& mapping = FieldMapping::standard();
    const std::vector<std::string> keys = {"type",    "time", "trace_id", "order_id",
                                           "payload", "id",   "contact",  "metadata",
                                           "note",    "",     "context",  "cart_id"};
    KeyLookup lookup(mapping);
    std::mt19937 random(3);
    for (int i = 0; i < 20000; ++i) {
        if (i % 9 == 0)
            lookup.begin();
        const std::string& key = keys[random() % keys.size()];
        const auto scope = static_cast<std::uint8_t>(random() % 2);
        QVERIFY2(same(lookup.meaningOf(key, scope), mapping.meaningOf(key, scope)), key.c_str());
    }
}

void TestKeyLookup::forgetsNoKeyForAnother()
{
    KeyLookup lookup(FieldMapping::standard());
    for (int i = 0; i < 3; ++i) {
        lookup.begin();
        QVERIFY(lookup.meaningOf("type", 0).field == ImportField::Type);
        QVERIFY(lookup.meaningOf("typ_", 0).field == ImportField::None);
        QVERIFY(lookup.meaningOf("trace_id", 0).field == ImportField::Trace);
        QVERIFY(lookup.meaningOf("trade_id", 0).reference);
    }
}

// Ids for keys.
void TestKeyLookup::livesWithAnyNumberOfKeys()
{
    KeyLookup lookup(FieldMapping::standard());
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 10000; ++i) {
            QVERIFY(lookup.meaningOf("k" + std::to_string(i) + "_id", 0).reference);
            QVERIFY(lookup.meaningOf("trace_id", 0).field == ImportField::Trace);
        }
    }
}

QTEST_GUILESS_MAIN(TestKeyLookup)
#include "tst_key_lookup.moc"
