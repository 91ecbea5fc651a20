// SPDX-License-Identifier: GPL-3.0-or-later
// Attribute: a flat key and its value beside a span (OTLP's attributes, the tags of Jaeger and Zipkin), read
// with the field mapping.
//
// What the format itself defines (time, name, ids of the span, its status) is never taken from an attribute.
// Pure functions, any thread.
#pragma once

#include "core/import/raw_record.h"

namespace throughline {

// The container that attributes stand in by the mapping.
[[nodiscard]] std::uint8_t attributeContainer(const FieldMapping& mapping);

// Keys are looked up as they are, then as `object.key`, then by their last part alone: "app.order_id" names
// an order. The record's views point into both texts.
void offerAttribute(RawRecord& record, const FieldMapping& mapping, std::uint8_t container,
                    std::string_view key, const RawValue& value);

} // namespace throughline
