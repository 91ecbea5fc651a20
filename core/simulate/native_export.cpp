// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/native_export.h"

#include "core/base/json_text.h"

#include <array>
#include <charconv>
#include <utility>

namespace throughline::simulate {

namespace {

constexpr std::size_t kPiece = 1 << 18;

// Members whose texts are ours: ids and names without quotes, reverse solidi and control characters.
void appendPlain(std::string& json, std::string_view opening, std::string_view text)
{
    json += opening;
    json += text;
    json += '"';
}

void appendPlainIfAny(std::string& json, std::string_view opening, std::string_view text)
{
    if (!text.empty())
        appendPlain(json, opening, text);
}

// "12.5", of whole microseconds.
void appendMilliseconds(std::string& json, DurationNs duration)
{
    constexpr int kFractionDigits = 3;
    const std::int64_t microseconds = duration / kMicrosecond;
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), microseconds / 1000).ptr;
    json.append(digits.data(), end);
    std::int64_t fraction = microseconds % 1000;
    if (fraction == 0)
        return;
    json += '.';
    const std::size_t from = json.size();
    json.append(kFractionDigits, '0');
    for (std::size_t i = kFractionDigits; i-- > 0; fraction /= 10)
        json[from + i] = static_cast<char>('0' + fraction % 10);
    json.resize(json.find_last_not_of('0') + 1);
}

void appendContext(std::string& json, const TraceContext& context)
{
    appendPlain(json, R"(,"metadata":{"trace_id":")", context.traceId);
    appendPlain(json, R"(,"span_id":")", context.spanId);
    appendPlainIfAny(json, R"(,"parent_id":")", context.parentId);
    appendPlainIfAny(json, R"(,"causal_trace_id":")", context.causalTraceId);
    json += '}';
}

} // namespace

Result<void> NativeExport::deliver(const LakeEvent& event)
{
    std::string& json = m_text;
    appendPlain(json, R"({"id":")", event.id);
    json += R"(,"type":)";
    appendJsonText(json, event.type);
    json += R"(,"class":)";
    appendJsonText(json, event.className);
    json += R"(,"occurred_at":")";
    appendTime(event.occurredAt);
    json += R"(","duration_ms":)";
    appendMilliseconds(json, event.duration);
    if (event.isFailure)
        json += R"(,"status":"error")";
    appendPlainIfAny(json, R"(,"contact_id":")", event.contact);
    appendPlainIfAny(json, R"(,"user_id":")", event.user);
    appendPlainIfAny(json, R"(,"reference_id":")", event.reference);
    json += R"(,"payload":)";
    json += event.payload;
    appendContext(json, event.metadata);
    appendPlainIfAny(json, R"(,"updated_by":")", event.updatedBy);
    json += '}';
    return endLine();
}

Result<void> NativeExport::deliver(const CommerceRow& row)
{
    appendRecord(m_text, nameOf(row.table), columnsOf(row.table), row.cells);
    return endLine();
}

Result<void> NativeExport::deliver(const RecordedRow& row)
{
    m_text += row.json;
    return endLine();
}

Result<void> NativeExport::finish()
{
    return m_sink(std::exchange(m_text, {}));
}

Result<void> NativeExport::endLine()
{
    m_text += '\n';
    if (m_text.size() < kPiece)
        return {};
    Result<void> written = m_sink(m_text);
    m_text.clear();
    return written;
}

// With six digits of the second, as the lake writes it.
void NativeExport::appendTime(TimeNs time)
{
    constexpr std::size_t kDigits = 6;
    const TimeNs second = time / kSecond;
    if (second != m_second) {
        m_second = second;
        m_secondText = formatTime(second * kSecond);
        m_secondText.back() = '.'; // for its Z
    }
    m_text += m_secondText;
    const std::size_t from = m_text.size();
    m_text.append(kDigits, '0');
    TimeNs microseconds = time % kSecond / kMicrosecond;
    for (std::size_t i = kDigits; i-- > 0; microseconds /= 10)
        m_text[from + i] = static_cast<char>('0' + microseconds % 10);
    m_text += 'Z';
}

} // namespace throughline::simulate
