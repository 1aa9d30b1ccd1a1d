"""Checks the documents that Sphinx is about to read, keeps the results in the environment, and warns of what was found.

They are checked with what they include, together and in workers, apart from Sphinx's own process, before the first is
read. Results live in the environment, so that an unchanged document is not checked again and yet warns again: a build
with `-W` fails as long as an example is wrong. One is checked again, too, when the configuration, the baseline or the
versions of what checks change.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import partial
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.errors import ConfigError
from sphinx.util import logging
from sphinx.util.display import status_iterator

from harness.authoring import folder_text
from harness.errors import UsageError
from harness.findings import Severity
from harness.options import Options
from harness.paths import contents, relative
from harness.report.entry import Entry, entries
from harness.results import DocumentResult
from harness.sphinx.including import included

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_KEPT = "harness_results"
_BASES = "harness_bases"
_LAST = 900
"""The priority of what looks at the documents to read after every other extension has said which they are."""

_Ahead = dict[str, tuple[DocumentResult, ...]]

_logger = logging.getLogger(__name__)


def connect(app: Sphinx) -> None:
    ahead: _Ahead = {}
    app.connect("env-get-outdated", _outdated)
    app.connect("env-before-read-docs", partial(_check, ahead), priority=_LAST)
    app.connect("doctree-read", partial(_keep, ahead), priority=400)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _warn)


def results(env: BuildEnvironment) -> _Ahead:
    """What was found in each document that shows a command, and in the files that it includes, by document name."""
    if not hasattr(env, _KEPT):
        setattr(env, _KEPT, {})
    return cast("dict[str, tuple[DocumentResult, ...]]", getattr(env, _KEPT))


def each_result(env: BuildEnvironment) -> list[DocumentResult]:
    """The results of all documents and of what they include, each file once, by path."""
    found = {result.source.path: result for kept in results(env).values() for result in kept}
    return [found[path] for path in sorted(found)]


def _bases(env: BuildEnvironment) -> dict[str, bytes]:
    """What each result was found upon, by document name."""
    if not hasattr(env, _BASES):
        setattr(env, _BASES, {})
    return cast("dict[str, bytes]", getattr(env, _BASES))


def _check(ahead: _Ahead, app: Sphinx, env: BuildEnvironment, docnames: Sequence[str]) -> None:
    """Check those of the documents, and of the files that they include, that may show a command; by document name."""
    names: dict[str, list[str]] = {}
    for docname, path in _paths(app, env, docnames):
        names.setdefault(path, []).append(docname)
    if not names:
        return
    from harness.checker import check_paths

    with _told():
        options = _options(app)
        results = check_paths(list(names), options)
    basis = _basis(options)
    told = status_iterator(results, "checking examples... ", "brown", len(names), app.verbosity, _path_of)
    for result in told:
        for docname in names[result.source.path]:
            ahead[docname] = (*ahead.get(docname, ()), result)
            _bases(env)[docname] = basis + folder_text(str(env.doc2path(docname)))


@contextmanager
def _told() -> Iterator[None]:
    """A wrong configuration ends the build as one of Sphinx's own does."""
    try:
        yield
    except UsageError as error:
        raise ConfigError(f"harness: {error.told()}") from error


def _outdated(app: Sphinx, env: BuildEnvironment, *_docnames: object) -> list[str]:
    """The documents to check again though they did not change: what their results depend on beside them did."""
    with _told():
        now = _basis(_options(app))
    bases = _bases(env)
    return [
        docname
        for docname in sorted(results(env))
        if bases.get(docname) != now + folder_text(str(env.doc2path(docname)))
    ]


def _basis(options: Options) -> bytes:
    """What all results depend on: the code and data that checks, what is wanted, and what is known already."""
    from harness.cache import edition

    known = b""
    with suppress(OSError):
        known = contents(options.baseline) if options.baseline else b""
    return edition() + repr(replace(options, jobs=0)).encode() + known


def _paths(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each document name with the paths of its own file and of those that it includes, where a command may be shown."""
    for docname in docnames:
        path = relative(str(env.doc2path(docname)), "")
        for one in (path, *included(env, docname, _text(path))):
            if "aws" in _text(one) and _is_wanted(_name(env, one), app.config.harness_exclude):
                yield docname, one


def _text(path: str) -> str:
    with suppress(OSError):
        return contents(path).decode("utf-8", "replace")
    return ""


def _name(env: BuildEnvironment, path: str) -> str:
    """The document name of a file; of one that is no document, its path in the source folder."""
    return env.path2doc(os.path.abspath(path)) or relative(path, str(env.srcdir))


def _path_of(result: DocumentResult) -> str:
    return result.source.path


def _keep(ahead: _Ahead, app: Sphinx, doctree: nodes.document) -> None:
    """The document that was just read has its results in the environment from now on, which is purged before it is read."""
    found = tuple(result for result in ahead.pop(app.env.docname, ()) if result.steps or result.findings)
    if found:
        results(app.env)[app.env.docname] = found


def _options(app: Sphinx) -> Options:
    """The project's own configuration, and what conf.py adds to it; as many processes as Sphinx has, unless it says."""
    from harness.configuration import configured
    from harness.selection import check_selectors

    config, options = app.config, configured([str(app.srcdir)], Options(cache=True, jobs=app.parallel))
    for name in ("harness_select", "harness_ignore"):
        check_selectors(config[name], f"`{name}` in conf.py")
    return replace(
        options,
        replay=options.replay and config.harness_replay,
        select=tuple(config.harness_select) or options.select,
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
    for result in each_result(env):
        for entry in entries(result, with_notes=False):
            _warn_of(entry)
    return []


def _warn_of(entry: Entry) -> None:
    """An error is a warning of Sphinx's, which `-W` turns into a failure; a warning of ours is only told."""
    code, message = f"{entry.rule.code} {entry.rule.name}", entry.finding.message
    if entry.severity is Severity.ERROR:
        location = f"{entry.path}:{entry.start.line}"
        _logger.warning("%s: %s", code, message, location=location, type="harness", subtype=entry.rule.name)
    else:
        _logger.info("%s:%d: %s: %s", entry.path, entry.start.line, code, message)
