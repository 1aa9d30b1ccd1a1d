"""Documented outputs are brought up to what replay gives, and nothing else in the document changes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from harness.account.model import Reply
from harness.bindings import Bindings
from harness.compare import Evidence, compare
from harness.document import decode, read_document
from harness.findings import Edit, Verdict
from harness.lowering.model import Call
from harness.steps import Step, read_steps
from harness.text import Source, Span
from harness.update import updates

KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"
LIVE = "0d990263-8a1c-4d0c-9a39-7a2a3ab0b5f1"
HEAD = """**To create a key**

The following ``create-key`` example creates a key. ::

    aws kms create-key \\
        --description words

"""


def edited(source: Source, edits: tuple[Edit, ...]) -> str:
    text = source.text
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.stop :]
    return text


def read(text: str) -> tuple[Source, Step]:
    source, _ = decode("kms/create-key.rst", text.encode())
    return source, read_steps(read_document(source)).steps[0]


def updated(text: str, data: Any, *calls: Call, output: str | None = None, printed: str | None = None) -> str:
    """The document after an update, which a second update must leave as it is."""
    made = calls or (Call("kms", "CreateKey", {"Description": "Signs releases"}, Span(0, 1), output=output),)
    said = "" if data is None else json.dumps(data, indent=4) if printed is None else printed
    for _ in range(2):
        source, step = read(text)
        reply = Reply(made[-1], raw=data or {}, data=data, printed=said)
        evidence = Evidence(made, (), reply)
        text, before = edited(source, updates(source, step, reply, Bindings(), evidence)), text
    assert text == before, "a second update changes nothing"
    return text


def test_only_the_differing_value_changes() -> None:
    text = HEAD + (
        'Output::\n\n    {\n      "KeyMetadata" : { "Description": "Encrypts", "Enabled": false,\n'
        f'          "KeyId" : "{KEY}", ... , "Size": 1 }}\n    }}\n\nMore.\n'
    )
    live = {"KeyMetadata": {"Size": 2, "KeyId": LIVE, "Description": "Signs releases", "Enabled": True, "Extra": 1}}
    new = updated(text, live)
    assert new == text.replace("Encrypts", "Signs releases").replace("false", "true").replace('"Size": 1', '"Size": 2')


def test_an_agreeing_output_is_left_alone() -> None:
    text = HEAD + f'Output::\n\n    {{"KeyId": "{KEY}", "CreationDate": "2020-01-01T00:00:00+00:00"}}\n'
    assert updated(text, {"KeyId": LIVE, "CreationDate": 1714979289.0}) == text


def test_a_value_inside_a_json_string_is_changed_in_place() -> None:
    policy = {"Statement": [{"Action": ["kms:DescribeKey", "kms:ListKeys"], "Effect": "Allow"}]}
    shown = json.dumps(policy).replace("DescribeKey", "Describe").replace(', "kms:ListKeys"', "")
    text = HEAD + "Output::\n\n    " + json.dumps({"Policy": shown}) + "\n"
    put = Call("kms", "PutKeyPolicy", {"Policy": json.dumps(policy)}, Span(0, 1))
    new = updated(text, {"Policy": json.dumps(policy)}, put, Call("kms", "GetKeyPolicy", {}, Span(0, 1)))
    assert json.dumps({"Policy": json.dumps(policy)}) in new


def test_a_differing_part_of_an_arn_is_changed_alone() -> None:
    text = HEAD + 'Output::\n\n    {"TopicArn": "arn:aws:sns:us-west-2:111122223333:my-other-topic"}\n'
    create = Call("sns", "CreateTopic", {"Name": "my-first-topic"}, Span(0, 1))
    new = updated(text, {"TopicArn": "arn:aws:sns:us-east-1:123456789012:my-first-topic"}, create)
    assert new == text.replace("my-other-topic", "my-first-topic")


def test_a_word_of_text_output_is_changed_alone() -> None:
    text = HEAD + "Output::\n\n    first   old-description-1  third\n"
    data = ["first", "new-description-2", "third"]
    new = updated(text, data, output="text", printed="first\tnew-description-2\tthird\n")
    assert new == text.replace("old-description-1", "new-description-2")


@pytest.mark.parametrize("tail", ["", "\n", "\n\nFor more information, see the guide.\n", "\n**To do more**\n"])
def test_an_empty_output_is_filled_without_live_ids(tail: str) -> None:
    live = {"KeyMetadata": {"KeyId": LIVE, "Arn": f"arn:aws:kms:us-east-1:123456789012:key/{LIVE}", "Enabled": True}}
    text = HEAD + "Output::" + tail
    new = updated(text, live)
    assert LIVE not in new
    assert new.startswith(HEAD + 'Output::\n\n    {\n        "KeyMetadata": {\n')
    assert new.endswith(tail.strip("\n") + ("\n" if tail.strip() else "    }")) or not tail.strip()
    _, step = read(new)
    create = Call("kms", "CreateKey", {}, Span(0, 1))
    again = compare(step.expectation, Reply(create, data=live, printed="x"), Bindings(), Evidence((create,)))
    assert again.verdict is Verdict.VERIFIED


def test_a_documented_id_is_used_again_in_a_filled_output() -> None:
    source, step = read(HEAD + "Output::\n\nMore.\n")
    bindings = Bindings()
    bindings.bind(KEY, LIVE)
    reply = Reply(Call("kms", "CreateKey", {}, Span(0, 1)), data={"KeyId": LIVE}, printed="x")
    assert f'"KeyId": "{KEY}"' in edited(source, updates(source, step, reply, bindings))


def test_an_empty_output_of_a_silent_command_says_so() -> None:
    assert updated(HEAD + "Output::\n\nMore.\n", None) == HEAD + "This command produces no output.\n\nMore.\n"


def test_windows_line_ends_are_kept() -> None:
    text = (HEAD + "Output::\n\nMore.\n").replace("\n", "\r\n")
    new = updated(text, {"Enabled": True})
    assert new.count("\n") == new.count("\r\n")


def test_a_call_that_failed_updates_nothing() -> None:
    from harness.account.model import Failure

    source, step = read(HEAD + "Output::\n\n    {}\n")
    reply = Reply(Call("kms", "CreateKey", {}, Span(0, 1)), failure=Failure("crash", "boom"))
    assert updates(source, step, reply, Bindings()) == ()
