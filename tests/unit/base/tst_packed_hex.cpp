// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/packed_hex.h"

#include <QTest>

#include <array>
#include <string>

using namespace throughline;

class TestPackedHex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packsTwoDigitsAByte();
    void givesBackWhatItPacked();
    void refusesEveryOtherLetter();
};

void TestPackedHex::packsTwoDigitsAByte()
{
    std::array<char, 16> packed{};
    QVERIFY(packHex("0123456789abcdef", packed.data()));
    QCOMPARE(std::string(packed.data(), 8), std::string("\x01\x23\x45\x67\x89\xab\xcd\xef"));
    QVERIFY(packUuid("00112233-4455-6677-8899-aabbccddeeff", packed.data()));
    for (int i = 0; i < 16; ++i)
        QCOMPARE(static_cast<unsigned char>(packed[static_cast<std::size_t>(i)]),
                 static_cast<unsigned char>(i * 0x11));
}

void TestPackedHex::givesBackWhatItPacked()
{
    const std::string uuid = "550e8400-e29b-41d4-a716-446655440000";
    std::array<char, 16> packed{};
    std::string text(uuid.size(), ' ');
    QVERIFY(packUuid(uuid, packed.data()));
    unpackUuid(packed.data(), text.data());
    QCOMPARE(text, uuid);
    const std::string trace = "0af7651916cd43dd8448eb211c80319c";
    text.assign(trace.size(), ' ');
    QVERIFY(packHex(trace, packed.data()));
    unpackHex({packed.data(), packed.size()}, text.data());
    QCOMPARE(text, trace);
}

// At each place, each byte there is.
void TestPackedHex::refusesEveryOtherLetter()
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const std::string uuid = "550e8400-e29b-41d4-a716-446655440000";
    const std::string hex = "0af7651916cd43dd";
    std::array<char, 16> packed{};
    for (int byte = 0; byte < 256; ++byte) {
        const bool digit = kDigits.find(static_cast<char>(byte)) != std::string_view::npos;
        for (std::size_t i = 0; i < uuid.size(); ++i) {
            std::string text = uuid;
            text[i] = static_cast<char>(byte);
            QCOMPARE(packUuid(text, packed.data()), uuid[i] == '-' ? byte == '-' : digit);
        }
        for (std::size_t i = 0; i < hex.size(); ++i) {
            std::string text = hex;
            text[i] = static_cast<char>(byte);
            QCOMPARE(packHex(text, packed.data()), digit);
        }
    }
}

QTEST_GUILESS_MAIN(TestPackedHex)
#include "tst_packed_hex.moc"
