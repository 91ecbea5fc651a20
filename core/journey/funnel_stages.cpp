// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journey/funnel_stages.h"

#include "core/base/json_node.h"
#include "core/base/letter_case.h"
#include "core/base/text_file.h"
#include "core/base/translation.h"
#include "core/journey/text_match.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <fmt/format.h>

#include <cassert>
#include <utility>

namespace throughline {

namespace {

// The one place that says what is usual.
constexpr std::string_view kUsualStages = R"([
  {"stage": "sent", "types": [
    "MessageSent", "CampaignMessageSent", "TemplateSent", "BroadcastSent", "EmailSent", "SmsSent", "status.sent"]},
  {"stage": "delivered", "types": [
    "MessageDelivered", "EmailDelivered", "SmsDelivered", "status.delivered"]},
  {"stage": "read", "types": [
    "MessageRead", "MessageSeen", "MessageOpened", "EmailOpened", "status.read", "status.played"]},
  {"stage": "replied", "types": [
    "MessageReceived", "MessageReplied", "ReplyReceived", "ButtonClicked", "QuickReplyClicked",
    "message.text", "message.button", "message.reaction", "message.interactive.button_reply",
    "message.interactive.list_reply", "message.interactive.nfm_reply", "message.image", "message.video",
    "message.audio", "message.document", "message.sticker", "message.location", "message.contacts"]},
  {"stage": "cart", "types": [
    "CartItemAdded", "ItemAddedToCart", "ProductAddedToCart", "AddToCart", "AddedToCart", "ProductAdded",
    "CartCreated", "CartUpdated", "message.order"]},
  {"stage": "order", "types": [
    "OrderCreated", "OrderPlaced", "OrderSubmitted", "OrderCompleted"]},
  {"stage": "paid", "types": [
    "PaymentCaptured", "PaymentSucceeded", "PaymentCompleted", "PaymentReceived", "OrderPaid", "InvoicePaid"]}
]
)";

// Reads the stages of a document; the first thing that is wrong stays.
class Reading {
public:
    explicit Reading(std::string source) { m_stages.source = std::move(source); }

    Result<FunnelStages> read(const JsonNode& document)
    {
        if (document.kind != JsonNode::Kind::Array)
            wrong(document,
                  translated(phrase("problems", R"(a list of {"stage": …, "types": […]} was expected)")));
        else if (document.items.empty())
            wrong(document, told(phrase("problems", "there is no stage")));
        else if (document.items.size() > kMostStages)
            wrong(document, told(phrase("problems", "there are more than {} stages"), kMostStages));
        for (const JsonNode& stage : document.items) {
            if (!m_problem)
                readStage(stage);
        }
        if (m_problem)
            return failure(std::move(*m_problem));
        return std::move(m_stages);
    }

private:
    void readStage(const JsonNode& node)
    {
        FunnelStage stage;
        const JsonNode* types = nullptr;
        if (node.kind != JsonNode::Kind::Object)
            return wrong(node, translated(phrase("problems", R"({"stage": …, "types": […]} was expected)")));
        for (const JsonNode& member : node.items) {
            if (member.key == "stage")
                stage.name = textOf(member, told(phrase("problems", "a stage's name")));
            else if (member.key == "types")
                types = &member;
            else
                return wrong(
                    member,
                    told(phrase("problems", R"(a stage has no "{}", only "stage" and "types")"), member.key));
        }
        if (stage.name.empty())
            return wrong(node, told(phrase("problems", "a stage has no name")));
        if (!m_names.insert(stage.name).second)
            return wrong(node, told(phrase("problems", "there are two stages \"{}\""), stage.name));
        if (types == nullptr || types->kind != JsonNode::Kind::Array || types->items.empty())
            return wrong(types == nullptr ? node : *types,
                         told(phrase("problems", "stage \"{}\" has no list of types"), stage.name));
        for (const JsonNode& type : types->items)
            stage.types.push_back(readType(type, stage.name));
        m_stages.stages.push_back(std::move(stage));
    }

    StageType readType(const JsonNode& node, const std::string& stage)
    {
        StageType type{.type = {}, .className = {}, .line = node.line};
        if (node.kind == JsonNode::Kind::Object) {
            for (const JsonNode& member : node.items) {
                if (member.key == "type")
                    type.type = textOf(member, told(phrase("problems", "a type")));
                else if (member.key == "class")
                    type.className = textOf(member, told(phrase("problems", "a class")));
                else
                    wrong(member, told(phrase("problems", R"(a type has no "{}", only "type" and "class")"),
                                       member.key));
            }
        } else {
            type.type = textOf(node, told(phrase("problems", "a type")));
        }
        if (type.type.empty())
            wrong(node, told(phrase("problems", "a type of stage \"{}\" has no name"), stage));
        const auto [known, isNew] =
            m_types.try_emplace({comparableName(type.type), comparableName(type.className)}, stage);
        if (!isNew && known->second != stage)
            wrong(node, told(phrase("problems", "type \"{}\" stands in stage \"{}\" already"), type.type,
                             known->second));
        return type;
    }

    std::string textOf(const JsonNode& node, std::string_view what)
    {
        if (node.kind != JsonNode::Kind::Text)
            wrong(node, told(phrase("problems", "{} is to be a text"), what));
        return node.text;
    }

    void wrong(const JsonNode& node, std::string reason)
    {
        if (m_problem)
            return;
        m_problem.emplace();
        m_problem->code = ProblemCode::BadStages;
        m_problem->parameters = {std::move(reason)};
        m_problem->source = m_stages.source;
        m_problem->line = node.line;
    }

    FunnelStages m_stages;
    absl::flat_hash_set<std::string> m_names;
    absl::flat_hash_map<std::pair<std::string, std::string>, std::string>
        m_types; // and the stage they are in
    std::optional<Problem> m_problem;
};

bool isLetterOrDigit(char lower)
{
    return (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
}

} // namespace

const FunnelStages& usualStages()
{
    static const FunnelStages stages = [] {
        Result<FunnelStages> usual = parseStages(kUsualStages, "");
        assert(usual.has_value()); // and tested
        return std::move(*usual);
    }();
    return stages;
}

std::string_view usualStagesText()
{
    return kUsualStages;
}

Result<FunnelStages> parseStages(std::string_view json, const std::string& name)
{
    Result<JsonNode> document = parseJsonNode(json, name);
    if (!document)
        return failure(std::move(document.error()));
    return Reading(name).read(*document);
}

Result<FunnelStages> loadStages(const std::string& path)
{
    Result<std::string> text = readTextFile(path);
    if (!text)
        return failure(std::move(text.error()));
    return parseStages(*text, path);
}

std::string comparableName(std::string_view name)
{
    std::string comparable;
    for (const char c : name) {
        const char lower = lowerCase(c);
        if (isLetterOrDigit(lower) || static_cast<unsigned char>(c) >= 0x80)
            comparable += lower;
    }
    return comparable.empty() ? std::string(name) : comparable;
}

} // namespace throughline
