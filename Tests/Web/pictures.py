#!/usr/bin/env python3
"""Writes the pictures of the README.

usage: pictures.py REPORTS FOLDER
"""

import pathlib
import sys

sys.dont_write_bytecode = True

from browser import chromium  # noqa: E402

# The picture, its report, the window and its colours, where the picture begins, and the part of the
# page that it shows; the whole window without one.
PICTURES = [
    ("report", "failed-block", (960, 1480), "light", "", None),
    ("report-telephone", "failed-block", (390, 844), "dark", "", None),
    ("report-reasons", "failed-block", (960, 1200), "light", "#reasons", None),
    ("minutes", "minutes", (600, 1000), "light", "", "svg.flow[aria-label^='Next step']"),
]


def main():
    reports, folder = (pathlib.Path(argument) for argument in sys.argv[1:])
    folder.mkdir(exist_ok=True)
    with chromium() as browser:
        for name, report, (width, height), colours, place, part in PICTURES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=colours
            )
            page = context.new_page()
            address = (reports / f"{report}.html").resolve().as_uri()
            page.goto(address + place)
            (page.locator(part) if part else page).screenshot(path=folder / f"{name}.png")
            context.close()


if __name__ == "__main__":
    main()
