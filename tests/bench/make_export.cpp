// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a big export to standard output or a file: `make_export --events 1000000 --out big.ndjson`.
#include "tests/bench/export_maker.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <string>

namespace {

using namespace throughline::bench;

bool writeTo(std::FILE* file, const ExportOptions& options, bool oneTrace, std::uint32_t fanOut)
{
    bool written = true;
    const WriteText write = [&](std::string_view text) {
        written = written && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    };
    if (oneTrace)
        writeOneTrace(options, fanOut, write);
    else
        writeCommerce(options, write);
    return std::fflush(file) == 0 && written;
}

} // namespace

int main(int argc, char** argv)
{
    ExportOptions options;
    std::string path = "-";
    std::uint32_t fanOut = 8;
    bool oneTrace = false;
    CLI::App app("Writes a generated export as NDJSON; the same for the same options");
    app.add_option("--events", options.events, "How many events, at least")->capture_default_str();
    app.add_option("--seed", options.seed, "Another seed, another export")->capture_default_str();
    app.add_option("--lost", options.lostHops, "Share of hops whose parent is lost")->capture_default_str();
    app.add_option("--out", path, "File to write, - for standard output")->capture_default_str();
    app.add_flag("--one-trace", oneTrace,
                 "One trace of exactly that many spans instead of a shop's campaigns");
    app.add_option("--fan-out", fanOut, "Children of a span, with --one-trace")->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    std::FILE* const file = path == "-" ? stdout : std::fopen(path.c_str(), "wb");
    const bool written = file && writeTo(file, options, oneTrace, fanOut);
    if (!written)
        std::perror(path.c_str());
    const bool closed = !file || file == stdout || std::fclose(file) == 0;
    return written && closed ? 0 : 1;
}
