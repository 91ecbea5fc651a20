// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/text.h"

#include "core/base/shown_zone.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <array>

namespace throughline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr char16_t kControlPictures = 0x2400; // U+2400 + n shows the control character n
constexpr char16_t kDeletePicture = 0x2421;

bool isHidden(char16_t c)
{
    return (c >= 0x80 && c <= 0x9f) || c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb);
}

void appendVisible(QString& out, QChar c, bool lines)
{
    const char16_t code = c.unicode();
    if (code == u'\n' || code == u'\r') {
        if (!lines)
            out += code == u'\n' ? u"⏎"_s : QString();
        else if (code == u'\n')
            out += c;
    } else if (code == u'\t') {
        out += lines ? u'\t' : u' ';
    } else if (code < 0x20) {
        out += QChar(char16_t(kControlPictures + code));
    } else if (code == 0x7f) {
        out += QChar(kDeletePicture);
    } else if (isHidden(code)) {
        out += u"⟨U+%1⟩"_s.arg(QString::number(code, 16).toUpper().rightJustified(4, u'0'));
    } else {
        out += c;
    }
}

QString visible(const QString& text, int limit, bool lines)
{
    QString out;
    out.reserve(std::min<qsizetype>(text.size(), limit) + 1);
    for (const QChar c : text) {
        if (out.size() >= limit) {
            if (out.back().isHighSurrogate())
                out.chop(1);
            out += u'…';
            break;
        }
        appendVisible(out, c, lines);
    }
    return out;
}

// Decodes no more than can be shown: a value may be megabytes long.
QString decoded(std::string_view text, int limit)
{
    constexpr std::size_t kMostBytesOfCharacter = 4;
    const std::size_t bytes = (static_cast<std::size_t>(limit) + 1) * kMostBytesOfCharacter;
    const std::string_view front = text.substr(0, bytes);
    return QString::fromUtf8(front.data(), qsizetype(front.size()));
}

QDateTime dateTime(TimeNs time)
{
    constexpr TimeNs kPerMillisecond = kMillisecond;
    time = ShownZone::clockAt(time);
    const TimeNs floor =
        time >= 0 ? time / kPerMillisecond : -((-time + kPerMillisecond - 1) / kPerMillisecond);
    return QDateTime::fromMSecsSinceEpoch(floor, Qt::UTC);
}

constexpr int kLongestKind = 40;

struct KindText {
    std::string_view kind;
    const char* one;
    const char* many;
    const char* oneInSentence;
    const char* manyInSentence;
};

constexpr std::array kKindTexts = {
    KindText{"order", QT_TRANSLATE_NOOP("kinds", "Order"), QT_TRANSLATE_NOOP("kinds", "Orders"),
             QT_TRANSLATE_NOOP("kinds", "order"), QT_TRANSLATE_NOOP("kinds", "orders")},
    KindText{"contact", QT_TRANSLATE_NOOP("kinds", "Contact"), QT_TRANSLATE_NOOP("kinds", "Contacts"),
             QT_TRANSLATE_NOOP("kinds", "contact"), QT_TRANSLATE_NOOP("kinds", "contacts")},
    KindText{"campaign", QT_TRANSLATE_NOOP("kinds", "Campaign"), QT_TRANSLATE_NOOP("kinds", "Campaigns"),
             QT_TRANSLATE_NOOP("kinds", "campaign"), QT_TRANSLATE_NOOP("kinds", "campaigns")},
    KindText{"message", QT_TRANSLATE_NOOP("kinds", "Message"), QT_TRANSLATE_NOOP("kinds", "Messages"),
             QT_TRANSLATE_NOOP("kinds", "message"), QT_TRANSLATE_NOOP("kinds", "messages")},
    KindText{"checkout", QT_TRANSLATE_NOOP("kinds", "Checkout"), QT_TRANSLATE_NOOP("kinds", "Checkouts"),
             QT_TRANSLATE_NOOP("kinds", "checkout"), QT_TRANSLATE_NOOP("kinds", "checkouts")},
    KindText{"cart", QT_TRANSLATE_NOOP("kinds", "Cart"), QT_TRANSLATE_NOOP("kinds", "Carts"),
             QT_TRANSLATE_NOOP("kinds", "cart"), QT_TRANSLATE_NOOP("kinds", "carts")},
    KindText{"payment", QT_TRANSLATE_NOOP("kinds", "Payment"), QT_TRANSLATE_NOOP("kinds", "Payments"),
             QT_TRANSLATE_NOOP("kinds", "payment"), QT_TRANSLATE_NOOP("kinds", "payments")},
    KindText{"session", QT_TRANSLATE_NOOP("kinds", "Session"), QT_TRANSLATE_NOOP("kinds", "Sessions"),
             QT_TRANSLATE_NOOP("kinds", "session"), QT_TRANSLATE_NOOP("kinds", "sessions")},
    KindText{"user", QT_TRANSLATE_NOOP("kinds", "User"), QT_TRANSLATE_NOOP("kinds", "Users"),
             QT_TRANSLATE_NOOP("kinds", "user"), QT_TRANSLATE_NOOP("kinds", "users")},
    KindText{"event", QT_TRANSLATE_NOOP("kinds", "Event"), QT_TRANSLATE_NOOP("kinds", "Events"),
             QT_TRANSLATE_NOOP("kinds", "event"), QT_TRANSLATE_NOOP("kinds", "events")},
    KindText{"trace", QT_TRANSLATE_NOOP("kinds", "Trace"), QT_TRANSLATE_NOOP("kinds", "Traces"),
             QT_TRANSLATE_NOOP("kinds", "trace"), QT_TRANSLATE_NOOP("kinds", "traces")},
    KindText{"token", QT_TRANSLATE_NOOP("kinds", "Token"), QT_TRANSLATE_NOOP("kinds", "Tokens"),
             QT_TRANSLATE_NOOP("kinds", "token"), QT_TRANSLATE_NOOP("kinds", "tokens")},
    KindText{"job", QT_TRANSLATE_NOOP("kinds", "Job"), QT_TRANSLATE_NOOP("kinds", "Jobs"),
             QT_TRANSLATE_NOOP("kinds", "job"), QT_TRANSLATE_NOOP("kinds", "jobs")},
};

// The usual stages of core/journey/funnel_stages.cpp, and formats that are not called by their own names.
[[maybe_unused]] constexpr std::array kNamesOfCore = {QT_TRANSLATE_NOOP("stages", "sent"),
                                                      QT_TRANSLATE_NOOP("stages", "delivered"),
                                                      QT_TRANSLATE_NOOP("stages", "read"),
                                                      QT_TRANSLATE_NOOP("stages", "replied"),
                                                      QT_TRANSLATE_NOOP("stages", "cart"),
                                                      QT_TRANSLATE_NOOP("stages", "order"),
                                                      QT_TRANSLATE_NOOP("stages", "paid"),
                                                      QT_TRANSLATE_NOOP("formats", "native NDJSON"),
                                                      QT_TRANSLATE_NOOP("formats", "native JSON"),
                                                      QT_TRANSLATE_NOOP("formats", "SQLite database"),
                                                      QT_TRANSLATE_NOOP("formats", "PostgreSQL database"),
                                                      QT_TRANSLATE_NOOP("formats", "MySQL database")};

const KindText* find(std::string_view kind)
{
    for (const KindText& text : kKindTexts) {
        if (text.kind == kind)
            return &text;
    }
    return nullptr;
}

QString capitalised(std::string_view kind)
{
    QString text = shown(kind, kLongestKind);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

QString shown(std::string_view text, int limit)
{
    return visible(decoded(text, limit), limit, false);
}

QString shown(const QString& text, int limit)
{
    return visible(text, limit, false);
}

QString shownLines(std::string_view text, int limit)
{
    return visible(decoded(text, limit), limit, true);
}

QString exact(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString plainToolTip(const QString& text)
{
    return text.isEmpty() ? QString() : Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal);
}

QString withoutMnemonics(const QString& text)
{
    QString out = text;
    return out.replace(u'&', u"&&"_s);
}

QString timeText(TimeNs time)
{
    if (time == kNoTime)
        return QCoreApplication::translate("time", "no usable time");
    return dateTime(time).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

QString zoneName()
{
    return exact(ShownZone::name());
}

QString zonedTimeText(TimeNs time)
{
    return time == kNoTime ? timeText(time) : timeText(time) + u' ' + zoneName();
}

QString withZone(const QString& title)
{
    return QCoreApplication::translate("time", "%1 (%2)").arg(title, zoneName());
}

QString shortTimeText(TimeNs time)
{
    return time == kNoTime ? QString() : dateTime(time).toString(u"MM-dd HH:mm"_s);
}

QString secondText(TimeNs time, bool withDay)
{
    return time == kNoTime ? u"–"_s : dateTime(time).toString(withDay ? u"MM-dd HH:mm:ss"_s : u"HH:mm:ss"_s);
}

QString durationText(DurationNs duration)
{
    return duration == kNoDuration ? u"–"_s : exact(formatDuration(duration));
}

QString number(std::uint64_t value)
{
    constexpr QChar kThinSpace(0x2009);
    QString text = QString::number(value);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, kThinSpace);
    return text;
}

QString counted(std::uint64_t count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(number(count));
}

QString byteSize(std::uint64_t bytes)
{
    return QLocale::c().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat);
}

QString kindName(std::string_view kind)
{
    const KindText* text = find(kind);
    return text ? QCoreApplication::translate("kinds", text->one) : capitalised(kind);
}

QString kindNamePlural(std::string_view kind)
{
    const KindText* text = find(kind);
    return text ? QCoreApplication::translate("kinds", text->many) : capitalised(kind);
}

QString kindInSentence(std::string_view kind)
{
    const KindText* text = find(kind);
    return text ? QCoreApplication::translate("kinds", text->oneInSentence) : shown(kind, kLongestKind);
}

QString kindsInSentence(std::string_view kind)
{
    const KindText* text = find(kind);
    return text ? QCoreApplication::translate("kinds", text->manyInSentence) : shown(kind, kLongestKind);
}

QString kindCount(std::string_view kind, std::uint64_t count)
{
    // Nobody knows how the data's own names are put in the plural.
    if (!find(kind))
        return kindName(kind) + QStringLiteral(": ") + number(count);
    return number(count) + u' ' + (count == 1 ? kindInSentence(kind) : kindsInSentence(kind));
}

QString stageText(const std::string& stage)
{
    return shown(QCoreApplication::translate("stages", stage.c_str()));
}

QString formatText(const std::string& format)
{
    return shown(QCoreApplication::translate("formats", format.c_str()));
}

QString previewText(const Preview& preview)
{
    const QString read = byteSize(preview.bytesRead);
    return preview.bytesTotal == 0 ? QCoreApplication::translate("preview", "Showing the first %1").arg(read)
                                   : QCoreApplication::translate("preview", "Showing the first %1 of %2")
                                         .arg(read, byteSize(preview.bytesTotal));
}

Selector selectorOf(const Snapshot& snapshot, EntityId entity)
{
    const Entity& named = snapshot.entities[entity];
    return {snapshot.str(named.kind), snapshot.str(named.value)};
}

} // namespace throughline
