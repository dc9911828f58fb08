#!/usr/bin/env python3
"""Counts the instructions of ddx for fixed inputs, and fails where they are more than before.

    Benchmarks/instructions.py .build/release/ddx            # compare with instructions.json
    Benchmarks/instructions.py .build/release/ddx --record   # write the figures down anew

Unlike times, the counts of callgrind are the same on a busy machine: two runs differ by less than
one in ten thousand. They are no times: a cache miss costs many instructions and is not counted.
"""

import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
RECORD = HERE / "instructions.json"
PATIENTS = [
    f"Profiles/patients/{name}.xml"
    for name in [
        "failed-block",
        "nearly-empty",
        "radiculopathy-l5",
        "sij-postpartum",
        "spinal-stenosis",
        "two-blocks-confirmed",
    ]
]
# How often each patient is read, so that the reading is most of what is counted.
REPEATS = 20
# More than this share above the record is a slow-down; other tools make other code of one source.
LIMIT, LIMIT_OF_OTHER_TOOLS = 0.05, 0.25


def collected(ddx, arguments):
    """The instructions of one run of ddx."""
    environment = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "SWIFT_DETERMINISTIC_HASHING": "1",
    }
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", ddx, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"instructions: `ddx {' '.join(arguments)}` can't be counted\n{run.stderr}")
    return int(found[1])


def counts(ddx):
    """What is counted, by its name."""
    alone = ["--jobs", "1"]
    start = collected(ddx, ["validate", *alone, PATIENTS[0]])
    reading = collected(ddx, ["validate", *alone, *PATIENTS * REPEATS]) - start
    rank = ["rank", "--format", "json", *alone, "--draws"]
    first = collected(ddx, [*rank, "0", PATIENTS[0]])
    ranking = collected(ddx, [*rank, "0", *PATIENTS]) - first
    certainty = collected(ddx, [*rank, "100", PATIENTS[0]]) - first
    return {
        "start, and one profile read": start,
        "one more profile read": round(reading / (len(PATIENTS) * REPEATS - 1)),
        "start, and one profile ranked": first,
        "one more profile ranked": round(ranking / (len(PATIENTS) - 1)),
        "how sure it is, by 100 draws": certainty,
    }


def tools():
    """What the counts depend on beside the source."""

    def version(*command):
        text = subprocess.run(command, capture_output=True, text=True).stdout
        found = re.search(r"\d+(\.\d+)+", text)
        return found[0] if found else "unknown"

    return {
        "processor": platform.machine(),
        "swift": version("swift", "--version"),
        "libxml2": version("pkg-config", "--modversion", "libxml-2.0"),
        "libc": " ".join(platform.libc_ver()),
        "valgrind": version("valgrind", "--version"),
    }


def compare(found, record):
    """Prints the counts beside the record; whether none is above the limit."""
    here, then = tools(), record["tools"]
    other = [f"{name} {then[name]}, here {here[name]}" for name in then if then[name] != here[name]]
    if "processor" in [name.split()[0] for name in other]:
        print("instructions: recorded for another processor, so nothing is compared")
        return True
    limit = LIMIT_OF_OTHER_TOOLS if other else LIMIT
    if other:
        print(
            f"instructions: recorded with {'; '.join(other)}: up to {limit:.0%} more may be theirs"
        )
    is_kept = True
    for name, count in found.items():
        change = count / record["counts"][name] - 1
        is_more = change > limit
        is_kept = is_kept and not is_more
        print(
            f"{name:32} {count:14,}  recorded {record['counts'][name]:14,}  {change:+.1%}"
            + (f"  more than {limit:.0%} above" if is_more else "")
        )
    return is_kept


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ddx", help="the program, built for release")
    parser.add_argument("--record", action="store_true", help="write the counts down")
    options = parser.parse_args()
    missing = [tool for tool in ["valgrind", "strip"] if not shutil.which(tool)]
    if missing:
        print(f"instructions: not counted, for want of {' and '.join(missing)}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        # valgrind stops at debug information that it can't read.
        bare = os.path.join(folder, "ddx")
        subprocess.run(["strip", "--strip-debug", "-o", bare, options.ddx], check=True)
        found = counts(bare)
    if options.record:
        RECORD.write_text(json.dumps({"tools": tools(), "counts": found}, indent=2) + "\n")
        print(RECORD.read_text(), end="")
        return 0
    if compare(found, json.loads(RECORD.read_text())):
        return 0
    print(
        "instructions: ddx does more work than it did; look for the reason with"
        " `valgrind --tool=callgrind` and callgrind_annotate."
        "\nIf the work is meant, write the figures down with `make instructions-record`."
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
