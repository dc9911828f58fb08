#!/usr/bin/env python3
"""The superior cluneal nerve as a source of low back pain: a module of ddx that is a program.

    ddx rank --plugin Examples/cluneal_nerve.py Examples/cluneal-patient.xml

ddx starts it once, asks it to `describe` itself and then to `assess` each patient, one line of JSON
each way (Documentation/PluginProtocol.md). It can be tried by hand, without ddx:

    echo '{"request": "describe", "id": 1, "contract": "1.0"}' | Examples/cluneal_nerve.py

Only the standard library is needed. To write another source, change the tables and keep the rest;
what the numbers rest on stands in cluneal_nerve.md.
"""

import json
import sys

SHARE = 0.044  # among the sources of chronic low back pain, at every age

SIDES = {  # where the nerve hurts, given the side of the pain: left, right, both
    "left": (0.70, 0.05, 0.25),
    "right": (0.05, 0.70, 0.25),
    "bilateral": (0.20, 0.20, 0.60),
    "midline": (0.35, 0.35, 0.30),
    "unspecified": (0.375, 0.375, 0.25),
}

# The examination as a whole, and each sign of it: sensitivity, specificity, citation.
EXAMINATION = (0.90, 0.960, "derived-crest")
CAP = (5, 0.15, "assumed-caps")  # the ratios that are used lie between LR+ and LR-
SIGNS = {
    "cluneal.iliac-crest-tenderness": (0.90, 0.960, "derived-crest"),
    "cluneal.hip-knee-flexion": (0.417, 0.886, "Kiral2024"),
    "pain.iliac-crest": (0.669, 0.856, "derived-members"),
    "cluneal.crest-pain-on-movement": (0.588, 0.859, "derived-members"),
    "cluneal.tinel": (0.50, 0.85, "assumed-direction"),
    "cluneal.buttock-numbness": (0.50, 0.85, "assumed-direction"),
}

NOTED = {  # findings that are read without a number, and why
    "pain.below-knee": "About half of those with an entrapped nerve have leg symptoms, and so "
    "have those with a root; no accuracy was read.",
    "pain.lateral-thigh": "No accuracy was read.",
}
BLOCK = "cluneal-nerve-block"

PATHWAYS = [  # id, when, title, citation, and what succeeded how often
    ("cluneal-repeat-blocks", "confirmed", "up to three weekly blocks", "Kuniya2014",
     [{"blocks": 0, "relief": 0, "value": 0.68, "citation": "Kuniya2014",
       "text": "relief of more than half in 77 of 113, chosen by the tender point alone"}]),
    ("cluneal-release", "confirmed", "surgical release where the relief does not last",
     "Maigne1997",
     [{"blocks": 1, "relief": 0, "value": 0.68, "citation": "Maigne1997",
       "text": "excellent in 13 of 19 at two years or more; the relief asked of the block is "
       "not stated"}]),
    ("cluneal-look-elsewhere", "excluded", "examination of the thoracolumbar junction and of the "
     "middle cluneal nerve, which hurt in the same place", "assumed-pathway", []),
]

FINDINGS = [  # what the vocabulary of ddx lacks
    {"code": "cluneal.hip-knee-flexion", "kind": "examination", "group": "cluneal nerve tests",
     "side": "optional", "title": "pain at the iliac crest on flexion of hip and knee",
     "question": "Does bending the hip and the knee bring on the pain at the iliac crest?"},
    {"code": "cluneal.crest-pain-on-movement", "kind": "examination",
     "group": "cluneal nerve tests", "side": "optional",
     "title": "pain at the iliac crest on movement of the back",
     "question": "Do movements of the back bring on the pain at the iliac crest?"},
]

CITATIONS = [
    {"id": "Kiral2024", "status": "verified", "n": 200, "doi": "10.1111/papr.13391",
     "referenceStandard": "70 % relief from one guided block, uncontrolled",
     "text": "Sezer Kiral B et al. Pain Pract 2024;24:989-96. 31 of 200 had a tender crest that "
     "was the complaint, and 24 of these responded; nobody else was injected."},
    {"id": "Kuniya2014", "status": "verified", "n": 834, "doi": "10.1186/s13018-014-0139-7",
     "text": "Kuniya H et al. J Orthop Surg Res 2014;9:139. Of 834 with low back pain or leg "
     "symptoms 113 met the criteria."},
    {"id": "Maigne1997", "status": "verified", "n": 19,
     "text": "Maigne JY, Doursounian L. Spine 1997;22:1156-9. Release after a positive block."},
    {"id": "derived-share", "status": "derived-unverified",
     "text": "Geometric mean of 29 of 1800 (Maigne 1997, as tabulated in Neurospine 2018) and "
     "24 of 200 [Kiral2024]. The same at every age: 0.12 at 49 years on average, 0.107 above 80."},
    {"id": "derived-crest", "status": "derived",
     "text": "Specificity: 7 of the 176 who were not diagnosed had the tender crest [Kiral2024]. "
     "The sensitivity is assumed: only the tender were injected."},
    {"id": "derived-members", "status": "derived",
     "text": "73 % of people with a tender crest point to it and 64 % hurt there on movement, "
     "against at most 12 % of others (Collée 1991, n=204), carried on by [derived-crest]."},
    {"id": "assumed-caps", "status": "assumed",
     "text": "Held to LR+ 5 and LR- 0.15: the sign chose who was injected, and 41 % of people "
     "with back pain have a tender crest of some kind."},
    {"id": "assumed-direction", "status": "assumed",
     "text": "Direction only: part of the usual criteria, with no accuracy read."},
    {"id": "assumed-sides", "status": "assumed",
     "text": "The nerve hurts on the side of the pain, often on both: 21 of 34 operated "
     "patients had both entrapped."},
    {"id": "assumed-coverage", "status": "assumed",
     "text": "A block that works removes all pain of the nerve: it is the reference here."},
    {"id": "assumed-pathway", "status": "assumed", "text": "Common practice."},
]


def describe():
    """What this module is, what it reads, and what it cites."""
    return {
        "id": "cluneal-nerve", "name": "Cluneal nerve", "version": "1.0.0", "contract": "1.0",
        "evidence": "2026.1",
        "findings": [*SIGNS, *NOTED], "procedures": [BLOCK], "protocol": [],
        "vocabulary": {"findings": FINDINGS}, "citations": CITATIONS,
    }


def assess(profile):
    """What a patient means for this source. It never ranks: ddx does, with all sources."""
    recorded = {finding["code"] for finding in profile["findings"]}
    return {
        "share": {
            "value": SHARE,
            "terms": [{"text": "every age", "value": SHARE, "citations": ["derived-share"]}],
        },
        "sites": [
            {"side": side, "share": share}
            for side, share in zip(("left", "right", "bilateral"), SIDES[profile["side"]])
        ],
        "groups": [examination()],  # ddx takes the members that are recorded
        "coverage": [
            {"procedure": BLOCK, "fraction": 1, "offered": True, "matchesSide": True,
             "matchesLevel": False, "citation": "assumed-coverage"}
        ],
        "pathways": [
            {"id": id, "when": when, "title": title, "citation": citation, "successes": successes}
            for id, when, title, citation, successes in PATHWAYS
        ],
        "notes": [
            {"code": code, "text": text} for code, text in NOTED.items() if code in recorded
        ],
    }


def examination():
    """The signs as one group: together they never speak louder than the whole examination."""
    positive, negative, reason = CAP
    return {
        "id": "cluneal.examination", "title": "examination of the iliac crest",
        "composite": accuracy(EXAMINATION)
        | {"cap": {"lrPositive": positive, "lrNegative": negative, "citation": reason}},
        "members": [{"code": code} | accuracy(row) for code, row in SIGNS.items()],
    }


def accuracy(row):
    """A row of the tables as the contract writes it."""
    sensitivity, specificity, citation = row
    return {"sensitivity": sensitivity, "specificity": specificity, "citation": citation}


def answer(request):
    """The answer to one request, which bears its number."""
    number = request["id"]
    if request["request"] == "describe":
        return {"id": number, "descriptor": describe()}
    if request["request"] == "assess":
        return {"id": number, "assessment": assess(request["profile"])}
    return {"id": number, "error": f"no answer to {request['request']}"}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
