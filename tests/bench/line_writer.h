// SPDX-License-Identifier: GPL-3.0-or-later
// LineWriter: writes generated events as native NDJSON, JSON array or CSV and deals out what is random about
// them.
//
// Single-threaded; what is buffered is written at the latest when the writer is destroyed.
#pragma once

#include "core/base/time.h"
#include "tests/bench/export_maker.h"

#include <cstdint>
#include <random>
#include <string>

namespace throughline::bench {

struct MadeEvent {
    TimeNs time = 0;
    DurationNs duration = 0;
    const char* type = "";
    const char* className = "";
    bool error = false;
    std::uint32_t contact = 0; // 0: none
    std::string reference;     // "order:1"
    std::string payload;       // JSON members, without the braces
    std::string trace, span, parent, causalTrace;
};

class LineWriter {
public:
    LineWriter(std::uint64_t seed, NativeForm form, const WriteText& write);
    ~LineWriter();
    LineWriter(const LineWriter&) = delete;
    LineWriter& operator=(const LineWriter&) = delete;

    void put(const MadeEvent& event);

    [[nodiscard]] std::uint64_t number(std::uint64_t below) { return m_random() % below; }
    [[nodiscard]] bool chance(double share);
    // Between a quarter of a duration and one and three quarters of it.
    [[nodiscard]] DurationNs about(DurationNs duration);
    [[nodiscard]] std::string uuid();
    [[nodiscard]] std::string messageId();

private:
    void flush();
    void putJson(const MadeEvent& event);
    void putCsv(const MadeEvent& event);

    std::mt19937_64 m_random;
    NativeForm m_form;
    const WriteText& m_write;
    bool m_first = true;
    std::string m_buffer;
};

} // namespace throughline::bench
