// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/token_highlighter.h"

#include "core/token/tracking_token.h"
#include "ui/models/text.h"
#include "ui/widgets/look.h"

namespace throughline {

QColor partColour(TokenPart part, const QPalette& palette)
{
    switch (part) {
    case TokenPart::Source:
        return inkOf(palette, Ink::Accent);
    case TokenPart::Correlation:
        return inkOf(palette, Ink::Category2);
    case TokenPart::Job:
        return inkOf(palette, Ink::Warning);
    }
    return {};
}

QColor faint(QColor colour)
{
    constexpr float kTint = 0.2F;
    colour.setAlphaF(kTint);
    return colour;
}

void TokenHighlighter::setPalette(const QPalette& palette)
{
    m_palette = palette;
    rehighlight();
}

void TokenHighlighter::highlightBlock(const QString& text)
{
    const QString token = text.trimmed();
    int at = static_cast<int>(text.indexOf(token));
    const auto mark = [&](TokenPart part, const std::string& value) {
        QTextCharFormat format;
        format.setBackground(faint(partColour(part, m_palette)));
        const int length = static_cast<int>(exact(value).size());
        setFormat(at, length, format);
        at += length + 1; // and the separator
    };
    if (isUuid(token.toStdString()))
        mark(TokenPart::Correlation, token.toStdString());
    const Result<TokenParts> parsed = TrackingToken::parse(token.toStdString());
    if (!parsed)
        return;
    mark(TokenPart::Source, parsed->source);
    mark(TokenPart::Correlation, parsed->correlationId);
    if (parsed->jobExecutionId)
        mark(TokenPart::Job, *parsed->jobExecutionId);
}

} // namespace throughline
