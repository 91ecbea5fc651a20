// SPDX-License-Identifier: GPL-3.0-or-later
// Text for a document of XML or HTML: nothing in it is markup, and no letter that XML 1.0 forbids (spec 6,
// no. 31). Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

// Fit for an element and for a quoted attribute. Ends of lines and tabs become blanks; what is no UTF-8, and
// control characters, U+FFFD.
[[nodiscard]] std::string escapedMarkup(std::string_view text);

} // namespace throughline
