"""A cohort, and one ten times as large: time and memory must not grow with it by themselves."""

from processes import best
from registry import generated
from results import Row


def rows(options):
    small, large = options.profiles, options.profiles * options.factor
    documents = {
        count: generated(count, options.work / f"cohort-{count}.xml", "--as", "cohort")
        for count in (small, large)
    }
    found = best(
        {
            count: {
                "command": [
                    options.ddx,
                    "rank",
                    str(path),
                    "--format",
                    "ndjson",
                    "-o",
                    str(options.work / "rankings.ndjson"),
                ],
                "cores": 2,
            }
            for count, path in documents.items()
        },
        1,
    )
    each = {count: found[count].wall / count * 1e6 for count in (small, large)}
    return [
        Row(
            f"time of each of {large:,} profiles of a cohort, two cores",
            each[large],
            "us",
            f"each of {small:,}",
            each[small],
            "<= 1.1",
        ),
        Row(
            f"memory at most, {large:,} profiles",
            found[large].memory / 1e3,
            "MB",
            f"{small:,} profiles",
            found[small].memory / 1e3,
            "<= 1.2",
        ),
    ]
