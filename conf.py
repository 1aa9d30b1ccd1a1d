"""One Sphinx site out of docs/ and examples/, whose examples are checked as it is built."""

from pathlib import Path

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
