// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/reader_list.h"

#include "core/import/readers/csv/csv_reader.h"
#include "core/import/readers/elastic_apm/elastic_apm_reader.h"
#include "core/import/readers/hasura_event/hasura_event_reader.h"
#include "core/import/readers/jaeger_json/jaeger_json_reader.h"
#include "core/import/readers/native_json/native_json_reader.h"
#include "core/import/readers/otlp_json/otlp_json_reader.h"
#include "core/import/readers/whatsapp_webhook/whatsapp_webhook_reader.h"
#include "core/import/readers/zipkin_json/zipkin_json_reader.h"

#include <array>

namespace throughline {

std::span<const Reader* const> readers()
{
    static const HasuraEventReader hasuraEvent;
    static const WhatsAppWebhookReader whatsAppWebhook;
    static const OtlpJsonReader otlpJson;
    static const JaegerJsonReader jaegerJson;
    static const ZipkinJsonReader zipkinJson;
    static const ElasticApmReader elasticApm;
    const Reader& nativeJson = tableReader(); // takes any JSON: asked last of those that read JSON
    static const CsvReader csv;
    static const std::array<const Reader*, 8> list = {
        &hasuraEvent, &whatsAppWebhook, &otlpJson, &jaegerJson, &zipkinJson, &elasticApm, &nativeJson, &csv};
    return list;
}

const Reader& tableReader()
{
    static const NativeJsonReader reader;
    return reader;
}

ChosenReader chooseReader(const SourcePrefix& prefix)
{
    for (const Reader* reader : readers()) {
        SniffResult sniff = reader->sniff(prefix);
        if (sniff.verdict != SniffResult::Verdict::NotMine)
            return {reader, std::move(sniff)};
    }
    return {};
}

} // namespace throughline
