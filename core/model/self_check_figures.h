// SPDX-License-Identifier: GPL-3.0-or-later
// SelfCheck: how often inferred causes were right where the cause was known and had been hidden (spec 2,
// "Self-check"). Plain data.
#pragma once

#include <cstdint>
#include <optional>

namespace throughline {

struct SelfCheck {
    double threshold = 0;
    std::uint32_t hidden = 0;   // links whose cause could be found
    std::uint32_t accepted = 0; // of those: events for which a cause was accepted,
    std::uint32_t right = 0;    // and the one that had been hidden
    std::uint32_t withheld = 0; // links whose cause could not be found
    std::uint32_t invented = 0; // of those: events for which a cause was accepted all the same
    // Expected calibration error: how far the confidence of the likeliest candidates of hidden links is from
    // the share of them that is right, over fifteen steps of confidence.
    double calibrationError = 0;

    // None where there is nothing to tell it from.
    [[nodiscard]] std::optional<double> precision() const;  // right among accepted
    [[nodiscard]] std::optional<double> recall() const;     // right among hidden
    [[nodiscard]] std::optional<double> inventions() const; // invented among withheld
};

} // namespace throughline
