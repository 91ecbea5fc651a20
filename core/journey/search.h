// SPDX-License-Identifier: GPL-3.0-or-later
// Search: what a typed or pasted text may mean: an order, a contact, a message, a trace, an event, a token …
//
// Pure, any thread. Best first: exact before prefix before substring; within those, created entities (orders,
// campaigns, contacts) before messages before traces before events; then by value.
#pragma once

#include "core/base/progress.h"
#include "core/journey/selector.h"
#include "core/journey/text_index.h"
#include "core/model/snapshot.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct SearchHit {
    Selector selector;
    std::uint32_t events = 0; // how many events it names
    EventId event;       // the one it stands for, see target(); none for a token that no event belongs to
    std::string excerpt; // of an event that was found by its words: the text that has them
};

struct SearchResult {
    std::vector<SearchHit> hits;
    std::uint32_t total = 0; // how many there are in all
};

// Case-insensitive for ASCII. A text of the form `kind:value` searches that kind only; a text that parses as
// a tracking token offers the token. An empty text finds nothing.
//
// With `words`, the index of the snapshot, also events whose records say it; they come after all others, the
// latest first, and a few of them are offered however many others there are. `text:value` searches them only.
[[nodiscard]] SearchResult search(const Snapshot& snapshot, std::string_view text, std::uint32_t limit = 50,
                                  const CancelToken& cancel = {}, const TextIndex* words = nullptr);

} // namespace throughline
