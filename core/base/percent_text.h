// SPDX-License-Identifier: GPL-3.0-or-later
// Percent-encoding in the texts of addresses (RFC 3986, section 2.1). Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

// What is no two hexadecimal digits after a % stays.
[[nodiscard]] std::string percentDecoded(std::string_view text);
// All but letters, digits and -._~, so that it can stand in any part of an address.
[[nodiscard]] std::string percentEncoded(std::string_view text);

} // namespace throughline
