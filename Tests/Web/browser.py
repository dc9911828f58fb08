"""A headless Chromium from Debian, driven by Playwright."""

import contextlib
import os
import shutil
import sys

from playwright.sync_api import sync_playwright


@contextlib.contextmanager
def chromium(*more):
    """The browser, with further arguments; ends the program where there is none."""
    path = shutil.which("chromium")
    if path is None:
        sys.exit("web: no chromium in the path; `make test-web` installs it")
    # Chromium refuses its sandbox to root, which containers are run by.
    arguments = [*more, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()
