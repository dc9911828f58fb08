#!/usr/bin/env python3
"""Holds runs over many profiles against what the manual promises of them.

    Tests/Proofs/proofs.py .build/release/ddx --profiles 20000 --factor 10

1. A run over `profiles` times `factor` that is killed at random moments, and gone on with, ends with
   the same bytes as one that nobody disturbed.
2. Of `profiles` of which every tenth has a fault, all others have the ranking that they have
   without these, each bad one is named with its line, and the exit code is 2.
3. The larger run takes at most a fifth more memory than one over `profiles`; 30 MB more if these are
   fewer than 1,000, which do not yet fill what is kept from one profile to the next.
"""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GENERATOR = ROOT / "Scripts/generate-profiles.py"
KILLS = 3
# The memory, in kB, that what is kept from one profile to the next may still grow by in a run over
# fewer profiles than FEW; both assumed.
KEPT, FEW = 30_000, 1000


class Failure(Exception):
    """What does not hold, in words."""


def generate(count, output, *options):
    subprocess.run([GENERATOR, str(count), str(output), *map(str, options)], check=True)
    return output


def rank(ddx, source, output, *options):
    """The command of a run, in the form that the name of its output ends in."""
    form = output.suffix[1:]
    return [ddx, "rank", str(source), "--recursive", "--format", form, "-o", str(output), *options]


def measured(command, messages):
    """Exit code, seconds and the most kilobytes of a run; what it says goes to a file."""
    with open(messages, "wb") as file:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=file)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, time.monotonic() - begin, usage.ru_maxrss


def same(one, other):
    return subprocess.run(["cmp", str(one), str(other)], capture_output=True).returncode == 0


def killed_runs_go_on(ddx, folder, count, chance):
    """1.; returns the memory of the run that nobody disturbed."""
    source = generate(count, folder / "large.xml", "--as", "cohort")
    whole, output = folder / "whole.csv", folder / "out.csv"
    code, seconds, memory = measured(rank(ddx, source, whole), folder / "messages")
    if code != 0:
        raise Failure(f"the run that nobody disturbed ended with {code}")
    moments, options = [], []
    for _ in range(KILLS):
        moment = chance.uniform(0, seconds * 0.9 / KILLS)
        process = subprocess.Popen(
            rank(ddx, source, output, *options),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moment)
        process.kill()
        process.wait()
        moments.append(moment)
        if output.exists():
            raise Failure("a run that was killed left a file that looks whole")
        options = ["--resume"] if output.with_name("out.csv.journal").exists() else []
    code, _, _ = measured(rank(ddx, source, output, *options), folder / "messages")
    if code != 0:
        raise Failure(
            f"the run that went on ended with {code}: {(folder / 'messages').read_text()[-500:]}"
        )
    if not same(whole, output):
        raise Failure("the run that went on has other bytes than the one that nobody disturbed")
    words = ", ".join(f"{moment:.2f}" for moment in moments)
    print(
        f"killed after {words} s and gone on with: the same {output.stat().st_size:,} bytes"
        f" of {count:,} profiles, {seconds:.0f} s undisturbed"
    )
    return memory


def bad_ones_harm_no_others(ddx, folder, count):
    """2."""
    for name, options, expected in (("good", [], 0), ("bad", ["--bad", "0.1"], 2)):
        source = generate(count, folder / name, *options)
        output = folder / f"{name}.ndjson"
        code, _, _ = measured(rank(ddx, source, output), folder / f"{name}.messages")
        if code != expected:
            raise Failure(f"of the {name} ones the exit code is {code}")
    with open(folder / "good.ndjson") as good, open(folder / "bad.ndjson") as other:
        bad = compared(good, other, count)
    said = (folder / "bad.messages").read_text()
    if not said.endswith(f"ddx: {count - bad} of {count} profiles ranked, {bad} with errors\n"):
        raise Failure(f"the last line is {said.splitlines()[-1]!r}")
    print(
        f"{bad:,} bad ones among {count:,}: each named with its line,"
        " the others as without them, exit 2"
    )


def compared(goods, others, count):
    """Holds the records of two runs against each other; returns how many profiles are bad."""
    bad = number = 0
    for number, (good, other) in enumerate(zip(goods, others, strict=True)):
        good, other = json.loads(good), json.loads(other)
        if number % 10 != 0:
            if good["answer"] is None or good["answer"] != other["answer"]:
                raise Failure(f"profile {number} is good and has another answer beside bad ones")
            continue
        bad += 1
        errors = [message for message in other["messages"] if message["severity"] == "error"]
        if other["answer"] is not None or not errors:
            raise Failure(f"profile {number} is bad and nothing says so")
        if not all(message["line"] and message["line"] > 0 for message in errors):
            raise Failure(f"nothing says where profile {number} is bad")
    if number + 1 != count:
        raise Failure(f"{number + 1} records of {count} profiles")
    return bad


def memory_is_flat(ddx, folder, count, factor, large):
    """3."""
    source = generate(count, folder / "small.xml", "--as", "cohort")
    code, _, small = measured(rank(ddx, source, folder / "small.csv"), folder / "messages")
    words = (
        f"{large / 1000:.1f} MB for {count * factor:,} profiles,"
        f" {small / 1000:.1f} MB for {count:,}"
    )
    if code != 0 or large > small * 1.2 + (KEPT if count < FEW else 0):
        raise Failure(f"memory grows: {words}")
    print(f"memory: {words}, ratio {large / small:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ddx")
    parser.add_argument("--profiles", type=int, default=300)
    parser.add_argument("--factor", type=int, default=3)
    parser.add_argument(
        "--seed", type=int, default=None, help="of the moments; by default another each time"
    )
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    print(f"moments by the seed {seed}")
    ddx = str(pathlib.Path(options.ddx).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        try:
            large = killed_runs_go_on(
                ddx, folder, options.profiles * options.factor, random.Random(seed)
            )
            bad_ones_harm_no_others(ddx, folder, options.profiles)
            memory_is_flat(ddx, folder, options.profiles, options.factor, large)
        except Failure as failure:
            print(f"proofs: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
