// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/archives.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstddef>

namespace throughline::test {

namespace {

enum class Form { Zip, EncryptedZip, Tar };

std::string archiveOf(const ArchiveFiles& files, Form form)
{
    std::size_t size = 1 << 16;
    for (const auto& [name, content] : files)
        size += content.size() + name.size() + 4096;
    std::string bytes(size, '\0');
    std::size_t used = 0;
    archive* const writer = ::archive_write_new();
    if (form == Form::Tar) {
        ::archive_write_set_format_pax_restricted(writer);
    } else {
        ::archive_write_set_format_zip(writer);
        if (form == Form::EncryptedZip) {
            ::archive_write_set_options(writer, "zip:encryption=zipcrypt");
            ::archive_write_set_passphrase(writer, "secret");
        }
    }
    ::archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
    for (const auto& [name, content] : files) {
        archive_entry* const entry = ::archive_entry_new();
        ::archive_entry_set_pathname(entry, name.c_str());
        ::archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        ::archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
        ::archive_entry_set_perm(entry, 0644);
        ::archive_write_header(writer, entry);
        ::archive_write_data(writer, content.data(), content.size());
        ::archive_entry_free(entry);
    }
    ::archive_write_close(writer);
    ::archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

} // namespace

std::string zipOf(const ArchiveFiles& files)
{
    return archiveOf(files, Form::Zip);
}

std::string encryptedZipOf(const ArchiveFiles& files)
{
    return archiveOf(files, Form::EncryptedZip);
}

std::string tarOf(const ArchiveFiles& files)
{
    return archiveOf(files, Form::Tar);
}

} // namespace throughline::test
