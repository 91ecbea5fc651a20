// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/palette.h"

#include <algorithm>
#include <cmath>

namespace throughline {

namespace {

// In the order of Ink. The further categories (5 … 10) were chosen to stay apart from each other and from the
// five known ones in normal, protanope and deuteranope sight; a test computes it.
constexpr InkColours kLight = {
    0xf6f7f9, 0xffffff, 0xfafbfc, 0xdfe3e8, 0x1d2733, 0x667384, 0x3d56c5, 0xeef1fd, // Background … Selection
    0xf6f7f9, 0xc63d2b, 0xb4690e,                                                   // Gap, Error, Warning
    0x3b74b9, 0x8a62b3, 0x23916a, 0xb97d10, 0x7c8896,           // the five known categories
    0x0e7c9b, 0xa8327e, 0x5b5f00, 0x7a4a2b, 0x2f3f8f, 0xe39ab8, // the further ones
    0xffffff, 0x0b0e12, 0x9c5a08,                               // OnDeep, OnPale, WarningText
};

constexpr InkColours kDark = {
    0x15191f, 0x1b2027, 0x20262e, 0x2c333d, 0xdde3ea, 0x93a0ae, 0x8ea0ff, 0x222b45, // Background … Selection
    0x242a33, 0xef7563, 0xe5a44f,                                                   // Gap, Error, Warning
    0x6ea4e6, 0xb592dc, 0x55c096, 0xe0aa45, 0x8995a3,           // the five known categories
    0x4fd0e8, 0xee86c4, 0xd6dc6a, 0xa9764e, 0x7f84e8, 0xf2c0cf, // the further ones
    0x0b0e12, 0x0b0e12, 0xe5a44f,                               // OnDeep, OnPale, WarningText
};

double linear(std::uint32_t channel)
{
    const double value = static_cast<double>(channel & 0xffU) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::uint32_t colour)
{
    return 0.2126 * linear(colour >> 16U) + 0.7152 * linear(colour >> 8U) + 0.0722 * linear(colour);
}

} // namespace

const InkColours& lightColours()
{
    return kLight;
}

const InkColours& darkColours()
{
    return kDark;
}

Ink textInkOn(Ink fill)
{
    switch (fill) {
    case Ink::Category0:
    case Ink::Category1:
    case Ink::Category5:
    case Ink::Category6:
    case Ink::Category7:
    case Ink::Category8:
    case Ink::Category9:
    case Ink::Error:
    case Ink::Accent:
        return Ink::OnDeep;
    case Ink::Category2:
    case Ink::Category3:
    case Ink::Category4:
    case Ink::Category10:
    case Ink::Warning:
        return Ink::OnPale;
    default:
        return Ink::Text;
    }
}

double contrast(std::uint32_t a, std::uint32_t b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace throughline
