// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/span_readers.h"

#include <fmt/format.h>

namespace throughline::test {

std::string withMembers(std::string object, std::string_view members)
{
    if (!members.empty())
        object.append(",").append(members);
    return object + "}";
}

std::string faultOfTruncation(std::string_view text, std::size_t from)
{
    std::uint64_t loaded = 0;
    for (std::size_t size = from; size <= text.size(); ++size) {
        const ReadText read = readText(text.substr(0, size));
        if (!read.snapshot->report.balances() || read.source().rejected > 1)
            return fmt::format("{} bytes: the report is wrong", size);
        if (read.source().loaded < loaded)
            return fmt::format("{} bytes: {} spans, {} before", size, read.source().loaded, loaded);
        loaded = read.source().loaded;
        const bool between = text.substr(size, 1) == "\n" || text[size - 1] == '\n';
        if (!read.source().partial && !between && size != text.size())
            return fmt::format("{} bytes: nobody was told", size);
    }
    return loaded == 2 ? std::string() : fmt::format("{} spans in the end", loaded);
}

bool isRecognisedFrom(std::string_view text, std::size_t from, std::string_view format)
{
    for (std::size_t size = from; size < text.size(); ++size) {
        if (readText(text.substr(0, size)).sniff.format != format)
            return false;
    }
    return true;
}

} // namespace throughline::test
