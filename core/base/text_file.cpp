// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_file.h"

#include "core/base/output_file.h"
#include "core/base/translation.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

namespace throughline {

namespace {

tl::unexpected<Problem> unreadable(const std::string& path, ProblemCode code, std::string reason)
{
    Problem problem;
    problem.code = code;
    problem.source = path;
    problem.parameters = {std::move(reason)};
    return failure(std::move(problem));
}

} // namespace

Result<std::string> readTextFile(const std::string& path, std::size_t mostBytes)
{
    const auto because = [] { return std::generic_category().message(errno); };
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return unreadable(path, errno == ENOENT ? ProblemCode::FileMissing : ProblemCode::FileUnreadable,
                          because());
    std::string text(mostBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad() || (file.gcount() == 0 && !file.eof()))
        return unreadable(path, ProblemCode::FileUnreadable, because());
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > mostBytes)
        return unreadable(path, ProblemCode::FileUnreadable,
                          told(phrase("problems", "it is larger than {} bytes"), mostBytes));
    return text;
}

Result<void> writeTextFile(std::string_view text, const std::string& path)
{
    Result<OutputFile> file = OutputFile::create(path);
    if (!file)
        return failure(std::move(file.error()));
    if (Result<void> written = file->write(text); !written)
        return written;
    return file->commit();
}

} // namespace throughline
