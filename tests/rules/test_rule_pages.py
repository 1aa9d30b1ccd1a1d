"""Every rule has a whole page, and its bad and good documents are what they say."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import harness
from harness.findings import Finding, Severity
from harness.fixing import fixed
from harness.options import Options
from harness.rules import Rule, by_code, by_name, find, rule_of
from harness.rules.page import FAMILIES, as_plain, as_rst
from harness.text import Source

RULES = list(by_name().values())
PACKAGE = Path(harness.__file__).parent
FOLDERS = {
    "DOC": "document",
    "SHL": "shell",
    "JSN": "jsontext",
    "CMD": "command",
    "PRM": "parameter",
    "OUT": "output",
    "SUP": "suppression",
    "RUN": "run",
}


def documented(rules: list[Rule]):
    return pytest.mark.parametrize("rule", rules, ids=lambda rule: f"{rule.code}-{rule.name}")


each_rule = documented(RULES)
each_shown_rule = documented([rule for rule in RULES if not rule.code.startswith("RUN")])


@pytest.fixture
def found_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Rule], list[Finding]]:
    """What the whole checker finds in a text under the name that the rule wants; calls are made for rules that need a reply."""

    def check(text: str, rule: Rule) -> list[Finding]:
        from harness.checker import check_file

        monkeypatch.chdir(tmp_path)
        Path(rule.path).parent.mkdir(parents=True, exist_ok=True)
        Path(rule.path).write_text(text, encoding="utf-8", newline="")
        options = Options(select=("ALL",), replay=rule.code.startswith(("OUT2", "SUP106")), jobs=1)
        return [finding for finding, _ in check_file(rule.path, options).all_findings()]

    return check


@each_shown_rule
def test_the_bad_document_has_a_finding_of_the_rule(rule: Rule, found_in):
    assert rule.name in {finding.name for finding in found_in(rule.bad, rule)}


@each_shown_rule
def test_the_good_document_has_no_finding_of_the_rule_and_no_error(rule: Rule, found_in):
    found = found_in(rule.good, rule)
    wrong = [f for f in found if f.name == rule.name or rule_of(f).severity is Severity.ERROR]
    assert [(f.name, f.message) for f in wrong] == []


@each_shown_rule
def test_a_fixable_rule_fixes_its_bad_document_and_breaks_nothing(rule: Rule, found_in):
    found = found_in(rule.bad, rule)
    fixes = [finding.fix for finding in found if finding.name == rule.name and finding.fix]
    assert rule.is_fixable == bool(fixes)
    text, count = fixed(Source(rule.path, rule.bad), fixes)
    left = Counter(finding.name for finding in found_in(text, rule))
    assert count == 0 or left[rule.name] < len(fixes)
    assert set(left) <= {finding.name for finding in found}


@each_rule
def test_a_rule_stands_where_its_code_says_under_its_name(rule: Rule):
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.code[:3] in FAMILIES
    folder = FOLDERS.get(rule.code[:3])
    assert folder is None or (PACKAGE / "rules" / folder / f"{rule.name.replace('-', '_')}.py").is_file()
    assert find(rule.code.lower()) is find(rule.name) is rule


@each_rule
def test_a_rule_says_what_and_why(rule: Rule):
    for text in (rule.what, rule.why):
        assert text.strip()
    assert (rule.what + rule.why + rule.good).isascii()  # a bad document may show what an editor made of ASCII
    assert all(char.isprintable() or char == "\n" for char in as_plain(rule) + as_rst(rule))


@each_shown_rule
def test_a_rule_shows_two_documents(rule: Rule):
    assert rule.bad.strip()
    assert rule.good.strip()
    assert rule.bad != rule.good


@each_rule
def test_a_page_is_sound_restructuredtext(rule: Rule):
    from docutils.core import publish_doctree

    publish_doctree(as_rst(rule), settings_overrides={"halt_level": 2, "report_level": 5, "syntax_highlight": "none"})


def test_codes_are_unique():
    modules = [path for path in (PACKAGE / "rules").glob("*/*.py") if path.stem != "__init__"]
    assert len(by_code()) == len(RULES) == len(modules)


def test_every_finding_that_the_code_makes_is_of_a_registered_rule():
    unknown = {name: places for name, places in names_made().items() if name not in by_name()}
    assert unknown == {}


def test_every_rule_is_named_by_some_code():
    told = Counter(word for path in sources() for word in strings(ast.parse(path.read_text())))
    assert [rule.name for rule in RULES if not told[rule.name]] == []


def sources() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if "rules" not in path.relative_to(PACKAGE).parts]


def strings(node: ast.AST) -> list[str]:
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def names_made() -> dict[str, list[str]]:
    """Names that are written where a Finding is made, with the modules that write them."""
    made: dict[str, list[str]] = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding":
                named = node.args[:1] or [keyword.value for keyword in node.keywords if keyword.arg == "name"]
                for name in (text for value in named for text in strings(value)):
                    made.setdefault(name, []).append(path.name)
    return made
