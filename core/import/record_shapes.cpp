// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/record_shapes.h"

#include "core/base/short_text.h"
#include "core/import/json_scan.h"
#include "core/import/plain_text.h"
#include "core/import/text_repair.h"

#include <simdjson.h>

#include <algorithm>

namespace throughline {

namespace {

constexpr std::size_t kMostRecordBytes = 8192;
constexpr std::size_t kMostValues = 64; // in a record
constexpr std::size_t kMostSteps = 4096;
constexpr std::size_t kMostBytes = 1 << 18;
constexpr std::size_t kMostDepth = 16;
constexpr std::size_t kMostOthers = 16; // at one place: each of them is looked at
constexpr unsigned kMostLessons = 2048; // each costs more than a walk
constexpr unsigned kMissCosts = 2;      // two records of three have to be known

bool startsNumber(char c)
{
    return c == '-' || (c >= '0' && c <= '9');
}

bool isNumberLetter(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == 'e' || c == 'E' || c == '+';
}

// Takes the text of a number; no data where there is none. Returned and not written to memory, from where it
// would be read again before it is there.
std::string_view takeNumber(const char*& at, const char* end)
{
    const char* const begin = at;
    while (at != end && isNumberLetter(*at))
        ++at;
    const std::string_view text(begin, static_cast<std::size_t>(at - begin));
    return isJsonNumber(text) ? text : std::string_view();
}

} // namespace

// Notes the values of one record and what stands between them, on a walk through all of it.
class RecordShapes::Learner {
public:
    explicit Learner(RecordShapes& shapes) : m_shapes(shapes) {}

    void begin(std::string_view json)
    {
        m_from = json.data();
        m_pieces.clear();
        m_constants.clear();
        m_depth = 0;
        m_learnable = true;
    }
    // As MappedMembers offers it.
    bool member(std::string_view key, JsonWalk& value) { return take(key, value, {.entered = true}); }

    void finish(std::string_view json)
    {
        if (!m_learnable)
            return;
        add(json.data() + json.size(), Value::End, {});
        Step** place = &m_shapes.m_first;
        for (Piece& piece : m_pieces) {
            std::size_t others = 0;
            for (; *place && ((*place)->text != piece.before || (*place)->value != piece.value); ++others)
                place = &(*place)->other;
            if (others == kMostOthers)
                return;
            if (!*place)
                *place = step(piece);
            place = &(*place)->follows;
        }
    }

private:
    // An object whose keys the mapping knows, or one that is passed over.
    struct Around {
        bool entered = false;
        std::uint8_t container = 0;
        std::uint8_t scope = 0;
    };
    struct Piece {
        std::string_view before;
        Value value;
        Member member;
        std::vector<Constant> constants;
    };

    bool take(std::string_view key, JsonWalk& value, const Around& around)
    {
        Member member{around.entered ? m_shapes.m_mapping.meaningOf(key, around.scope) : KeyMeaning(),
                      around.container, std::string(key)};
        const KeyMeaning& meaning = member.meaning;
        if (m_depth == kMostDepth || m_pieces.size() == kMostValues)
            return leave();
        if (value.atObject()) {
            const std::uint8_t container = meaning.container != 0 ? meaning.container : around.container;
            return takeObject(value, {meaning.scope != 0, container, meaning.scope});
        }
        if (value.atArray()) // a list of links is offered as a text, whatever it holds
            return meaning.field == ImportField::SpanLinks ? leave() : takeArray(value);
        return takeScalar(value, std::move(member));
    }
    bool takeObject(JsonWalk& value, const Around& around)
    {
        ++m_depth;
        const bool taken = value.eachMember(
            [&](std::string_view key, JsonWalk& inside) { return take(key, inside, around); });
        --m_depth;
        return taken;
    }
    bool takeArray(JsonWalk& value)
    {
        ++m_depth;
        const bool taken = value.eachElement([&](JsonWalk& inside) { return take({}, inside, {}); });
        --m_depth;
        return taken;
    }
    bool takeScalar(JsonWalk& value, Member member)
    {
        const std::string_view token = value.token();
        if (token.starts_with('"')) {
            add(token.data() + 1, Value::Text, std::move(member));
            m_from += token.size() - 2;
        } else if (startsNumber(token.front()) && std::all_of(token.begin(), token.end(), isNumberLetter)) {
            add(token.data(), Value::Number, std::move(member));
            m_from += token.size();
        } else if (token == "true" || token == "false" || token == "null") {
            using Kind = RawValue::Kind;
            const Kind kind = token == "null" ? Kind::Null : token == "true" ? Kind::True : Kind::False;
            if (member.meaning.counts())
                m_constants.push_back({std::move(member), kind});
        } else {
            return leave();
        }
        return value.passOver();
    }
    // The walk passes over what a visitor leaves.
    bool leave()
    {
        m_learnable = false;
        return true;
    }
    // The text up to there is followed by a value.
    void add(const char* at, Value value, Member member)
    {
        m_pieces.push_back({{m_from, static_cast<std::size_t>(at - m_from)},
                            value,
                            std::move(member),
                            std::exchange(m_constants, {})});
        m_from = at;
    }
    Step* step(Piece& piece)
    {
        Step& step = m_shapes.m_steps.emplace_back();
        step.text = piece.before;
        step.value = piece.value;
        step.member = std::move(piece.member);
        step.constants = std::move(piece.constants);
        m_shapes.m_bytes += step.text.size();
        return &step;
    }

    RecordShapes& m_shapes;
    const char* m_from = nullptr; // behind the last value
    std::vector<Piece> m_pieces;
    std::vector<Constant> m_constants; // since then
    std::size_t m_depth = 0;
    bool m_learnable = true;
};

bool RecordShapes::read(RawRecord& record, std::string_view json)
{
    if (m_trust == 0 || json.size() > kMostRecordBytes)
        return false;
    record.clear();
    m_texts.clear();
    ++m_record;
    if (follow(record, json)) {
        m_trust = std::min(m_trust + 1, kMostTrust);
        return true;
    }
    m_trust -= std::min(m_trust, kMissCosts);
    if (m_trust == 0)
        giveUp();
    return false;
}

// Of the texts that may stand behind a value no two fit: they differ before the next value or in its kind,
// which the first letter tells.
bool RecordShapes::fits(const Step& step, const char* at, const char* end)
{
    const std::size_t size = step.text.size();
    if (static_cast<std::size_t>(end - at) < size || !sameBytes(at, step.text.data(), size))
        return false;
    const char* const value = at + size;
    return step.value == Value::Text || (step.value == Value::End ? value == end : startsNumber(*value));
}

bool RecordShapes::follow(RawRecord& record, std::string_view json)
{
    const char* at = json.data();
    const char* const end = at + json.size();
    for (const Step* step = m_first;; step = step->follows) {
        while (step && !fits(*step, at, end))
            step = step->other;
        if (!step)
            return false;
        for (const Constant& constant : step->constants)
            record.offer(constant.member.container, constant.member.meaning, constant.member.key,
                         {constant.kind, {}});
        if (step->value == Value::End)
            return true;
        at += step->text.size();
        const bool counts = step->member.meaning.counts();
        const bool isText = step->value == Value::Text;
        const std::string_view text = isText ? takeText(at, json, counts) : takeNumber(at, end);
        if (!text.data())
            return false;
        if (counts)
            record.offer(step->member.container, step->member.meaning, step->member.key,
                         {isText ? RawValue::Kind::Text : RawValue::Kind::Number, text});
    }
}

// What a string means, up to its closing quote; no data where it is not one.
std::string_view RecordShapes::takeText(const char*& at, std::string_view json, bool counts)
{
    const char* const begin = at;
    const char* const end = json.data() + json.size();
    bool isAscii = true;
    bool isPlain = true;
    const char* stop = begin;
    for (;;) {
        const PlainText plain(stop, json);
        isAscii = isAscii && plain.isAscii;
        stop = plain.end;
        if (stop >= end)
            return {};
        if (*stop == '"')
            break;
        if (*stop != '\\')
            return {};
        isPlain = false;
        stop += 2;
    }
    at = stop;
    const std::string_view text(begin, static_cast<std::size_t>(stop - begin));
    if (!isAscii && !simdjson::validate_utf8(text.data(), text.size()))
        return {};
    return isPlain ? text : unescape({begin - 1, text.size() + 2}, counts);
}

// Names of classes have backslashes, and come again and again.
std::string_view RecordShapes::unescape(std::string_view quoted, bool counts)
{
    constexpr std::size_t kMostKept = 256;
    Unescaped& known = m_unescaped[placeOfEnd(quoted.substr(0, quoted.size() - 1))];
    if (!sameText(known.quoted, quoted)) {
        if (!isJsonScalar(quoted) || namesLoneSurrogate(quoted))
            return {};
        if (!counts)
            return quoted;
        const std::string_view text = m_texts.valueOf(quoted).text;
        if (known.record == m_record || quoted.size() > kMostKept)
            return text;
        known.quoted = quoted;
        known.text = text;
    }
    known.record = m_record;
    return known.text;
}

void RecordShapes::learn(JsonRecords& records, std::string_view json)
{
    if (m_trust == 0 || m_lessons == kMostLessons || json.size() > kMostRecordBytes ||
        m_steps.size() + kMostValues > kMostSteps || m_bytes + json.size() > kMostBytes)
        return;
    ++m_lessons;
    Learner learner(*this);
    const auto begin = [&] { learner.begin(json); };
    const auto visit = [&](std::string_view key, JsonWalk& value) { return learner.member(key, value); };
    if (records.read(json, begin, visit) && !records.wasRepaired())
        learner.finish(json);
}

void RecordShapes::giveUp()
{
    m_first = nullptr;
    m_steps = {};
    m_bytes = 0;
}

} // namespace throughline
