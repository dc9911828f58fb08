#!/usr/bin/env python3
"""The superior cluneal nerve as a source of low back pain: a module of ddx that is a program.

    ddx rank --plugin Examples/cluneal_nerve.py Examples/cluneal.xml

ddx starts it once, asks it to `describe` itself and then to `assess` each patient, one line of JSON
each way (Documentation/PluginProtocol.md). It can be tried by hand, without ddx:

    echo '{"id": 1, "describe": {}}' | Examples/cluneal_nerve.py

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
