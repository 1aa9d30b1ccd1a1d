"""The registry of rules: one rule, one small module in a family's folder, each with a `RULE`."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from harness.rules.model import Rule

__all__ = ["Rule", "by_code", "by_name", "find"]


@cache
def by_name() -> Mapping[str, Rule]:
    """Every rule by its name, in the order of the codes."""
    modules = pkgutil.walk_packages(__path__, __name__ + ".")
    found = [getattr(import_module(m.name), "RULE", None) for m in modules if not m.ispkg]
    rules = sorted((rule for rule in found if isinstance(rule, Rule)), key=lambda rule: rule.code)
    return {rule.name: rule for rule in rules}


@cache
def by_code() -> Mapping[str, Rule]:
    return {rule.code: rule for rule in by_name().values()}


def find(code_or_name: str) -> Rule | None:
    """The rule with that code (in any case) or name."""
    return by_code().get(code_or_name.upper()) or by_name().get(code_or_name.lower())
