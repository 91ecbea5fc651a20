// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/whatsapp_webhook/webhook_parser.h"

#include "core/import/status_text.h"
#include "core/import/text_repair.h"

#include <utility>

namespace throughline {

namespace {

std::string joined(std::string_view first, std::string_view separator, std::string_view second)
{
    std::string text(first);
    if (!second.empty())
        text.append(separator).append(second);
    return text;
}

} // namespace

bool isWhatsAppWebhook(std::string_view object)
{
    return memberNamed(object, "object") == "\"whatsapp_business_account\"";
}

bool isWhatsAppValue(std::string_view object)
{
    return memberNamed(object, "messaging_product") == "\"whatsapp\"";
}

bool WebhookParser::parse(const RecordSlice& slice, RecordSink& sink)
{
    m_slice = &slice;
    m_sink = &sink;
    if (!isJsonObject(slice.bytes) || !m_json.check(slice.bytes))
        return false;
    const std::string_view record = m_json.text();
    if (readBody(record))
        return true;
    bool any = false;
    for (JsonMembers members(record); members.next();)
        any |= isJsonObject(members.value()) && readBody(members.value());
    if (!any)
        rejectWithout("this is none of WhatsApp's", record);
    return true;
}

// False where it is no webhook.
bool WebhookParser::readBody(std::string_view body)
{
    m_body = body;
    if (isWhatsAppValue(body)) {
        readValue(body, "value");
        return true;
    }
    if (!isWhatsAppWebhook(body))
        return false;
    bool any = false;
    for (JsonMembers entries(memberNamed(body, "entry")); entries.next();) {
        for (JsonMembers changes(memberNamed(entries.value(), "changes")); changes.next(); any = true)
            readChange(changes.value());
    }
    if (!any)
        rejectWithout("there are no changes in it", body);
    return true;
}

void WebhookParser::readChange(std::string_view change)
{
    m_texts.clear();
    const std::string field(text(change, "field"));
    readValue(memberNamed(change, "value"), field.empty() ? "a change without a field" : field);
}

void WebhookParser::readValue(std::string_view value, std::string_view field)
{
    JsonMembers contacts(memberNamed(value, "contacts"));
    m_texts.clear();
    m_contact = contacts.next() ? text(contacts.value(), "wa_id") : std::string_view();
    bool any = false;
    for (JsonMembers members(value); members.next();)
        any |= readElements(members.key(), members.value());
    if (!any)
        rejectWithout(field, value);
}

// The events of one array of a value; false where there are none.
bool WebhookParser::readElements(std::string_view key, std::string_view array)
{
    const bool known = key == "messages" || key == "statuses" || key == "calls" || key == "message_echoes";
    if (!known || !isJsonArray(array))
        return false;
    bool any = false;
    for (JsonMembers elements(array); elements.next(); any = true) {
        const std::string_view event = elements.value();
        if (!isJsonObject(event))
            rejectWithout(key, event);
        else if (key == "statuses")
            readStatus(event);
        else if (key == "calls")
            readCall(event);
        else
            readMessage(event, key == "messages" ? "message" : "echo");
    }
    return any;
}

void WebhookParser::readMessage(std::string_view message, std::string_view prefix)
{
    begin(message);
    const std::string_view id = text(message, "id");
    const std::string_view contact = text(message, prefix == "echo" ? "to" : "from");
    m_record.set(ImportField::Contact, contact.empty() ? std::string_view(m_contact) : contact);
    m_record.addReference("message_id", id);
    readReply(message, id);
    const std::string_view interactive = memberNamed(message, "interactive");
    readChosen(interactive);
    reference("button_id", memberNamed(message, "button"), "payload");
    reference("ad_id", memberNamed(message, "referral"), "source_id");
    reference("group_id", message, "group_id");
    setError(message);
    const std::string type = joined(prefix, ".", text(message, "type"));
    end(joined(type, ".", text(interactive, "type")), std::string(id));
}

// What a message answers: by its context, or as a reaction, an edit or a deletion of an earlier one.
void WebhookParser::readReply(std::string_view message, std::string_view id)
{
    std::string_view answered = text(memberNamed(message, "context"), "id");
    if (answered.empty())
        answered = text(memberNamed(message, "reaction"), "message_id");
    for (const std::string_view change : {"edit", "revoke"}) {
        if (answered.empty())
            answered = text(memberNamed(message, change), "original_message_id");
    }
    if (answered != id)
        m_record.set(ImportField::ReplyContext, answered);
}

void WebhookParser::readChosen(std::string_view interactive)
{
    reference("button_id", memberNamed(interactive, "button_reply"), "id");
    reference("row_id", memberNamed(interactive, "list_reply"), "id");
}

void WebhookParser::readStatus(std::string_view status)
{
    begin(status);
    const std::string_view id = text(status, "id");
    const std::string_view word = text(status, "status");
    const bool toGroup = text(status, "recipient_type") == "group";
    std::string_view contact = text(status, toGroup ? "recipient_participant_id" : "recipient_id");
    if (contact.empty() && toGroup)
        contact = text(status, "recipient_participant_user_id");
    m_record.set(ImportField::Contact, contact.empty() ? std::string_view(m_contact) : contact);
    m_record.addReference("message_id", id);
    if (toGroup)
        reference("group_id", status, "recipient_id");
    reference("conversation_id", memberNamed(status, "conversation"), "id");
    setText(ImportField::Correlation, status, "biz_opaque_callback_data");
    m_record.status = statusOf({RawValue::Kind::Text, word});
    setError(status);
    // Sent, delivered and read are told of the same message: its id alone is none of theirs.
    end(joined("status", ".", word), id.empty() ? std::string() : joined(id, ":", word));
}

void WebhookParser::readCall(std::string_view call)
{
    begin(call);
    const std::string_view id = text(call, "id");
    const std::string_view happened = text(call, "event");
    const bool incoming = text(call, "direction") == "USER_INITIATED";
    m_record.set(ImportField::Contact,
                 m_contact.empty() ? text(call, incoming ? "from" : "to") : std::string_view(m_contact));
    m_record.addReference("call_id", id);
    setText(ImportField::Correlation, call, "biz_opaque_callback_data");
    m_record.status = statusOf({RawValue::Kind::Text, text(call, "status")});
    setError(call);
    end(joined("call", ".", happened), id.empty() ? std::string() : joined(id, ":", happened));
}

void WebhookParser::begin(std::string_view event)
{
    m_texts.clear();
    m_record.clear();
    m_record.takePlace(*m_slice);
    m_record.recordKind = {};
    m_record.bytes = event;
    m_record.repaired = m_json.wasRepaired();
    if (!m_record.repaired) { // else it lies elsewhere in the source
        m_record.place.offset += static_cast<std::uint64_t>(m_body.data() - m_json.text().data());
        m_record.place.length = static_cast<std::uint32_t>(m_body.size());
    }
    m_record.offer(0, {.field = ImportField::Time}, {}, m_texts.valueOf(memberNamed(event, "timestamp")));
}

void WebhookParser::end(std::string type, std::string id)
{
    m_record.set(ImportField::Type, m_texts.keep(std::move(type)));
    m_record.set(ImportField::Id, m_texts.keep(std::move(id)));
    m_sink->accept(m_record);
}

// Errors of what was sent, or of a message that WhatsApp could not pass on.
void WebhookParser::setError(std::string_view event)
{
    JsonMembers errors(memberNamed(event, "errors"));
    if (!errors.next())
        return;
    m_record.status = EventStatus::Error;
    const std::string_view title = text(errors.value(), "title");
    m_record.set(ImportField::Error, title.empty() ? text(errors.value(), "message") : title);
}

void WebhookParser::setText(ImportField field, std::string_view object, std::string_view key)
{
    m_record.set(field, text(object, key));
}

void WebhookParser::reference(std::string_view key, std::string_view object, std::string_view member)
{
    m_record.addReference(key, text(object, member));
}

std::string_view WebhookParser::text(std::string_view object, std::string_view key)
{
    return m_texts.textOf(memberNamed(object, key));
}

void WebhookParser::rejectWithout(std::string_view what, std::string_view json)
{
    m_sink->reject(problemAt(ProblemCode::NoEvents, {excerptOf(what)}, m_slice->offset, m_slice->line, json));
}

} // namespace throughline
