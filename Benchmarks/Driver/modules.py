"""What the modules take of a ranking, and what its certainty adds."""

import glob

from inference import measured
from results import ROOT, Row


def rows(options):
    patients = sorted(glob.glob(str(ROOT / "Profiles/patients/*.xml")))
    (found,) = measured([options.engine, "modules", ROOT / "Examples/cluneal_nerve.py", *patients])
    whole = ("a whole ranking", found["ranking"])
    return [
        Row("the modules of ddx, for a profile", found["modules"], "us", *whole, "<= 15 us"),
        Row("a module that is a program in Python", found["program"], "us", *whole, "<= 500 us"),
        Row("certainty, of a thousand draws", found["draws"], "us", *whole, "<= 100,000 us"),
    ]
