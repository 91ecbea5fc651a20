// SPDX-License-Identifier: GPL-3.0-or-later
// OutputFile: a file that is written beside its place and takes it only once it is whole (spec 6, no. 33).
//
// Until commit() a file that stood there is untouched; one that is destroyed before leaves nothing behind,
// also where the process is killed (on file systems without nameless files a hidden one is left then). Owned
// by one export, one thread.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace throughline {

// Where a file is to be written: symbolic links are followed, so that they stay. WriteFailed where something
// stands there that is no file.
[[nodiscard]] Result<std::string> writablePlace(const std::string& path);
// Another name in the same folder, hidden and not in use.
[[nodiscard]] std::string nameBeside(const std::string& path);
// Lets a finished file take a place. The access rights of a file that stood there are kept.
[[nodiscard]] Result<void> moveToPlace(const std::string& finished, const std::string& place);

class OutputFile {
public:
    [[nodiscard]] static Result<OutputFile> create(const std::string& path);
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();

    [[nodiscard]] Result<void> write(std::string_view bytes);
    // All that was written is on the disk, then the file takes its place.
    [[nodiscard]] Result<void> commit();

private:
    OutputFile() = default;

    std::string m_place;
    std::string m_name; // of the file that is written; empty while it has none
    int m_file = -1;
};

} // namespace throughline
