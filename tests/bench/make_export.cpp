// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a big export to standard output or a file: `make_export --events 1000000 --out big.ndjson`.
#include "tests/bench/export_maker.h"
#include "tests/bench/trace_maker.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <string>

namespace {

using namespace throughline::bench;

enum class Traces : std::uint8_t { None, Jaeger, Otlp, Zipkin };

const std::map<std::string, NativeForm> kForms = {
    {"ndjson", NativeForm::Ndjson}, {"json", NativeForm::JsonArray}, {"csv", NativeForm::Csv}};
const std::map<std::string, Traces> kTraces = {
    {"jaeger", Traces::Jaeger}, {"otlp", Traces::Otlp}, {"zipkin", Traces::Zipkin}};

void writeTraces(Traces traces, std::uint64_t spans, const WriteText& write)
{
    if (traces == Traces::Jaeger)
        writeJaegerTraces(spans, write);
    else if (traces == Traces::Otlp)
        writeOtlpRequests(spans, write);
    else
        writeZipkinSpans(spans, write);
}

bool writeTo(std::FILE* file, const ExportOptions& options, Traces traces, bool oneTrace,
             std::uint32_t fanOut)
{
    bool written = true;
    const WriteText write = [&](std::string_view text) {
        written = written && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    };
    if (traces != Traces::None)
        writeTraces(traces, options.events, write);
    else if (oneTrace)
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
    Traces traces = Traces::None;
    CLI::App app("Writes a generated export; the same for the same options");
    const auto readFormat = [&](const std::string& name) {
        if (const auto form = kForms.find(name); form != kForms.end())
            options.form = form->second;
        else if (const auto found = kTraces.find(name); found != kTraces.end())
            traces = found->second;
        else
            throw CLI::ValidationError(name + " is no format");
    };
    app.add_option_function<std::string>(
        "--format", readFormat, "ndjson, json, csv: a shop's campaigns; jaeger, otlp, zipkin: requests");
    app.add_option("--events", options.events, "How many events, at least")->capture_default_str();
    app.add_option("--seed", options.seed, "Another seed, another export")->capture_default_str();
    app.add_option("--lost", options.lostHops, "Share of hops whose parent is lost")->capture_default_str();
    app.add_option("--out", path, "File to write, - for standard output")->capture_default_str();
    app.add_flag("--one-trace", oneTrace,
                 "One trace of exactly that many spans instead of a shop's campaigns");
    app.add_option("--fan-out", fanOut, "Children of a span, with --one-trace")->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    std::FILE* const file = path == "-" ? stdout : std::fopen(path.c_str(), "wb");
    const bool written = file && writeTo(file, options, traces, oneTrace, fanOut);
    if (!written)
        std::perror(path.c_str());
    const bool closed = !file || file == stdout || std::fclose(file) == 0;
    return written && closed ? 0 : 1;
}
