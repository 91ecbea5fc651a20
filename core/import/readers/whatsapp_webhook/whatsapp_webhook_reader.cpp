// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/readers/whatsapp_webhook/whatsapp_webhook_reader.h"

#include "core/import/json_members.h"
#include "core/import/json_shape.h"
#include "core/import/readers/whatsapp_webhook/webhook_parser.h"

namespace throughline {

namespace {

class WhatsAppParser final : public RecordParser {
public:
    explicit WhatsAppParser(const ParserSettings& settings) : RecordParser(settings.limits), m_parser(json())
    {}

private:
    void parseRecord(const RecordSlice& slice, RecordSink& sink) override
    {
        if (!m_parser.parse(slice, sink))
            rejectJson(sink, slice);
    }

    WebhookParser m_parser;
};

bool isOurs(std::string_view object)
{
    return isWhatsAppWebhook(object) || isWhatsAppValue(object);
}

JsonLayout layoutOf(const SourcePrefix& prefix)
{
    return {.lines = jsonShapeOf(prefix.bytes, prefix.whole).layout.lines};
}

} // namespace

SniffResult WhatsAppWebhookReader::sniff(const SourcePrefix& prefix) const
{
    const std::string_view first = firstObjectOf(prefix.bytes);
    bool ours = isOurs(first);
    // Events of other formats may have a webhook as their payload.
    JsonMembers members(hasAnyMember(first, {"type", "event_type", "event_name", "occurred_at"})
                            ? std::string_view()
                            : first);
    while (!ours && members.next())
        ours = isJsonObject(members.value()) && isOurs(members.value());
    if (!ours)
        return {};
    return {SniffResult::Verdict::Mine,
            layoutOf(prefix).lines ? "WhatsApp webhooks, one a line" : "WhatsApp webhooks",
            {}};
}

std::unique_ptr<BlockCutter> WhatsAppWebhookReader::cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                           const ReadLimits& limits) const
{
    return cutJson(stream, layoutOf(prefix), limits);
}

std::unique_ptr<BlockParser> WhatsAppWebhookReader::parser(const ParserSettings& settings) const
{
    return std::make_unique<WhatsAppParser>(settings);
}

} // namespace throughline
