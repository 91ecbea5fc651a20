// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a tracking token in plain sentences, to be pasted into a ticket: its parts, its jobs from
// the root on, what was written and what happened under its correlation id, and what is wrong with it.
//
// Pure, any thread. UTF-8, in English as all that the core says; texts of the data stand in it as they are,
// but for ends of lines, which become blanks.
#pragma once

#include "core/journey/token_inspection.h"

#include <string>
#include <string_view>

namespace throughline {

// `inspection` is that of the token in the index's snapshot.
[[nodiscard]] std::string tokenReport(const TokenIndex& index, std::string_view token,
                                      const TokenInspection& inspection);

} // namespace throughline
