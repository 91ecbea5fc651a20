#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Throughline beside others, on the same export, in one run.

    tests/bench/compare/compare.py [--build build/release] [--events 1770000] [--cache FOLDER] [--export FILE]

What it does: makes a native export of so many events (or takes FILE), then runs over it, each as a process of
its own on two threads and the best of three runs:
  - a bare simdjson walk of all fields, with one thread and with two (bench_walk);
  - `throughline-cli summary --exact`, which loads, links and reports, and `summary`, which also infers causes;
  - DuckDB: load with an explicit schema, cluster by trace, join parents, contexts and causal traces, sort by
    contact. Only with --cache: it is installed there by npm (needs node 20), never into the source tree.
Then Jaeger, OTLP and Zipkin exports of --spans spans through `throughline-cli summary`.
Prints wall time, peak memory and the ratios. Needs a release build of throughline-cli, make_export, bench_walk.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def run(command, check=True):
    """Wall seconds, peak bytes and standard output of a process."""
    with tempfile.TemporaryFile() as out:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode()
    if check and process.returncode != 0:
        sys.exit(f"{command[0]} failed with {process.returncode}")
    return seconds, usage.ru_maxrss * 1024, text


def best(command, runs):
    return min((run(command) for _ in range(runs)), key=lambda result: result[0])


def make(build, path, arguments):
    if not path.exists():
        run([build / "bin/make_export", "--out", path, *arguments])
    return path.stat().st_size


def duckdb(cache, export, runs):
    """Installs DuckDB where it is not there yet, and runs it."""
    cache.mkdir(parents=True, exist_ok=True)
    if not (cache / "node_modules/@duckdb/node-api").exists():
        subprocess.run(["npm", "install", "--no-fund", "--no-audit", "--prefix", str(cache), "@duckdb/node-api"],
                       check=True, stdout=sys.stderr)
    seconds, memory, text = best(["node", HERE / "duckdb.mjs", export, "2", cache.resolve()], runs)
    return seconds, memory, json.loads(text)


def row(name, size, events, seconds, memory, base):
    share = f"{seconds / base:8.2f}" if base else "        "
    print(f"{name:<34}{seconds:9.2f} s{size / seconds / 1e6:9.0f} MB/s{events / seconds / 1e6:8.2f} M/s"
          f"{memory / 1e6:9.0f} MB{memory / size:8.2f}{share}", flush=True)


def header(first):
    print(f"{first:<34}{'wall':>11}{'bytes':>14}{'events':>12}{'peak':>12}{'/file':>8}{'/walk':>8}")


def native(options, folder):
    export = options.export or folder / "native.ndjson"
    size = make(options.build, export, ["--events", options.events])
    walk = options.build / "bin/bench_walk"
    one = json.loads(best([walk, export, "1"], options.runs)[2])
    seconds, memory, text = best([walk, export, "2"], options.runs)
    two = json.loads(text)
    events, base = two["documents"], two["seconds"]
    header(f"native, {events} events, {size / 1e6:.0f} MB")
    row("simdjson walk, 1 thread", size, events, one["seconds"], memory, base)
    row("simdjson walk, 2 threads", size, events, base, memory, base)
    summary = [options.build / "bin/throughline-cli", "summary", export, "--quiet"]
    load, peak, _ = best([*summary, "--exact"], options.runs)
    row("throughline-cli summary --exact", size, events, load, peak, base)
    inferring, inferring_peak, _ = best(summary, options.runs)
    row("throughline-cli summary", size, events, inferring, inferring_peak, base)
    print(f"  {load / base:.2f} times the walk; peak {peak / size:.2f} times the file")
    if options.cache:
        seconds, memory, said = duckdb(options.cache, export, options.runs)
        total = said["load"] + said["links"]
        row("DuckDB, load", size, events, said["load"], memory, base)
        row("DuckDB, load and joins", size, events, total, memory, base)
        print(f"  Throughline is {total / load:.2f} times as fast, with {memory / peak:.1f} times less memory")


def traces(options, folder):
    rates = {}
    header(f"{options.spans} spans")
    for name in ("jaeger", "otlp", "zipkin"):
        export = folder / f"{name}.json"
        size = make(options.build, export, ["--format", name, "--events", options.spans])
        seconds, memory, text = best([options.build / "bin/throughline-cli", "summary", export, "--quiet"],
                                     options.runs)
        row(name, size, json.loads(text)["events"], seconds, memory, None)
        rates[name] = size / seconds
        export.unlink()
    for name in ("otlp", "zipkin"):
        print(f"  {name}: {rates[name] / rates['jaeger']:.2f} times the bytes a second of jaeger")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parents[2] / "build/release")
    parser.add_argument("--events", type=int, default=1_770_000)
    parser.add_argument("--spans", type=int, default=1_000_000, help="0: no Jaeger, OTLP and Zipkin")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--export", type=pathlib.Path, help="a native NDJSON export instead of a made one")
    parser.add_argument("--cache", type=pathlib.Path, help="where DuckDB is, or is installed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="throughline-compare-") as folder:
        native(options, pathlib.Path(folder))
        if options.spans:
            traces(options, pathlib.Path(folder))


if __name__ == "__main__":
    main()
