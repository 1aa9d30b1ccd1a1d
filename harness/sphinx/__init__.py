"""The Sphinx extension: checks every command in the documents that are built.

Each finding is a Sphinx warning at its place, so that `sphinx-build -W` fails on a wrong example; each command block
shows its verdict to the reader; and `sphinx-build -b harness` only checks, and writes its report as text and JSON lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Called by Sphinx where `harness.sphinx` is among a project's extensions."""
    from harness.sphinx import badges, builder, collecting, titles

    app.add_config_value("harness_replay", True, "env", [bool])
    app.add_config_value("harness_badges", True, "env", [bool])
    app.add_config_value("harness_select", [], "env", [list, tuple])
    app.add_config_value("harness_ignore", [], "env", [list, tuple])
    app.add_config_value("harness_exclude", [], "env", [list, tuple])
    collecting.connect(app)
    badges.connect(app)
    titles.connect(app)
    app.add_builder(builder.CheckBuilder)
    return {
        "version": __version__,
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
