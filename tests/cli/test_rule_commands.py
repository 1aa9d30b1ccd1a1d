"""`harness rule` and `harness rules`, and the pages of the docs."""

from __future__ import annotations

import json

from harness.rules.page import write_pages

PLAIN = """\
TST101 test-error (error, fixable)

What it does
Finds `it`.

Why it matters
It matters.

Bad
    Bad.

Good
    Good.
"""

RST = """\
.. _rule-test-error:

TST101 test-error
=================

*error, fixable*

What it does
------------

Finds ``it``.

Why it matters
--------------

It matters.

Bad
---

.. code-block:: rst

    Bad.

Good
----

.. code-block:: rst

    Good.
"""

LIST = """\
TST101  test-error    error    fixable
TST201  test-warning  warning
TST301  test-note     note
"""


def test_a_rule_is_explained_by_code_in_any_case_or_name(harness):
    assert harness("rule", "tst101").stdout == PLAIN
    assert harness("rule", "test-error").stdout == PLAIN


def test_an_unknown_rule_exits_with_2_and_a_hint(harness):
    result = harness("rule", "TST102")
    assert result.exit_code == 2
    assert "There is no rule `TST102`." in result.stderr
    assert "did you mean `TST" in result.stderr


def test_rules_are_listed_by_code(harness):
    assert harness("rules").stdout == LIST


def test_rules_are_listed_as_json(harness):
    first = json.loads(harness("rules", "--format", "json").stdout)[0]
    assert first == {"code": "TST101", "name": "test-error", "severity": "error", "default": True, "fixable": True}


def test_pages_are_written_once_and_stale_ones_go(tmp_path):
    folder = tmp_path / "rules"
    write_pages(str(folder))
    assert (folder / "test-error.rst").read_text() == RST
    assert ":doc:`test-warning`" in (folder / "index.rst").read_text()
    (folder / "gone.rst").write_text("x")
    before = (folder / "index.rst").stat().st_mtime_ns
    write_pages(str(folder))
    assert not (folder / "gone.rst").exists()
    assert (folder / "index.rst").stat().st_mtime_ns == before
