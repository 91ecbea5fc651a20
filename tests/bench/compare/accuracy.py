#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How right reconstructed links and attributions are, beside what the program says of itself.

    tests/bench/compare/accuracy.py [--build build/release] [--data ../shared/data/commerce]

For each generated export with a known truth: its exact and inferred links and its attributed orders, scored by
score.py of the test data, and what `throughline-cli self-check` says without knowing the truth. Prints a table.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def one(folder, stem):
    return next(iter(sorted(folder.glob(stem + "*"))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=HERE.parents[2] / "build/release")
    parser.add_argument("--data", type=pathlib.Path, default=HERE.parents[3] / "shared/data/commerce")
    options = parser.parse_args()
    cli = options.build / "bin/throughline-cli"

    def score(mode, folder, *arguments):
        with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as rows:
            subprocess.run([cli, *arguments, one(folder, "events.ndjson"), "--quiet", "--format", "ndjson"],
                           stdout=rows, check=True)
            text = subprocess.run([sys.executable, options.data / "score.py", mode, one(folder, "truth.json"),
                                   rows.name], capture_output=True, text=True, check=True).stdout
        return json.loads(text)

    print(f"{'':<9}{'exact':>8}{'wrong':>7}{'lost':>7}{'precision':>11}{'recall':>8}{'ece':>8}{'invented':>10}"
          f"{'orders':>8}   self-check: precision, recall, ece")
    for folder in sorted(path for path in options.data.iterdir() if path.is_dir()):
        links = score("links", folder, "links")
        every = score("links", folder, "links", "--threshold", "0")
        orders = score("orders", folder, "attribution")
        text = subprocess.run([cli, "self-check", one(folder, "events.ndjson"), "--quiet", "--format", "json"],
                              capture_output=True, text=True, check=True).stdout
        own = json.loads(text)
        print(f"{folder.name:<9}{links['exact_links_right']:>8}{links['exact_links_wrong']:>7}{links['lost']:>7}"
              f"{links['precision']:>11.4f}{links['recall']:>8.4f}{every['ece']:>8.4f}"
              f"{links['inventions']:>4} of {links['cause_missing']:<3}{orders['right_campaign_or_none']:>7.4f}"
              f"   {own['precision']:.4f}, {own['recall']:.4f}, {own['ece']:.4f}")


if __name__ == "__main__":
    main()
