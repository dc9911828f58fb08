"""How the time of a profile grows with what it says, and with what takes part."""

import math

from processes import best
from registry import generated
from results import ROOT, Row

FINDINGS = (10, 50, 100, 200)
BLOCKS = (0, 2, 4, 8)
MODULES = (0, 2, 4, 8)
DEPTHS = (1, 2, 3, 4, 5)
PATIENT = str(ROOT / "Profiles/patients/failed-block.xml")


def rows(options):
    """A row for each point, beside the first of its kind."""
    return [
        *growth("findings", options, FINDINGS, lambda n: ({"--findings": n, "--blocks": 0}, [])),
        *growth(
            "blocks",
            options,
            BLOCKS,
            lambda n: ({"--findings": 40, "--blocks": n}, []),
            goals={8: "<= 1 ms"},
        ),
        *growth(
            "added modules",
            options,
            MODULES,
            lambda n: ({"--findings": 40, "--blocks": 1}, modules(n, options.work)),
            goals={8: "<= 10 ms"},
        ),
        *plans(options),
    ]


def growth(what, options, points, setting, goals=None):
    """The time of one more profile at each point: that of many less that of one."""
    commands, few, many = {}, 1, options.growth_profiles
    for point in points:
        made, arguments = setting(point)
        flags = [str(part) for pair in made.items() for part in pair]
        name = "-".join(map(str, made.values()))
        for count in (few, few + many):
            folder = generated(count, options.work / f"growth-{name}-{count}", *flags)
            commands[point, count] = {
                "command": [
                    options.ddx,
                    "rank",
                    "--recursive",
                    str(folder),
                    "--format",
                    "ndjson",
                    "--jobs",
                    "1",
                    *arguments,
                ],
                # 2 says that it was too much for ddx, which is an answer as well.
                "accepts": (0, 2),
            }
    found = best(commands, options.runs)
    each = {}
    for point in points:
        one, all = found[point, few], found[point, few + many]
        each[point] = math.inf if all.code else (all.processor - one.processor) / many * 1e3
    return [
        Row(
            f"{point} {what}",
            each[point],
            "ms",
            f"{points[0]} {what}",
            each[points[0]],
            (goals or {}).get(point, ""),
        )
        for point in points
    ]


def plans(options):
    """The time of one more plan: that of two less that of one."""
    commands = {
        (depth, count): {
            "command": [
                options.ddx,
                "plan",
                *[PATIENT] * count,
                "--depth",
                str(depth),
                "--jobs",
                "1",
            ]
        }
        for depth in DEPTHS
        for count in (1, 2)
    }
    found = best(commands, options.runs)
    each = {
        depth: (found[depth, 2].processor - found[depth, 1].processor) * 1e3 for depth in DEPTHS
    }
    goals = {3: "<= 20 ms"}
    return [
        Row(f"plan of depth {depth}", each[depth], "ms", "depth 1", each[1], goals.get(depth, ""))
        for depth in DEPTHS
    ]


def modules(count, work):
    """The arguments that add so many made-up modules."""
    arguments = []
    for number in range(count):
        path = work / f"module-{number}.xml"
        path.write_text(MODULE.format(number=number, share=0.004 + 0.001 * number))
        arguments += ["--module", str(path)]
    return arguments


# Its numbers mean nothing: they are there to be worked with.
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<evidence xmlns="urn:ddx:evidence:1" source="made-up-{number}" edition="1" status="draft">
  <title>Made up {number}</title>
  <citations><citation id="assumed" status="assumed">Made up, to measure what a module costs.</citation></citations>
  <share><anchor age="50" value="{share:.3f}" citation="assumed"/></share>
  <sites>
    <sides citation="assumed">
      <when pain="right" left="0.05" right="0.85" bilateral="0.10"/>
      <when pain="left" left="0.85" right="0.05" bilateral="0.10"/>
      <when pain="bilateral" left="0.25" right="0.25" bilateral="0.50"/>
      <when pain="midline" left="0.40" right="0.40" bilateral="0.20"/>
      <when pain="unspecified" left="0.40" right="0.40" bilateral="0.20"/>
    </sides>
  </sites>
  <findings>
    <finding code="pain.sitting" sensitivity="0.6" specificity="0.5" assumed="sensitivity specificity" citation="assumed"/>
    <finding code="pain.buttock" sensitivity="0.5" specificity="0.6" assumed="sensitivity specificity" citation="assumed"/>
    <finding code="piriformis.seated-stretch" sensitivity="0.52" specificity="0.9" assumed="sensitivity specificity" citation="assumed"/>
  </findings>
</evidence>
"""
