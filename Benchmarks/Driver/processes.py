"""Runs of programs: how long they took, and how much memory at most."""

import dataclasses
import os
import subprocess
import time


@dataclasses.dataclass
class Usage:
    """What a run took, in seconds and in kilobytes."""

    wall: float
    processor: float
    memory: int
    code: int = 0

    def best(self, other):
        """The least of each of two runs: whatever else a machine does makes a run longer."""
        return Usage(
            min(self.wall, other.wall),
            min(self.processor, other.processor),
            min(self.memory, other.memory),
            max(self.code, other.code),
        )


def run(command, cores=1, stdin=None, accepts=(0,)):
    """Runs a command on so many cores, its output thrown away."""
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=open(stdin, "rb") if stdin else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: os.sched_setaffinity(0, allowed),
    )
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepts:
        text = message.decode(errors="replace")[-2000:]
        raise SystemExit(
            f"benchmark: {' '.join(command[:6])} ended with {process.returncode}\n{text}"
        )
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, process.returncode)


def best(commands, runs=3):
    """The best of several runs of each command, in turn, so that what disturbs one disturbs all.

    `commands` holds the arguments of `run` by the name of what is measured.
    """
    found = {}
    for _ in range(runs):
        for name, arguments in commands.items():
            usage = run(**arguments)
            found[name] = found[name].best(usage) if name in found else usage
    return found
