// SPDX-License-Identifier: GPL-3.0-or-later
// EventContent: what events say that settles their order where their times tie, in whatever order they were
// read. Plain data; pure, any thread.
#pragma once

#include "core/base/string_pool.h"

#include <compare>

namespace throughline {

struct EventContent {
    StringId id;
    StringId span;
    StringId trace;
    StringId type;
    StringId className;
    StringId parent;
};

// By the texts, the first that differs deciding.
[[nodiscard]] std::strong_ordering compareContent(const StringPool& strings, const EventContent& a,
                                                  const EventContent& b);

} // namespace throughline
