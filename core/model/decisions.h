// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions: what a person says of the candidates that the link fallback offers (spec 2: "the person can
// confirm or reject it, and that decision is kept"). Plain data, told by the names of events so that it
// outlives a load.
#pragma once

#include "core/model/repairs.h"

#include <string>

namespace throughline {

struct Decision {
    std::string cause; // as Snapshot::eventName says
    std::string effect;
    Verdict verdict = Verdict::Confirmed;

    friend bool operator==(const Decision&, const Decision&) = default;
};

} // namespace throughline
