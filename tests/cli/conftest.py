"""A checker with made-up rules: it finds a word of each severity wherever a document has it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from harness.baseline import Baseline
from harness.cli import main
from harness.findings import Edit, Finding, Fix, Judgement, Severity, Verdict
from harness.options import Options
from harness.paths import find_documents
from harness.results import DocumentResult, StepResult
from harness.rules.model import Rule
from harness.selection import select
from harness.text import Source, Span

WORDS = {"bad": "test-error", "odd": "test-warning", "hm": "test-note"}
SEVERITIES = {"test-error": Severity.ERROR, "test-warning": Severity.WARNING, "test-note": Severity.NOTE}
RULES = {
    name: Rule(
        f"TST{number}01",
        name,
        severity,
        "Finds ``it``.\n",
        "It matters.\n",
        "Bad.\n",
        "Good.\n",
        is_fixable=number == 1,
    )
    for number, (name, severity) in enumerate(SEVERITIES.items(), 1)
}


def checked(path: str, options: Options) -> DocumentResult:
    if path.startswith("broken"):
        return DocumentResult(Source(path, ""), 0, (), (Finding("check-interrupted", Span(0, 0), "it failed"),))
    data = Path(path).read_bytes()
    has_bom = data.startswith(b"\xef\xbb\xbf")
    source = Source(path, data.removeprefix(b"\xef\xbb\xbf").decode(), has_bom)
    found = tuple(_finding(match) for match in re.finditer("|".join(WORDS), source.text))
    verdict = Verdict.WRONG if any(finding.name == "test-error" for finding in found) else Verdict.VERIFIED
    step = StepResult(Span(0, 1), "", "aws x y", "x", "Y", Judgement(verdict, findings=found), ("because",))
    return select(DocumentResult(source, 1, (step,)), options)


def _finding(match: re.Match[str]) -> Finding:
    span = Span(*match.span())
    fix = Fix("write good", (Edit(span, "good"),)) if match.group() == "bad" else None
    return Finding(WORDS[match.group()], span, f"`{match.group()}` is here", fix=fix)


def check_paths(paths: Sequence[str], options: Options) -> Iterator[DocumentResult]:
    results = (checked(path, options) for path in find_documents(paths, options))
    return map(Baseline.read(options.baseline).without_known, results) if options.baseline else results


@pytest.fixture(autouse=True)
def _made_up_checker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    checker = ModuleType("harness.checker")
    checker.check_paths = check_paths
    monkeypatch.setitem(sys.modules, "harness.checker", checker)
    monkeypatch.setattr("harness.rules.named", RULES.get)
    for module in ("harness.selection", "harness.commands.rules", "harness.rules.page"):
        monkeypatch.setattr(f"{module}.by_name", lambda: RULES)
    monkeypatch.setattr("harness.rules.by_code", lambda: {rule.code: rule for rule in RULES.values()})
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "HARNESS_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., None]:
    """Files in the current folder: write("a/b.rst", "text", ...)."""

    def write_all(*names_and_texts: str) -> None:
        for name, text in zip(names_and_texts[::2], names_and_texts[1::2], strict=True):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())

    return write_all


@pytest.fixture
def harness() -> Callable[..., Result]:
    """Run the command line: harness("check", "a.rst")."""
    return lambda *arguments: CliRunner().invoke(main, arguments)
