"""Whatever stands in a document: nothing is raised, and every block points at its own characters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.document import read_document
from harness.steps import read_steps
from harness.text import Source

LINES = st.sampled_from(
    [
        "**To do it**", "Text. ::", "Output::", "Contents of ``a.json``::", "    aws kms list-keys \\", "\t--a file://a.json",
        "      {", '   "a": [1,', "\t}", "- item::", "  - deep", ".. note::", "   .. code-block:: json", "  :caption: x.json",
        "", "", "| line", "+---+", "| a |", "=====", "This command produces no output.", "*open", "``open", ".. harness: skip",
        "a\tb  ", "\u00e9\u4e2d", "term", "> quoted", ">>> 1", "x_ |y| [1]_", ".. |a| replace:: b", "\x0b", "\x85",
    ]
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n"])


@settings(max_examples=150)
@given(st.lists(LINES, max_size=25), ENDS)
def test_every_character_of_a_block_stands_where_it_says(lines: list[str], end: str):
    source = Source("x.rst", end.join(lines))
    document = read_document(source)
    for block in (block for example in document.examples for block in example.blocks):
        for index, char in enumerate(block.text.value):
            there = source.text[block.text.offset(index)]
            assert char == there or (char == " " and there in "\t\x0b\x85")
    for finding in (*document.findings, *read_steps(document).findings):
        assert 0 <= finding.span.start <= finding.span.stop <= len(source.text)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_makes_reading_raise(text: str):
    read_steps(read_document(Source("x.rst", text)))


def test_what_is_nested_beyond_measure_is_a_finding():
    document = read_document(Source("x.rst", "- " * 3000 + "a"))
    assert [finding.name for finding in document.findings] == ["rst-error"]


def test_unclosed_markup_does_not_take_the_square_of_its_length():
    assert read_document(Source("x.rst", "*a " * 200_000)).findings == ()
