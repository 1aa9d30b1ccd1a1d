"""Outputs that are not JSON: text, tables and YAML as the AWS CLI prints them, as far as a form can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.catalog.forms import Form, Listing, Record, Scalar
from harness.findings import Finding
from harness.jsontext import JsonArray, JsonObject, read_json
from harness.text import Text

_TABLE_LINE = re.compile(r"\s*([-+]+|\|.*\||\.{3,}.*|<.*>|\(.*\))?\s*")
_JSON_BEGINS = re.compile(r"""\{\s*"|\[\s*[{"]""")
_TOKEN = re.compile(r"\S+")


def text_findings(text: Text, form: Form) -> Iterator[Finding]:
    """`--output text`: rows of values separated by tabs (awscli/text.py). A string that holds JSON is printed as it is."""
    body = text.strip()
    if body.value[:1] in ("{", "[") and _is_json_of(body, form):
        message = "JSON is shown, and `--output text` prints values separated by tabs"
        yield Finding("output-format", body.span(0, 1), message, "Show the values alone, or leave out `--output text`")
    elif isinstance(form, Scalar) and _JSON_BEGINS.match(body.value):
        yield from read_json(body).findings
    for line in body.lines():
        if line.value.startswith("RESPONSEMETADATA"):
            message = "`RESPONSEMETADATA` is shown, and the AWS CLI never prints it"
            yield Finding("response-metadata-shown", line.span(0, 16), message, "Leave the line out")
    yield from _one_row(body, form)


def _is_json_of(body: Text, form: Form) -> bool:
    """True where the JSON is the reply's own, and not what one of its strings holds."""
    value = read_json(body).value
    if isinstance(value, JsonArray):
        return isinstance(form, Listing)
    if not isinstance(value, JsonObject) or not isinstance(form, Record):
        return False
    return any(member.key.value in form.members for member in value.members)


def _one_row(body: Text, form: Form) -> Iterator[Finding]:
    lines = [line for line in body.lines() if line.value.strip(". ")]
    is_flat = isinstance(form, Listing) and isinstance(form.item, Scalar)
    if is_flat and len(lines) > 1 and all(_TOKEN.fullmatch(line.value.strip()) for line in lines):
        message = "the values stand on a line each, and `--output text` prints a list of values in one row"
        help_ = "Separate them by tabs, or ask for a row each: `[].[Name]` in the query"
        yield Finding("output-layout", lines[1].strip().span(), message, help_)


def table_findings(text: Text, form: Form) -> Iterator[Finding]:
    """`--output table`: every line is drawn of `|`, `+` and `-`."""
    lines = [line for line in text.strip().lines() if line.value.strip()]
    stranger = next((line for line in lines if not _TABLE_LINE.fullmatch(line.value)), None)
    if stranger is not None:
        message = "this is no line of a table, and `--output table` draws one"
        yield Finding("output-format", stranger.strip().span(), message, "Show the table as it is printed")
