"""What reading leaves behind: nothing that Python's garbage collector would have to look for."""

from __future__ import annotations

import gc

from harness.checker import check_source
from harness.options import Options
from harness.text import Source

DOCUMENT = """\
**To list keys**

The following ``list-keys`` example lists *all* keys, as `the guide <https://example.com>`__ says. ::

    aws kms list-keys \\
        --limit 10 --query 'Keys[].KeyId'

Output::

    ["1234abcd-12ab-34cd-56ef-1234567890ab"]
"""


def test_a_document_that_was_read_leaves_no_circles_behind() -> None:
    source = Source("list-keys.rst", DOCUMENT)
    check_source(source, Options(replay=False))  # what is loaded once
    gc.collect()
    check_source(source, Options(replay=False))
    assert gc.collect() == 0
