// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/translation_rules.h"

#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include <array>
#include <utility>

namespace throughline::test {

namespace {

using namespace Qt::Literals::StringLiterals;

// What Qt's own translation calls them; a key that is called the same is not here.
constexpr std::array kGermanKeys = {std::pair{"Ctrl", "Strg"}, std::pair{"Shift", "Umschalt"},
                                    std::pair{"Escape", "Esc"}, std::pair{"Space", "Leertaste"}};

QString named(const Message& message)
{
    return u"%1: \"%2\""_s.arg(message.context, message.source);
}

QStringList sortedMatches(const QString& text, const QRegularExpression& pattern)
{
    QStringList found;
    for (const QRegularExpressionMatch& match : pattern.globalMatch(text))
        found.append(match.captured());
    found.sort();
    return found;
}

// Of C++ literals that stand side by side.
QString valueOf(const QString& literals)
{
    static const QRegularExpression literal(uR"x(R"\((.*?)\)"|"((?:[^"\\]|\\.)*)")x"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    QString value;
    for (const QRegularExpressionMatch& match : literal.globalMatch(literals)) {
        QString part = match.captured(2);
        part.replace(u"\\n"_s, u"\n"_s).replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s);
        value += match.captured(1) + part;
    }
    return value;
}

} // namespace

std::vector<Message> messagesIn(const QByteArray& ts)
{
    std::vector<Message> messages;
    QXmlStreamReader xml(ts);
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"name") {
            message.context = xml.readElementText();
        } else if (xml.isStartElement() && xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.isStartElement() && xml.name() == u"translation") {
            message.isFinished = !xml.attributes().hasAttribute(u"type"_s);
            message.translation = xml.readElementText();
            messages.push_back(message);
        }
    }
    return xml.hasError() ? std::vector<Message>() : messages;
}

std::vector<Message> textsIn(const std::vector<SourceFile>& sources)
{
    static const QString kLiterals = uR"x(((?:(?:R"\(.*?\)"|"(?:[^"\\]|\\.)*")\s*)+))x"_s;
    static const QRegularExpression marked(
        uR"x(\b(?:(?:translate|QT_TRANSLATE_NOOP|phrase)\(\s*"(\w+)",\s*|tr\(\s*))x"_s + kLiterals,
        QRegularExpression::DotMatchesEverythingOption);
    std::vector<Message> texts;
    for (const SourceFile& source : sources) {
        if (source.path.starts_with("tests/") || source.path.starts_with("app/throughline-cli/") ||
            source.path.starts_with("core/base/translation"))
            continue;
        const QString text = QString::fromStdString(source.text);
        for (const QRegularExpressionMatch& match : marked.globalMatch(text))
            texts.push_back({match.captured(1), valueOf(match.captured(2)), {}, false});
    }
    return texts;
}

QStringList checkFinished(const std::vector<Message>& messages)
{
    QStringList problems;
    for (const Message& message : messages) {
        if (!message.isFinished || message.translation.isEmpty())
            problems.append(named(message) + u" is not translated"_s);
    }
    return problems;
}

QStringList checkFilledIn(const std::vector<Message>& messages)
{
    static const QRegularExpression filled(uR"(%\d|%n|\{[^{}" ]*\}|\n|…)"_s);
    static const QRegularExpression mnemonic(u"&(?=\\w)"_s);
    static const QRegularExpression blanks(u"^ | $"_s);
    // {} and {:.0f} may change places as {0} and {1:.0f}.
    static const QRegularExpression number(u"\\{\\d+"_s);
    QStringList problems;
    for (const Message& message : messages) {
        if (!message.isFinished)
            continue;
        const auto same = [&](const QRegularExpression& pattern) {
            return sortedMatches(message.source, pattern) == sortedMatches(message.translation, pattern);
        };
        QString source = message.source, translation = message.translation;
        if (!source.contains(number)) {
            translation.replace(number, u"{"_s);
        }
        if (sortedMatches(source, filled) != sortedMatches(translation, filled))
            problems.append(named(message) + u" is filled in differently"_s);
        if (!same(mnemonic))
            problems.append(named(message) + u" has other mnemonics"_s);
        if (!same(blanks))
            problems.append(named(message) + u" has other blanks at its ends"_s);
        for (const auto& [english, german] : kGermanKeys) {
            const auto word = [](const char* key) {
                return QRegularExpression(u"\\b%1\\b"_s.arg(QLatin1String(key)));
            };
            if (message.source.contains(word(english)) &&
                (message.translation.contains(word(english)) || !message.translation.contains(word(german))))
                problems.append(named(message) + u" names another key than %1"_s.arg(QLatin1String(german)));
        }
    }
    return problems;
}

QStringList checkComplete(const std::vector<Message>& messages, const std::vector<Message>& texts)
{
    QSet<std::pair<QString, QString>> known;
    for (const Message& message : messages) {
        known.insert({message.context, message.source});
        known.insert({QString(), message.source});
    }
    QStringList problems;
    for (const Message& text : texts) {
        if (!known.contains({text.context, text.source}))
            problems.append(named(text) + u" is not in the file: run packaging/update-translations"_s);
    }
    return problems;
}

} // namespace throughline::test
