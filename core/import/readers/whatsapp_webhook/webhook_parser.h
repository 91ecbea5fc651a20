// SPDX-License-Identifier: GPL-3.0-or-later
// WebhookParser: what one webhook of the WhatsApp Cloud API tells, as raw records: each message, status, call
// and echo is an event.
//
// Types are "message.text", "message.interactive.button_reply", "status.delivered", "call.connect",
// "echo.text". A record is a webhook, a `value` of one, or an object whose members are webhooks. Events keep
// the whole webhook as their payload, but are repeats where they themselves are equal: WhatsApp delivers
// again in other company. Keeps buffers from record to record: one thread.
#pragma once

#include "core/import/json_members.h"
#include "core/import/json_records.h"
#include "core/import/record_sink.h"

#include <string>
#include <string_view>

namespace throughline {

class WebhookParser {
public:
    explicit WebhookParser(JsonRecords& json) : m_json(json) {} // which outlives it

    // Every event goes to the sink, and so does what holds none. False where the record is no JSON object.
    [[nodiscard]] bool parse(const RecordSlice& slice, RecordSink& sink);

private:
    bool readBody(std::string_view body);
    void readChange(std::string_view change);
    void readValue(std::string_view value, std::string_view field);
    bool readElements(std::string_view key, std::string_view array);
    void readMessage(std::string_view message, std::string_view prefix);
    void readReply(std::string_view message, std::string_view id);
    void readChosen(std::string_view interactive);
    void readStatus(std::string_view status);
    void readCall(std::string_view call);

    void begin(std::string_view event);
    void end(std::string type, std::string id);
    void setError(std::string_view event);
    void setText(ImportField field, std::string_view object, std::string_view key);
    void reference(std::string_view key, std::string_view object, std::string_view member);
    std::string_view text(std::string_view object, std::string_view key);
    void rejectWithout(std::string_view what, std::string_view json);

    JsonRecords& m_json;
    UnescapedTexts m_texts; // of the event at hand
    RawRecord m_record;
    std::string m_contact;   // the first that the value names
    std::string_view m_body; // that the events stand in
    const RecordSlice* m_slice = nullptr;
    RecordSink* m_sink = nullptr;
};

// Whether an object is a webhook, or the value of one.
[[nodiscard]] bool isWhatsAppWebhook(std::string_view object);
[[nodiscard]] bool isWhatsAppValue(std::string_view object);

} // namespace throughline
