"""Texts keep each character's place, through dedenting and unescaping."""

from __future__ import annotations

import pickle

from harness.text import Position, Source, Span, Text, join


def test_positions_count_lines_and_columns_from_one() -> None:
    source = Source("x.rst", "ab\r\n  cd\r\n")
    assert source.position(0) == Position(1, 1)
    assert source.position(6) == Position(2, 3)
    assert source.line_text(2) == "  cd"


def test_a_source_is_the_same_in_another_process() -> None:
    source = Source("x.rst", "ab\r\n  cd\r\n", has_bom=True)
    there = pickle.loads(pickle.dumps(source))
    assert there == source
    assert there.position(6) == Position(2, 3)


def test_a_joined_text_points_into_the_source() -> None:
    text = join([("cd", 6), ("\n", 8), ("ef", 12)], 14)
    assert text.value == "cd\nef"
    assert text.span(3, 5) == Span(12, 14)
    assert text.span(0, 2) == Span(6, 8)


def test_a_slice_keeps_its_place() -> None:
    text = join([("cd", 6), ("\n", 8), ("ef", 12)], 14)
    assert text.slice(1, 4).span() == Span(7, 13)
    assert [line.span() for line in text.lines()] == [Span(6, 8), Span(12, 14)]


def test_an_empty_slice_stands_where_it_would_begin() -> None:
    assert Text.at("abc", 10).slice(1, 1).span() == Span(11, 11)
