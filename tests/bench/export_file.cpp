// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/export_file.h"

#include "tests/bench/export_maker.h"
#include "tests/bench/trace_maker.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <utility>

#include <unistd.h>

namespace throughline::bench {

namespace {

void write(Made made, std::uint64_t events, const WriteText& write)
{
    ExportOptions options;
    options.events = events;
    switch (made) {
    case Made::Otlp:
        return writeOtlpRequests(events, write);
    case Made::Jaeger:
        return writeJaegerTraces(events, write);
    case Made::Zipkin:
        return writeZipkinSpans(events, write);
    case Made::JsonArray:
        options.form = NativeForm::JsonArray;
        break;
    case Made::Csv:
        options.form = NativeForm::Csv;
        break;
    case Made::Ndjson:
        break;
    }
    writeCommerce(options, write);
}

// Generated exports, gone when the program ends.
class Exports {
public:
    ~Exports()
    {
        std::error_code ignored;
        for (const auto& [key, path] : m_made)
            std::filesystem::remove(path, ignored);
    }
    const std::string& of(Made made, std::uint64_t events)
    {
        std::string& path = m_made[{made, events}];
        if (!path.empty())
            return path;
        const std::string name =
            fmt::format("throughline-bench-{}-{}-{}", getpid(), static_cast<int>(made), events);
        path = (std::filesystem::temp_directory_path() / name).string();
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"),
                                                                   std::fclose);
        write(made, events,
              [&](std::string_view text) { std::fwrite(text.data(), 1, text.size(), file.get()); });
        return path;
    }

private:
    std::map<std::pair<Made, std::uint64_t>, std::string> m_made;
};

} // namespace

std::string exportOf(Made made, std::uint64_t events)
{
    static Exports exports;
    const char* const given = made == Made::Ndjson ? std::getenv("THROUGHLINE_BENCH_EXPORT") : nullptr;
    return given ? given : exports.of(made, events);
}

} // namespace throughline::bench
