"""The file that a command writes, where the document shows it: compared as an output is."""

from __future__ import annotations

import json
from dataclasses import replace

from made import call, reply

from harness.account.model import Reply
from harness.bindings import Bindings
from harness.compare import Comparison, Evidence, compare
from harness.findings import Fields, Verdict
from harness.steps import Expectation, Saying
from harness.text import Text

GET = call("GetThingShadow", {"thingName": "thermostat-42"}, "iot-data", outfile="shadows/output.txt")


def writing(contents: str, data: object = None) -> Reply:
    return replace(reply(GET, data, ""), files={"shadows/output.txt": contents.encode()})


def held_against(shown: str, *written: Reply, saying: Saying = Saying.UNSAID) -> Comparison:
    """A document that shows `output.txt`, against one reply, or that and its twin."""
    documented = Expectation(saying, written={"output.txt": Text.at(shown, 500)})
    found, *twin = written
    return compare(documented, found, Bindings(), Evidence((GET,), twin=twin[0] if twin else None))


def shadow(name: str, at: int) -> str:
    return json.dumps({"thingName": name, "timestamp": at})


def test_a_file_that_agrees_is_verified_by_its_values() -> None:
    found = held_against(shadow("thermostat-42", 1560269405), writing(shadow("thermostat-42", 1714979289)))
    assert (found.verdict, found.reason, found.fields) == (Verdict.VERIFIED, "", Fields(equal=1, bound=1))


def test_what_the_command_gave_must_stand_in_the_file_too() -> None:
    both = writing(shadow("thermostat-42", 1714979289)), writing(shadow("thermostat-42", 1714999999))
    found = held_against(shadow("thermostat-17", 1560269405), *both)
    assert (found.verdict, [finding.name for finding in found.findings]) == (Verdict.WRONG, ["value-mismatch"])


def test_a_file_that_lacks_a_value_is_a_gap_though_nothing_is_printed() -> None:
    found = held_against(
        '{"thingName": "thermostat-42", "version": 1}',
        writing('{"thingName": "thermostat-42"}'),
        saying=Saying.NO_OUTPUT,
    )
    assert (found.verdict, found.fields) == (Verdict.GAP, Fields(equal=1, absent=1))


def test_text_is_compared_word_by_word() -> None:
    assert held_against("one  two\n", writing("one two")).verdict is Verdict.VERIFIED
    found = held_against("one three\n", writing("one two"))
    assert (found.verdict, [finding.name for finding in found.findings]) == (Verdict.GAP, ["emulator-difference"])


def test_another_file_is_not_held_against_it() -> None:
    documented = Expectation(written={"other.txt": Text.at("one three", 500)})
    assert compare(documented, writing("one two"), Bindings()).fields == Fields()
