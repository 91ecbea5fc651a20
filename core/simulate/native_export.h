// SPDX-License-Identifier: GPL-3.0-or-later
// NativeExport: writes what the simulated shop delivers as NDJSON, events as they are (spec 1, "The event"),
// rows with a `table` member (spec 1, "Where records come from").
//
// Owned by the caller, used on the threads of delivery.h.
#pragma once

#include "core/simulate/delivery.h"
#include "core/simulate/simulation_truth.h"

#include <cstdint>
#include <string>

namespace throughline::simulate {

class NativeExport : public DeliverySink {
public:
    // The sink gets some hundred kilobytes at a time, the rest at finish().
    explicit NativeExport(TextSink sink) : m_sink(std::move(sink)) {}

    [[nodiscard]] Result<void> deliver(const LakeEvent& event) override;
    [[nodiscard]] Result<void> deliver(const CommerceRow& row) override;
    [[nodiscard]] Result<void> deliver(const RecordedRow& row) override;
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> endLine();
    void appendTime(TimeNs time);

    TextSink m_sink;
    std::string m_text;
    TimeNs m_second = kNoTime; // that m_secondText says
    std::string m_secondText;  // "2026-03-02T09:00:01"
};

} // namespace throughline::simulate
