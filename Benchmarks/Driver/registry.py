"""A registry of made-up profiles: ddx beside libxml2, on one core and on two."""

import pathlib
import subprocess

from processes import best
from results import ROOT, Row

SCHEMA = str(ROOT / "Profiles/schemas/profile.xsd")


def generated(count, output, *options):
    """Made-up profiles, written where they are not there yet."""
    output = pathlib.Path(output)
    if not output.exists():
        subprocess.run(
            [ROOT / "Scripts/generate-profiles.py", str(count), str(output), *options], check=True
        )
    return output


def rows(options):
    folder = generated(options.profiles, options.work / f"registry-{options.profiles}")
    paths = sorted(map(str, folder.rglob("*.xml")))
    lists = [write(options.work / "all.txt", paths)]
    half = (len(paths) + 1) // 2
    lists += [
        write(options.work / f"half-{part}.txt", paths[part * half : (part + 1) * half])
        for part in (0, 1)
    ]
    ddx = [options.ddx]
    answers = ["--recursive", str(folder), "--format", "ndjson"]
    ranked = str(options.work / "rankings.ndjson")
    found = best(
        {
            "rank": {"command": ddx + ["rank", *answers, "--jobs", "1", "-o", ranked]},
            "validate": {"command": ddx + ["validate", "--recursive", str(folder), "--jobs", "1"]},
            "SAX": {"command": [options.read_floor, lists[0]]},
            "SAX and XSD": {"command": [options.read_floor, lists[0], SCHEMA]},
            "xmllint": {"command": xmllint(lists[0])},
            "rank on two": {
                "command": ddx + ["rank", *answers, "--jobs", "2", "-o", ranked],
                "cores": 2,
            },
            "xmllint on two": {"command": xmllint(lists[1], lists[2]), "cores": 2},
        },
        options.runs,
    )
    size = sum(pathlib.Path(path).stat().st_size for path in paths) / len(paths) / 1000
    what = f"{len(paths):,} profiles of {size:.1f} kB"
    one, two = found["rank"].processor, found["rank on two"].wall
    read = found["validate"].processor
    return [
        Row(
            f"{what}, ranked, one core", one, "s", "libxml2 in C, SAX alone", found["SAX"].processor
        ),
        Row(
            f"{what}, ranked, one core",
            one,
            "s",
            "libxml2 in C, SAX and XSD",
            found["SAX and XSD"].processor,
        ),
        Row(
            f"{what}, ranked, one core",
            one,
            "s",
            "xmllint --schema",
            found["xmllint"].processor,
            "<= 0.7",
        ),
        Row(
            f"{what}, ranked, two cores",
            two,
            "s",
            "xmllint --schema, one core",
            found["xmllint"].wall,
            "<= 0.4",
        ),
        Row(
            f"{what}, ranked, two cores",
            two,
            "s",
            "two of xmllint --schema",
            found["xmllint on two"].wall,
        ),
        Row(
            f"{what}, validated, one core",
            read,
            "s",
            "libxml2 in C, SAX alone",
            found["SAX"].processor,
        ),
        Row(
            f"{what}, validated, one core",
            read,
            "s",
            "xmllint --schema",
            found["xmllint"].processor,
            "<= 0.7",
        ),
    ]


def write(path, lines):
    path.write_text("".join(line + "\n" for line in lines))
    return str(path)


def xmllint(*lists):
    """xmllint over the paths of each list, at the same time where there are several."""
    runs = " & ".join(f"xargs xmllint --noout --schema {SCHEMA} < {path}" for path in lists)
    return ["sh", "-c", f"{runs} & wait" if len(lists) > 1 else runs]
