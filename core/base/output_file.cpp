// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/output_file.h"

#include "core/base/translation.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <random>
#include <system_error>
#include <utility>

namespace throughline {

namespace {

tl::unexpected<Problem> writeFailure(const std::string& path, int error)
{
    return failure(ProblemCode::WriteFailed, {path, std::generic_category().message(error)});
}

std::string folderOf(const std::string& path)
{
    const std::size_t slash = path.find_last_of('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

} // namespace

Result<std::string> writablePlace(const std::string& path)
{
    struct stat status {};
    if (path.empty() || path.find('\0') != std::string::npos)
        return writeFailure(path, EINVAL);
    if (::stat(path.c_str(), &status) != 0)
        return errno == ENOENT ? Result<std::string>(path) : writeFailure(path, errno);
    if (S_ISDIR(status.st_mode))
        return writeFailure(path, EISDIR);
    if (!S_ISREG(status.st_mode))
        return failure(ProblemCode::WriteFailed, {path, told(phrase("problems", "it is no regular file"))});
    const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), std::free);
    return real ? Result<std::string>(real.get()) : writeFailure(path, errno);
}

std::string nameBeside(const std::string& path)
{
    std::random_device random;
    return fmt::format("{}/.throughline-{:08x}{:08x}", folderOf(path), random(), random());
}

Result<void> moveToPlace(const std::string& finished, const std::string& place)
{
    struct stat status {};
    if (::stat(place.c_str(), &status) == 0)
        ::chmod(finished.c_str(), status.st_mode & 07777);
    if (::rename(finished.c_str(), place.c_str()) == 0)
        return {};
    const int error = errno;
    ::unlink(finished.c_str());
    return writeFailure(place, error);
}

Result<OutputFile> OutputFile::create(const std::string& path)
{
    Result<std::string> place = writablePlace(path);
    if (!place)
        return tl::unexpected<Problem>(std::move(place.error()));
    OutputFile file;
    file.m_place = std::move(*place);
    const std::string folder = folderOf(file.m_place);
    constexpr mode_t kMode = 0666;
    file.m_file = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kMode);
    // Not every file system knows files without a name.
    if (file.m_file < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
        file.m_name = nameBeside(file.m_place);
        file.m_file = ::open(file.m_name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kMode);
    }
    if (file.m_file < 0)
        return writeFailure(path, errno);
    return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : m_place(std::move(other.m_place)), m_name(std::exchange(other.m_name, {})),
      m_file(std::exchange(other.m_file, -1))
{}

OutputFile::~OutputFile()
{
    if (m_file >= 0)
        ::close(m_file);
    if (!m_name.empty())
        ::unlink(m_name.c_str());
}

Result<void> OutputFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return writeFailure(m_place, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> OutputFile::commit()
{
    if (::fsync(m_file) != 0)
        return writeFailure(m_place, errno);
    if (m_name.empty()) {
        const std::string name = nameBeside(m_place);
        const std::string open = fmt::format("/proc/self/fd/{}", m_file);
        if (::linkat(AT_FDCWD, open.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0)
            return writeFailure(m_place, errno);
        m_name = name;
    }
    if (::close(std::exchange(m_file, -1)) != 0)
        return writeFailure(m_place, errno);
    return moveToPlace(std::exchange(m_name, {}), m_place);
}

} // namespace throughline
