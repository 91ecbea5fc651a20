// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which people expect names with numbers in them: "9" before "10", "b2" before "b10". The case
// of ASCII letters does not matter. Pure, any thread.
#pragma once

#include <string_view>

namespace throughline {

[[nodiscard]] bool naturalLess(std::string_view a, std::string_view b);

} // namespace throughline
