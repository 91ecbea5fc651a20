// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/binary_kind.h"

#include "core/base/translation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace throughline {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    Phrase kind;
};

constexpr std::array kSignatures = {
    Signature{"\x7F"
              "ELF"sv,
              phrase("problems", "a program")},
    Signature{"\x89PNG"sv, phrase("problems", "a PNG image")},
    Signature{"\xFF\xD8\xFF"sv, phrase("problems", "a JPEG image")},
    Signature{"GIF8"sv, phrase("problems", "a GIF image")},
    Signature{"%PDF-"sv, phrase("problems", "a PDF document")},
    Signature{"PK\x03\x04"sv, phrase("problems", "a ZIP archive")},
    Signature{"SQLite format 3\0"sv, phrase("problems", "an SQLite database")},
    Signature{"\xFD"
              "7zXZ\0"sv,
              phrase("problems", "xz data")},
    Signature{"BZh"sv, phrase("problems", "bzip2 data")},
    Signature{"7z\xBC\xAF\x27\x1C"sv, phrase("problems", "a 7z archive")},
    Signature{"PAR1"sv, phrase("problems", "a Parquet table")},
    Signature{"\x1F\x8B"sv, phrase("problems", "gzip data inside packed data")},
    Signature{"\x28\xB5\x2F\xFD"sv, phrase("problems", "zstd data inside packed data")},
    Signature{"\xFF\xFE\0\0"sv, phrase("problems", "UTF-32 text")},
    Signature{"\0\0\xFE\xFF"sv, phrase("problems", "UTF-32 text")},
};

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1B';
}

} // namespace

std::optional<std::string> binaryKindOf(std::string_view prefix)
{
    for (const Signature& signature : kSignatures) {
        if (prefix.starts_with(signature.bytes))
            return translated(signature.kind);
    }
    const auto zeros = std::count(prefix.begin(), prefix.end(), '\0');
    const auto controls = std::count_if(prefix.begin(), prefix.end(), isControl);
    if (zeros == 0 && controls * 20 <= static_cast<std::ptrdiff_t>(prefix.size()))
        return std::nullopt;
    return told(phrase("problems", "{} of the first {} bytes are no text"), controls, prefix.size());
}

} // namespace throughline
