"""The registry of rules: one rule, one small module in a family's folder, each with a `RULE`."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from harness.findings import Finding, Severity
from harness.rules.model import Rule

__all__ = ["Rule", "by_code", "by_name", "find", "named", "rule_of"]


@cache
def by_name() -> Mapping[str, Rule]:
    """Every rule by its name, in the order of the codes. Imports every rule's module."""
    found = (named(name) for name in _modules())
    rules = sorted((rule for rule in found if rule is not None), key=lambda rule: rule.code)
    return {rule.name: rule for rule in rules}


@cache
def by_code() -> Mapping[str, Rule]:
    return {rule.code: rule for rule in by_name().values()}


def find(code_or_name: str) -> Rule | None:
    """The rule with that code (in any case) or name."""
    return named(code_or_name.lower()) or by_code().get(code_or_name.upper())


def named(name: str) -> Rule | None:
    """The rule of that name. Imports its module alone, since most runs meet few rules."""
    module = _modules().get(name)
    return _rule_in(module) if module else None


def rule_of(finding: Finding) -> Rule:
    """The rule of a finding; a stand-in of severity warning for a name that no rule has, so that nothing is lost."""
    return named(finding.name) or _unregistered(finding.name)


@cache
def _rule_in(module: str) -> Rule | None:
    rule = getattr(import_module(module), "RULE", None)
    return rule if isinstance(rule, Rule) else None


@cache
def _modules() -> Mapping[str, str]:
    """Module names by the names of their rules: `value_mismatch.py` holds the rule `value-mismatch`."""
    folders = [folder.name for folder in pkgutil.iter_modules(__path__) if folder.ispkg]
    found = {}
    for folder in folders:
        for module in pkgutil.iter_modules([f"{path}/{folder}" for path in __path__]):
            found[module.name.replace("_", "-")] = f"{__name__}.{folder}.{module.name}"
    return found


def _unregistered(name: str) -> Rule:
    return Rule("XXX000", name, Severity.WARNING, what="A finding of no registered rule.", why="", bad="", good="")
