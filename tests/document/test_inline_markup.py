"""Our short ways through docutils' inline markup give what docutils gives."""

from __future__ import annotations

from copy import copy
from types import SimpleNamespace
from typing import Any

from docutils import utils
from docutils.languages import get_language
from docutils.parsers.rst import states
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.document import markup, parsing

SETTINGS = copy(parsing._settings(parsing._Parser))
SETTINGS.report_level = 5  # in the tree, and not on the screen
OURS = markup.inliner(SETTINGS)
THEIRS: Any = states.Inliner()
THEIRS.init_customizations(SETTINGS)
THEIRS.implicit_dispatch = []

texts = st.lists(
    st.sampled_from(
        ["a", "key", " ", "\n", "*", "**", "`", "``", "_", "__", "|", "[1]", ":x:", "\\", ".", "(", "é", "-"]
    ),
    max_size=25,
).map("".join)


def read(inliner: Any, text: str) -> str:
    """The nodes that inline markup makes, one a line, and what docutils complains of."""
    document = utils.new_document("x.rst", SETTINGS)
    memo = SimpleNamespace(document=document, reporter=document.reporter, language=get_language("en"))
    nodes, messages = inliner.parse(text, 1, memo, document)
    return "".join(node.pformat() for node in (*nodes, *messages))


@settings(max_examples=300)
@given(texts)
def test_inline_markup_is_read_as_docutils_reads_it(text: str) -> None:
    assert read(OURS, text) == read(THEIRS, text)
