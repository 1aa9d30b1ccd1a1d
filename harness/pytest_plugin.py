"""The pytest plugin: `pytest --harness examples/` collects one item for each step of each document.

A step that is wrong fails and shows its findings where they stand; one that was not replayed is skipped with the
reason. `harness = true` in the ini file does the same as `--harness`. The documents are checked in workers, apart from
pytest's own process, while their steps are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from harness.paths import relative, suffixes

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr

    from harness.findings import Finding
    from harness.results import DocumentResult, StepResult

_UNPROVEN = ("skipped", "unreached", "model-only")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("harness", "AWS CLI examples")
    group.addoption("--harness", action="store_true", help="check the AWS CLI examples in .rst documents")
    parser.addini("harness", "check the AWS CLI examples in .rst documents", type="bool", default=False)


@pytest.hookimpl
def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    is_wanted = parent.config.getoption("--harness") or parent.config.getini("harness")
    if is_wanted and file_path.suffix in suffixes():
        return DocumentFile.from_parent(parent, path=file_path)
    return None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Now it is known which documents have steps that run."""
    files = {item.parent.shown_path: item.parent for item in session.items if isinstance(item, _Item)}
    if not files or session.config.option.collectonly:
        return
    checks = Checks(tuple(files), is_shared=hasattr(session.config, "workerinput"))
    session.config.add_cleanup(checks.close)
    for file in files.values():
        file.checks = checks


class Checks:
    """The checks of a session's documents, begun in their order and made in workers, ahead of the steps that wait for them.

    Where several processes share the session (`is_shared`), none knows which documents it will run: each is checked alone
    when its first step runs. Raises pytest.UsageError where the configuration is wrong.
    """

    def __init__(self, paths: Sequence[str], *, is_shared: bool) -> None:
        self._is_shared = is_shared
        self._coming = iter(()) if is_shared else _begun(paths)
        self._early: dict[str, DocumentResult] = {}

    def result(self, path: str) -> DocumentResult:
        """The result of one of the paths, which is handed out once."""
        coming = _begun([path]) if self._is_shared else self._coming
        while path not in self._early:
            result = next(coming)
            self._early[result.source.path] = result
        return self._early.pop(path)

    def close(self) -> None:
        """Let go of what was begun and is not wanted any more, which ends it."""
        self._coming = iter(())


def _begun(paths: Sequence[str]) -> Iterator[DocumentResult]:
    """The results of the paths, as the project's configuration wants them."""
    from harness.checker import check_paths
    from harness.configuration import configured
    from harness.errors import UsageError
    from harness.options import Options

    try:
        return check_paths(paths, configured(paths, Options(cache=True)))
    except UsageError as error:
        raise pytest.UsageError(f"harness: {error.told()}") from error


class WrongExampleError(Exception):
    """A step or a document with findings of severity error."""

    def __init__(self, result: DocumentResult) -> None:
        super().__init__("the example is wrong")
        self.result = result


class DocumentFile(pytest.File):
    """One document: read when it is collected, checked before its first step runs."""

    checks: Checks

    def collect(self) -> Iterable[pytest.Item]:
        from harness.checker import check_file
        from harness.options import Options

        read = check_file(self.shown_path, Options(replay=False))
        for index, (name, step) in enumerate(zip(read.step_names(), read.steps, strict=True)):
            line = read.source.position(step.span.start).line
            yield StepItem.from_parent(self, name=name, index=index, line=line)
        if read.findings:
            yield TextItem.from_parent(self, name="document")

    @cached_property
    def shown_path(self) -> str:
        return relative(str(self.path), "")

    @cached_property
    def result(self) -> DocumentResult:
        return self.checks.result(self.shown_path)


class _Item(pytest.Item):
    parent: DocumentFile

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str | TerminalRepr:
        if isinstance(excinfo.value, WrongExampleError):
            return _drawn(excinfo.value.result)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name


class StepItem(_Item):
    """One step. Passes when it is verified (or differs only in what the emulator decides)."""

    def __init__(self, *, index: int, line: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.index = index
        self.line = line

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, self.line - 1, self.name

    def runtest(self) -> None:
        result = self.parent.result
        if self.index >= len(result.steps):  # the check was interrupted, and says so
            raise WrongExampleError(_only(result, None, result.findings))
        step = result.steps[self.index]
        verdict, reason = step.judgement.verdict, step.judgement.reason
        if verdict == "wrong":
            raise WrongExampleError(_only(result, step, step.judgement.findings))
        if verdict in _UNPROVEN:
            pytest.skip(f"{verdict}: {reason}" if reason else str(verdict))


class TextItem(_Item):
    """What was found in a document outside its steps."""

    def runtest(self) -> None:
        from harness.findings import Severity
        from harness.rules import rule_of

        findings = self.parent.result.findings
        if any(rule_of(finding).severity is Severity.ERROR for finding in findings):
            raise WrongExampleError(_only(self.parent.result, None, findings))


def _only(result: DocumentResult, step: StepResult | None, findings: tuple[Finding, ...]) -> DocumentResult:
    from dataclasses import replace

    return replace(result, steps=(step,) if step else (), findings=() if step else findings)


def _drawn(result: DocumentResult) -> str:
    """The findings as the `full` report draws them, without its summary."""
    from harness.report import Look, Tally, renderer

    return "".join(renderer("full")([result], Tally(), Look(is_quiet=True))).rstrip()
