"""Where a grammar of bash sees other words than we do, there is a finding that says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.shell import read_script
from harness.text import Text

tree_sitter = pytest.importorskip("tree_sitter")
bash = pytest.importorskip("tree_sitter_bash")

PARSER = tree_sitter.Parser(tree_sitter.Language(bash.language()))
WORDS = {"command_name", "word", "string", "raw_string", "concatenation", "number", "simple_expansion", "expansion"}


def grammar_words(text: str) -> list[tuple[int, int]] | None:
    """The spans of the words of all commands as the grammar has them; None where it finds an error."""
    data = text.encode()
    tree = PARSER.parse(data)
    if tree.root_node.has_error:
        return None
    found: list[tuple[int, int]] = []
    stack = [tree.root_node]
    while stack:
        node = stack.pop()
        if node.type == "command":
            found += [(n.start_byte, n.end_byte) for n in node.named_children if n.type in WORDS]
        stack.extend(reversed(node.children))
    return sorted(found)


def our_words(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    script = read_script(Text.at(text, 0))
    spans = [tuple(w.span) for p in script.pipelines for c in p.commands for w in c.words]
    return spans, [finding.name for finding in script.findings]


# No escaped blank: the grammar ends the word 'a b'\\ c at it, and bash does not.
piece = st.sampled_from(
    ["a", "b1", "-x", "=", ",", ":", "/", ".", "@", "%", "+", "'q r'", '"s t"', "'\"'", '"\'"', "\u00e9"]
)
word = st.lists(piece, min_size=1, max_size=4).map("".join).filter(lambda w: w[0] not in "=+-%,:@.")
gap = st.sampled_from([" ", "  ", " \\\n  ", "\t"])


@given(
    st.lists(st.tuples(gap, word), max_size=8), st.sampled_from(["", " | base64 -d", " && aws z", "; aws z", " > f"])
)
def test_words_have_the_places_that_the_grammar_gives_them(parts: list[tuple[str, str]], tail: str) -> None:
    text = "aws" + "".join(g + w for g, w in parts) + tail
    expected = grammar_words(text)
    spans, names = our_words(text)
    data = text.encode()
    ours = [(len(text[:a].encode()), len(text[:b].encode())) for a, b in spans]
    if expected is not None and not names:
        assert [data[a:b] for a, b in ours] == [data[a:b] for a, b in expected]


@pytest.mark.parametrize(
    "text",
    [
        "aws x y\n  --a b",
        "aws x y --a <b>",
        "aws x y --a (b c)",
        "aws x y --a 'b",
        "aws x y --a https://c/?d&e",
        'aws x y --a "b`c`"',
        'aws x y\n\n{ "a": \'b }',
    ],
)
def test_what_the_grammar_reads_otherwise_is_told(text: str) -> None:
    spans, names = our_words(text)
    assert names
    assert grammar_words(text) != spans or names
