"""What is a patient's stays with the patient: in no message, no request, no file that nobody asked for."""

import json
import re
import shutil
import unittest
import xml.etree.ElementTree as ElementTree

from program import IS_LONG, ROOT, SAMPLES, run
from test_surroundings import Folder

NAMESPACE = "{urn:ddx:profile:1}"
# Nothing else that ddx says holds it.
MARKER = "Qzx7781"
# A whole profile in which every value is unlike any that a page shows for other reasons.
PROFILE = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- {MARKER}comment -->
<profile xmlns="urn:ddx:profile:1" id="{MARKER}id" date="2031-08-17">
  <patient age="83" sex="female" bmi="41.73" pregnant="no"/>
  <pain duration="P37M" intensity="6.71" side="right" setting="pain-clinic"/>
  <other-pain code="pain.groin" side="left" duration="P91D" intensity="3.57"/>
  <findings>
    <finding code="pain.midline" state="absent"/>
    <finding code="sij.thigh-thrust" probability="0.6173" side="right"/>
    <finding code="redflag.foot-drop" state="present" side="right" course="unchanged"/>
  </findings>
  <blocks>
    <block procedure="medial-branch-block" date="2031-05-19" side="right" levels="L4-5 L5-S1"
      agent="lidocaine" volume="0.47" relief="57.3" relief-duration="PT213M" contrast="live"
      vascular-uptake="not-seen"/>
  </blocks>
  <medication class="opioid" name="{MARKER}drug"/>
  <allergy to="latex"/>
</profile>
"""
# What of it is the patient's, as somebody would look for it.
VALUES = [
    MARKER, "2031", "41.73", "P37M", "6.71", "P91D", "3.57", "0.6173", "0.47", "57.3", "PT213M",
]


def holds_value(text, values=VALUES):
    return [value for value in values if value in text]


class AMessage(Folder):
    def test_of_a_good_profile_tells_nothing_of_it(self):
        path = self.folder / "p.xml"
        path.write_text(PROFILE)
        commands = [
            ["rank", path], ["rank", path, "--format", "json"], ["rank", path, path],
            ["rank", path, "--audience", "patient"], ["explain", path], ["plan", path],
            ["report", path], ["validate", path], ["export", path],
            ["what-if", path, "--set", "age=50"], ["compare", "asra-consensus@2020", "asipp@2020", path],
            ["rank", path, "--plugin", ROOT / "Tests/Programs/crash-mid-answer.sh"],
            ["rank", path, "--plugin", ROOT / "Tests/Programs/out-of-range.sh"],
        ]
        for command in commands:
            with self.subTest(command=command):
                result = run(*command)
                self.assertEqual(result.exit, 0, result.err)
                # The name of a document tells documents apart where two have one name.
                talk = result.err.replace(str(path), "")
                self.assertEqual(holds_value(talk), [], talk)

    def test_of_a_profile_with_a_fault_in_any_place_tells_nothing_of_it(self):
        documents = self.faulty(PROFILE)
        for sample in SAMPLES if IS_LONG else SAMPLES[:2]:
            documents += self.faulty(sample.read_text())
        frames = "".join(
            f"{len(text.encode())} {number}\n{text}" for number, text in enumerate(documents)
        )
        result = run("rank", "--stream", "length", stdin=frames.encode())
        records = [json.loads(line) for line in result.out.splitlines()]
        self.assertEqual(len(records), len(documents))
        refused = 0
        for record in records:
            words = json.dumps(record["messages"])
            if record["answer"] is None:
                refused += 1
                self.assertTrue(record["messages"])
            self.assertNotIn(MARKER, words, documents[int(record["file"])])
        self.assertEqual(holds_value(result.err, [MARKER]), [])
        print(f"{len(documents)} profiles with a marker, {refused} refused, none quoted", flush=True)
        self.assertGreater(refused, len(documents) // 2)
        quoted = run(
            "rank", "--stream", "length", "--show-values", stdin=frames.encode()
        )
        self.assertIn(MARKER, quoted.out)

    @staticmethod
    def faulty(text):
        """A profile with the marker in the place of each value, name and text."""
        found = []

        def keep(root):
            found.append(ElementTree.tostring(root, encoding="unicode"))

        ElementTree.register_namespace("", "urn:ddx:profile:1")
        text = re.sub(r"<!--.*?-->", "", text, flags=re.S).replace(MARKER, "Z")
        count = len(list(ElementTree.fromstring(text).iter()))
        for place in range(count):
            def changed(change):
                root = ElementTree.fromstring(text)
                change(list(root.iter())[place])
                keep(root)

            element = list(ElementTree.fromstring(text).iter())[place]
            for name, value in element.attrib.items():
                for new in [MARKER, f"{value}{MARKER}", f"7 {MARKER}"]:
                    if element.tag.endswith("}profile") and name == "id" and " " not in new:
                        continue  # the name of a document is shown
                    if name == "name":
                        continue  # any text is right there, so nothing is to be told
                    changed(lambda e, name=name, new=new: e.set(name, new))
            changed(lambda e: e.set(MARKER, "x"))
            changed(lambda e: setattr(e, "text", (e.text or "") + MARKER))
            changed(lambda e: setattr(e, "tag", NAMESPACE + MARKER))
            changed(lambda e: setattr(e, "tag", "{urn:" + MARKER + "}a"))
            changed(lambda e: e.append(ElementTree.Element(NAMESPACE + MARKER)))
            changed(lambda e: e.append(ElementTree.Element("{urn:" + MARKER + "}a")))
        return found


class AProgram(Folder):
    def test_is_told_what_the_contract_says_and_nothing_else(self):
        log = self.folder / "log"
        program = self.folder / "module.py"
        program.write_text(
            "#!/usr/bin/env python3\n"
            "import json, os, sys\n"
            f"log = open({str(log)!r}, 'w')\n"
            "print(json.dumps(sys.argv[1:]), json.dumps(dict(os.environ)), file=log, flush=True)\n"
            "for line in sys.stdin:\n"
            "    print(line, end='', file=log, flush=True)\n"
            "    request = json.loads(line)\n"
            "    print(json.dumps({'id': request['id'], 'descriptor': {'id': 'endplate',"
            " 'name': 'Endplate', 'version': '1', 'contract': '1.0', 'evidence': '1',"
            " 'findings': ['pain.midline'], 'procedures': [], 'citations': []}}"
            " if request['request'] == 'describe' else"
            " {'id': request['id'], 'error': 'no answer'}), flush=True)\n"
        )
        program.chmod(0o755)
        path = self.folder / "p.xml"
        path.write_text(PROFILE)
        result = run("rank", path, "--plugin", program)
        self.assertEqual(result.exit, 0, result.err)
        told = log.read_text()
        requests = [json.loads(line) for line in told.splitlines()[1:]]
        asked = [request for request in requests if request["request"] == "assess"]
        self.assertTrue(asked)
        for request in asked:
            self.assertLessEqual(
                set(request["profile"]), {"age", "setting", "side", "findings", "blocks"}
            )
            codes = [finding["code"] for finding in request["profile"].get("findings", [])]
            self.assertEqual(codes, ["pain.midline"])
            self.assertFalse(request["profile"].get("blocks"))
        self.assertEqual(holds_value(told), [])
        self.assertNotIn(str(path), told)


class APage(Folder):
    def test_asks_the_network_for_nothing(self):
        path = self.folder / "p.xml"
        path.write_text(PROFILE)
        for options in [[], ["--audience", "patient"], ["--audience", "referrer"]]:
            page = run("report", path, "--format", "html", *options).out
            self.assertIn("<html", page)
            for wish in [r"<script", r'<link(?! rel="icon" href="data:,">)', r"<iframe", r"<img[^>]+src=.(?!data:)", r"@import",
                         r"url\((?!.?(data:|#))"]:
                self.assertIsNone(re.search(wish, page), f"{options} {wish}")

    def test_for_the_referrer_or_the_patient_holds_no_name_of_a_drug(self):
        path = self.folder / "p.xml"
        path.write_text(PROFILE)
        page = run("report", path, "--audience", "patient").out
        self.assertNotIn(f"{MARKER}drug", page)


class ARun(Folder):
    @unittest.skipUnless(shutil.which("strace"), "strace is not installed")
    def test_asks_no_network_and_writes_no_file(self):
        path = self.folder / "p.xml"
        path.write_text(PROFILE)
        log = self.folder / "log"
        for command in [["rank", path], ["report", path], ["plan", path], ["explain", path],
                        ["validate", path], ["what-if", path, "--set", "age=50"]]:
            with self.subTest(command=command[0]):
                trace = ["strace", "-f", "-qq", "-o", str(log), "-e",
                         "trace=open,openat,creat,mkdir,rename,unlink,%network"]
                self.assertEqual(run(*command, program=trace).exit, 0)
                calls = log.read_text(errors="replace")
                self.assertNotRegex(calls, r"(socket|connect|sendto)\(")
                self.assertNotRegex(calls, r"O_CREAT|O_WRONLY|O_RDWR|creat\(|mkdir\(|rename\(")


if __name__ == "__main__":
    unittest.main()
