// SPDX-License-Identifier: GPL-3.0-or-later
// RawRecord: one record as a reader hands it to the sink: texts of fields, not yet understood.
//
// A reader clears it, offers every scalar it finds and passes it on; the record picks the winner among
// spellings. What a format defines exactly the reader sets: that wins over all that is offered. All views
// point into the reader's buffers and are used before the next record. One thread.
#pragma once

#include "core/import/field_mapping.h"
#include "core/import/record_slice.h"
#include "core/model/event_batch.h"

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace throughline {

struct RawValue {
    enum class Kind : std::uint8_t { Absent, Null, False, True, Number, Text };
    Kind kind = Kind::Absent;
    std::string_view text; // of a number its literal

    // Neither absent nor null nor "".
    [[nodiscard]] bool says() const { return kind > Kind::Null && (kind != Kind::Text || !text.empty()); }
    // A text or the literal of a number; empty for everything else.
    [[nodiscard]] std::string_view asText() const { return kind >= Kind::Number ? text : std::string_view(); }
};

struct RawReference {
    std::string_view key; // "order_id"
    std::string_view value;
};

// A span that a record names beside its parent. An empty trace: the record's own.
struct RawSpanLink {
    std::string_view trace;
    std::string_view span;
};

class RawRecord {
public:
    RecordPlace place;
    std::uint64_t line = 0;      // 0 where lines mean nothing
    std::string_view bytes;      // of the record as it lies in the source
    bool repaired = false;       // texts hold U+FFFD in place of what was no UTF-8
    std::string_view recordKind; // name of the array that held the record; empty where there was none

    // What only some formats say, and say exactly; it wins over texts of the same meaning.
    std::optional<TimeNs> time;         // kNoTime: the record says that it has none
    std::optional<DurationNs> duration; // kNoDuration: the same
    EventStatus status = EventStatus::Unknown;
    SpanKind spanKind = SpanKind::Unspecified;
    std::vector<RawSpanLink> spanLinks;
    ContextId context;           // see RecordSlice
    std::string_view contextKey; // see ContextMeaning::classOfKey

    RawRecord() { m_rank.fill(kWorst); }

    void clear()
    {
        for (std::uint32_t rest = m_set; rest != 0; rest &= rest - 1) {
            const auto field = static_cast<std::size_t>(std::countr_zero(rest));
            m_values[field] = {};
            m_rank[field] = kWorst;
        }
        m_set = 0;
        m_references.clear();
        repaired = false;
        recordKind = {};
        time.reset();
        duration.reset();
        status = EventStatus::Unknown;
        spanKind = SpanKind::Unspecified;
        spanLinks.clear();
        context = {};
        contextKey = {};
    }

    // Where the record lies; its bytes are those of the slice.
    void takePlace(const RecordSlice& slice)
    {
        place.offset = slice.offset;
        place.length = static_cast<std::uint32_t>(slice.bytes.size());
        line = slice.line;
        bytes = slice.bytes;
        recordKind = slice.recordKind;
        context = slice.context;
    }

    // A field that the format itself defines; nothing that is offered replaces it.
    void set(ImportField field, std::string_view text)
    {
        keep(static_cast<std::size_t>(field), 0, {RawValue::Kind::Text, text});
    }
    void addReference(std::string_view key, std::string_view value)
    {
        if (!value.empty())
            m_references.push_back({key, value});
    }

    // A scalar found under `key`, in the given container (0: at the top). Of equal candidates, such as a key
    // that stands there twice, the first one wins.
    void offer(std::uint8_t container, const KeyMeaning& meaning, std::string_view key, const RawValue& value)
    {
        if (meaning.field != ImportField::None) {
            const auto field = static_cast<std::size_t>(meaning.field);
            const int ranked = meaning.exact ? 0 : container;
            const auto rank =
                static_cast<std::uint16_t>((value.says() ? 0 : kNothingSaid) | ranked << 8 | meaning.order);
            if (rank < m_rank[field])
                keep(field, rank, value);
        } else if (meaning.reference) {
            addReference(key, value.asText());
        }
    }

    [[nodiscard]] const RawValue& operator[](ImportField field) const
    {
        return m_values[static_cast<std::size_t>(field)];
    }
    // The container that the field's value was found in, 0 for the top; meaningless for an absent one.
    [[nodiscard]] std::uint8_t containerOf(ImportField field) const
    {
        return static_cast<std::uint8_t>(m_rank[static_cast<std::size_t>(field)] >> 8 & 0x3f);
    }
    [[nodiscard]] std::span<const RawReference> references() const { return m_references; }

private:
    static constexpr std::uint16_t kWorst = std::numeric_limits<std::uint16_t>::max();
    static constexpr std::uint16_t kNothingSaid = 0x4000; // null and "" win only where there is nothing else

    void keep(std::size_t field, std::uint16_t rank, const RawValue& value)
    {
        m_rank[field] = rank;
        m_values[field].kind = value.kind;
        m_values[field].text = value.text;
        m_set |= std::uint32_t{1} << field;
    }

    std::array<RawValue, kImportFieldCount> m_values;
    std::array<std::uint16_t, kImportFieldCount> m_rank{}; // lower is better
    std::uint32_t m_set = 0;                               // a bit for each field that has a value
    std::vector<RawReference> m_references;
};
static_assert(kImportFieldCount <= 32, "a raw record has a bit for each field");

} // namespace throughline
