"""Places as editors count them, and edits of whole documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec, TextDocument

from harness.lsp.places import Places
from harness.lsp.telling import rewritten
from harness.text import Source, Span

ENCODINGS = [types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf32]
TEXTS = st.text(alphabet="aé😀\n ", max_size=12)


def places(text: str, encoding: str = types.PositionEncodingKind.Utf16) -> Places:
    return Places(Source("x.rst", text), PositionCodec(encoding))


@pytest.mark.parametrize(("encoding", "column"), [*zip(ENCODINGS, [4, 2, 1], strict=True)])
def test_columns_are_counted_in_the_units_agreed_on(encoding: str, column: int) -> None:
    assert places("a\n😀b", encoding).range(Span(3, 4)).start == types.Position(1, column)


@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
def test_a_place_leads_back_to_its_offset(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    there = places(text, encoding)
    assert there.offset(there.range(Span(offset, offset)).start) == offset


@given(TEXTS, TEXTS)
def test_an_edit_of_a_whole_document_gives_the_new_text(before: str, after: str) -> None:
    (edits,) = rewritten(after, "file:///x.rst", places(before)).changes.values()
    document = TextDocument("file:///x.rst", before)
    for edit in edits:
        document.apply_change(types.TextDocumentContentChangePartial(edit.range, edit.new_text))
    assert document.source == after


def test_a_place_past_the_end_of_a_line_is_its_end() -> None:
    assert places("ab\r\ncd").offset(types.Position(0, 99)) == 2
