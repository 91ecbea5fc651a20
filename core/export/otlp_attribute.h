// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes of OTLP JSON: {"key":…,"value":{"stringValue":…}}. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

// Behind a comma where an element stands before.
void appendOtlpAttribute(std::string& list, std::string_view key, std::string_view text);

} // namespace throughline
