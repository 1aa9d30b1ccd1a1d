"""Recipes: what published examples give to an operation, for what its model does not say that it needs."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from harness.account.model import World

Recipe = Mapping[str, Any]
_ARN = re.compile(r"(?P<service>\barn:aws[\w-]*:[\w-]+):(?P<region>[\w-]*):(?P<account>\d{11,13}|):")


@cache
def recipes(service: str, operation: str) -> Sequence[Recipe]:
    """The parameters that published examples of an operation have, the shortest first."""
    return tuple(_decoded(recipe) for recipe in _published().get(service, {}).get(operation, ()))


@cache
def _published() -> Mapping[str, Mapping[str, Sequence[Any]]]:
    data = files("harness.arrange").joinpath("recipes.json.gz").read_bytes()
    published: Mapping[str, Mapping[str, Sequence[Any]]] = json.loads(gzip.decompress(data))["recipes"]
    return published


def _decoded(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"$base64"}:
            return base64.b64decode(value["$base64"])
        return {key: _decoded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_decoded(item) for item in value]
    return value


def at_home(value: Any, world: World) -> Any:
    """A published value with the accounts and regions of its ARNs turned into the world's own."""
    if isinstance(value, str):
        return _ARN.sub(lambda arn: _at_home(arn, world), value) if "arn:aws" in value else value
    if isinstance(value, dict):
        return {key: at_home(item, world) for key, item in value.items()}
    return [at_home(item, world) for item in value] if isinstance(value, list) else value


def _at_home(arn: re.Match[str], world: World) -> str:
    region = world.region if arn["region"] else ""
    account = world.account_id if arn["account"].isdigit() else arn["account"]
    return f"{arn['service']}:{region}:{account}:"


def ranked(known: Sequence[Recipe], given: Mapping[str, Any]) -> tuple[Sequence[Recipe], bool]:
    """The recipes, those of the very thing that is given (a value of theirs is the same) first; and whether there is one."""
    same = [recipe for recipe in known if any(_says(recipe, name, value) for name, value in given.items())]
    return [*same, *(recipe for recipe in known if recipe not in same)], bool(same)


def _says(recipe: Recipe, name: str, value: Any) -> bool:
    return isinstance(value, str) and recipe.get(name) == value
