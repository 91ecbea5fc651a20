// SPDX-License-Identifier: GPL-3.0-or-later
// FilePayloads: reads records back from the files they were loaded from (see core/model/payloads.h).
//
// Keeps the first files open, so that one that was renamed or deleted can still be read; of a folder of many
// the others are opened again where they are. A file that was written to
// since is a FileChanged failure (spec 6, no. 23); nothing is mapped. Filled while loading, then used from
// any thread.
#pragma once

#include "core/model/payloads.h"
#include "core/pipeline/file_descriptor.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace throughline {

using SharedFile = std::shared_ptr<const FileDescriptor>;

struct PayloadFile {
    std::string name;
    std::string path; // to open it again; empty for a copy of our own
    SharedFile file;
    std::uint64_t start = 0;          // where the source begins in the file
    std::optional<FileIdentity> seen; // what it looked like when it was loaded; none for a copy of our own
};

class FilePayloads final : public Payloads {
public:
    // The file of a source. A source without one has no payloads.
    void add(SourceId source, PayloadFile file);

    [[nodiscard]] Result<std::string> read(const RecordPlace& place) const override;

private:
    std::vector<PayloadFile> m_files; // by source
    std::size_t m_open = 0;
};

} // namespace throughline
