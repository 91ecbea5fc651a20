// SPDX-License-Identifier: GPL-3.0-or-later
// Webhooks of the WhatsApp Cloud API: one body, an array, one a line, or an object with one under each key.
// See reader.h.
#pragma once

#include "core/import/reader.h"

namespace throughline {

class WhatsAppWebhookReader final : public Reader {
public:
    [[nodiscard]] std::string_view name() const override { return "WhatsApp webhooks"; }
    [[nodiscard]] SniffResult sniff(const SourcePrefix& prefix) const override;
    [[nodiscard]] std::unique_ptr<BlockCutter> cutter(ByteStream& stream, const SourcePrefix& prefix,
                                                      const ReadLimits& limits) const override;
    [[nodiscard]] std::unique_ptr<BlockParser> parser(const ParserSettings& settings) const override;
};

} // namespace throughline
