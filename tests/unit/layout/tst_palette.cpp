// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/palette.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace throughline;

namespace {

constexpr std::array kTextInks = {Ink::Text, Ink::Dim, Ink::Accent, Ink::Error, Ink::WarningText};

std::uint32_t at(const InkColours& colours, Ink ink)
{
    return colours[static_cast<std::size_t>(ink)];
}

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// Simulations of colour blindness after Machado, Oliveira and Fernandes (2009), severity 1.
constexpr Matrix kNormal = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtanope = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranope = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

Vector linear(std::uint32_t colour)
{
    Vector result{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double value = static_cast<double>(colour >> (16 - 8 * i) & 0xffU) / 255.0;
        result[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return result;
}

Vector lab(std::uint32_t colour, const Matrix& sight)
{
    const Vector rgb = linear(colour);
    Vector seen{};
    for (std::size_t i = 0; i < 3; ++i)
        seen[i] = std::clamp(sight[i][0] * rgb[0] + sight[i][1] * rgb[1] + sight[i][2] * rgb[2], 0.0, 1.0);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = f((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
    const double y = f(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    const double z = f((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(std::uint32_t a, std::uint32_t b, const Matrix& sight)
{
    const Vector first = lab(a, sight);
    const Vector second = lab(b, sight);
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

} // namespace

class PaletteTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsTheColoursOfTheDesign();
    void textCanBeRead_data();
    void textCanBeRead();
    void categoriesCanBeToldApart_data();
    void categoriesCanBeToldApart();
    void measuresContrast();
};

void PaletteTest::holdsTheColoursOfTheDesign()
{
    QCOMPARE(at(lightColours(), Ink::Background), 0xf6f7f9U);
    QCOMPARE(at(darkColours(), Ink::Panel), 0x1b2027U);
    QCOMPARE(at(lightColours(), Ink::Dim), 0x667384U);
    QCOMPARE(at(darkColours(), Ink::Accent), 0x8ea0ffU);
    QCOMPARE(at(lightColours(), Ink::Warning), 0xb4690eU);
    QCOMPARE(at(darkColours(), Ink::Error), 0xef7563U);
    QCOMPARE(at(lightColours(), categoryInk(0)), 0x3b74b9U);
    QCOMPARE(at(darkColours(), categoryInk(4)), 0x8995a3U);
    QCOMPARE(static_cast<std::size_t>(Ink::WarningText), kInkCount - 1);
}

void PaletteTest::textCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void PaletteTest::textCanBeRead()
{
    QFETCH(bool, dark);
    const InkColours& colours = dark ? darkColours() : lightColours();
    for (const Ink ground : {Ink::Background, Ink::Panel, Ink::Stripe, Ink::Gap}) {
        for (const Ink ink : kTextInks) {
            const double found = contrast(at(colours, ink), at(colours, ground));
            // The given dim on the given background is 4.499.
            QVERIFY2(found >= 4.495, qPrintable(QStringLiteral("%1 on %2: %3")
                                                    .arg(static_cast<int>(ink))
                                                    .arg(static_cast<int>(ground))
                                                    .arg(found)));
        }
    }
    // On a selected row texts are Text or Accent.
    QVERIFY(contrast(at(colours, Ink::Text), at(colours, Ink::Selection)) >= 4.5);
    QVERIFY(contrast(at(colours, Ink::Accent), at(colours, Ink::Selection)) >= 4.5);
    for (std::size_t category = 0; category < kCategoryCount; ++category) {
        const Ink fill = categoryInk(category);
        QVERIFY2(contrast(at(colours, textInkOn(fill)), at(colours, fill)) >= 4.5,
                 qPrintable(QString::number(category)));
        // A bar stands out from what it lies on (WCAG 2, non-text contrast), but for the palest by its shape.
        QVERIFY(contrast(at(colours, fill), at(colours, Ink::Panel)) >= (category == 10 ? 2.0 : 3.0));
    }
}

void PaletteTest::categoriesCanBeToldApart_data()
{
    textCanBeRead_data();
}

void PaletteTest::categoriesCanBeToldApart()
{
    QFETCH(bool, dark);
    const InkColours& colours = dark ? darkColours() : lightColours();
    for (const Matrix& sight : {kNormal, kProtanope, kDeuteranope}) {
        // The five known colours are given; message and automation differ in shape for a protanope.
        for (std::size_t a = 5; a < kCategoryCount; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const double found =
                    difference(at(colours, categoryInk(a)), at(colours, categoryInk(b)), sight);
                QVERIFY2(found > 8, qPrintable(QStringLiteral("%1 and %2: %3").arg(a).arg(b).arg(found)));
            }
        }
    }
}

void PaletteTest::measuresContrast()
{
    QVERIFY(std::abs(contrast(0x000000, 0xffffff) - 21) < 1e-9);
    QVERIFY(std::abs(contrast(0x777777, 0x777777) - 1) < 1e-9);
    QVERIFY(std::abs(contrast(0xffffff, 0x767676) - 4.54) < 0.01);
}

QTEST_GUILESS_MAIN(PaletteTest)
#include "tst_palette.moc"
