"""Checks each document as Sphinx reads it, keeps the results in the environment, and warns of what was found.

Results live in the environment, so that an unchanged document is not checked again and yet warns again: a build with
`-W` fails as long as an example is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.util import logging

from harness.findings import Severity
from harness.options import Options
from harness.report.entry import Entry, entries
from harness.results import DocumentResult

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_KEPT = "harness_results"
_logger = logging.getLogger(__name__)


def connect(app: Sphinx) -> None:
    app.connect("doctree-read", check, priority=400)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _warn)


def results(env: BuildEnvironment) -> dict[str, DocumentResult]:
    """What was found in each document that holds a command, by document name."""
    if not hasattr(env, _KEPT):
        setattr(env, _KEPT, {})
    return cast("dict[str, DocumentResult]", getattr(env, _KEPT))


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Check the document that was just read, if it shows a command of the AWS CLI."""
    docname = app.env.docname
    if not _is_wanted(docname, app.config.harness_exclude) or "aws " not in doctree.astext():
        return
    from harness.checker import check_file
    from harness.paths import relative

    path = relative(str(app.env.doc2path(docname)), "")
    result = check_file(path, _options(app, path))
    if result.steps or result.findings:
        results(app.env)[docname] = result


def _options(app: Sphinx, path: str) -> Options:
    """The project's own configuration, and what conf.py adds to it."""
    from harness.configuration import configured

    config, options = app.config, configured([path])
    return replace(
        options,
        replay=options.replay and config.harness_replay,
        select=(*options.select, *config.harness_select),
        ignore=(*options.ignore, *config.harness_ignore),
    )


def _is_wanted(docname: str, excluded: Iterable[str]) -> bool:
    return not any(fnmatchcase(docname, glob) for glob in excluded)


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    results(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    found = results(other)
    results(env).update({name: found[name] for name in docnames if name in found})


def _warn(app: Sphinx, env: BuildEnvironment) -> list[str]:
    for docname, result in sorted(results(env).items()):
        for entry in entries(result, with_notes=False):
            _warn_of(docname, entry)
    return []


def _warn_of(docname: str, entry: Entry) -> None:
    """An error is a warning of Sphinx's, which `-W` turns into a failure; a warning of ours is only told."""
    code, message = f"{entry.rule.code} {entry.rule.name}", entry.finding.message
    if entry.severity is Severity.ERROR:
        location = f"{entry.path}:{entry.start.line}"
        _logger.warning("%s: %s", code, message, location=location, type="harness", subtype=entry.rule.name)
    else:
        _logger.info("%s:%d: %s: %s", entry.path, entry.start.line, code, message)
