"""Documents of every kind with something changed: an answer or a message, and nothing lost or told.

DDX_SEED draws other documents, DDX_SECONDS sets for how long, and DDX_TRIAL repeats the one of that number.
"""

import collections
import json
import os
import pathlib
import random
import re
import resource
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree

from mutations import mutate
from program import IS_LONG, ROOT, SAMPLE, SAMPLES, run
from test_privacy import MARKER, PROFILE, holds_value
from test_surroundings import Folder

SECONDS = float(os.environ.get("DDX_SECONDS") or (1800 if IS_LONG else 20))
SEED = int(os.environ.get("DDX_SEED") or random.SystemRandom().randrange(1 << 32))
TRIAL = os.environ.get("DDX_TRIAL")
# Of the processor, for one document.
MOST_SECONDS = 10
MEGABYTES = 512
# Profiles that a stream takes at a time.
BATCH = 50

# A name may be shown, so it is no marker here.
SECRET = PROFILE.replace(f"{MARKER}id", "p").encode()
PROFILES = [SECRET, *[sample.read_bytes() for sample in SAMPLES]]
CLUNEAL = ROOT / "Examples/cluneal-patient.xml"
PROGRAM = ROOT / "Examples/cluneal_nerve.py"
PROTOCOLS = sorted(
    path for path in (ROOT / "Profiles/protocols").glob("*/*.xml") if not path.name.endswith("cases.xml")
)
CASES = sorted((ROOT / "Profiles/protocols").glob("*/*.cases.xml"))
PIRIFORMIS = ROOT / "Examples/PiriformisSyndrome/Sources/PiriformisSyndrome/Evidence/2026.1.xml"
EVIDENCE = [PIRIFORMIS, *sorted((ROOT / "Plugins").glob("*/Evidence/*.xml"))]
STUDIES = sorted((ROOT / "Profiles/studies").glob("*/*.xml"))
# What may steer a terminal.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Fault(Exception):
    """What does not hold, in words."""


def recorded(root):
    """What a profile says, as the ledger names it, without the numbers of elements."""
    found = collections.Counter()

    def collect(element, path):
        for child in element:
            name = child.tag.split("}")[1]
            # Scores are one entry.
            if name == "score":
                continue
            own = f"{path}{name}"
            found[own] += name == "finding"
            for key, value in child.attrib.items():
                if name == "finding" and key in ("code", "state", "probability"):
                    continue
                if value.strip() != "unspecified":
                    found[f"{own}/@{'block-date' if (name, key) == ('block', 'date') else key}"] += 1
            collect(child, own + "/")

    collect(root, "")
    return found


class AMutatedDocument(Folder):
    """Each trial draws what is changed and what reads it from the seed and its own number."""

    def setUp(self):
        super().setUp()
        self.path = self.folder / "mutated"
        self.saved = run("rank", SAMPLE, "--format", "json").raw
        self.good = self.folder / "good.json"
        self.good.write_bytes(self.saved)
        bundle = json.loads(run("fhir", "export", SAMPLE, "--ranking").out)
        for entry in bundle["entry"]:
            if entry["resource"]["resourceType"] == "Patient":
                entry["resource"]["name"] = [{"family": MARKER}]
        self.exchanged = [json.dumps(bundle).encode(), run("fhir", "export", SAMPLE, "--as", "response").raw]
        log = self.folder / "log"
        tee = self.folder / "tee.sh"
        tee.write_text(f"#!/bin/sh\n{PROGRAM} | tee {log}\n")
        tee.chmod(0o755)
        run("rank", CLUNEAL, "--plugin", tee)
        self.answers = log.read_bytes().splitlines()

    def test_is_answered_or_refused_and_nothing_is_lost_or_told(self):
        kinds = [self.stream, self.profile, self.cohort, self.protocol, self.evidence, self.document,
                 self.ranking, self.exchange, self.program, self.table, self.setting, self.conversation]
        tried, faults, begin = collections.Counter(), [], time.monotonic()
        self.slowest, self.largest, self.answered, self.refused = (0, ""), 0, 0, 0
        found = pathlib.Path(tempfile.mkdtemp(prefix="ddx-found-"))
        number = int(TRIAL or 0)
        while time.monotonic() - begin < SECONDS:
            kind = kinds[number % len(kinds)]
            self.chance = random.Random(f"{SEED}-{number}")
            try:
                tried[kind.__name__] += kind() or 1
            except Fault as fault:
                faults.append(f"trial {number}, {kind.__name__}: {fault}")
                (found / f"{number}").write_bytes(self.path.read_bytes())
            number += 1
            if TRIAL:
                break
        figures = ", ".join(f"{count} {kind}" for kind, count in tried.items())
        print(f"seed {SEED}, {sum(tried.values())} mutated documents ({figures}), {self.answered} answers, "
              f"{self.refused} refusals, {len(faults)} faults; at most {self.largest:.0f} MB and "
              f"{self.slowest[0]:.1f} s of the processor ({self.slowest[1]})", flush=True)
        if faults:
            self.fail(f"DDX_SEED={SEED}, documents in {found}\n" + "\n".join(faults))
        found.rmdir()

    def mutated(self, content, kind):
        """Writes a mutated document down, and returns its bytes."""
        content = mutate(content, self.chance, kind)
        self.path.write_bytes(content)
        return content

    def hold(self, result, command, allowed, is_private):
        """Holds a run against what all must keep."""
        self.answered += result.exit != 2
        self.refused += result.exit == 2
        words = " ".join(map(str, command))
        self.slowest = max(self.slowest, (result.seconds, words))
        self.largest = max(self.largest, result.megabytes)
        if result.exit not in allowed:
            raise Fault(f"{words}: exit code {result.exit} {result.err[-300:]}")
        if result.seconds > MOST_SECONDS or result.megabytes > MEGABYTES:
            raise Fault(f"{words}: {result.seconds:.1f} s, {result.megabytes:.0f} MB")
        if result.exit == 2 and "error: " not in result.err:
            raise Fault(f"{words}: refused without a word: {result.err[-300:]}")
        # The end of a line may be written with both characters.
        if CONTROL.search((result.out + result.err).replace("\r\n", "\n")):
            raise Fault(f"{words}: a control character is shown")
        # A line and a column are numbers too.
        told = holds_value(re.sub(r":\d+:\d+:", ":", result.err))
        if is_private and told:
            raise Fault(f"{words}: {told} is told: {result.err[-300:]}")
        return result

    def ask(self, *command, allowed=(0, 2), is_private=False, stdin=None):
        """Runs a command, and holds it against what all must keep; of a patient's document no value is told."""
        result = run(*command, stdin=stdin, limits={resource.RLIMIT_CPU: 3 * MOST_SECONDS})
        return self.hold(result, command, allowed, is_private)

    def stream(self):
        """Profiles in one process: one record each, and of each the whole."""
        documents = [mutate(self.chance.choice(PROFILES), self.chance, "xml") for _ in range(BATCH)]
        frames = b"".join(b"%d %d\n%s" % (len(text), n, text) for n, text in enumerate(documents))
        self.path.write_bytes(frames)
        result = run("rank", "--stream", "length", stdin=frames,
                     limits={resource.RLIMIT_CPU: MOST_SECONDS * BATCH})
        self.largest = max(self.largest, result.megabytes)
        if result.exit not in (0, 2) or result.megabytes > MEGABYTES:
            raise Fault(f"a stream: exit code {result.exit}, {result.megabytes} MB, {result.err[-300:]}")
        records = [json.loads(line) for line in result.out.split("\n")[:-1]]
        if len(records) != BATCH:
            raise Fault(f"a stream: {len(records)} records of {BATCH}")
        for record, text in zip(records, documents):
            self.hold_record(record, text)
        return BATCH

    def hold_record(self, record, text):
        place = f"profile {record['file']} of a stream"
        errors = [message for message in record["messages"] if message["severity"] == "error"]
        if (record["answer"] is None) != bool(errors):
            raise Fault(f"{place}: an answer and an error, or neither")
        told = holds_value(json.dumps(record["messages"]))
        if told:
            raise Fault(f"{place}: {told} is told: {record['messages']}")
        self.answered += record["answer"] is not None
        if record["answer"] is None:
            self.refused += 1
            return
        shown = collections.Counter(
            re.sub(r"\[.*?\]", "", entry["path"]) for entry in record["answer"]["ledger"])
        missing = recorded(ElementTree.fromstring(text)) - shown
        # What was recorded twice is told, and counted once.
        if any(message["id"] == "DDX0048" for message in record["messages"]):
            missing = [path for path in missing if not path.startswith("findings/")]
        if missing:
            raise Fault(f"{place}: {list(missing)} is not in the ledger")
        if any(not 0 <= one["posttest"] <= 1 for one in record["answer"]["candidates"]):
            raise Fault(f"{place}: no probability")

    def profile(self):
        self.mutated(self.chance.choice([SECRET, self.chance.choice(PROFILES)]), "xml")
        command = self.chance.choice([
            ["rank"], ["rank", "--explain", "--draws", "20"], ["rank", "--audience", "patient"],
            ["rank", "--format", "csv"], ["rank", "--fail-on", "stop"], ["explain"], ["plan", "--depth", "2"],
            ["report", "--format", "html"], ["report", "--audience", "referrer"], ["validate"], ["export"],
            ["what-if", "--set", "age=50"], ["compare", "ddx@2026.1", "ddx@2026.2"],
            ["fhir", "export", "--ranking"], ["fhir", "export", "--as", "response"],
        ])
        self.ask(*command, self.path, allowed=(0, 2, 3) if "--fail-on" in command else (0, 2),
                 is_private=True)

    def cohort(self):
        parts = [re.sub(rb"<\?xml.*?\?>", b"", self.chance.choice(PROFILES)) for _ in range(4)]
        content = self.mutated(
            b'<cohort xmlns="urn:ddx:cohort:1">' + b"\n".join(parts) + b"</cohort>", "xml")
        result = self.ask("rank", self.path, "--format", "ndjson", is_private=True)
        records = [json.loads(line) for line in result.out.splitlines()]
        # What stands in comments between two profiles is nobody's data, and is passed over.
        content = re.sub(rb"<!--.*?-->|<\?.*?\?>", b"", content, flags=re.DOTALL)
        try:
            root = ElementTree.fromstring(content)
        except (ElementTree.ParseError, LookupError, ValueError):
            if result.exit != 2:
                raise Fault("a cohort that is no XML is not refused") from None
            return
        if root.tag == "{urn:ddx:cohort:1}cohort" and len(records) < len(root):
            raise Fault(f"a cohort of {len(root)}: {len(records)} records")

    def protocol(self):
        self.mutated(self.chance.choice(PROTOCOLS).read_bytes(), "xml")
        result = self.ask("validate", self.path)
        command = self.chance.choice([
            ["rank", SAMPLE, "--protocol", self.path], ["rank", SAMPLE, "--protocol", self.path],
            ["rank", SAMPLE, "--explain", "--protocol", self.path], ["check", "--protocol", self.path],
            ["plan", SAMPLE, "--protocol", self.path], ["diff", "ddx@2026.2", self.path],
            ["report", SAMPLE, "--protocol", self.path], ["protocols", self.path],
        ])
        used = self.ask(*command, allowed=(0, 1, 2) if command[0] == "check" else (0, 2))
        # Validating tries the cases of an edition too, which says nothing of the document.
        if re.search(rf"(?m)^{self.path}(:\d+)*: error: ", result.err) and used.exit == 0:
            raise Fault(f"{command}: refused by validate, and used: {result.err[:300]}")

    def evidence(self):
        path = self.chance.choice([PIRIFORMIS, PIRIFORMIS, *EVIDENCE])
        self.mutated(path.read_bytes(), "xml")
        result = self.ask("validate", self.path)
        used = self.ask("rank", SAMPLE, "--format", "json", "--draws", "10", "--module", self.path)
        if result.exit == 2 and used.exit == 0:
            raise Fault(f"refused by validate, and used: {result.err[:300]}")
        if used.exit == 0 and any(not 0 <= one["posttest"] <= 1 for one in json.loads(used.out)["candidates"]):
            raise Fault("no probability")

    def document(self):
        kind = self.chance.choice(["vocabulary", "cases", "study", "schema"])
        path = {"vocabulary": ROOT / "Profiles/vocabulary/2026.1.xml", "cases": self.chance.choice(CASES),
                "study": STUDIES[0], "schema": ROOT / "Profiles/schemas/profile.xsd"}[kind]
        self.mutated(path.read_bytes(), "xml")
        if kind == "study":
            self.ask("simulate", "--patients", "1", "--study", self.path)
        else:
            self.ask("validate", self.path)

    def ranking(self):
        content = self.mutated(self.saved, "json")
        command = self.chance.choice([
            ["rank", SAMPLE, "--verify", self.path], ["compare", "--from", self.path, "--to", self.good],
            ["compare", "--from", self.good, "--to", self.path],
        ])
        result = self.ask(*command, allowed=(0, 1, 2))
        if command[0] == "rank" and result.exit == 0 and content.strip() != self.saved.strip():
            raise Fault("a saved ranking that was changed is verified")

    def exchange(self):
        self.mutated(self.chance.choice(self.exchanged), "json")
        result = self.ask("fhir", "import", self.path, is_private=True)
        if result.exit == 0:
            self.ask("validate", "-", stdin=result.raw, allowed=(0,))

    def program(self):
        answers = list(self.answers)
        place = self.chance.randrange(len(answers))
        answers[place] = self.mutated(answers[place], "json").replace(b"\n", b" ")
        for number, answer in enumerate(answers):
            (self.folder / f"answer-{number}").write_bytes(answer + b"\n")
        program = self.folder / "module.sh"
        program.write_text(
            "#!/bin/sh\nn=0\nwhile read -r _; do cat "
            f"{self.folder}/answer-$n 2>/dev/null || exit; n=$((n + 1)); done\n"
        )
        program.chmod(0o755)
        result = self.ask("rank", CLUNEAL, "--format", "json", "--draws", "0", "--plugin", program)
        if result.exit == 0:
            ranking = json.loads(result.out)
            took_part = any(module["id"] not in SHIPPED for module in ranking["modules"])
            if not took_part and not ranking["unassessed"] and "module.sh" not in result.err:
                raise Fault("a program takes no part, and nobody is told")

    def table(self):
        kind = self.chance.choice(["truth", "paths"])
        if kind == "truth":
            self.mutated(b"file,source\nfailed-block.xml,facet-joint\nclear-facet.xml,facet-joint\n", "text")
            self.ask("score", SAMPLES[4], SAMPLE, "--truth", self.path)
        else:
            self.mutated(b"\n".join(str(path).encode() for path in SAMPLES[:3]) + b"\n", "text")
            self.ask("rank", "--format", "csv", "--files-from", self.path)

    def setting(self):
        word = self.chance.choice([
            "age=70", "sij.thigh-thrust=absent@right", "pain.midline=0.3", "pain.intensity=7",
            "block=medial-branch-block@right relief=80", "mri.modic-1=present@L4-5",
        ])
        content = self.mutated(word.encode(), "text").replace(b"\0", b"")
        self.ask("what-if", SAMPLE, "--set", content.decode("utf-8", "replace"), allowed=(0, 2, 64))

    def conversation(self):
        answers = (ROOT / "Tests/Golden/ask/answers.txt").read_bytes()
        content = self.mutated(answers, "text")
        self.ask("ask", stdin=content)


SHIPPED = {"facet-joint", "hip-joint", "intervertebral-disc", "nerve-root", "sacroiliac-joint", "other"}

if __name__ == "__main__":
    unittest.main()
