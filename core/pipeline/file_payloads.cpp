// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/file_payloads.h"

#include "core/base/translation.h"

#include <fcntl.h>

#include <cerrno>
#include <system_error>

namespace throughline {

namespace {

tl::unexpected<Problem> failureOf(const PayloadFile& file, ProblemCode code, std::string reason,
                                  std::uint64_t byte)
{
    Problem problem;
    problem.code = code;
    problem.parameters = {std::move(reason)};
    problem.source = file.name;
    problem.byte = byte;
    return failure(std::move(problem));
}

constexpr std::size_t kMostOpen = 200; // of the thousand that a process may usually have

// The open file of a source; opened again where it was closed. None where that fails, with the reason in
// errno.
SharedFile opened(const PayloadFile& file)
{
    if (file.file)
        return file.file;
    FileDescriptor again(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    return again ? std::make_shared<const FileDescriptor>(std::move(again)) : nullptr;
}

// What the file looks like now, where that is not what it looked like when it was loaded.
std::optional<std::string> changeOf(const PayloadFile& file, const FileDescriptor& open)
{
    if (!file.seen)
        return std::nullopt;
    const std::optional<FileIdentity> now = identityOf(open);
    if (!now)
        return std::generic_category().message(errno);
    return *now == *file.seen ? std::nullopt : std::optional(differenceOf(*file.seen, *now));
}

} // namespace

void FilePayloads::add(SourceId source, PayloadFile file)
{
    if (m_files.size() <= source.index())
        m_files.resize(source.index() + 1);
    if (!file.path.empty() && file.seen && ++m_open > kMostOpen)
        file.file.reset();
    m_files[source.index()] = std::move(file);
}

Result<std::string> FilePayloads::read(const RecordPlace& place) const
{
    const bool known = place.source && place.source.index() < m_files.size();
    if (!known || (!m_files[place.source.index()].file && m_files[place.source.index()].path.empty()))
        return failure(ProblemCode::ReadFailed,
                       {told(phrase("problems", "the source of this record is not open"))});
    const PayloadFile& file = m_files[place.source.index()];
    const SharedFile open = opened(file);
    if (!open)
        return failureOf(file, ProblemCode::ReadFailed, std::generic_category().message(errno), place.offset);
    std::string bytes(place.length, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count = ::pread(open->get(), bytes.data() + filled, bytes.size() - filled,
                                      static_cast<off_t>(file.start + place.offset + filled));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failureOf(file, ProblemCode::ReadFailed, std::generic_category().message(errno),
                             place.offset);
        if (count == 0)
            break;
        filled += static_cast<std::size_t>(count);
    }
    // Asked after reading: what was written before or while we read shows now.
    if (std::optional<std::string> change = changeOf(file, *open))
        return failureOf(file, ProblemCode::FileChanged, std::move(*change), place.offset);
    if (filled < bytes.size())
        return failureOf(file, ProblemCode::FileChanged,
                         told(phrase("problems", "it ends before this record does")), place.offset);
    return bytes;
}

} // namespace throughline
