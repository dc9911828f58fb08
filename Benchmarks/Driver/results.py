"""The table of what was measured, as a page."""

import dataclasses
import datetime
import math
import os
import pathlib
import platform
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "Benchmarks/RESULTS.md"


@dataclasses.dataclass
class Row:
    """One comparison, all of it from one run."""

    what: str
    ours: float
    unit: str
    peer: str
    theirs: float
    # The ratio is to be at most this, or at least, where it begins with `>=`; or ours, with a unit.
    goal: str = ""

    @property
    def ratio(self):
        return self.ours / self.theirs if self.theirs else float("inf")

    @property
    def is_met(self):
        """Whether the goal is met, or None where there is none."""
        if not self.goal:
            return None
        bound, number, unit = re.fullmatch(r"(<=|>=) ([\d.]+) ?(.*)", self.goal).groups()
        value = self.ours if unit else 1 / self.ratio if bound == ">=" else self.ratio
        return value <= float(number) if bound == "<=" else value >= float(number)

    @property
    def cells(self):
        verdict = {None: "", True: "met", False: "**missed**"}[self.is_met]
        if math.isinf(self.ours):
            ours, ratio = "refused", ""
        else:
            ours = f"{number(self.ours)} {self.unit}"
            ratio = f"{self.ratio:.2f}" if self.ratio >= 0.01 else f"1 / {1 / self.ratio:,.0f}"
        return [
            self.what,
            ours,
            self.peer,
            f"{number(self.theirs)} {self.unit}",
            ratio,
            self.goal.replace("<=", "≤").replace(">=", "≥ 1 /"),
            verdict,
        ]


def number(value):
    """A number with three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def machine():
    """The machine, in words."""
    name = platform.processor() or platform.machine()
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text()
        name = re.search(r"model name\s*: (.*)", text)[1]
    except (OSError, TypeError):
        pass
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version ([\d.]+)", swift)
    return (
        f"{name}, {len(os.sched_getaffinity(0))} cores, {platform.system()} {platform.machine()},"
        f" Swift {version[1] if version else 'unknown'}, load {os.getloadavg()[0]:.1f} at the end"
    )


def page(sections, command, revision):
    """The page, with the rows of each section under its title."""
    lines = [
        "# Benchmarks",
        "",
        "Written by the command below, never by hand. [README.md](README.md) says what each line",
        "is. Both numbers of a line are from one run, so their ratio holds on another machine as well;",
        "each is the best of several. Where a goal has a unit it is of ddx itself.",
        "",
        f"- {datetime.date.today()}, {revision}",
        f"- {machine()}",
        f"- `{command}`",
        "",
        "| what | ddx | beside | that | ratio | goal | |",
        "|---|---|---|---|---|---|---|",
    ]
    for title, rows in sections:
        lines.append(f"| **{title}** | | | | | | |")
        lines += ["| " + " | ".join(row.cells) + " |" for row in rows]
    return "\n".join(lines) + "\n"
