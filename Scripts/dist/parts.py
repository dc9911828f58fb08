#!/usr/bin/env python3
"""Writes the licences of everything that a program of ddx was built from, and a list of it as SPDX 2.3.

The packages and their versions are those of Package.resolved, their licences in their checkouts; the
libraries that the system must have are those that `ldd` names.
"""

import argparse
import datetime
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def texts(folder):
    """The licence and the notices of a package."""
    return sorted(path for path in folder.iterdir()
                  if path.is_file() and re.match(r"(LICEN[CS]E|NOTICE)\b", path.name))


def licence(text):
    """The name of a licence as SPDX has it."""
    if "Runtime Library Exception" in text:
        return "Apache-2.0 WITH Swift-exception"
    if "Apache License" in text:
        return "Apache-2.0"
    if "Permission is hereby granted, free of charge" in text:
        return "MIT"
    return "NOASSERTION"


def packages(checkouts):
    """Name, version, place and licence files of each package."""
    pins = json.loads((ROOT / "Package.resolved").read_text())["pins"]
    for pin in sorted(pins, key=lambda pin: pin["identity"]):
        name = pin["location"].rsplit("/", 1)[1].removesuffix(".git")
        files = texts(checkouts / name)
        if not files:
            sys.exit(f"dist: no licence in {checkouts / name}")
        state = pin["state"]
        place = f"git+{pin['location']}@{state['revision']}"
        yield name, state.get("version", state["revision"]), place, files


def compiler():
    """Version, place and licence of the Swift library, which is within the program."""
    words = subprocess.run(["swift", "--version"], capture_output=True, check=True, text=True).stdout
    version = re.search(r"Swift version (\S+)", words)[1]
    folder = pathlib.Path(shutil.which("swift")).resolve().parents[1]
    return version, "https://www.swift.org", [folder / "share/swift/LICENSE.txt"]


def needed(program):
    """The libraries that the system must have."""
    words = subprocess.run(["ldd", program], capture_output=True, check=True, text=True).stdout
    return sorted(set(re.findall(r"^\s*(lib[^/\s]+) =>", words, re.M)))


def entry(name, version, place, declared):
    return {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.]", "-", name), "name": name, "versionInfo": version,
        "downloadLocation": place, "filesAnalyzed": False, "licenseConcluded": "NOASSERTION",
        "licenseDeclared": declared, "copyrightText": "NOASSERTION",
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ["program", "checkouts", "version", "licences", "list"]:
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--time", type=int, required=True, help="seconds since 1970")
    options = parser.parse_args()
    within = [*packages(pathlib.Path(options.checkouts)), ("swift", *compiler())]
    own = (ROOT / "LICENSE").read_text()
    words = [f"ddx {options.version}\n\n{own}"]
    listed = [entry("ddx", options.version, "NOASSERTION", licence(own))]
    for name, version, place, files in within:
        text = "\n".join(path.read_text() for path in files)
        words.append(f"{name} {version}\n{place}\n\n{text}")
        listed.append(entry(name, version, place, licence(text)))
    pathlib.Path(options.licences).write_text(f"\n{'-' * 78}\n\n".join(words))
    libraries = needed(options.program)
    for name in libraries:
        listed.append(entry(name, "NOASSERTION", "NOASSERTION", "NOASSERTION"))
    digest = hashlib.sha256(pathlib.Path(options.program).read_bytes()).hexdigest()
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-ddx")]
    for one in listed[1:]:
        kind = "DYNAMIC_LINK" if one["name"] in libraries else "STATIC_LINK"
        relations.append(("SPDXRef-ddx", kind, one["SPDXID"]))
    time = datetime.datetime.fromtimestamp(options.time, datetime.timezone.utc)
    document = {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"ddx-{options.version}", "documentNamespace": f"urn:ddx:dist:{digest}",
        "creationInfo": {"created": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
                         "creators": ["Tool: Scripts/dist/parts.py"]},
        "packages": listed,
        "relationships": [
            {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}
            for one, kind, other in relations
        ],
    }
    pathlib.Path(options.list).write_text(json.dumps(document, indent=2) + "\n")


if __name__ == "__main__":
    main()
