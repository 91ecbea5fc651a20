// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/expected_bytes.h"

#include "core/pipeline/connection_text.h"
#include "core/pipeline/url_text.h"

#include <sys/stat.h>

namespace throughline {

ExpectedBytes::ExpectedBytes(const std::vector<SourcePaths>& given)
{
    for (const SourcePaths& paths : given) {
        for (const SourcePath& file : paths.files) {
            const std::string onDisk = isConnection(file.path) ? sqliteFileOf(file.path) : file.path;
            struct stat status {};
            if (onDisk.empty() || onDisk == kStandardInput || isUrl(onDisk))
                ++m_unknown;
            else if (::stat(onDisk.c_str(), &status) == 0 && S_ISREG(status.st_mode))
                m_known += static_cast<std::uint64_t>(status.st_size);
        }
    }
}

void ExpectedBytes::learn(std::uint64_t bytes)
{
    if (bytes == 0)
        return;
    m_known += bytes;
    --m_unknown;
}

} // namespace throughline
