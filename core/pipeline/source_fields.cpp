// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/source_fields.h"

#include "core/base/translation.h"
#include "core/import/reader_list.h"
#include "core/pipeline/byte_source.h"
#include "core/pipeline/connection_text.h"
#include "core/pipeline/source_paths.h"
#include "core/pipeline/url_text.h"

#include <memory>
#include <optional>
#include <utility>

namespace throughline {

namespace {

Result<std::unique_ptr<ByteSource>> opened(const SourcePath& path, const UrlOpening& openUrl,
                                           const CancelToken& cancel, SharedFile& spool)
{
    constexpr std::uint64_t kMostUnpacked = 64ULL << 20; // of which only the beginning is looked at
    if (!isUrl(path.path) || !openUrl)
        return ByteSource::open(path, kMostUnpacked, spool);
    return openUrl(path.path, cancel).and_then([&](std::unique_ptr<Download> download) {
        return ByteSource::ofDownload(path.name, std::move(download), kMostUnpacked, spool);
    });
}

} // namespace

Result<SourceFields> fieldsOf(const std::string& path, const FieldMappingData& given,
                              const UrlOpening& openUrl, const CancelToken& cancel)
{
    if (isConnection(path) || isTraceServer(path) || path == kStandardInput)
        return failure(ProblemCode::BadArgument,
                       {told(phrase("problems", "only files can be looked into beforehand"))});
    const SourcePaths paths = sourcePathsOf(path);
    if (paths.files.empty())
        return failure(ProblemCode::IsDirectory);
    SharedFile spool;
    Result<std::unique_ptr<ByteSource>> source = opened(paths.files.front(), openUrl, cancel, spool);
    if (!source)
        return tl::unexpected<Problem>(std::move(source.error()));
    if ((*source)->archive() != ArchiveKind::None)
        return failure(
            ProblemCode::BadArgument,
            {told(phrase("problems", "the files of an archive cannot be looked into beforehand"))});
    if ((*source)->prefixFailure())
        return tl::unexpected<Problem>(*(*source)->prefixFailure());
    SourcePrefix prefix = (*source)->prefix();
    prefix.mapping = &given;
    const ChosenReader chosen = chooseReader(prefix);
    if (!chosen.reader)
        return failure(ProblemCode::UnknownFormat,
                       {told(phrase("problems", "records as JSON, NDJSON, CSV or TSV")),
                        told(phrase("problems", "something else"))});
    SourceFields fields{.format = chosen.sniff.format, .sample = {}, .detection = {}};
    std::optional<RecordSample> sample = chosen.reader->sample(prefix);
    if (!sample)
        return fields;
    fields.detection = detectMapping(*sample, given);
    fields.sample = std::move(*sample);
    return fields;
}

} // namespace throughline
