"""The invariants of FHIR R4, as the definitions of HL7 state them in FHIRPath."""

import contextlib
import functools
import io
import json
import pathlib

import fhirpathpy
from fhirpathpy.models import models

# Of every element: that it has a value or children, and that an extension has either. The reader of
# FHIRPath can't tell them in JSON. dom-6 is a recommendation to write a narrative.
NOT_HELD = {"ele-1", "ext-1", "dom-3", "dom-6"}


class Invariants:
    """Holds resources against the invariants of their types."""

    def __init__(self, definitions: pathlib.Path):
        self.definitions = definitions
        self.counted = 0

    @functools.lru_cache(maxsize=None)
    def of(self, kind: str) -> list[tuple[str, str, str]]:
        """The invariants of a type: key, expression from the root of the resource, words."""
        text = json.loads((self.definitions / f"{kind.lower()}.json").read_text())
        definition = text.get("resource", text)
        found = []
        for element in definition["snapshot"]["element"]:
            # From a part of the resource the reader knows no types, and some could never fail.
            path = element["path"].replace("[x]", "")
            for rule in element.get("constraint", []):
                if rule["key"] in NOT_HELD or rule["severity"] != "error":
                    continue
                expression = rule.get("expression")
                if expression:
                    whole = expression if path == kind else f"{path}.all({expression})"
                    found.append((rule["key"], whole, rule["human"]))
        return found

    def broken(self, resource: dict, place: str) -> list[str]:
        """What a resource and those within it break, each with its place."""
        found = []
        scope = {
            "resource": resource,
            "rootResource": resource,
            "ucum": "http://unitsofmeasure.org",
        }
        for key, expression, words in self.of(resource["resourceType"]):
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    held = fhirpathpy.evaluate(resource, expression, scope, models["r4"])
            except Exception:  # a function that this reader of FHIRPath does not have
                continue
            self.counted += 1
            if held and held[0] is False:
                found.append(f"{place}: {key}: {words}")
        for index, entry in enumerate(resource.get("entry", [])):
            if "resource" in entry:
                found += self.broken(entry["resource"], f"{place}.entry[{index}]")
        for index, part in enumerate(resource.get("contained", [])):
            found += self.broken(part, f"{place}.contained[{index}]")
        return found
