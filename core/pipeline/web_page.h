// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages where an export was expected: servers answer with one that asks to sign in, or says that
// something is gone. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace throughline {

// What the page says it is, "Sign in"; "untitled" where it does not. None for what is no HTML.
[[nodiscard]] std::optional<std::string> titleOfWebPage(std::string_view prefix);

} // namespace throughline
