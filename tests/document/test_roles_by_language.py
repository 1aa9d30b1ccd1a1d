"""A block that names its language is taken at its word."""

from __future__ import annotations

import pytest

from harness.document import read_document
from harness.document.model import Role
from harness.text import Source


def role_of(language: str, text: str, intro: str = "Look at this:") -> Role:
    body = "\n".join(f"    {line}" for line in text.split("\n"))
    document = read_document(Source("x.rst", f"{intro}\n\n.. code-block:: {language}\n\n{body}\n"))
    return document.examples[0].blocks[0].role


@pytest.mark.parametrize("language", ["rst", "python", "ini", "toml"])
def test_another_language_never_holds_a_command(language: str) -> None:
    assert role_of(language, "aws kms list-keys") is Role.OTHER


@pytest.mark.parametrize("language", ["bash", "console", "sh", "text"])
def test_a_shell_does(language: str) -> None:
    assert role_of(language, "aws kms list-keys") is Role.COMMAND


def test_a_named_file_is_a_file_in_any_language() -> None:
    assert role_of("python", "print(1)", "Contents of ``handler.py``:") is Role.FILE
