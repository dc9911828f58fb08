"""Documents that are not to be trusted: refused, located, in little time and memory, nothing read."""

import json
import re
import shutil
import subprocess
import unittest

from program import DDX, ENVIRONMENT, IS_LONG, PATIENTS, ROOT, SAMPLE, SAMPLES, run
from test_surroundings import Folder

HEAD = b'<profile xmlns="urn:ddx:profile:1" id="a">'
BODY = HEAD + b'<patient age="58"/></profile>'
SECONDS = 1
MEGABYTES = 256


def entities(levels, count):
    """A document type whose entities hold one another."""
    text = b'<!DOCTYPE profile [<!ENTITY a0 "lol">'
    for level in range(1, levels):
        text += b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * count)
    return text + b"]>" + HEAD + b"&a%d;</profile>" % (levels - 1)


# What hostile documents are made of, each in the place of a profile.
DOCUMENTS = {
    "entities that grow tenfold": entities(30, 10),
    "an entity that is long, many times": b'<!DOCTYPE p [<!ENTITY a "' + b"x" * 100_000 + b'">]>'
    + HEAD + b"&a;" * 50_000 + b"</profile>",
    "an entity within itself": b'<!DOCTYPE p [<!ENTITY a "&b;"><!ENTITY b "&a;">]>' + HEAD + b"&a;",
    "a file as an entity": b'<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + HEAD + b"&a;",
    "a page of the network as an entity":
        b'<!DOCTYPE p [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]>' + HEAD + b"&a;",
    "a parameter entity": b'<!DOCTYPE p [<!ENTITY % a SYSTEM "file:///etc/hostname">%a;]>' + BODY,
    "a document type elsewhere": b'<!DOCTYPE profile SYSTEM "http://127.0.0.1:9/p.dtd">' + BODY,
    "a public document type": b'<!DOCTYPE profile PUBLIC "-//a//b" "file:///etc/hostname">' + BODY,
    "defaults of attributes": b'<!DOCTYPE p [<!ATTLIST patient age CDATA "58">]>' + HEAD
    + b"<patient/></profile>",
    "an XInclude": HEAD + b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
    b'href="file:///etc/hostname" parse="text"/></profile>',
    "a place for a schema": b'<profile xmlns="urn:ddx:profile:1" id="a" '
    b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    b'xsi:schemaLocation="urn:ddx:profile:1 file:///etc/hostname"><patient age="5"/></profile>',
    "a style sheet that can't be used": b'<?xml-stylesheet href="file:///etc/hostname"?>' + HEAD,
    "elements within one another": HEAD + b"<a>" * 1_000_000,
    "a million siblings": HEAD + b"<findings>" + b"<finding/>" * 700_000 + b"</findings></profile>",
    "names that nobody knows": HEAD + b'<patient age="50"/><findings>'
    + b"".join(b'<finding code="a.nobody-knows-%d" state="present"/>' % n for n in range(5_000))
    + b"</findings></profile>",
    "a name that can be cut in a million ways": HEAD + b'<patient age="50"/><findings><finding code="a.'
    + b"sacroiliac" * 60 + b'q" state="present"/></findings></profile>',
    "a name of fifteen thousand letters": HEAD + b'<patient age="50"/><findings><finding code="a.'
    + b"pain" * 3_500 + b'" state="present"/></findings></profile>',
    "the same finding, many times": HEAD + b'<patient age="50"/><findings>'
    + b'<finding code="pain.midline" state="present"/>' * 100_000 + b"</findings></profile>",
    "as many blocks as there may be": b'<profile xmlns="urn:ddx:profile:1" id="a" date="2026-05-10">'
    + b'<patient age="50"/><blocks>' + b'<block procedure="medial-branch-block" side="left" '
    b'levels="L4-5" date="2026-04-01" relief="50"/>' * 19_990 + b"</blocks></profile>",
    "as many siblings as there may be": HEAD + b"<findings>" + b'<finding code="a.b"/>' * 19_990
    + b"</findings></profile>",
    "a million attributes": HEAD + b"<patient " + b" ".join(b"a%d=''" % n for n in range(600_000)),
    "one attribute of eight megabytes": HEAD + b'<patient age="' + b"5" * (8 << 20),
    "one attribute of fifteen kilobytes": HEAD + b'<patient age="' + b"5" * 15_000 + b'"/></profile>',
    "a name of eight megabytes": b"<" + b"a" * (8 << 20),
    "a name of fifteen kilobytes": HEAD + b"<" + b"a" * 15_000 + b"/></profile>",
    "a comment that never ends": HEAD + b"<!--" + b"-" * (7 << 20),
    "a section that never ends": HEAD + b"<![CDATA[" + b"]" * (7 << 20),
    "an instruction that never ends": HEAD + b"<?a " + b"?" * (7 << 20),
    "text without an end": HEAD + b"&lt;" * 1_500_000,
    "comments without an end": HEAD + b"<!---->" * 1_000_000,
    "a number without an end": HEAD + b'<patient age="1' + b"0" * 16_000 + b'"/></profile>',
    "a reference beyond all characters": HEAD + b"&#x" + b"F" * 1000 + b";</profile>",
    "namespaces without an end": HEAD + b"".join(
        b'<a xmlns:n%d="urn:%d">' % (n, n) for n in range(60)) + b"</profile>",
    "brackets": b"<" * (8 << 20),
    "ampersands": HEAD + b"&" * (7 << 20),
    "quotation marks": HEAD + b"<a b=" + b"\"'" * (1 << 20),
    "zero bytes": b"\0" * (8 << 20),
    "a zero byte": BODY.replace(b"58", b"5\08"),
    "nothing": b"",
    "spaces": b" \t\r\n" * (2 << 20),
    "no UTF-8": BODY.replace(b"58", b"\xc3\x28"),
    "characters in too many bytes": BODY.replace(b"58", b"\xc0\xb5\xc0\xb8"),
    "halves of characters": BODY.replace(b"58", b"\xed\xa0\x80"),
    "UTF-16": b"\xff\xfe" + BODY.decode().encode("utf-16-le"),
    "UTF-16, the other way": b"\xfe\xff" + BODY.decode().encode("utf-16-be"),
    "UTF-16 without a mark": BODY.decode().encode("utf-16-le"),
    "UTF-32": b"\xff\xfe\0\0" + BODY.decode().encode("utf-32-le"),
    "UTF-7": b'<?xml version="1.0" encoding="UTF-7"?>' + BODY,
    "EBCDIC": BODY.decode().encode("cp037"),
    "Latin-1": b'<?xml version="1.0" encoding="ISO-8859-1"?>' + BODY,
    "an encoding that lies": b'<?xml version="1.0" encoding="UTF-16"?>' + BODY,
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbf" + BODY,
    "XML 1.1": b'<?xml version="1.1"?>' + BODY.replace(b"58", b"&#1;"),
    "JSON": b'{"profile": {"age": 58}}',
    "a page of the web": b"<!doctype html><html><body>no</body></html>",
    "a program": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4,
    "a cohort that never ends": b'<cohort xmlns="urn:ddx:cohort:1">' + b"<profile " * 20_000,
    "a cohort within itself": b'<cohort xmlns="urn:ddx:cohort:1">' * 20_000,
}


class Measured(Folder):
    """A test that looks at time and memory."""

    def refuse(self, result, within=SECONDS):
        self.assertEqual(result.exit, 2, f"{result.exit} {result.err[:300]}")
        self.assertRegex(result.err, r"(?m)^[^\n]+: error: ")
        self.assertLess(result.seconds, within)
        self.assertLess(result.megabytes, MEGABYTES)


class AHostileProfile(Measured):
    def test_is_refused_at_its_place_in_little_time_and_memory(self):
        worst = (0, 0)
        for name, content in DOCUMENTS.items():
            with self.subTest(name=name):
                path = self.folder / "hostile.xml"
                path.write_bytes(content)
                result = run("rank", path)
                self.refuse(result)
                self.assertIn("hostile.xml", result.err.split(": error: ")[0])
                worst = (max(worst[0], result.seconds), max(worst[1], result.megabytes))
        print(
            f"{len(DOCUMENTS)} hostile profiles: at most {worst[0]:.2f} s and {worst[1]:.0f} MB",
            flush=True,
        )

    def test_is_refused_as_every_other_kind_of_document(self):
        path = self.folder / "hostile.xml"
        for name, content in DOCUMENTS.items():
            for kind in ["protocol", "evidence", "vocabulary", "study", "cases", "cohort"]:
                other = content.replace(b"urn:ddx:profile:1", b"urn:ddx:%s:1" % kind.encode())
                other = other.replace(b"profile", kind.encode())
                path.write_bytes(other)
                with self.subTest(name=name, kind=kind):
                    # A cohort is as many documents as it holds, each with its message.
                    self.refuse(run("validate", path), within=20 if kind == "cohort" else SECONDS)
            with self.subTest(name=name):
                path.write_bytes(content)
                for command in [
                    ["rank", SAMPLE, "--protocol", path],
                    ["rank", SAMPLE, "--module", path],
                    ["simulate", "--patients", "1", "--study", path],
                ]:
                    self.refuse(run(*command))

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed")
    def test_makes_ddx_open_nothing_else_and_ask_no_network(self):
        path = self.folder / "hostile.xml"
        log = self.folder / "log"
        for name in [name for name, content in DOCUMENTS.items() if b"hostname" in content
                     or b"127.0.0.1" in content]:
            path.write_bytes(DOCUMENTS[name])
            for command in [["rank", path], ["rank", SAMPLE, "--protocol", path],
                            ["rank", SAMPLE, "--module", path], ["validate", path]]:
                with self.subTest(name=name, command=command[0]):
                    trace = ["strace", "-f", "-qq", "-o", log, "-e", "trace=open,openat,%network"]
                    run(*command, program=[str(word) for word in trace])
                    calls = log.read_text(errors="replace")
                    self.assertNotIn("/etc/hostname", calls)
                    self.assertNotRegex(calls, r"socket\(|connect\(")
                    opened = set(re.findall(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]*)".* = \d', calls))
                    own = {str(path), str(SAMPLE)}
                    foreign = {
                        name for name in opened - own
                        if not name.startswith(("/lib", "/usr/lib", "/etc/ld.so", "/proc/", "/sys/"))
                        and not name.startswith(str(DDX.rsplit("/", 1)[0])) and "/swift/" not in name
                    }
                    self.assertEqual(foreign, set())


class ADocumentThatWasCutOff(Folder):
    def test_is_refused_wherever_it_was_cut(self):
        cuts = 0
        for sample in SAMPLES if IS_LONG else [SAMPLE]:
            whole = sample.read_bytes().rstrip()
            frames = b"".join(
                b"%d %d\n%s" % (count, count, whole[:count]) for count in range(len(whole))
            )
            result = run("rank", "--stream", "length", stdin=frames)
            self.assertEqual(result.exit, 2, result.err[-300:])
            records = [json.loads(line) for line in result.out.splitlines()]
            self.assertEqual(len(records), len(whole))
            for record in records:
                self.assertIsNone(record["answer"], f"{sample.name} cut at {record['file']}")
                message = record["messages"][0]
                self.assertTrue(message["line"] or message["id"] in ("DDX0006",), record)
            cuts += len(whole)
        print(f"{cuts} cuts of profiles, all refused", flush=True)

    def test_is_refused_as_a_protocol_an_evidence_document_and_a_study(self):
        documents = [
            ROOT / "Profiles/protocols/ddx/2026.2.xml",
            ROOT / "Plugins/HipJoint/Evidence/2026.2.xml",
            next((ROOT / "Profiles/studies").glob("*/*.xml")),
            ROOT / "Profiles/protocols/ddx/2026.2.cases.xml",
        ]
        for document in documents:
            whole = document.read_bytes().rstrip()
            step = max(1, len(whole) // (2000 if IS_LONG else 150))
            paths = []
            for count in range(1, len(whole), step):
                paths.append(self.folder / f"{document.stem}-{count}.xml")
                paths[-1].write_bytes(whole[:count])
            result = run("validate", *paths)
            self.assertEqual(result.exit, 2)
            self.assertEqual(result.out.count(": ok ("), 0)
            for path in paths:
                self.assertIn(f"{path}:", result.err)
                path.unlink()


class HostileJSON(Measured):
    def saved(self):
        return run("rank", SAMPLE, "--format", "json").raw

    def test_is_refused_as_a_saved_ranking(self):
        saved = self.saved()
        documents = {
            "nothing": b"",
            "brackets": b"[" * (4 << 20),
            "braces": b"{" * (4 << 20),
            "objects within one another": b'{"a":' * (1 << 20),
            "the key of a form, many times": b'{"schema":' * 100_000,
            "lists within an answer": saved.replace(b'"candidates": [', b'"candidates": ' + b"[" * 50_000),
            "a text that never ends": b'{"schema":"' + b"a" * (16 << 20),
            "zero bytes": b"\0" * (1 << 20),
            "UTF-16": saved.decode().encode("utf-16"),
            "a number beyond all bounds": saved.replace(b'"posttest": 0.', b'"posttest": 1e999', 1),
            "no number": saved.replace(b'"posttest": 0.', b'"posttest": NaN', 1),
            "half a character": saved.replace(b"facet-joint", b"\\ud800", 1),
            "another form": saved.replace(b"ddx.ranking/1", b"ddx.ranking/99"),
            "the same, many times": b'{"schema":"ddx.ranking/1"}\n' * 300_000,
        }
        path = self.folder / "saved.json"
        good = self.folder / "good.json"
        good.write_bytes(saved)
        for name, content in documents.items():
            path.write_bytes(content)
            for command in [
                ["compare", "--from", path, "--to", good],
                ["compare", "--from", good, "--to", path],
                ["rank", SAMPLE, "--verify", path],
            ]:
                with self.subTest(name=name, command=command[:2]):
                    self.refuse(run(*command))

    def test_is_refused_wherever_it_was_cut(self):
        saved = self.saved().rstrip()
        path = self.folder / "saved.json"
        step = 17 if IS_LONG else 401
        for count in range(1, len(saved), step):
            path.write_bytes(saved[:count])
            self.refuse(run("compare", "--from", path, "--to", path))

    def test_is_refused_as_the_answer_of_a_program(self):
        describe = (
            '{"id":1,"descriptor":{"id":"endplate","name":"Endplate","version":"1","contract":"1.0",'
            '"evidence":"1","findings":[],"citations":[]}}'
        )
        answers = {
            "nothing": "",
            "a line without an end": "x" * (8 << 20),
            "brackets": "[" * 500_000,
            "objects within one another": '{"id":' * 100_000,
            "another id": '{"id":7,"assessment":{}}',
            "no JSON": "yes",
            "control characters": '{"id":2,"error":"\\u001b[31m"}',
            "zero bytes": "\0\0\0",
        }
        for name, answer in answers.items():
            with self.subTest(name=name):
                program = self.folder / "module.sh"
                (self.folder / "answer").write_text(answer + "\n")
                program.write_text(
                    f"#!/bin/sh\nread -r _\necho '{describe}'\nread -r _\ncat {self.folder}/answer\n"
                )
                program.chmod(0o755)
                result = run("rank", SAMPLE, "--plugin", program)
                self.assertEqual(result.exit, 0, result.err[:300])
                self.assertIn("failed: ", result.err)
                self.assertNotIn("\x1b", result.out + result.err)
                self.assertLess(result.megabytes, MEGABYTES)
                self.assertLess(result.seconds, 20)


class ATableOfTruths(Measured):
    def test_that_is_no_table_is_refused(self):
        tables = {
            "nothing": b"",
            "zero bytes": b"\0" * 1000,
            "no UTF-8": b"file,source\n\xff,hip-joint\n",
            "quotation marks": b"file,source\n" + b'"' * 1_000_001,
            "columns without an end": b"file,source" + b",a" * 1_000_000,
            "a line without an end": b"file,source\n" + b"a" * (8 << 20),
        }
        path = self.folder / "truth.csv"
        for name, content in tables.items():
            with self.subTest(name=name):
                path.write_bytes(content)
                self.refuse(run("score", SAMPLE, "--truth", path), within=2)


if __name__ == "__main__":
    unittest.main()
