// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/reader_list.h"

#include "core/import/readers/native_json/native_json_reader.h"

#include <array>

namespace throughline {

std::span<const Reader* const> readers()
{
    static const NativeJsonReader nativeJson; // takes any JSON object with a type: asked last
    static const std::array<const Reader*, 1> list = {&nativeJson};
    return list;
}

ChosenReader chooseReader(const SourcePrefix& prefix)
{
    ChosenReader broken;
    for (const Reader* reader : readers()) {
        SniffResult sniff = reader->sniff(prefix);
        if (sniff.verdict == SniffResult::Verdict::Mine)
            return {reader, std::move(sniff)};
        if (sniff.verdict == SniffResult::Verdict::Broken && !broken.reader)
            broken = {reader, std::move(sniff)};
    }
    return broken;
}

} // namespace throughline
