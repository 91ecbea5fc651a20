// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target of the whole load path: sniffing, unpacking, decoding, splitting, parsing, the sink,
// reconstruction and reading records back. The input is a source's bytes, in a file that exists in memory
// only.
#include "core/pipeline/pipeline.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace throughline;

void require(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

void checkSnapshot(const Snapshot& snapshot)
{
    require(snapshot.report.balances(), "records read = loaded + folded + rejected");
    const EventStore& events = snapshot.events;
    require(events.size() > 0 || !snapshot.executions.empty(), "a snapshot has events, or jobs");
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        require(static_cast<bool>(events.type(e)), "an event has a type");
        require(i == 0 || !events.timed(e) || events.time(EventId(i - 1)) <= events.time(e),
                "events are in time order");
        const Result<std::string> payload = snapshot.payloads->read(events.place(e));
        require(payload && payload->starts_with('{') && payload->ends_with('}'), "a record can be read back");
        require(snapshot.findEvent(snapshot.eventName(e)).valid(), "an event is found by its name");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const int file = ::memfd_create("input", MFD_CLOEXEC);
    require(file >= 0 && ::ftruncate(file, 0) == 0 &&
                ::pwrite(file, data, size, 0) == static_cast<ssize_t>(size),
            "the input can be written");
    LoadRequest request;
    request.paths = {"/proc/self/fd/" + std::to_string(file)};
    request.maxRecordBytes = 1 << 10;
    request.maxUnpackedBytes = 1 << 18;
    if (const auto loaded = load(request))
        checkSnapshot(**loaded);
    else
        require(!describe(loaded.error()).empty(), "a failure says why");
    return 0;
}
