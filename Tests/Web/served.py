"""`ddx serve` on a port of its own."""

import contextlib
import re
import subprocess


@contextlib.contextmanager
def served(ddx, *arguments):
    """The first address, and the process; ends it afterwards.

    `ddx` is the program, or a command line that ends in it.
    """
    command = [ddx] if isinstance(ddx, str) else ddx
    process = subprocess.Popen(
        [*command, "serve", "--port", "0", "--quiet", *arguments],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        yield re.search(r"http://\S+", line).group(), process
    finally:
        process.terminate()
        process.wait(timeout=20)
