#!/usr/bin/env python3
"""Measures how long the pages of `ddx serve` take while many work at once.

usage: load.py DDX [--sessions N] [--minutes M] [--pause S]

Each session goes the way from the start to the report again and again, with a pause before every
click. Prints for each page how often it was asked for, and the median, the 95th percentile and the
longest time in milliseconds; then the memory of the server at the beginning and the end.
"""

import argparse
import asyncio
import collections
import pathlib
import random
import re
import statistics
import sys
import time
import urllib.parse

sys.dont_write_bytecode = True

from served import served  # noqa: E402

times = collections.defaultdict(list)
wrong = collections.Counter()


class Session:
    """A browser with a cookie and nothing else."""

    def __init__(self, address, pause, generator):
        self.host = urllib.parse.urlsplit(address).netloc
        self.address = address
        self.pause = pause
        self.generator = generator
        self.cookie = ""
        self.page = ""

    async def ask(self, method, path, fields=None, kind=None):
        await asyncio.sleep(self.generator.uniform(0.5, 1.5) * self.pause)
        body = urllib.parse.urlencode(fields or []).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nConnection: close\r\n"
        if self.cookie:
            head += f"Cookie: {self.cookie}\r\n"
        if method == "POST":
            head += (
                "Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n"
            )
        name, port = self.host.split(":")
        start = time.monotonic()
        reader, writer = await asyncio.open_connection(name, int(port))
        writer.write(head.encode() + b"\r\n" + body)
        await writer.drain()
        answer = (await reader.read()).decode()
        writer.close()
        took = (time.monotonic() - start) * 1000
        headers, _, page = answer.partition("\r\n\r\n")
        status = int(headers.split()[1])
        times[f"{method} {kind or path}"].append(took)
        if status >= 400:
            wrong[f"{status} {method} {kind or path}"] += 1
        found = re.search(r"(?i)set-cookie: ([^;]+)", headers)
        if found:
            self.cookie = found.group(1)
        self.page = page
        return re.search(r"(?i)\r\nlocation: (\S+)", headers)

    async def send(self, path, fields):
        token = re.search(r'name="token" value="([0-9a-f]+)"', self.page)
        fields = [("token", token.group(1) if token else "")] + fields
        moved = await self.ask("POST", path, fields)
        if moved:
            await self.ask("GET", moved.group(1))

    async def go(self, until):
        parts = urllib.parse.urlsplit(self.address)
        await self.ask("GET", f"{parts.path}?{parts.query}", kind="/open")
        while time.monotonic() < until:
            await self.ask("GET", "/")
            await self.send("/session", [])
            signs = sorted(set(re.findall(r'name="((?:redflag|exam)[^"]+)"', self.page)))
            await self.send("/red-flags", [(sign, "no") for sign in signs])
            await self.send(
                "/patient",
                [("id", "p"), ("age", str(self.generator.randint(20, 85))), ("side", "right"),
                 ("date", "2026-05-10"), ("duration", "3 years")],
            )
            for _ in range(14):
                question = re.search(r'name="question" value="([^"]+)"', self.page)
                if not question or time.monotonic() > until:
                    break
                answers = re.findall(r'name="answer" value="([^"]+)"', self.page)
                side = re.search(r'name="side" value="(\w+)" checked', self.page)
                name = question.group(1).replace("&quot;", '"')
                await self.send(
                    "/ask",
                    [("question", name), ("do", "answer"),
                     ("answer", self.generator.choice(answers or ["6 months"])),
                     ("side", side.group(1) if side else "")],
                )
            for path in ("/findings?words=hip", "/blocks", "/report", "/plan", "/what-if"):
                await self.ask("GET", path, kind=path.split("?")[0])


def memory(process):
    """The resident memory of a process in MB."""
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024


async def run(address, process, arguments):
    generator = random.Random(1)
    before = memory(process)
    until = time.monotonic() + arguments.minutes * 60
    await asyncio.gather(
        *(
            Session(address, arguments.pause, random.Random(generator.random())).go(until)
            for _ in range(arguments.sessions)
        )
    )
    every = sorted(took for one in times.values() for took in one)
    for name, one in sorted(times.items()) + [("all", every)]:
        one = sorted(one)
        print(
            f"{name:22} {len(one):6}  median {statistics.median(one):6.0f}  "
            f"95 % {one[int(0.95 * (len(one) - 1))]:6.0f}  longest {one[-1]:6.0f} ms"
        )
    print(f"memory {before:.0f} MB at the beginning, {memory(process):.0f} MB at the end")
    for name, count in wrong.items():
        print(f"wrong: {name} {count} times")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ddx")
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--pause", type=float, default=5)
    arguments = parser.parse_args()
    with served(arguments.ddx, "--visits", "1000") as (address, process):
        asyncio.run(run(address, process, arguments))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
