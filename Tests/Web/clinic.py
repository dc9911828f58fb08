#!/usr/bin/env python3
"""Goes the way through the pages of `ddx serve` in a headless Chromium, without script.

usage: clinic.py DDX FOLDER [--pictures]

FOLDER gets every page as HTML, to be validated. For each check a line is printed; then the line
"N passed, M failed". The exit status is 1 when one failed.
"""

import argparse
import pathlib
import shutil
import sys
import tempfile
import time
import urllib.parse

sys.dont_write_bytecode = True

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from browser import chromium  # noqa: E402
from served import served  # noqa: E402

results = []


def check(name, holds, words=""):
    """Counts a check, and tells it."""
    results.append(bool(holds))
    print(f"{'ok' if holds else 'wrong'}: {name}{'' if holds else f' {words}'}")


class Pages:
    """Keeps what every page was, and asks whether anything else was asked for."""

    def __init__(self, context, address, folder):
        self.page = context.new_page()
        self.address = address
        self.folder = folder
        self.foreign = []
        self.document = None
        self.page.on("request", self.saw)
        self.page.on("response", self.got)
        # What was sent and refused is told on the console as well.
        self.page.on(
            "console", lambda line: "status of 422" in line.text or self.foreign.append(line.text))

    def saw(self, request):
        if urllib.parse.urlsplit(request.url).netloc != urllib.parse.urlsplit(self.address).netloc:
            self.foreign.append(request.url)

    def got(self, response):
        if response.request.resource_type == "document" and response.status != 303:
            self.document = response

    def keep(self, name):
        """Keeps the page as it was sent."""
        (self.folder / f"{name}.html").write_text(self.document.text(), encoding="utf-8")


def answer_signs(page, present=()):
    """Answers every warning sign by its label."""
    for sign in page.locator("fieldset").all():
        if sign.locator("input[type=radio]").count():
            legend = sign.locator("legend").inner_text()
            word = "Yes" if any(part in legend for part in present) else "No"
            sign.get_by_label(word, exact=True).check()
    page.get_by_role("button", name="Save and go on").click()


def way(browser, address, folder):
    """From the start to a report, by labels and roles only."""
    context = browser.new_context(java_script_enabled=False)
    pages = Pages(context, address, folder)
    page = pages.page
    began = time.monotonic()
    page.goto(address)
    check("the key leaves the address", "key" not in page.url, page.url)
    pages.keep("start")
    page.get_by_role("button", name="Begin").click()
    pages.keep("red-flags")
    page.get_by_role("button", name="Save and go on").click()
    pages.keep("red-flags-wrong")
    check("what is missing is listed with links", page.locator(".faults a").count() >= 10)
    for name in ("Warning signs", "Patient", "Questions", "Findings", "Test injections"):
        check(f"a step {name}", page.get_by_role("link", name=name, exact=True).count() == 1)
    answer_signs(page)
    pages.keep("patient")
    page.get_by_label("Age in years").fill("58")
    page.get_by_label("Female", exact=True).check()
    page.get_by_label("Right", exact=True).check()
    page.get_by_label("For how long").fill("3 years")
    page.get_by_role("button", name="Save and go on").click()
    asked = 0
    while page.get_by_role("button", name="Save and go on").count() and asked < 20:
        pages.keep(f"question-{asked}")
        asked += 1
        if asked == 2:
            page.get_by_role("link", name="Why is this asked?").click()
            pages.keep("question-why")
            check("why it is asked", page.get_by_role("heading", name="Why this is asked").count())
        page.locator("input[name=answer]").first.check()
        page.get_by_role("button", name="Save and go on").click()
    pages.keep("asked")
    check("questions come to an end", 3 <= asked <= 16, asked)
    page.get_by_role("link", name="Findings", exact=True).click()
    page.get_by_label("Search by words").fill("hip rotation")
    page.get_by_role("button", name="Search").click()
    pages.keep("findings")
    check("findings are found", page.locator(".row-finding").count() > 0)
    page.get_by_role("link", name="More").or_(
        page.get_by_role("link", name="With side, level or grade")).first.click()
    pages.keep("finding")
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Save", exact=True).click()
    check("a finding is recorded", page.get_by_text("The finding is recorded.").count() == 1)
    page.get_by_role("link", name="Test injections", exact=True).click()
    page.get_by_label("Procedure").select_option("medial-branch-block")
    page.get_by_role("button", name="Go on").click()
    pages.keep("block")
    page.get_by_label("Day", exact=True).fill("2026-03-02")
    page.get_by_label("Right", exact=True).check()
    page.get_by_label("L4-5", exact=True).check()
    page.get_by_label("lidocaine", exact=True).check()
    page.get_by_label("Before", exact=True).fill("7")
    page.get_by_label("1 h", exact=True).fill("1")
    page.get_by_role("button", name="Save", exact=True).click()
    pages.keep("blocks")
    record = page.locator(".records p", has_text="relief 86 %")
    check("the relief follows from the scores", record.count() == 1)
    for name in ("Report", "Plan", "What if"):
        page.get_by_role("link", name=name, exact=True).first.click()
        pages.keep(name.lower().replace(" ", "-"))
        check(f"the page {name}", page.get_by_role("heading", level=1).inner_text() == name)
    page.get_by_label("Another age").fill("80")
    page.get_by_role("button", name="Show what would follow").click()
    pages.keep("what-if-tried")
    check("what would follow", page.get_by_role("heading", name="What would follow").count() == 1)
    page.get_by_role("link", name="Report", exact=True).first.click()
    page.get_by_role("link", name="Page for the patient").click()
    pages.keep("talk")
    page.get_by_role("link", name="Letter").click()
    pages.keep("letter")
    check("the way is short", time.monotonic() - began < 60)
    check("nothing was asked of another machine", not pages.foreign, pages.foreign)
    page.goto(urllib.parse.urljoin(address, "/"))
    pages.keep("start-again")
    page.get_by_role("button", name="Forget this patient").click()
    check("a patient is forgotten", page.get_by_role("link", name="Report").count() == 0)
    context.close()


def stop(browser, address, folder):
    """A warning sign stands before everything, and there is no step."""
    context = browser.new_context(java_script_enabled=False)
    pages = Pages(context, address, folder)
    page = pages.page
    page.goto(address)
    page.get_by_role("button", name="Begin").click()
    answer_signs(page, present=("between the legs",))
    page.get_by_label("Age in years").fill("58")
    page.get_by_role("button", name="Save and go on").click()
    pages.keep("stop")
    first = page.locator("main > *").first
    check("a stop is the first thing", first.get_attribute("role") == "alert")
    check("and there is no next step", page.get_by_role("heading", name="Next step").count() == 0)
    page.get_by_role("link", name="Report", exact=True).click()
    pages.keep("stop-report")
    check("the report begins with it", "Stop" in page.locator("main section").first.inner_text())
    context.close()


def keyboard(browser, address):
    """The first steps with nothing but the keyboard."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    check("the first stop leads to the page", "Skip to content" in focused(page))
    reach(page, "Begin")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for sign in range(page.locator("fieldset:has(input[type=radio])").count()):
        group = page.locator("fieldset:has(input[type=radio])").nth(sign)
        name = group.locator("input[type=radio]").first.get_attribute("name")
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.locator(f"input[name='{name}']:focus").count():
                break
        # The arrow chooses the next one.
        page.keyboard.press("ArrowDown")
    reach(page, "Save and go on")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check("warning signs by keyboard", page.get_by_role("heading", name="Patient").count() == 1)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator("#field-age:focus").count():
            break
    page.keyboard.type("58")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check("the patient by keyboard", page.url.endswith("/ask"), page.url)
    context.close()


def focused(page):
    """The text of what has the focus."""
    found = page.locator(":focus")
    return (found.inner_text() or found.get_attribute("value") or "") if found.count() else ""


def reach(page, text):
    """Presses Tab until something with a text has the focus."""
    for _ in range(120):
        if text in focused(page):
            return
        page.keyboard.press("Tab")
    check(f"{text} is reached by keyboard", False)


def looks(browser, folder, address):
    """Every page that was kept: small, large, dark, and what axe says."""
    for width, scale, colours in [
        (1280, 100, "light"), (1280, 100, "dark"), (320, 100, "light"), (1280, 200, "light"),
        (390, 100, "dark"),
    ]:
        # The policy of the pages would refuse axe, which is a script.
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=colours, bypass_csp=True)
        page = context.new_page()
        styles = urllib.parse.urljoin(address, "/static/ddx.css")
        for file in sorted(folder.glob("*.html")):
            page.goto(urllib.parse.urljoin(address, "/healthz"))
            page.set_content(file.read_text(encoding="utf-8"))
            page.add_style_tag(url=styles)
            if scale != 100:
                page.add_style_tag(content=f"html {{ font-size: {scale}% }}")
            view = f"{file.stem} at {width} px, {scale} %, {colours}"
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                check(f"{view} is as wide as its window", False, f"{wide} px too wide")
            found = Axe().run(page).response["violations"]
            words = [(one["id"], [node["html"][:100] for node in one["nodes"][:2]]) for one in found]
            check(view, not found, words)
        context.close()


def elsewhere(ddx):
    """A form on another site, and a name that leads here from elsewhere."""
    with served(ddx) as (address, _), chromium("--host-resolver-rules=MAP evil.test 127.0.0.1") as browser:
        port = urllib.parse.urlsplit(address).port
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        with tempfile.TemporaryDirectory() as folder:
            form = pathlib.Path(folder) / "form.html"
            form.write_text(
                f'<form method="post" action="http://127.0.0.1:{port}/session">'
                '<input name="token" value="x"><button>Go</button></form>')
            page.goto(form.as_uri())
            with page.expect_navigation() as navigation:
                page.get_by_role("button").click()
            check("a form from elsewhere is refused", navigation.value.status in (401, 403),
                  navigation.value.status)
        answer = page.goto(f"http://evil.test:{port}/healthz")
        check("another name is refused", answer.status == 421, answer.status)
        context.close()


def disk(ddx):
    """Nothing is written anywhere while a patient is worked on."""
    if shutil.which("strace") is None:
        return print("left out: no strace to see what is written")
    with tempfile.TemporaryDirectory() as folder:
        calls = pathlib.Path(folder) / "calls"
        watched = ["strace", "-D", "-f", "-qq", "-e", "trace=%file", "-o", str(calls), ddx]
        with served(watched) as (address, _), chromium() as browser:
            page = browser.new_context(java_script_enabled=False).new_page()
            page.goto(address)
            page.get_by_role("button", name="Begin").click()
            answer_signs(page)
            page.get_by_label("Age in years").fill("58")
            page.get_by_role("button", name="Save and go on").click()
            page.get_by_role("link", name="Report", exact=True).click()
        lines = calls.read_text(encoding="utf-8").splitlines()
        words = ("O_WRONLY", "O_RDWR", "O_CREAT", "mkdir(", "rename", "creat(")
        written = [
            line for line in lines
            if any(word in line for word in words) and "/dev/" not in line and "ENOENT" not in line
        ]
        check("nothing is written without --store", lines and not written, written[:3])


def pictures(browser, folder, address):
    """A picture of every page that was kept."""
    for width in (1280, 390):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        for file in sorted(folder.glob("*.html")):
            page.goto(urllib.parse.urljoin(address, "/healthz"))
            page.set_content(file.read_text(encoding="utf-8"))
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{file.stem}-{width}.png", full_page=True)
        context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ddx")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pictures", action="store_true")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with served(arguments.ddx) as (address, _), chromium() as browser:
        way(browser, address, arguments.folder)
        stop(browser, address, arguments.folder)
        keyboard(browser, address)
        if arguments.pictures:
            pictures(browser, arguments.folder, address)
        else:
            looks(browser, arguments.folder, address)
    elsewhere(arguments.ddx)
    disk(arguments.ddx)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
