"""A rule's page: as plain text for a terminal, as reStructuredText for the docs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import groupby

from harness.report.look import Look
from harness.report.plain import safe
from harness.rules import Rule, by_name

FAMILIES = {
    "DOC": "The document",
    "TXT": "The text",
    "SHL": "The shell",
    "JSN": "JSON text",
    "CMD": "The command",
    "PRM": "Parameters",
    "OUT": "Documented output",
    "SUP": "Suppressions",
    "RUN": "The run",
}


def as_plain(rule: Rule, look: Look = Look()) -> str:  # noqa: B008
    """The page for a terminal, ended by a line end."""
    head = f"{look.paint(rule.code, rule.severity)} {look.paint(rule.name, 'strong')} ({', '.join(_marks(rule))})"
    sections = [("What it does", rule.what.replace("``", "`")), ("Why it matters", rule.why.replace("``", "`"))]
    sections += [("Bad", _indented(rule.bad)), ("Good", _indented(rule.good))]
    told = [f"{look.paint(title, 'strong')}\n{text.strip(chr(10))}" for title, text in sections if text.strip()]
    return "\n\n".join([head, *told]) + "\n"


def as_rst(rule: Rule) -> str:
    """The page for the docs site."""
    title = f"{rule.code} {rule.name}"
    rows = [f".. _rule-{rule.name}:", "", title, "=" * len(title), "", f"*{', '.join(_marks(rule))}*", ""]
    for heading, text in (("What it does", rule.what), ("Why it matters", rule.why)):
        rows += [heading, "-" * len(heading), "", text.strip(), ""]
    for heading, text in (("Bad", rule.bad), ("Good", rule.good)) if rule.bad else ():
        rows += [heading, "-" * len(heading), "", ".. code-block:: rst", "", _indented(text), ""]
    return "\n".join(rows).rstrip("\n") + "\n"


def index(rules: Iterable[Rule]) -> str:
    """The page that lists all rules by family."""
    rows = [
        "Rules",
        "=====",
        "",
        "Each finding is of one rule. Its code is stable; ``harness rule CODE`` prints its page.",
        "",
    ]
    for family, members in groupby(rules, key=lambda rule: rule.code[:3]):
        rows += _family(family, list(members))
    return "\n".join(rows).rstrip("\n") + "\n"


def write_pages(folder: str) -> None:
    """Write index.rst and one page a rule into `folder`; a file that says the same already is left alone."""
    os.makedirs(folder, exist_ok=True)
    rules = list(by_name().values())
    pages = {"index.rst": index(rules)} | {f"{rule.name}.rst": as_rst(rule) for rule in rules}
    for name, text in pages.items():
        _write(os.path.join(folder, name), text)
    for name in os.listdir(folder):
        if name.endswith(".rst") and name not in pages:
            os.unlink(os.path.join(folder, name))


def _family(code: str, rules: list[Rule]) -> Iterator[str]:
    title = f"{FAMILIES.get(code, code)} ({code})"
    yield from [title, "-" * len(title), "", ".. list-table::", "   :widths: auto", "   :header-rows: 1", ""]
    for first, *cells in [("Code", "Name", "Severity", ""), *(_cells(rule) for rule in rules)]:
        yield f"   * - {first}"
        yield from (f"     - {cell}".rstrip() for cell in cells)
    yield from ["", ".. toctree::", "   :hidden:", "", *(f"   {rule.name}" for rule in rules), ""]


def _cells(rule: Rule) -> tuple[str, ...]:
    severity, *marks = _marks(rule)
    return (rule.code, f":doc:`{rule.name}`", severity, ", ".join(marks))


def _marks(rule: Rule) -> list[str]:
    off = [] if rule.is_default else ["off by default"]
    return [rule.severity.value, *off, *(["fixable"] if rule.is_fixable else [])]


def _indented(text: str) -> str:
    return "\n".join(f"    {safe(line)}".rstrip() for line in text.strip("\n").split("\n"))


def _write(path: str, text: str) -> None:
    try:
        with open(path, encoding="utf-8") as opened:
            if opened.read() == text:
                return
    except OSError:
        pass
    with open(path, "w", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
