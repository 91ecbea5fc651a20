// SPDX-License-Identifier: GPL-3.0-or-later
// Wording: findings and links of a snapshot in sentences, for output and for people (core/base/translation.h
// says in which language).
//
// Pure functions of a snapshot, any thread. What comes from data stands in the sentences as it is: whoever
// shows them shows plain text.
#pragma once

#include "core/model/snapshot.h"

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// "Broken Trace Chain at App\\Jobs\\CapturePaymentJob" (seed 1, section 7) for what breaks a chain, else a
// sentence of its own.
[[nodiscard]] std::string messageOf(const Snapshot& snapshot, const Finding& finding);
// What is missing or wrong: "parent 4080fdfd-… is not in this data".
[[nodiscard]] std::string detailOf(const Snapshot& snapshot, const Finding& finding);

// Why that is so, most likely, and how often it happens to events of the class: "the context was lost on the
// way: 4.1 % of the CapturePaymentJob events that should have a cause have lost it". Empty where nothing can
// be said.
[[nodiscard]] std::string likelyCauseOf(const Snapshot& snapshot, const Finding& finding);

// The class that an event names where it is itself the logged warning "Broken Trace Chain at <class>"; empty
// for any other event. Looks at type and error message.
[[nodiscard]] std::string loggedBreakAt(const Snapshot& snapshot, EventId e);

// Why a link is there, one sentence an entry: "parent_id 4080fdfd-… is the span of AutomationTriggered".
[[nodiscard]] std::vector<std::string> evidenceOf(const Snapshot& snapshot, const Link& link);
// The same in a few words, for a label on an arrow: "reply to wamid.HBg7…".
[[nodiscard]] std::string shortEvidenceOf(const Snapshot& snapshot, const Link& link);

// What people call a kind of entity: "order". One that only the data knows stays as it is.
[[nodiscard]] std::string nameOfKind(const std::string& kind);

// How sure an inferred link, or a chain, is, in whole per cent, of which there are never 100.
[[nodiscard]] int percentOf(double confidence);
// A share as "64.6 %". What is not whole is never 100.0, and what is not nothing never 0.0.
[[nodiscard]] std::string shareText(double share);

// The last part of the name of a class: "CapturePaymentJob" of "App\Jobs\CapturePaymentJob". All of it where
// nothing follows its last separator.
[[nodiscard]] std::string_view lastPartOf(std::string_view className);
// A long id for a narrow place: the first `length` bytes (cut at a character) and "…".
[[nodiscard]] std::string shortened(std::string_view text, std::size_t length);

} // namespace throughline
