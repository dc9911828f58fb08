#!/usr/bin/env python3
"""Looks at pages in a headless Chromium.

usage: pages.py [--expect-faults] FILE...

For each page a line is printed, and what is wrong with it; then the line "N passed, M failed". The exit
status is 1 when a page failed. With --expect-faults it is 1 when some kind of fault was not found.
"""

import argparse
import pathlib
import sys

sys.dont_write_bytecode = True

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from browser import chromium  # noqa: E402

# Width in pixels, colours, medium: a desk, a telephone, the least that must do, and paper (A4 less
# its margins at 96 dots an inch).
VIEWS = [
    (1280, "light", "screen"),
    (1280, "dark", "screen"),
    (390, "light", "screen"),
    (390, "dark", "screen"),
    (320, "light", "screen"),
    (688, "light", "print"),
]

KINDS = {"overflow", "console", "request", "axe", "script"}


def overflow(page):
    """By how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def text_without_script(browser, address):
    """What the page says where no script runs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    text = page.locator("body").inner_text()
    context.close()
    return text


def faults(browser, file):
    """What is wrong with a page, as pairs of a kind and words."""
    address = file.resolve().as_uri()
    found = []
    texts = {}
    for width, colours, medium in VIEWS:
        view = f"{width} px, {colours}, {medium}"
        # The policy of the page would refuse axe, which is a script.
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=colours, bypass_csp=True
        )
        page = context.new_page()
        page.emulate_media(media=medium, color_scheme=colours)
        page.on("console", lambda line: found.append(("console", line.text)))
        page.on("pageerror", lambda error: found.append(("console", str(error))))
        page.on(
            "request",
            lambda request: request.url == address
            or found.append(("request", request.url)),
        )
        page.goto(address)
        if overflow(page) > 0:
            found.append(("overflow", f"{overflow(page)} px too wide at {view}"))
        if medium == "screen":
            texts[width] = page.locator("body").inner_text()
        results = Axe().run(page)
        for violation in results.response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:2]]
            found.append(("axe", f"{violation['id']} at {view}: {nodes}"))
        context.close()
    if text_without_script(browser, address) != texts[1280]:
        found.append(("script", "the text is another one without script"))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--expect-faults", action="store_true")
    parser.add_argument("file", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    passed = failed = 0
    seen = set()
    with chromium() as browser:
        for file in arguments.file:
            found = faults(browser, file)
            print(f"{file.stem}: {'wrong' if found else 'ok'}")
            for kind, words in dict.fromkeys(found):
                if kind not in seen or not arguments.expect_faults:
                    print(f"  {kind}: {words}")
                seen.add(kind)
            passed, failed = passed + (not found), failed + bool(found)
    if arguments.expect_faults:
        for kind in sorted(KINDS - seen):
            print(f"  not noticed: {kind}")
        print(f"{len(seen)} passed, {len(KINDS - seen)} failed")
        sys.exit(bool(KINDS - seen))
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
