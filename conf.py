"""One Sphinx site out of docs/ and examples/, whose examples are checked as it is built."""

from pathlib import Path

from sphinx.application import Sphinx

from harness import __version__
from harness.rules.page import write_pages

project = "harness"
author = copyright = "The harness maintainers"  # noqa: A001  Sphinx names it so
release = version = __version__
root_doc = "docs/index"

extensions = ["harness.sphinx"]
include_patterns = ["docs/**", "examples/**"]
exclude_patterns = ["docs/*.json"]

html_theme = "furo"
html_title = f"harness {release}"
suppress_warnings = ["toc.not_included"]

write_pages(Path(__file__).parent / "docs" / "rules")

_REDIRECT = (
    '<!doctype html><meta http-equiv="refresh" content="0; url=docs/index.html"><a href="docs/index.html">harness</a>\n'
)


def setup(app: Sphinx) -> None:
    app.connect("build-finished", _redirect_root)


def _redirect_root(app: Sphinx, exception: Exception | None) -> None:
    """The site's root leads to its first page, which stands in docs/."""
    if exception is None and app.builder.format == "html":
        Path(app.outdir, "index.html").write_text(_REDIRECT, encoding="utf-8")
