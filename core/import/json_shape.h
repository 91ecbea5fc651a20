// SPDX-License-Identifier: GPL-3.0-or-later
// Tells from the first bytes of a text whether it is JSON and how its records are laid out. Pure, any thread.
#pragma once

#include "core/import/json_layout.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace throughline {

struct JsonShape {
    enum class Verdict : std::uint8_t { Json, Broken, NotJson };
    Verdict verdict = Verdict::NotJson;
    JsonLayout layout;
    std::string reason; // why it is broken
};

// `whole`: the prefix is all there is.
[[nodiscard]] JsonShape jsonShapeOf(std::string_view prefix, bool whole);

} // namespace throughline
