"""Runs ddx as a stranger would, and measures what it takes."""

import os
import pathlib
import resource
import signal
import subprocess
import threading
from dataclasses import dataclass
from tempfile import TemporaryFile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DDX = str(pathlib.Path(os.environ.get("DDX", ROOT / ".build/release/ddx")).resolve())
# Trials are many where somebody has the time: `make world LONG=1`.
IS_LONG = os.environ.get("LONG", "") not in ("", "0")

PATIENTS = ROOT / "Profiles/patients"
SAMPLE = PATIENTS / "failed-block.xml"
SAMPLES = sorted(PATIENTS.glob("*.xml"))
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
# No command takes longer; who waits for so long has been left to hang.
PATIENCE = 900 if IS_LONG else 300


@dataclass
class Result:
    """What a command did."""

    exit: int
    out: str
    err: str
    raw: bytes
    # Of the processor: what others do on the machine is none of ddx's.
    seconds: float
    megabytes: float


def run(
    *arguments,
    stdin=None,
    stdout=None,
    environment=None,
    directory=ROOT,
    limits=None,
    prepare=None,
    program=None,
):
    """Runs ddx.

    stdin is bytes, or a file; stdout a file instead of what is read back; limits maps a limit of the
    `resource` module to its value; prepare is called in the new process; program stands before ddx.
    """

    def prepared():
        for limit, value in (limits or {}).items():
            resource.setrlimit(limit, (value, value))
        if prepare:
            prepare()

    command = [*(program or []), DDX, *map(str, arguments)]
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        source = given if isinstance(stdin, bytes) else stdin
        if isinstance(stdin, bytes):
            given.write(stdin)
            given.seek(0)
        process = subprocess.Popen(
            command,
            stdin=source if source is not None else subprocess.DEVNULL,
            stdout=stdout if stdout is not None else out,
            stderr=err,
            env=ENVIRONMENT | (environment or {}),
            cwd=directory,
            preexec_fn=prepared,
        )
        alarm = threading.Timer(PATIENCE, process.kill)
        alarm.start()
        _, status, usage = os.wait4(process.pid, 0)
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        raw = out.read()
        return Result(
            process.returncode,
            raw.decode("utf-8", "replace"),
            err.read().decode("utf-8", "replace"),
            raw,
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024,
        )


def is_trap(result):
    """Whether a signal ended the program, or it took longer than anybody waits."""
    return result.exit < 0 or 128 < result.exit < 141


def nobody():
    """Becomes the user who may do nothing, where the tests are run by root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def start(*arguments, **options):
    """Starts ddx without waiting for it."""
    return subprocess.Popen(
        [DDX, *map(str, arguments)],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=options.pop("stdin", subprocess.DEVNULL),
        # A shell that starts the tests in the background has them ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **options,
    )


def interrupt(process, number=signal.SIGINT):
    """Sends a signal and waits for the end; the exit code as a shell has it."""
    process.send_signal(number)
    code = process.wait(PATIENCE)
    return 128 - code if code < 0 else code
