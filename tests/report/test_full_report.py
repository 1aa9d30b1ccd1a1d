"""The report that people read."""

from __future__ import annotations

from harness.findings import Related
from harness.text import Span

FULL = """\
warning[TST102] test-warning: the command takes two lines
  --> examples/kms/get-key-policy.rst:9:13
   |
 9 | /     aws kms get-key-policy \\
10 | |         --key-id alias/mine
   | |________________^

error[TST101] test-error: `kms:Describe` is documented and the reply has `kms:DescribeKey`
  --> examples/kms/get-key-policy.rst:14:17
   |
 5 |     {"Action": ["kms:DescribeKey"]}
   |                 ----------------- put here
...
14 |     {"Action": ["kms:Describe"]}
   |                 ^^^^^^^^^^^^^^
   = field: $.Action[0]
   = help: write `kms:DescribeKey`
           or put another policy

1 document, 2 steps: 1 wrong, 1 skipped; 1 error, 1 warning, 1 note (--verbose shows the notes) (0.0 s)
"""

LISTING = """\
wrong       examples/kms/get-key-policy.rst:9  kms GetKeyPolicy  (6 documented: 3 equal, 2 bound, 1 different)
             | kms CreateKey made the key
             |   for alias/mine
skipped     examples/kms/get-key-policy.rst:10  echo done  (no AWS command)
"""


def excerpt(report: str) -> list[str]:
    """The rows between the place and the blank line."""
    rows = report.split("\n")
    return rows[2 : rows.index("")]


def test_findings_are_drawn_with_their_places_and_the_summary_closes(rendered, result):
    assert rendered("full", result) == FULL


def test_verbose_shows_notes(rendered, result):
    assert "note[TST103] test-note: an output follows" in rendered("full", result, is_verbose=True)


def test_explain_lists_the_steps_with_what_was_done_for_them(rendered, result):
    assert LISTING in rendered("full", result, explains=True)


def test_verbose_lists_the_steps_without_explanations(rendered, result):
    report = rendered("full", result, is_verbose=True)
    assert "wrong       examples/kms/get-key-policy.rst:9" in report
    assert "CreateKey" not in report


def test_quiet_leaves_the_summary_out(rendered, result):
    assert rendered("full", result, is_quiet=True) == FULL[: FULL.index("1 document")]


def test_nothing_found_is_said(rendered):
    assert rendered("full") == "0 documents, 0 steps; no findings (0.0 s)\n"


def test_colour_adds_nothing_but_colour(rendered, result):
    import re

    coloured = rendered("full", result, is_coloured=True)
    assert "\x1b[1;31merror[TST101]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == FULL


def test_carets_stand_right_under_tabs(rendered, found):
    assert excerpt(rendered("full", found("ab\tcd\tef\n", "ef"))) == [
        "   |",
        " 1 | ab      cd      ef",
        "   |                 ^^",
    ]


def test_carets_stand_right_under_wide_and_combining_characters(rendered, found):
    assert excerpt(rendered("full", found("\u9375e\u0301x\n", "x"))) == ["   |", " 1 | \u9375e\u0301x", "   |    ^"]


def test_nothing_in_a_document_steers_the_terminal(rendered, found):
    text = "a\x1b[2Jb\u202ec\x9bd\x07e\n"
    report = rendered("full", found(text, "e", f"evil {text}", path="x\x1b]0;y", help=text, field=text))
    assert all(char.isprintable() or char == "\n" for char in report)
    assert "a\\x1b[2Jb\\u202ec\\x9bd\\x07e" in report


def test_what_is_invisible_in_a_source_line_is_shown(rendered, found):
    assert excerpt(rendered("full", found("a\xa0b\n", "b")))[1:] == [" 1 | a\\xa0b", "   |      ^"]


def test_a_long_line_is_cut_around_the_place(rendered, found):
    text = "x" * 500 + "HERE" + "y" * 500
    rows = excerpt(rendered("full", found(text, "HERE"), width=60))
    assert all(len(row) <= 60 for row in rows)
    assert rows[1].index("HERE") == rows[2].index("^^^^")
    assert rows[1].startswith(" 1 | ...x")
    assert rows[1].endswith("y...")


def test_places_far_apart_on_a_line_are_shown_apart(rendered, found):
    text = "ONE" + "x" * 500 + "TWO"
    report = rendered("full", found(text, "TWO", related=(Related(Span(0, 3), "first"),)), width=60)
    shown = [row for row in excerpt(report) if row.startswith(" 1 | ")]
    assert "ONE" in shown[0]
    assert "TWO" in shown[1]


def test_a_place_longer_than_the_line_is_cut(rendered, found):
    rows = excerpt(rendered("full", found("a" * 1_000_000, Span(0, 1_000_000)), width=60))
    assert all(len(row) <= 60 for row in rows)


def test_the_end_of_the_text_can_be_pointed_at(rendered, found):
    assert excerpt(rendered("full", found("abc\n", Span(4, 4)))) == ["   |", " 2 |", "   | ^"]
    assert excerpt(rendered("full", found("", Span(0, 0)))) == ["   |", " 1 |", "   | ^"]


def test_a_span_that_ends_with_its_line_stays_on_it(rendered, found):
    assert excerpt(rendered("full", found("abc\ndef\n", "abc\n"))) == ["   |", " 1 | abc", "   | ^^^"]


def test_carriage_returns_are_not_shown(rendered, found):
    assert excerpt(rendered("full", found("ab\r\ncd\r\n", "cd"))) == ["   |", " 2 | cd", "   | ^^"]


def test_a_long_span_is_elided(rendered, found):
    text = "".join(f"line {number}\n" for number in range(1, 13))
    assert excerpt(rendered("full", found(text, Span(0, len(text) - 1)))) == [
        "   |",
        " 1 | / line 1",
        " 2 | | line 2",
        " 3 | | line 3",
        "...  |",
        "11 | | line 11",
        "12 | | line 12",
        "   | |_______^",
    ]


def test_two_places_on_a_line_each_get_a_row(rendered, found):
    report = rendered("full", found("one two\n", "two", related=(Related(Span(0, 3), "bound here"),)))
    assert excerpt(report) == ["   |", " 1 | one two", "   | --- bound here", "   |     ^^^"]
