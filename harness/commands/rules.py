"""`harness rule` and `harness rules`: the registry, explained and listed."""

from __future__ import annotations

import json
import sys

from harness.commands.streams import safe_stream
from harness.errors import UsageError, did_you_mean
from harness.report.look import Look, wants_colour
from harness.rules import Rule, by_name, find


def explain(code_or_name: str) -> None:
    """Print a rule's page. Raises UsageError where there is no such rule."""
    from harness.rules.page import as_plain

    rule = find(code_or_name)
    if rule is None:
        known = [word for each in by_name().values() for word in (each.code, each.name)]
        hint = did_you_mean(code_or_name.upper(), known) or did_you_mean(code_or_name.lower(), known)
        raise UsageError(
            "unknown-rule", f"There is no rule `{code_or_name}`.", hint=hint or "`harness rules` lists them."
        )
    stream = safe_stream(sys.stdout)
    stream.write(as_plain(rule, Look(is_coloured=wants_colour(stream))))


def list_rules(format_: str) -> None:
    """Print all rules, as aligned lines or as JSON."""
    rules = by_name().values()
    if format_ == "json":
        print(json.dumps([_row(rule) for rule in rules], indent=2))
        return
    look = Look(is_coloured=wants_colour(sys.stdout))
    widest = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        marks = ", ".join([*([] if rule.is_default else ["off by default"]), *(["fixable"] if rule.is_fixable else [])])
        severity = look.paint(f"{rule.severity:<7}", rule.severity)
        print(f"{rule.code}  {rule.name:<{widest}}  {severity}  {marks}".rstrip())


def _row(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "default": rule.is_default,
        "fixable": rule.is_fixable,
    }
