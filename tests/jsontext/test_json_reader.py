"""JSON as `json` reads it, and what people write for it, with one finding for one mistake."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.findings import Finding
from harness.jsontext import (
    JsonArray,
    JsonBare,
    JsonElision,
    JsonObject,
    JsonString,
    JsonValue,
    Reading,
    locate,
    plain,
    read_json,
)
from harness.jsontext.reader import read_tolerantly
from harness.jsontext.strict import read_strict
from harness.text import Span, Text, join


def read(text: str) -> Reading:
    return read_json(Text.at(text, 0))


def told(text: str) -> list[tuple[str, str]]:
    """(rule, the text it points at) of each finding."""
    return [(f.name, text[f.span.start : f.span.stop]) for f in read(text).findings]


def value_of(text: str) -> Any:
    value = read(text).value
    return None if value is None else plain(value)


def fixed(text: str, findings: tuple[Finding, ...]) -> str:
    edits = sorted((edit for f in findings if f.fix for edit in f.fix.edits), key=lambda edit: edit.span, reverse=True)
    for edit in edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.stop :]
    return text


# What json accepts.

trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(trees, st.sampled_from([None, 1, 4, "\t"]), st.booleans())
def test_what_json_writes_is_read_as_json_reads_it(data: Any, indent: Any, is_ascii: bool) -> None:
    reading = read(json.dumps(data, indent=indent, ensure_ascii=is_ascii))
    assert reading.is_strict
    assert reading.value is not None
    assert plain(reading.value) == data


@given(trees.filter(lambda tree: isinstance(tree, (dict, list))), st.sampled_from([None, 1, 4, "\t"]), st.booleans())
def test_the_short_way_reads_good_json_as_the_tolerant_reader_does(data: Any, indent: Any, is_ascii: bool) -> None:
    text = Text.at(json.dumps(data, indent=indent, ensure_ascii=is_ascii), 7)
    if "Infinity" not in text.value:
        assert Reading(read_strict(text, 200)) == read_tolerantly(text)


@pytest.mark.parametrize("text", ['{"a": 1, "a": 2}', "[NaN]", "[" * 201 + "]" * 201, '{"a": 1}}', "[1,]", '"a"', ""])
def test_the_short_way_leaves_what_wants_a_remark_to_the_tolerant_reader(text: str) -> None:
    assert read_strict(Text.at(text, 0), 200) is None


@given(st.text(st.sampled_from('{}[]:,"\\ntrue1.-e0 \n\tu0Eabs/'), max_size=30))
def test_what_json_accepts_is_read_alike(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        return
    reading = read(text)
    assert reading.value is not None
    assert plain(reading.value) == expected or (isinstance(expected, float) and math.isnan(expected))
    assert {finding.name for finding in reading.findings} <= {"duplicate-key"}
    assert reading.rest is None


@pytest.mark.parametrize(
    "text", ["NaN", "-Infinity", "[1E5, 1e-2, -0, 0.50]", '"\\ud83d\\ude00 \\u00e9 \\/"', '"\\ud800"', " 1 "]
)
def test_odd_json_is_read_as_json_reads_it(text: str) -> None:
    assert repr(value_of(text)) == repr(json.loads(text))
    assert read(text).is_strict


# Places.


def test_every_value_knows_its_place() -> None:
    text = '{"a": [1, "b\\n\\u0041c"], "d": {"e": null}}'
    value = read(text).value
    assert isinstance(value, JsonObject)
    found = locate(value, ("a", 1))
    assert isinstance(found, JsonString)
    assert text[found.span.start : found.span.stop] == '"b\\n\\u0041c"'
    assert found.value == "b\nAc"
    assert [text[found.text.offset(i)] for i in range(4)] == ["b", "\\", "\\", "c"]
    inner = locate(value, ("d",))
    assert inner is not None
    assert text[inner.span.start : inner.span.stop] == '{"e": null}'


def test_places_hold_in_an_indented_block() -> None:
    source = '::\n\n    {\n        "a": "b"\n    }\n'
    block = join([("{", 8), ("\n", 9), ('    "a": "b"', 14), ("\n", 26), ("}", 31)], 32)
    value = read_json(block).value
    assert value is not None
    found = locate(value, ("a",))
    assert isinstance(found, JsonString)
    assert source[found.span.start : found.span.stop] == '"b"'
    assert value.span == Span(8, 32)


def test_json_inside_a_string_points_into_the_document() -> None:
    text = r'{"policy": "{\"Action\": \"kms:List\"}"}'
    outer = locate(read(text).value, ("policy",))  # type: ignore[arg-type]
    assert isinstance(outer, JsonString)
    inner = locate(read_json(outer.text).value, ("Action",))  # type: ignore[arg-type]
    assert isinstance(inner, JsonString)
    start, stop = inner.text.span()
    assert text[start:stop].startswith("kms:Lis")


# Elisions.


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('{"a": 1, ...}', {"a": 1}),
        ('{\n  "a": 1,\n  ...\n}', {"a": 1}),
        ('{\n  "a": 1\n  ...\n  "b": 2\n}', {"a": 1, "b": 2}),
        ('{"a": [ ... ]}', {"a": []}),
        ('{"a": [1, ...]}', {"a": [1]}),
        ('{"a": [\n {"b": 1},\n ...some output truncated...\n ]}', {"a": [{"b": 1}]}),
        ('{"a": [\n 1,\n ...<output settings removed for brevity>...,\n 2]}', {"a": [1, 2]}),
        ('{"a": 1,\n ... (remaining items) ...\n}', {"a": 1}),
        ('{"a": 1,\n <...remaining output omitted...>\n}', {"a": 1}),
        ('{"a": 1,\n (output truncated)\n}', {"a": 1}),
        ('{"a": ..., "b": 2}', {"b": 2}),
        ('{"a": {...}}', {"a": {}}),
        ('{"a": [1,\n .\n .\n .\n 2]}', {"a": [1, 2]}),
        ('{"a": [\n  {"b": 1},\n  ...', {"a": [{"b": 1}]}),
        ('{"a": 1}\n...', {"a": 1}),
        ('{"a": [\n  {"b": 1},\n  ...\n  }\n]}', {"a": [{"b": 1}]}),
    ],
)
def test_an_elision_is_no_finding(text: str, data: Any) -> None:
    assert told(text) == []
    assert value_of(text) == data


def test_elisions_are_kept_where_they_stand() -> None:
    value = read('{"a": [1, ..., 3], ...more... }').value
    assert isinstance(value, JsonObject)
    assert [elision.text for elision in value.elisions] == ["...more..."]
    items = value.members[0].value
    assert isinstance(items, JsonArray)
    assert items.has_elision
    assert isinstance(items.items[1], JsonElision)
    assert plain(items) == [1, 3]
    assert plain(locate(value, ("a", 1))) == 3  # type: ignore[arg-type]


def test_dots_inside_a_string_are_a_value() -> None:
    assert value_of('["...", "a..."]') == ["...", "a..."]


# Mistakes with one sensible mend.


@pytest.mark.parametrize(
    ("text", "name", "good"),
    [
        ('{"a": 1\n "b": 2}', "missing-comma", '{"a": 1,\n "b": 2}'),
        ('["a" "b"]', "missing-comma", '["a", "b"]'),
        ('[{"a": 1}\n {"b": 2}]', "missing-comma", '[{"a": 1},\n {"b": 2}]'),
        ('{"a": 1,}', "extra-comma", '{"a": 1}'),
        ("[1,, 2]", "extra-comma", "[1, 2]"),
        ("[1, 2],", "extra-comma", "[1, 2]"),
        ('{"a" 1}', "missing-colon", '{"a": 1}'),
        ('{"a", "b", "c": 1}', "missing-colon", '{"a": "b", "c": 1}'),
        ('{"a" = 1}', "missing-colon", '{"a" : 1}'),
        ('{"a": [1, 2}\n}', "wrong-bracket", '{"a": [1, 2]\n}'),
        ('{\n"a": "b,\n"c": 1\n}', "missing-quote", '{\n"a": "b",\n"c": 1\n}'),
        ('{\n"a": b",\n"c": 1\n}', "missing-quote", '{\n"a": "b",\n"c": 1\n}'),
        ('{"a: "b"}', "missing-quote", '{"a": "b"}'),
        ('{"a": ""b", "c": "d""}', "missing-quote", '{"a": "b", "c": "d"}'),
        ('{"a": "{"b": "c"}"}', "unescaped-quote", '{"a": "{\\"b\\": \\"c\\"}"}'),
        ("{'a': 1}", "json-single-quotes", '{"a": 1}'),
        ("{\u201ca\u201d: 1}", "json-typographic-quotes", '{"a": 1}'),
        ('{"a": None, "b": True}', "bare-value", '{"a": null, "b": true}'),
        ('{"a": 2020-01-01T10:00:00Z}', "bare-value", '{"a": "2020-01-01T10:00:00Z"}'),
        ('{"a": false;}', "bare-value", '{"a": false}'),
        ('{a: 1}', "unquoted-key", '{"a": 1}'),
        ('{"a": \\[]}', "invalid-escape", '{"a": []}'),
    ],
)  # fmt: skip
def test_a_fix_makes_the_text_json(text: str, name: str, good: str) -> None:
    findings = read(text).findings
    assert {finding.name for finding in findings} == {name}
    assert fixed(text, findings) == good
    assert read(good).is_strict
    if name != "bare-value":
        assert value_of(text) == json.loads(good)


@pytest.mark.parametrize(
    ("text", "expected", "data"),
    [
        ('{"a": , "b": 1}', [("missing-value", '"a"')], {"a": "", "b": 1}),
        ('{"a", "b": 1}', [("missing-value", '"a"')], {"a": "", "b": 1}),
        ('{"a": [1, 2\n}', [("missing-bracket", "}")], {"a": [1, 2]}),
        ('{"a": {"b": 1}', [("missing-bracket", "}")], {"a": {"b": 1}}),
        ('"a": [1]', [("missing-bracket", '"a"')], {"a": [1]}),
        ('{"a": ["k": 1, "l": 2]}', [("missing-bracket", '"k"')], {"a": [{"k": 1, "l": 2}]}),
        ('{"a": 1}}', [("extra-bracket", "}")], {"a": 1}),
        ('{"a": 1},\n"b": 2}', [("extra-bracket", "}")], {"a": 1, "b": 2}),
        ('{{"a": 1}}', [("extra-bracket", "{")], {"a": 1}),
        ('{"a": 1}\n{"b": 2}', [("text-after-json", '{"b": 2}')], {"a": 1}),
        ('{"a": "b\nc"}', [("newline-in-string", '"b\nc"')], {"a": "b\nc"}),
        ('{"a": "b\\sc"}', [("invalid-escape", "\\s")], {"a": "b\\sc"}),
        ('{"a": 1, // x\n"b": 2}', [("json-comment", "// x")], {"a": 1, "b": 2}),
        ('{"a": 1, "a": 2}', [("duplicate-key", '"a"')], {"a": 2}),
        ('{"a": <your value>}', [("bare-value", "<your value>")], {"a": "<your value>"}),
        ("[default]\nregion = x", [("not-json", "[default]")], None),
        ("upload: a to b", [("not-json", "upload: a to b")], None),
    ],
)
def test_one_mistake_is_one_finding(text: str, expected: list[tuple[str, str]], data: Any) -> None:
    assert told(text) == expected
    assert value_of(text) == data


def test_a_quote_and_a_comma_missing_at_one_place_are_mended_together() -> None:
    text = '{\n"a": "b\n"c": ""d""\n}'
    findings = read(text).findings
    assert [finding.name for finding in findings] == [
        "missing-quote",
        "missing-comma",
        "missing-quote",
    ]
    assert fixed(text, findings) == '{\n"a": "b",\n"c": "d"\n}'


def test_what_follows_the_document_is_the_rest() -> None:
    reading = read('{"a": 1}\n{"b": 2}\n')
    assert reading.rest is not None
    assert reading.rest.value == '{"b": 2}'


def test_a_bare_value_keeps_what_is_written() -> None:
    value = locate(read('{"a": Ignore}').value, ("a",))  # type: ignore[arg-type]
    assert isinstance(value, JsonBare)
    assert value.text.value == "Ignore"


def test_text_that_has_lost_its_structure_is_one_finding() -> None:
    assert len(read('{\n <?xml version="1.0" encoding="UTF-8"?>\n <a xmlns:b="c" d:e="f g">\n}').findings) == 1


def test_an_empty_text_has_no_value_and_no_finding() -> None:
    assert read(" \n") == Reading(None)


# Trouble.


def walk(value: JsonValue | None) -> list[JsonValue]:
    found: list[JsonValue] = []
    stack = [value] if value is not None else []
    while stack:
        value = stack.pop()
        found.append(value)
        if isinstance(value, JsonObject):
            stack += [part for member in value.members for part in (member.key, member.value)]
        elif isinstance(value, JsonArray):
            stack += value.items
    return found


@given(st.text(st.sampled_from("{}[]:,\"'\\ntrue1.-e0 \n\tab/*#<>()=;`\u201c\u2026\r\xa0"), max_size=60))
def test_no_text_crashes_the_reader_and_every_place_lies_in_it(text: str) -> None:
    reading = read(text)
    spans = [value.span for value in walk(reading.value)] + [finding.span for finding in reading.findings]
    assert all(0 <= start <= stop <= len(text) for start, stop in spans)
    for value in walk(reading.value):
        if isinstance(value, JsonString):
            assert all(0 <= value.text.offset(i) < len(text) for i in range(len(value.value)))
    assert all((f.message + f.help).isascii() for f in reading.findings)


@given(trees.filter(lambda tree: isinstance(tree, (dict, list))), st.data())
def test_half_a_document_is_read_without_a_crash(data: Any, draw: Any) -> None:
    text = json.dumps(data, indent=2)
    cut = draw.draw(st.integers(0, len(text)))
    read(text[:cut])
    read(text[:cut] + draw.draw(st.sampled_from('{}[]",:.\\')) + text[cut:])


def test_ten_thousand_brackets_are_a_finding() -> None:
    for text in ("[" * 10_000, '{"a":' * 10_000, "[" * 10_000 + "]" * 10_000):
        assert [finding.name for finding in read(text).findings] == ["json-too-deep"]


def test_a_text_of_many_lines_is_read_in_linear_time() -> None:
    lines = [piece for i in range(20_000) for piece in ((f'"a{i}": "b\\n\nc",', i * 40 + 4), ("\n", i * 40 + 20))]
    read_json(join([("{", 0), *lines, ("}", 800_000)], 800_001))


@pytest.mark.parametrize(
    "text",
    [
        '["' + "a" * 1_000_000 + '"]',
        "[" + "1," * 50_000 + "1]",
        "{" + '"a": 1,' * 30_000 + "}",
        '["' + "\\n" * 100_000,
        '"' * 50_000,
        '["a' * 20_000,
        '{"a": "{' * 5_000,
        '["{' + "[" * 50_000,
        "[1\n" * 190 + "1 " * 20_000,
        "}" * 50_000,
        "{}" * 20_000,
        '{"a":1},"b":2' * 5_000,
        "..." * 50_000,
        "[" + "<a" * 50_000,
        "[" + "(" * 50_000,
        "//\n" * 50_000,
        "/*" * 50_000,
        '{"a' * 20_000,
        "[" + "'" * 50_001,
        "[" + "\u201c" * 50_000,
        '{"a": "' + 'b"c ' * 20_000,
        "[" + "a b c " * 20_000,
        ": " * 50_000,
        "[1" + " " * 200_000,
        '{"a": "\n' * 20_000,
        "[" + "9" * 100_000 + "]",
        "[}" * 50_000,
        '["' + "," * 50_000 + "x",
        '["' + '"' * 50_000 + "x",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    read(text)


def test_quotes_that_stand_twice_at_both_ends_of_a_string_are_one_finding() -> None:
    text = '{"a": ""b c"", "d": "e"}'
    (found,) = read(text).findings
    assert [place.span for place in found.related] == [Span(12, 13)]
    assert fixed(text, (found,)) == '{"a": "b c", "d": "e"}'
