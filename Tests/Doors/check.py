"""Holds files of FHIR R4 against validators that nobody here wrote.

usage: check.py DEFINITIONS FILE...
       check.py --expect-faults DEFINITIONS FILE...   spoils each file in several ways: each must be noticed
"""

import copy
import json
import pathlib
import sys

import fhirkit
from fhir.resources.R4B import get_fhir_model_class

from invariants import Invariants


def faults(text: str, resource: dict, invariants: Invariants) -> list[str]:
    """What three validators find: the structure twice, the invariants once."""
    kind = resource["resourceType"]
    found = [f"fhirkit: {issue}" for issue in fhirkit.validate(text)]
    try:
        get_fhir_model_class(kind).model_validate_json(text)
    except Exception as error:
        found.append(f"fhir.resources: {error}")
    return found + invariants.broken(resource, kind)


def first(resource: dict, kind: str) -> dict | None:
    """The first resource of a type in a bundle."""
    for entry in resource.get("entry", []):
        if entry["resource"]["resourceType"] == kind:
            return entry["resource"]
    return None


def spoiled(resource: dict):
    """Copies of a resource, each wrong in one way, with what is wrong."""

    def wrong(words, change):
        other = copy.deepcopy(resource)
        if change(other) is not False:
            yield words, other

    yield from wrong("an unknown element", lambda r: r.update(surprise=True))
    if resource["resourceType"] == "Bundle":

        def without_status(r):
            del first(r, "Observation")["status"]

        def two_values(r):
            first(r, "Observation")["dataAbsentReason"] = {"text": "unknown"}

        def same_address(r):
            r["entry"][1]["fullUrl"] = r["entry"][0]["fullUrl"]

        def no_percent(r):
            assessment = first(r, "RiskAssessment")
            if assessment is None:
                return False
            for end in assessment["prediction"][0]["probabilityRange"].values():
                end["code"] = "1"

        yield from wrong("no status", without_status)
        yield from wrong("a value and a reason for none", two_values)
        yield from wrong("one address twice", same_address)
        yield from wrong("a probability without its unit", no_percent)
    if resource["resourceType"] == "Questionnaire":

        def same_link(r):
            r["item"][1]["linkId"] = r["item"][0]["linkId"]

        def no_type(r):
            del r["item"][0]["type"]

        yield from wrong("one linkId twice", same_link)
        yield from wrong("no type", no_type)
    if resource["resourceType"] == "QuestionnaireResponse":

        def group_with_answer(r):
            r["item"][0]["answer"] = [{"item": r["item"][0]["item"]}]

        def no_status(r):
            del r["status"]

        yield from wrong("an item with items and answers", group_with_answer)
        yield from wrong("no status", no_status)


def main(arguments: list[str]) -> int:
    expects_faults = arguments[:1] == ["--expect-faults"]
    definitions, *files = arguments[1:] if expects_faults else arguments
    invariants = Invariants(pathlib.Path(definitions))
    failed = 0
    for name in files:
        text = pathlib.Path(name).read_text()
        resource = json.loads(text)
        if not expects_faults:
            found = faults(text, resource, invariants)
            for words in found:
                print(f"{name}: {words}")
            failed += len(found)
            continue
        for words, other in spoiled(resource):
            found = faults(json.dumps(other), other, invariants)
            print(f"{name} with {words}: {found[0] if found else 'NOT NOTICED'}"[:140])
            failed += not found
    if not invariants.counted:
        # An invariant that can't be read is passed over; none that can is no check at all.
        print("no invariant could be held against anything")
        failed += 1
    print(f"{len(files)} files, {invariants.counted} invariants held against them, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
