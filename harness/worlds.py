"""Which account and region an example's documented values speak of, and the twin world that tells what is generated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from harness.account.model import World

_ARN = re.compile(r"\barn:aws[\w-]*:[\w-]*:([\w-]*):(\d{12}):")
_ACCOUNT = re.compile(r"(?<![\w.-])\d{12}(?![\w.-])")
_REGION = re.compile(r"\b(?:us|eu|ap|sa|ca|me|af|il|mx|us-gov)-(?:north|south|east|west|central){1,2}-\d(?=\b|[a-f]\b)")
_TWIN_AGE = timedelta(days=1234, hours=5, minutes=43, seconds=21)


def world_of(texts: Iterable[str]) -> World:
    """The world that an example's texts (commands, files, outputs) are about: its most frequent account and region."""
    accounts: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    for text in texts:
        for region, account in _ARN.findall(text):
            accounts[account] += 1
            regions[region] += 2 if _REGION.fullmatch(region) else 0
        loose.update(_ACCOUNT.findall(text))
        regions.update(_REGION.findall(text))
    default = World()
    return replace(
        default,
        account_id=_most_frequent(accounts) or _most_frequent(loose) or default.account_id,
        region=_most_frequent(regions) or default.region,
    )


def twin_of(world: World) -> World:
    """Another account at another time with another seed: what is the same in both worlds was not generated."""
    digits = world.account_id.translate(str.maketrans("0123456789", "7294816350"))
    account_id = digits if digits != world.account_id else "314159265358"
    return replace(world, seed=world.seed + 1, clock=world.clock + _TWIN_AGE, account_id=account_id)


def _most_frequent(counts: Counter[str]) -> str:
    """Of equals, the one that was met first."""
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else ""
