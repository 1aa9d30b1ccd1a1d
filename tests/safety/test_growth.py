"""Twice as much of a document is at most about twice the work, counted in calls of functions: no clock is asked."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

import pytest
from hostile import document, file

from harness.checker import check_source
from harness.options import Options
from harness.text import Source

SIZE = 150
FACTOR = 2.4
"""Twice, and a margin for what grows by the logarithm."""

BLANKS = "aws kms list-keys \\ \n  --limit 1"
READS = "aws kms put-key-policy --key-id x --policy file://p.json"


def titled(count: int, command: str, output: str | None = None, extra: str = "") -> bytes:
    """A document of so many examples, each with a title, and with a command that it announces."""
    one = document(command, output, extra).decode().replace("following example", "following ``list-aliases`` example")
    return "".join(one.replace("**To do harm**", f"**Example {i}: To do harm**") for i in range(count)).encode()


GROWING: dict[str, Callable[[int], bytes]] = {
    "words": lambda n: document("aws kms describe-key --key-id" + " word" * n),
    "backslashes": lambda n: document("aws kms describe-key --key-id " + "\\" * 2 * n),
    "options": lambda n: document("aws kms describe-key" + " --key-id x" * n),
    "commands": lambda n: document("\n".join(["aws kms describe-key --key-id x"] * n)),
    "examples": lambda n: titled(n // 2, "aws kms list-keys", '{"Keys": []}'),
    "steps with findings": lambda n: b"".join(document(BLANKS, '{"Kezs": []}') for _ in range(n // 2)),
    "files of one name": lambda n: titled(n // 2, READS, extra=file("p.json", "{}")),
    "files": lambda n: b"".join(
        document(READS.replace("p.", f"p{i}."), None, file(f"p{i}.json", "{}")) for i in range(n)
    ),
    "references without a target": lambda n: document("aws kms list-keys", None, "See `a`__ and `b`_.\n\n" * n),
    "continuations": lambda n: document("aws kms describe-key" + " \\\n  --key-id x" * n),
    "continuations in quotes": lambda n: document("aws kms create-key --policy '{" + " \\\n " * n + "}'"),
    "quotes": lambda n: document("aws kms describe-key --key-id " + "'a'\"b\"" * n),
    "open quotes": lambda n: document("aws kms describe-key --key-id " + "'\"" * n + "'"),
    "substitutions": lambda n: document("aws kms describe-key --key-id " + "$(x)" * n),
    "shorthand": lambda n: document("aws kms tag-resource --key-id x --tags " + "TagKey=a,TagValue=b " * n),
    "commas in shorthand": lambda n: document("aws kms tag-resource --key-id x --tags " + "a=b," * n),
    "members": lambda n: document("aws kms list-keys", '{"Keys": [' + '{"KeyId": "a"}, ' * n + "]}"),
    "unknown members": lambda n: document("aws kms list-keys", "{" + ", ".join(f'"K{i}": {i}' for i in range(n)) + "}"),
    "brackets": lambda n: document("aws kms list-keys", "[" * n),
    "quotes in JSON": lambda n: document("aws kms list-keys", '{"' * n),
    "a query": lambda n: document("aws kms list-keys --query 'Keys[*].[" + "KeyId," * n + "KeyId]'", "[]"),
}


def calls(data: bytes) -> int:
    """How many functions were called in reading and checking a document."""
    source = Source("growing.rst", data.decode())
    profile = cProfile.Profile()
    profile.enable()
    check_source(source, Options(replay=False))
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_no_faster_than_the_document(name: str) -> None:
    make = GROWING[name]
    calls(make(SIZE))  # what is loaded once
    small, large = calls(make(2 * SIZE)), calls(make(4 * SIZE))
    assert large < FACTOR * small
