// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target of records whose shape is known: each line of the input is read by its shape, as the lines
// before it have taught it, or not at all, but never otherwise than the walk reads it.
#include "tests/support/record_readings.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using namespace throughline;

void check(RecordReadings& reader, std::string_view line)
{
    const PaddedText padded(line);
    const std::string known = reader.known(padded.view());
    const std::string walked = reader.walked(padded.view());
    if (!known.empty() && known != walked) {
        std::fprintf(stderr, "does not hold: a record is read by its shape as the walk reads it\n");
        std::abort();
    }
    if (known.empty() && walked.starts_with("as it is"))
        reader.learn(padded.view());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    RecordReadings reader;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        check(reader, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return 0;
}
