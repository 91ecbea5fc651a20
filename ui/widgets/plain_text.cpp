// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plain_text.h"

namespace throughline {
namespace {

constexpr char16_t kControlPictures = 0x2400;
constexpr char16_t kDeletePicture = 0x2421;

[[nodiscard]] bool turnsText(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

} // namespace

QString plainLine(std::string_view text)
{
    const bool cut = text.size() > kLongestLine;
    QString line = QString::fromUtf8(text.data(), static_cast<qsizetype>(cut ? kLongestLine : text.size()));
    for (QChar& c : line) {
        const char16_t code = c.unicode();
        if (code < 0x20) {
            c = QChar(static_cast<char16_t>(kControlPictures + code));
        } else if (code == 0x7F) {
            c = QChar(kDeletePicture);
        } else if (code == QChar::LineSeparator || code == QChar::ParagraphSeparator) {
            c = QChar::Space;
        } else if (turnsText(code)) {
            c = QChar::ReplacementCharacter;
        }
    }
    if (cut) {
        line += QChar(0x2026);
    }
    return line;
}

} // namespace throughline
