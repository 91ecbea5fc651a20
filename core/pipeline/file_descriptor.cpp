// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/file_descriptor.h"

#include "core/base/translation.h"

#include <fmt/format.h>

namespace throughline {

std::optional<FileIdentity> identityOf(const FileDescriptor& file)
{
    struct stat status {};
    if (::fstat(file.get(), &status) != 0)
        return std::nullopt;
    FileIdentity identity;
    identity.device = static_cast<std::uint64_t>(status.st_dev);
    identity.inode = static_cast<std::uint64_t>(status.st_ino);
    identity.size = static_cast<std::uint64_t>(status.st_size);
    identity.modifiedSeconds = status.st_mtim.tv_sec;
    identity.modifiedNanoseconds = status.st_mtim.tv_nsec;
    return identity;
}

std::string differenceOf(const FileIdentity& before, const FileIdentity& now)
{
    if (before.size != now.size)
        return told(phrase("problems", "it had {} bytes, now {}"), before.size, now.size);
    return told(phrase("problems", "it was written to"));
}

} // namespace throughline
