"""Amazon Resource Names that cannot be, told from those in which a placeholder stands for a part."""

from __future__ import annotations

import re

from harness.catalog.regions import region_meant

_PARTS = 6
_PARTITION = re.compile(r"aws(-[a-z]+)*")
_REGION = re.compile(r"[a-z]{2,3}(-[a-z]+)+-\d{1,2}")
_NEARLY_REGION = re.compile(r"[a-z]{2}-(gov-|iso[a-z]?-)?(north|south|east|west|central)(?!.*x)")
_ACCOUNT_DIGITS = 12
_PLACEHOLDER = re.compile(r"<[^<>]*>|\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\]")
_STRAY = re.compile(r"[;,<>\"'`]")


def looks_like_arn(text: str) -> bool:
    return text.lstrip().startswith("arn:")


def arn_flaw(text: str) -> str:
    """What makes a text that begins as an ARN impossible, as the end of a sentence; "" for nothing.

    `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`, where region and account may be empty (the AWS General Reference).
    """
    if "..." in text:
        return ""
    if text != text.strip() or re.search(r":\s", text):
        return "has a blank in it"
    parts = _PLACEHOLDER.sub("X", text).split(":", _PARTS - 1)
    if len(parts) > 1 and not _is_word(parts[1], _PARTITION):
        return f"has the partition `{parts[1]}`"
    if len(parts) < _PARTS:
        return _short_flaw(parts)
    return next(filter(None, map(_part_flaw, ("service", "region", "account", "resource"), parts[2:])), "")


def account_flaw(text: str) -> str:
    """The account ID of an ARN where it has digits only, and not twelve of them; "" otherwise."""
    parts = text.split(":", _PARTS - 1)
    account = parts[4] if len(parts) == _PARTS else ""
    return account if account.isdigit() and len(account) != _ACCOUNT_DIGITS else ""


def _is_word(part: str, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(part) is not None or "X" in part or part.isupper()


def _short_flaw(parts: list[str]) -> str:
    """Too few colons: told only where account and region have slipped or run together, or all but one part is there."""
    has_slipped = len(parts) > 3 and (parts[3].isdigit() or re.search(r"[a-z]\d{12}$", parts[3]) is not None)
    is_one_short = len(parts) > 4 and re.match(r"\d{12}[^\d:]|[a-z-]+/[^\s/]", parts[4]) is not None
    return f"has {len(parts)} parts, and an ARN has {_PARTS}" if has_slipped or is_one_short else ""


def _part_flaw(name: str, part: str) -> str:
    if name == "service":
        return "has no service" if not part else ""
    if name == "resource":
        return "has a doubled slash in its resource" if re.search(r"(?<!:)//", part) else ""
    if _STRAY.search(part):
        return f"has the {name} `{part}`"
    if name == "region" and not _is_region(part):
        return f"has the region `{part}`"
    return ""


def _is_region(part: str) -> bool:
    """False for what is surely none: digits, another ARN, a direction without its number, a letter too many."""
    if _REGION.fullmatch(part) or _NEARLY_REGION.match(part):
        return _REGION.fullmatch(part) is not None and not region_meant(part)
    return not (part.isdigit() or part == "arn")
