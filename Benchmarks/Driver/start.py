"""One profile in a process of its own."""

from processes import best
from registry import SCHEMA
from results import ROOT, Row

PATIENT = str(ROOT / "Profiles/patients/failed-block.xml")


def rows(options):
    found = best(
        {
            "rank": {"command": [options.ddx, "rank", PATIENT]},
            "validate": {"command": [options.ddx, "validate", PATIENT]},
            "xmllint": {"command": ["xmllint", "--noout", "--schema", SCHEMA, PATIENT]},
        },
        max(10, options.runs),
    )
    peer = ("xmllint --schema", found["xmllint"].wall * 1e3)
    return [
        Row(
            "one profile ranked, from start to end",
            found["rank"].wall * 1e3,
            "ms",
            *peer,
            "<= 20 ms",
        ),
        Row("one profile validated, from start to end", found["validate"].wall * 1e3, "ms", *peer),
        Row(
            "memory of one profile ranked",
            found["rank"].memory / 1e3,
            "MB",
            "its goal",
            40,
            "<= 40 MB",
        ),
    ]
