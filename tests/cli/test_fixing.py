"""Fixes change their spans and nothing else."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from harness.findings import Edit, Finding, Fix
from harness.fixing import fix_documents, fixed
from harness.results import DocumentResult
from harness.text import Source, Span


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("mend it", tuple(Edit(Span(start, stop), text) for start, stop, text in edits))


def mended(text: str, *fixes: Fix) -> tuple[str, int]:
    return fixed(Source("a.rst", text), fixes)


def test_fixes_apart_are_all_made():
    assert mended("one two three", fix((0, 3, "1")), fix((8, 13, "3"))) == ("1 two 3", 2)


def test_of_two_that_overlap_the_earlier_is_made():
    assert mended("one two", fix((2, 5, "X")), fix((0, 3, "1"))) == ("1 two", 1)


def test_the_same_fix_twice_is_made_once():
    assert mended("one", fix((0, 3, "1")), fix((0, 3, "1"))) == ("1", 1)


def test_a_fix_is_made_whole_or_not_at_all():
    assert mended("one two", fix((0, 1, "X")), fix((0, 3, "1"), (4, 7, "2"))) == ("Xne two", 1)


def test_a_fix_that_overlaps_itself_is_not_made():
    assert mended("one", fix((0, 2, "X"), (1, 3, "Y"))) == ("one", 0)


def test_two_insertions_at_a_place_clash():
    assert mended("ab", fix((1, 1, "x")), fix((1, 1, "y"))) == ("axb", 1)


def test_an_insertion_beside_an_edit_is_made():
    assert mended("ab", fix((0, 1, "x")), fix((1, 1, "y"))) == ("xyb", 2)


def test_line_ends_are_those_of_the_document():
    assert mended("a\r\nb\r\n", fix((0, 1, "x\ny"))) == ("x\r\ny\r\nb\r\n", 1)
    assert mended("a\nb\n", fix((0, 1, "x\ny"))) == ("x\ny\nb\n", 1)


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.text(max_size=3)), max_size=6)
)
def test_everything_outside_the_spans_of_made_fixes_stays(text, edits):
    ordered = [(min(a, b, len(text)), min(max(a, b), len(text)), new) for a, b, new in edits]
    result, count = mended(text, *(fix(edit) for edit in ordered))
    assert count <= len(ordered)
    longest = sum(len(new) + new.count("\n") for _, _, new in ordered)
    assert len(result) <= len(text) + longest
    if count == 0:
        assert result == text


def check_with(fixes, seen):
    """A check that finds the given fixes in the text that it reads, and notes what it read."""

    def check(paths):
        for path in paths:
            data = Path(path).read_bytes()
            seen.append(data)
            text = data.removeprefix(b"\xef\xbb\xbf").decode()
            source = Source(path, text, data != text.encode())
            found = tuple(Finding("x", Span(0, 1), "m", fix=each) for each in fixes(text))
            yield DocumentResult(source, 0, (), found)

    return check


def test_a_byte_order_mark_and_the_mode_are_kept(tmp_path):
    path = tmp_path / "a.rst"
    path.write_bytes(b"\xef\xbb\xbfbad\r\n")
    path.chmod(0o640)
    seen: list[bytes] = []
    count = fix_documents([str(path)], check_with(lambda text: [fix((0, 3, "ok"))] if "bad" in text else [], seen))
    assert count == 1
    assert path.read_bytes() == b"\xef\xbb\xbfok\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.rst"]


def test_fixing_goes_on_until_nothing_is_left_and_no_longer(tmp_path):
    path = tmp_path / "a.rst"
    path.write_text("aaa")
    seen: list[bytes] = []
    count = fix_documents(
        [str(path)],
        check_with(lambda text: [fix((text.index("a"), text.index("a") + 1, "b"))] if "a" in text else [], seen),
    )
    assert (count, path.read_text()) == (3, "bbb")
    path.write_text("x")
    assert fix_documents([str(path)], check_with(lambda text: [fix((0, 0, "x"))], seen)) < 10


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path):
    path = tmp_path / "a.rst"
    path.write_text("changed")
    result = DocumentResult(Source(str(path), "bad"), 0, (), (Finding("x", Span(0, 1), "m", fix=fix((0, 3, "ok"))),))
    assert fix_documents([str(path)], lambda paths: [result]) == 0
    assert path.read_text() == "changed"
