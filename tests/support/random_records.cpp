// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_records.h"

#include "core/pipeline/pipeline.h"

#include <vector>

namespace throughline::test {

namespace {

std::string oneOf(Random& random, const std::vector<std::string>& choices)
{
    return choices[random() % choices.size()];
}

// Members that mean something in one spelling or another, usable or not, and some that mean nothing.
std::string randomMember(Random& random)
{
    static const std::vector<std::string> kKeys = {
        "occurred_at", "timestamp",      "ts",         "created_at", "event",           "name",
        "id",          "uuid",           "class",      "job",        "duration_ms",     "duration_us",
        "ended_at",    "status",         "level",      "success",    "error",           "error_message",
        "contact_id",  "customer_id",    "wa_id",      "user_id",    "admin_id",        "reference_id",
        "trace_id",    "traceId",        "span_id",    "parent_id",  "causal_trace_id", "context_id",
        "reply_to",    "correlation_id", "updated_by", "order_id",   "message_id",      "Shop_id",
        "table",       "note",           "span_kind",  "original",   "\\u006eote2",     "event_id",
        "span_links",  "spanLinks"};
    static const std::vector<std::string> kValues = {R"("2026-03-02T09:00:01.123456789Z")",
                                                     R"("2026-03-02 09:00:01")",
                                                     "1772442000123",
                                                     "1772442000.5",
                                                     R"("")",
                                                     "null",
                                                     "true",
                                                     "false",
                                                     "0",
                                                     "-3",
                                                     "12.345678",
                                                     "1e3",
                                                     R"("ok")",
                                                     R"("completed")",
                                                     R"("failed")",
                                                     "404",
                                                     R"("error")",
                                                     R"("order:1001")",
                                                     R"("Order:1002")",
                                                     R"("contact:c-7")",
                                                     R"("http://x/y")",
                                                     R"("bare")",
                                                     R"("a\"b\\c\u00fc\n\ud83d\ude00")",
                                                     R"("events")",
                                                     R"({"id":"m-1","message":"broke","code":5})",
                                                     R"([1,{"trace_id":"no"}])",
                                                     "NaN",
                                                     R"("server")",
                                                     R"("SPAN_KIND_CLIENT")",
                                                     R"([{"trace_id":"t-1","span_id":"s-\u00e9","x":1},{}])",
                                                     R"([{"spanId":"s-2"},{"trace_id":"t-2"},7])",
                                                     R"("550e8400-e29b-41d4-a716-446655440000")"};
    return "\"" + oneOf(random, kKeys) + "\":" + oneOf(random, kValues);
}

std::string randomObject(Random& random, int depth)
{
    static const std::vector<std::string> kNested = {"metadata",   "event_metadata", "payload", "data",
                                                     "properties", "attributes",     "context", "error"};
    std::string object = "{";
    for (std::uint64_t i = random() % 9; i > 0; --i) {
        object += object.size() > 1 ? "," : "";
        if (depth < 3 && random() % 4 == 0)
            object += "\"" + oneOf(random, kNested) + "\":" + randomObject(random, depth + 1);
        else
            object += randomMember(random);
    }
    return object + "}";
}

std::string randomRecord(Random& random)
{
    std::string record = randomObject(random, 0);
    record.insert(1, record.size() > 2 ? "\"type\":\"T\"," : "\"type\":\"T\"");
    return record;
}

} // namespace

std::string randomRecords(Random& random, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += randomRecord(random) + "\n";
    return text;
}

Result<std::shared_ptr<const Snapshot>> loadByStandardNames(const std::string& path)
{
    LoadRequest request;
    request.paths = {path};
    request.stopAfter = StopAfter::Reading;
    request.mapping = FieldMapping::standardData();
    request.mapping->detect = false;
    return load(request);
}

} // namespace throughline::test
