// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target of one reader, THROUGHLINE_READER, past the sniff that would send most inputs to another one.
// The first byte of the input says in which pieces the rest is read.
#include "core/base/keyed_hash.h"
#include "core/import/reader_list.h"
#include "core/import/reading.h"
#include "core/reconstruct/reconstructor.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using namespace throughline;

void require(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "does not hold: %s\n", what);
        std::abort();
    }
}

const Reader& reader()
{
    const auto all = readers();
    const auto found = std::find_if(all.begin(), all.end(), [](const Reader* candidate) {
        return candidate->name() == THROUGHLINE_READER;
    });
    require(found != all.end(), "there is a reader " THROUGHLINE_READER);
    return **found;
}

void checkSnapshot(const Snapshot& snapshot, std::size_t size)
{
    require(snapshot.report.balances(), "records read = loaded + folded + rejected");
    const EventStore& events = snapshot.events;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const EventId e(i);
        const RecordPlace place = events.place(e);
        require(static_cast<bool>(events.type(e)), "an event has a type");
        require(place.offset + place.length <= size, "a record lies in its source");
        require(i == 0 || !events.timed(e) || events.time(EventId(i - 1)) <= events.time(e),
                "events are in time order");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const SourcePrefix prefix{text.substr(0, kSniffBytes), text.size() <= kSniffBytes};
    const SniffResult sniff = reader().sniff(prefix);
    require(sniff.verdict == SniffResult::Verdict::NotMine || !sniff.format.empty(), "a format has a name");
    const auto records = std::make_shared<Records>();
    const SourceId source = records->report.addSource({.name = "input"});
    const KeyedHash hasher;
    MemoryStream stream(text, 1 + std::size_t{data[0]});
    const Result<void> read = readSource(*records, reader(), stream, prefix,
                                         {.source = source,
                                          .mapping = FieldMapping::standard(),
                                          .hasher = hasher,
                                          .limits = {.maxRecordBytes = 1 << 12}});
    require(read.has_value(), "memory can be read");
    records->seal(1);
    Snapshot snapshot(records);
    reconstruct(snapshot);
    checkSnapshot(snapshot, text.size());
    return 0;
}
