// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/read_text.h"

#include "core/import/reader_list.h"
#include "core/import/reading.h"
#include "core/pipeline/pipeline.h"

#include <QtGlobal>

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstdio>

namespace throughline::test {

const Problem& ReadText::first(ProblemCode code) const
{
    const std::vector<Problem>& problems = snapshot->report.problems();
    const auto found =
        std::find_if(problems.begin(), problems.end(), [code](const Problem& p) { return p.code == code; });
    if (found == problems.end())
        qFatal("no problem %s", std::string(nameOf(code)).c_str());
    return *found;
}

std::string ReadText::entity(EntityId id) const
{
    if (!id)
        return {};
    const Entity& entity = snapshot->entities[id];
    return str(entity.kind) + ":" + str(entity.value);
}

std::string ReadText::references(EventId e) const
{
    std::string all;
    for (const EntityId reference : snapshot->events.references(e))
        all += (all.empty() ? "" : " ") + entity(reference);
    return all;
}

namespace {

// Fills the records, and says in `read` how that went.
void readInto(Records& records, ReadText& read, std::string_view text, const KeyedHash& hasher,
              const ReadOptions& options)
{
    const SourceId source = records.report.addSource({.name = "text"});
    const SourcePrefix prefix{text.substr(0, kSniffBytes), text.size() <= kSniffBytes};
    const ChosenReader chosen = chooseReader(prefix);
    read.sniff = chosen.sniff;
    MemoryStream stream(text, options.block);
    if (chosen.reader && chosen.sniff.verdict == SniffResult::Verdict::Mine)
        read.result = readSource(records, *chosen.reader, stream, prefix,
                                 {.source = source,
                                  .mapping = options.mapping ? *options.mapping : FieldMapping::standard(),
                                  .hasher = hasher,
                                  .limits = {options.maxRecordBytes},
                                  .threads = options.threads});
}

} // namespace

std::shared_ptr<Records> recordsOfText(std::string_view text, const KeyedHash& hasher)
{
    auto records = std::make_shared<Records>();
    ReadText read;
    readInto(*records, read, text, hasher, {});
    return records;
}

ReadText readText(std::string_view text, const ReadOptions& options)
{
    ReadText read;
    const auto records = std::make_shared<Records>();
    readInto(*records, read, text, KeyedHash(), options);
    records->seal(options.threads);
    read.snapshot = std::make_unique<Snapshot>(records);
    return read;
}

Result<std::shared_ptr<const Snapshot>> loadPaths(std::vector<std::string> paths)
{
    LoadRequest request;
    request.paths = std::move(paths);
    request.stopAfter = StopAfter::Reading;
    return load(request);
}

std::string eventLine(std::string_view members)
{
    std::string line = R"({"type":"T","occurred_at":"2026-03-02T09:00:00Z")";
    if (!members.empty())
        line.append(",").append(members);
    return line + "}\n";
}

std::string writeFile(const std::string& folder, const std::string& name, std::string_view bytes)
{
    std::string path = folder + "/" + name;
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    if (!file || std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size() || std::fclose(file) != 0)
        qFatal("%s cannot be written", path.c_str());
    return path;
}

std::string gzipped(std::string_view bytes)
{
    z_stream stream{};
    if (::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("deflateInit2");
    std::string packed(::deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    if (::deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("deflate");
    packed.resize(stream.total_out);
    ::deflateEnd(&stream);
    return packed;
}

std::string zstdPacked(std::string_view bytes)
{
    std::string packed(::ZSTD_compressBound(bytes.size()), '\0');
    packed.resize(::ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
    return packed;
}

} // namespace throughline::test
