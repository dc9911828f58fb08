"""The same input, the same bytes: however it is run."""

import os
import random
import shutil
import subprocess
import unittest

from program import ENVIRONMENT, IS_LONG, PATIENTS, ROOT, SAMPLE, SAMPLES, run
from test_surroundings import Folder

OTHER = os.environ.get("DDX_OTHER")
EDITIONS = ["ddx@2026.2", "ddx@2026.1", "asipp@2020", "asra-consensus@2020", "england-ebi@2024"]


class AnAnswer(Folder):
    def test_is_the_same_for_any_number_of_threads(self):
        for form in ["text", "json", "csv", "ndjson"]:
            answers = {
                run("rank", PATIENTS, "--format", form, "--jobs", jobs).raw
                for jobs in [1, 2, 3, 7, 32]
            }
            self.assertEqual(len(answers), 1, form)

    def test_is_the_same_each_time_and_with_the_same_seed(self):
        for command in [["rank", PATIENTS, "--draws", "20", "--format", "json"], ["check"],
                        ["plan", SAMPLE], ["report", SAMPLE, "--format", "html"],
                        ["simulate", "--patients", "20"]]:
            with self.subTest(command=command):
                answers = {run(*command).raw for _ in range(3)}
                self.assertEqual(len(answers), 1)

    def test_is_the_same_in_every_locale_and_time_zone(self):
        for command in [["rank", PATIENTS, "--format", "json"], ["rank", PATIENTS, "--format", "csv"],
                        ["report", SAMPLE, "--format", "html"], ["diff", *EDITIONS[:2]]]:
            with self.subTest(command=command):
                answers = set()
                for locale, zone in [
                    ("", ""), ("C", "UTC"), ("POSIX", "Pacific/Kiritimati"),
                    ("C.UTF-8", "Asia/Kathmandu"), ("tr_TR.UTF-8", ":nowhere"),
                    ("de_DE.ISO-8859-1", "America/St_Johns"), ("ar_EG.UTF-8", "Africa/Cairo"),
                    ("no such locale", "no such zone"),
                ]:
                    environment = {"LANG": locale, "LC_ALL": locale, "TZ": zone,
                                   "LANGUAGE": locale}
                    answers.add(run(*command, environment=environment).raw)
                self.assertEqual(len(answers), 1)

    def test_is_ascii_where_the_locale_is_and_else_the_same_text(self):
        plain = run("rank", SAMPLE, environment={"LC_ALL": "C"})
        self.assertTrue(plain.raw.isascii())
        texts = {run("rank", SAMPLE, environment={"LC_ALL": locale}).raw
                 for locale in ["C.UTF-8", "tr_TR.UTF-8", "ar_EG.utf8"]}
        self.assertEqual(len(texts), 1)

    def test_does_not_hang_on_the_order_in_which_files_were_made(self):
        texts = set()
        for seed in range(3):
            folder = self.folder / "registry"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            samples = list(SAMPLES)
            random.Random(seed).shuffle(samples)
            for sample in samples:
                shutil.copy(sample, folder / sample.name)
            texts.add(run("rank", folder, "--format", "ndjson").raw)
        self.assertEqual(len(texts), 1)

    def test_does_not_hang_on_what_hashing_begins_with(self):
        # Swift's sets and dictionaries begin with another number in every process, or with none.
        one = run("rank", PATIENTS, "--format", "json", environment={
            "SWIFT_DETERMINISTIC_HASHING": "1"}).raw
        self.assertEqual(one, run("rank", PATIENTS, "--format", "json").raw)

    @unittest.skipUnless(OTHER, "DDX_OTHER names no other build of ddx")
    def test_is_the_same_from_another_build(self):
        for edition in EDITIONS:
            for command in [["rank", PATIENTS, "--format", "json"], ["rank", PATIENTS],
                            ["compare", "asra-consensus@2020", "asipp@2020", PATIENTS, "--format", "json"]]:
                if command[0] == "rank":
                    command = [*command, "--protocol", edition]
                with self.subTest(command=command):
                    other = subprocess.run(
                        [OTHER, *map(str, command)], env=ENVIRONMENT, cwd=ROOT, check=False,
                        capture_output=True, stdin=subprocess.DEVNULL,
                    )
                    self.assertEqual(run(*command).raw, other.stdout)


class ASavedRanking(Folder):
    def saved(self, *arguments):
        path = self.folder / "saved.json"
        path.write_bytes(run("rank", *arguments).raw)
        return path

    def test_is_verified_under_the_edition_that_made_it(self):
        for edition in EDITIONS:
            for form in ["json", "ndjson"]:
                for profiles in [PATIENTS] if edition == EDITIONS[0] else SAMPLES[:3]:
                    path = self.saved(profiles, "--format", form, "--protocol", edition)
                    result = run("rank", profiles, "--verify", path)
                    self.assertEqual(result.exit, 0, result.out + result.err)
                    self.assertNotIn("differ", result.out)

    def test_is_verified_with_its_draws(self):
        path = self.saved(SAMPLE, "--format", "json", "--draws", "20", "--seed", "7")
        self.assertEqual(run("rank", SAMPLE, "--verify", path).exit, 0)

    def test_that_was_changed_in_any_number_is_found_out(self):
        text = self.saved(SAMPLE, "--format", "json").read_text()
        places = [place for place, letter in enumerate(text) if letter.isdigit()]
        for place in random.Random(1).sample(places, 200 if IS_LONG else 25):
            path = self.folder / "changed.json"
            digit = "7" if text[place] != "7" else "3"
            path.write_text(text[:place] + digit + text[place + 1:])
            result = run("rank", SAMPLE, "--verify", path)
            self.assertIn(result.exit, (1, 2, 64), f"{place}: {result.out}")


if __name__ == "__main__":
    unittest.main()
