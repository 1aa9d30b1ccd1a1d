"""Finds addresses that begin twice, in prose and in blocks alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.findings import Edit, Finding, Fix
from harness.text import Span

_TWICE = re.compile(r"(?<![\w/:.+-])(?:https?|s3|ssh|ftp|fileb?)://(?=(https?|s3|ssh|ftp|fileb?)://)")


def check_addresses(text: str) -> Iterator[Finding]:
    """Each `https://https://...`: what follows the first `//` is read as the name of a host, a bucket or a folder."""
    for found in _TWICE.finditer(text) if text.count("://") > 1 else ():
        span = Span(found.start(), found.end(1) + 3)
        yield Finding(
            "doubled-scheme",
            span,
            f"the address begins twice, with `{found[0]}` and with `{found[1]}://`",
            fix=Fix("Delete the first", (Edit(Span(*found.span()), ""),)),
        )
