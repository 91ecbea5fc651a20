// SPDX-License-Identifier: GPL-3.0-or-later
// The token that a copied text was meant to be. Tokens are copied from logs, JSON and addresses of pages,
// and bring along what stood around them there. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace throughline {

// The token, or the bare UUID, that is left of a text without the blanks and quotes around it and with its
// percent-encoding undone where the `|` were encoded. None where that is the text itself or no token: what is
// no token as it stands may only be offered another way, never silently be taken for one (spec 3, "The
// token").
[[nodiscard]] std::optional<std::string> tokenMeantBy(std::string_view text);

} // namespace throughline
