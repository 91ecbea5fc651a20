// SPDX-License-Identifier: GPL-3.0-or-later
// What the translations in resources/translations must keep to: every text of the sources is there, finished,
// and with all that a program fills in or acts on.
//
// Pure functions, any thread.
#pragma once

#include "tests/support/source_rules.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace throughline::test {

struct Message {
    QString context, source, translation;
    bool isFinished = false;
};

// Of a .ts file; none where it is not well-formed.
[[nodiscard]] std::vector<Message> messagesIn(const QByteArray& ts);
// The texts that the sources mark by tr, translate, QT_TRANSLATE_NOOP and phrase, without what is computed.
// The context is empty for tr, which has that of its class.
[[nodiscard]] std::vector<Message> textsIn(const std::vector<SourceFile>& sources);

// Each violation is a sentence. An empty list: all is well.
[[nodiscard]] QStringList checkFinished(const std::vector<Message>& messages);
// Placeholders (%1, {}, {0}, {:.0f}), mnemonics, blanks at both ends, line ends and names of keys, which are
// another word in German.
[[nodiscard]] QStringList checkFilledIn(const std::vector<Message>& messages);
[[nodiscard]] QStringList checkComplete(const std::vector<Message>& messages,
                                        const std::vector<Message>& texts);

} // namespace throughline::test
