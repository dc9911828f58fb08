"""The system refuses something: ddx says so, with an exit code, and leaves nothing half done."""

import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest

from program import DDX, ENVIRONMENT, IS_LONG, PATIENTS, ROOT, SAMPLE, SAMPLES
from program import interrupt, is_trap, nobody, run, start

# One line for each command that answers.
COMMANDS = [
    ["rank", SAMPLE],
    ["rank", SAMPLE, "--format", "json"],
    ["rank", PATIENTS, "--format", "csv"],
    ["rank", PATIENTS, "--format", "ndjson"],
    ["rank", SAMPLE, "--explain"],
    ["rank", SAMPLE, "--audience", "patient"],
    ["explain", SAMPLE],
    ["explain", "DDX0012"],
    ["report", SAMPLE],
    ["plan", SAMPLE, "--depth", "1"],
    ["what-if", SAMPLE, "--set", "age=70"],
    ["compare", "asra-consensus@2020", "asipp@2020", SAMPLE],
    ["check"],
    ["validate", SAMPLE],
    ["modules"],
    ["modules", "check", "hip-joint"],
    ["findings", "hip"],
    ["protocols"],
    ["diff", "ddx@2026.1", "ddx@2026.2"],
    ["export", SAMPLE],
    ["--help"],
    ["--version"],
    ["rank", "--help"],
    ["--generate-completion-script", "bash"],
]


class Folder(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ddx-world-"))
        self.folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def registry(self, count, *options):
        path = self.folder / "registry"
        script = ROOT / "Scripts/generate-profiles.py"
        subprocess.run(["python3", script, str(count), path, *options], check=True)
        return path


class TheDisk(Folder):
    def test_that_is_full_is_told_by_every_command(self):
        for command in COMMANDS:
            with self.subTest(command=command), open("/dev/full", "wb") as full:
                result = run(*command, stdout=full)
                self.assertEqual(result.exit, 74)
                self.assertEqual(
                    result.err, "ddx: error: the answer can't be written: No space left on device\n"
                )

    def test_that_is_full_leaves_no_file_and_no_part_of_one(self):
        for command in ["rank", "report"]:
            with self.subTest(command=command):
                form = ["--format", "html"] if command == "report" else []
                # As nobody, so that nothing can take the place of the device.
                result = run(command, SAMPLE, *form, "-o", "/dev/full", prepare=nobody)
                self.assertEqual(result.exit, 74, result.err)
                self.assertIn("can't be written: No space left on device", result.err)

    def test_that_lets_no_file_grow_is_told_and_what_was_there_stays(self):
        for command in [["rank"], ["report"]]:
            with self.subTest(command=command):
                path = self.folder / "kept.html"
                path.write_text("what was there")
                limits = {resource.RLIMIT_FSIZE: 512}
                result = run(*command, SAMPLE, "-o", path, limits=limits)
                self.assertEqual(result.exit, 74, result.err)
                self.assertIn("can't be written: File too large", result.err)
                self.assertEqual(path.read_text(), "what was there")

    def test_may_not_be_written_to(self):
        (self.folder / "closed").mkdir(mode=0o555)
        for command in ["rank", "report"]:
            with self.subTest(command=command):
                path = self.folder / "closed/answer.html"
                result = run(command, SAMPLE, "-o", path, prepare=nobody)
                self.assertEqual(result.exit, 74, result.err)
                self.assertIn("Permission denied", result.err)
                self.assertEqual(os.listdir(self.folder / "closed"), [])

    def test_may_be_a_link_which_stays_one(self):
        target = self.folder / "target.html"
        target.write_text("longer than any page" * 20_000)
        link = self.folder / "link.html"
        link.symlink_to(target.name)
        page = run("report", SAMPLE, "--format", "html").out
        self.assertEqual(run("report", SAMPLE, "-o", link).exit, 0)
        self.assertTrue(link.is_symlink())
        self.assertEqual(target.read_text(), page)
        answer = run("rank", SAMPLE, "--format", "json").out
        self.assertEqual(run("rank", SAMPLE, "--format", "json", "-o", link).exit, 0)
        self.assertTrue(link.is_symlink())
        self.assertEqual(target.read_text(), answer)

    def test_may_be_a_pipe(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        for command in [["rank", SAMPLE], ["report", SAMPLE, "--format", "html"]]:
            process = start(*command, "-o", pipe)
            self.assertEqual(pipe.read_bytes(), run(*command).raw)
            self.assertEqual(process.wait(60), 0)
        self.assertEqual(os.listdir(self.folder), ["pipe"])


class AReader(unittest.TestCase):
    def test_that_stops_ends_every_command_without_a_word(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                reading, writing = os.pipe()
                os.close(reading)
                result = run(*command, stdout=writing)
                os.close(writing)
                self.assertEqual((result.exit, result.err), (141, ""))


class AFile(Folder):
    def test_that_may_not_be_read_is_told_and_the_others_are_ranked(self):
        for name in ["a", "b", "c"]:
            shutil.copy(SAMPLE, self.folder / f"{name}.xml")
        (self.folder / "b.xml").chmod(0)
        result = run("rank", self.folder, "--format", "csv", prepare=nobody)
        self.assertEqual(result.exit, 2)
        self.assertIn("b.xml: error: may not be read [DDX0003]", result.err)
        self.assertIn("2 of 3 profiles ranked, 1 with errors", result.err)

    def test_in_a_folder_that_may_not_be_read_is_told(self):
        (self.folder / "closed").mkdir(mode=0)
        shutil.copy(SAMPLE, self.folder / "a.xml")
        result = run("rank", self.folder, "--recursive", "--format", "csv", prepare=nobody)
        self.assertEqual(result.exit, 2)
        self.assertIn("closed: error: ", result.err)

    def test_that_is_a_pipe_a_socket_or_a_device_never_hangs(self):
        os.mkfifo(self.folder / "pipe.xml")
        for path in [self.folder / "pipe.xml", "/dev/null", "/dev/zero", "/dev/full", "/proc/self"]:
            with self.subTest(path=path):
                result = run("rank", path)
                self.assertEqual(result.exit, 2, result.err)
                self.assertIn(": error: ", result.err)
                self.assertLess(result.seconds, 20)

    def test_that_is_a_link_to_itself_or_to_nothing_is_told(self):
        os.symlink("loop.xml", self.folder / "loop.xml")
        os.symlink("nowhere", self.folder / "gone.xml")
        result = run("rank", self.folder, "--format", "ndjson")
        self.assertEqual(result.exit, 2)
        self.assertEqual(result.err.count(": error: "), 2)

    def test_that_changes_while_it_is_read_has_one_answer_or_one_error(self):
        whole = SAMPLE.read_bytes()
        paths = [self.folder / f"{number:02}.xml" for number in range(40)]
        for path in paths:
            path.write_bytes(whole)
        stop = threading.Event()

        def disturb():
            turn = 0
            while not stop.is_set():
                path = paths[turn % len(paths)]
                with open(path, "wb") as file:  # empty for a moment, then half, then whole
                    file.write(whole[: len(whole) // 2])
                    file.flush()
                    file.write(whole[len(whole) // 2 :])
                if turn % 7 == 0:
                    path.unlink()
                    path.write_bytes(whole)
                turn += 1

        thread = threading.Thread(target=disturb)
        thread.start()
        try:
            for _ in range(20 if IS_LONG else 5):
                result = run("rank", *paths, "--format", "ndjson")
                self.assertIn(result.exit, (0, 2), result.err)
                records = [json.loads(line) for line in result.out.splitlines()]
                self.assertEqual(len(records), len(paths))
                for record in records:
                    self.assertTrue(record["answer"] or record["messages"])
        finally:
            stop.set()
            thread.join()


class TheLimits(unittest.TestCase):
    def test_of_open_files_are_told(self):
        for limit in range(4, 16):
            with self.subTest(limit=limit):
                result = run("rank", SAMPLE, limits={resource.RLIMIT_NOFILE: limit})
                self.assertEqual((result.exit, result.out), (71, ""))
                self.assertIn(f"the system allows {limit} open files", result.err)

    def test_of_open_files_never_trap_where_they_are_just_enough(self):
        plugin = ROOT / "Examples/cluneal_nerve.py"
        for limit in range(16, 24):
            with self.subTest(limit=limit):
                limits = {resource.RLIMIT_NOFILE: limit}
                self.assertEqual(run("rank", PATIENTS, "--jobs", 8, limits=limits).exit, 0)
                result = run("rank", SAMPLE, "--plugin", plugin, limits=limits)
                self.assertEqual(result.exit, 0, result.err)

    def test_of_the_stack_are_enough_for_the_deepest_document(self):
        deep = b"<profile xmlns='urn:ddx:profile:1' id='a'>" + b"<a>" * 100_000
        limits = {resource.RLIMIT_STACK: 768 << 10}
        for command in COMMANDS:
            with self.subTest(command=command):
                self.assertEqual(run(*command, limits=limits).exit, run(*command).exit)
        self.assertEqual(run("rank", "-", stdin=deep, limits=limits).exit, 2)

    def test_of_the_stack_are_told_where_they_are_too_low(self):
        for size in [96, 128, 256, 512]:
            with self.subTest(size=size):
                result = run("rank", SAMPLE, limits={resource.RLIMIT_STACK: size << 10})
                self.assertEqual(result.exit, 71)
                self.assertIn(f"the system allows {size} KiB of stack", result.err)

    def test_of_processes_are_told_where_a_program_is_to_be_started(self):
        plugin = ROOT / "Examples/cluneal_nerve.py"
        for limit in [0, 1, 2, 3, 4, 6, 8, 12, 64]:
            for options in [[], ["--plugin", plugin]]:
                with self.subTest(limit=limit, options=options):
                    result = run(
                        "rank", SAMPLE, *options, limits={resource.RLIMIT_NPROC: limit},
                        prepare=nobody,
                    )
                    self.assertIn(result.exit, (0, 2, 71), f"{result.exit} {result.err}")


class TheEnvironment(Folder):
    def test_may_be_empty(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                result = run(*command, program=["/usr/bin/env", "-i"])
                self.assertFalse(is_trap(result), result.err)
                self.assertEqual(result.exit, run(*command).exit)

    def test_may_have_no_home_and_no_folder_to_stand_in(self):
        gone = self.folder / "gone"
        gone.mkdir()
        result = run(
            "rank",
            SAMPLE,
            environment={"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
            prepare=lambda: (os.chdir(gone), os.rmdir(gone)),
        )
        self.assertEqual(result.exit, 0, result.err)

    def test_may_have_no_terminal(self):
        answer = run("rank", SAMPLE).raw
        for terminal in ["", "dumb", "xterm-256color", "no-such"]:
            result = run("rank", SAMPLE, environment={"TERM": terminal}, prepare=os.setsid)
            self.assertEqual(result.raw, answer)
        asked = run("ask", prepare=os.setsid)
        self.assertFalse(is_trap(asked), asked.err)

    def test_may_be_installed_where_nobody_may_write(self):
        place = self.folder / "bin"
        place.mkdir()
        shutil.copy(DDX, place / "ddx")
        (place / "ddx").chmod(0o555)
        place.chmod(0o555)
        patient = self.folder / "patient.xml"
        shutil.copy(SAMPLE, patient)
        patient.chmod(0o444)

        def prepare():
            nobody()
            os.chdir("/")

        # In another program's stead: the first of the list is what is started.
        command = [str(place / "ddx"), "rank", str(patient), "--format", "json"]
        result = subprocess.run(
            command, env=ENVIRONMENT, capture_output=True, preexec_fn=prepare, check=False
        )
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout, run("rank", SAMPLE, "--format", "json").raw)


class ASignal(Folder):
    def test_that_stops_a_run_leaves_whole_lines(self):
        registry = self.registry(2000)
        for number in [signal.SIGINT, signal.SIGTERM]:
            with self.subTest(number=number):
                process = start(
                    "rank", registry, "--recursive", "--format", "ndjson", stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
                process.stdout.read(200_000)
                process.send_signal(number)
                rest, talk = process.communicate(timeout=60)
                self.assertEqual(process.returncode, 128 + number)
                self.assertTrue(rest.endswith(b"\n"))
                for line in rest.splitlines()[1:]:
                    json.loads(line)
                self.assertIn(b"ddx: stopped after ", talk)

    def test_that_stops_a_run_into_a_file_lets_it_go_on_to_the_same_bytes(self):
        registry = self.registry(1000)
        whole = run("rank", registry, "--recursive", "--format", "ndjson").raw
        path = self.folder / "answers.ndjson"
        command = ["rank", registry, "--recursive", "--format", "ndjson", "-o", path]
        process = start(*command, stderr=subprocess.DEVNULL)
        while not path.with_name("answers.ndjson.journal").exists() and process.poll() is None:
            time.sleep(0.01)
        self.assertEqual(interrupt(process), 130)
        self.assertFalse(path.exists())
        stops = 0
        while not path.exists() and stops < 40:
            process = start(*command, "--resume", stderr=subprocess.DEVNULL)
            # Killed without a chance to tidy up, again and again.
            try:
                process.wait(1 + stops / 4)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            stops += 1
        self.assertEqual(path.read_bytes(), whole)
        self.assertEqual(sorted(os.listdir(self.folder)), ["answers.ndjson", "registry"])


    def test_that_hangs_up_makes_serve_read_the_keys_again(self):
        keys = self.folder / "keys.json"
        # The key of RFC 7517, appendix A.1.
        good = json.dumps([{"iss": "https://ehr.example", "jwks": {"keys": [{
            "kty": "EC", "crv": "P-256", "kid": "1",
            "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}}])
        keys.write_text(good)
        process = start(
            "serve", "--port", 0, "--cds", "--cds-clients", keys, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )
        self.addCleanup(process.kill)
        self.assertTrue(process.stdout.readline().startswith("Open http://127.0.0.1:"))
        process.stderr.readline()
        for text, said in [
            (good, ["ddx: --cds-clients: the keys were read again"]),
            ("[", [f"ddx: error: --cds-clients: {keys}: no list of clients as JSON",
                   "ddx: warning: --cds-clients: the keys read before remain in force"]),
            (good, ["ddx: --cds-clients: the keys were read again"]),
        ]:
            keys.write_text(text)
            process.send_signal(signal.SIGHUP)
            for line in said:
                self.assertTrue(process.stderr.readline().startswith(line))
        self.assertIsNone(process.poll())


class TwoRuns(Folder):
    def test_into_one_file_leave_one_whole(self):
        registry = self.registry(300)
        alone = run("rank", registry, "--recursive", "--format", "ndjson")
        whole, good = alone.raw, alone.exit
        path = self.folder / "answers.ndjson"
        command = ["rank", registry, "--recursive", "--format", "ndjson", "-o", path]
        runs = [start(*command, stderr=subprocess.PIPE) for _ in range(4)]
        codes = []
        for process in runs:
            talk = process.communicate(timeout=60)[1]
            codes.append(process.returncode)
            self.assertIn(process.returncode, (good, 74), talk)
        self.assertIn(good, codes)
        self.assertEqual(path.read_bytes(), whole)
        self.assertEqual(sorted(os.listdir(self.folder)), ["answers.ndjson", "registry"])

    def test_of_a_report_leave_one_whole(self):
        path = self.folder / "report.html"
        runs = [start("report", sample, "-o", path) for sample in SAMPLES[:6]]
        for process in runs:
            process.wait(60)
        pages = [run("report", sample, "--format", "html").raw for sample in SAMPLES[:6]]
        self.assertIn(path.read_bytes(), pages)
        self.assertEqual(os.listdir(self.folder), ["report.html"])


if __name__ == "__main__":
    unittest.main()
